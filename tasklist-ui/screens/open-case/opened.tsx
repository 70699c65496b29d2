import { Button, CopyButton } from '@carbon/react';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { useTenant } from '../../session/tenant-context.ts';
import { useTexts } from '../../text/texts.ts';
import type { OpenedCase } from './opened-case.ts';
import { PromiseTold } from './promise/promise.tsx';
import { TellCode } from './tell-code/tell-code.tsx';

/** What the operator tells the caller before hanging up. */
export function Opened({ opened, again }: { opened: OpenedCase; again: () => void }) {
  const { t } = useTexts('open-case');
  const { id } = useTenant();
  const told = useRef<HTMLElement>(null);
  useEffect(() => told.current?.focus(), []);
  return (
    <section className="opened" ref={told} tabIndex={-1} aria-label={t('opened')}>
      <p className="opened-hint">{t('tell')}</p>
      <dl>
        <div>
          <dt>{t('number')}</dt>
          <dd>{opened.number}</dd>
          <dd>
            <CopyButton
              iconDescription={t('copy')}
              feedback={t('copied')}
              onClick={() => void navigator.clipboard?.writeText(opened.number)}
            />
          </dd>
        </div>
      </dl>
      <PromiseTold caseId={opened.id} />
      {opened.codeBy === 'opener' ? <TellCode opened={opened} /> : <p className="muted">{t('code-by-letter')}</p>}
      <div className="opened-actions">
        <Button onClick={again}>{t('another')}</Button>
        <Button kind="tertiary" as={Link} to={`/${id}/cases/${opened.id}`}>
          {t('to-case')}
        </Button>
      </div>
    </section>
  );
}
