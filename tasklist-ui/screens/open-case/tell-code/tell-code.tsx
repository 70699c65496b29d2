import { Button, InlineNotification } from '@carbon/react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { randomKey } from '../../../../ui-kit/random-key.ts';
import { server } from '../../../server/server.ts';
import { useTenant } from '../../../session/tenant-context.ts';
import { useTexts } from '../../../text/texts.ts';
import { useSentence } from '../../../text/use-sentence.ts';
import type { OpenedCase } from '../opened-case.ts';
import { Slip } from './slip.tsx';
import './tell-code.css';

type Way = 'read-out' | 'printed';

/** No letter goes to this resident: the code is read out or printed for them, once. A printed one is not shown on the screen. */
export function TellCode({ opened }: { opened: OpenedCase }) {
  const { t } = useTexts('tell-code');
  const { id } = useTenant();
  const sentence = useSentence();
  // Asked again after a lost answer, the same way gives the same code.
  const [keys] = useState<Record<Way, string>>(() => ({ 'read-out': randomKey(), printed: randomKey() }));
  const [shown, setShown] = useState(false);
  const ask = useMutation({
    mutationFn: (way: Way) =>
      server.tellCode({
        path: { tenant: id, caseId: opened.id },
        header: { 'idempotency-key': keys[way] },
        body: { way },
      }),
  });
  const code = ask.data?.code;
  const tell = (way: Way): void => {
    if (way === 'read-out') setShown(true);
    if (code) print();
    // The slip is drawn before it is printed.
    else ask.mutate(way, { onSuccess: () => way === 'printed' && requestAnimationFrame(() => print()) });
  };

  return (
    <section className="tell-code" aria-label={t('title')}>
      <p>{t(code ? (shown ? 'read-slowly' : 'hand-over') : 'why')}</p>
      {code && shown && (
        <p className="tell-code-code" aria-live="polite">
          {code}
        </p>
      )}
      {ask.error && (
        <InlineNotification kind="error" lowContrast hideCloseButton role="alert" title={sentence(ask.error)} />
      )}
      <div className="opened-actions">
        {!code && (
          <Button kind="secondary" disabled={ask.isPending} onClick={() => tell('read-out')}>
            {t('read-out')}
          </Button>
        )}
        <Button kind={code ? 'secondary' : 'tertiary'} disabled={ask.isPending} onClick={() => tell('printed')}>
          {t(code && !shown ? 'print-again' : 'print')}
        </Button>
      </div>
      {ask.data && <Slip number={ask.data.number} code={ask.data.code} language={opened.language} />}
    </section>
  );
}
