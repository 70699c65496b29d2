import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { type Language, textIn } from '../../../../ui-kit/languages.ts';
import { useTenant } from '../../../session/tenant-context.ts';
import { useTextsIn } from '../../../text/texts.ts';

/** What a resident takes home, in their language: seen on paper only. */
export function Slip({ number, code, language }: { number: string; code: string; language: Language }) {
  const { t } = useTextsIn('tell-code', language);
  const { id, names } = useTenant();
  useEffect(() => {
    document.body.classList.add('prints-slip');
    return () => document.body.classList.remove('prints-slip');
  }, []);
  return createPortal(
    <section className="slip" lang={language} aria-hidden="true">
      <p>{textIn(names, language)}</p>
      <h1>{t('slip.title')}</h1>
      <dl>
        <dt>{t('slip.number')}</dt>
        <dd>{number}</dd>
        <dt>{t('slip.code')}</dt>
        <dd>{code}</dd>
      </dl>
      <p>{t('slip.where')}</p>
      <p className="slip-address">{`${location.origin}/${id}/status`}</p>
      <p>{t('slip.secret')}</p>
    </section>,
    document.body,
  );
}
