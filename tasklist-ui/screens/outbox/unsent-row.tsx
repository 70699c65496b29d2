import { Button } from '@carbon/react';
import { useRef, useState } from 'react';
import { Link } from 'react-router';
import { notify } from '../../frame/announcer/announcer.tsx';
import { ReasonDialog } from '../../parts/reason-dialog/reason-dialog.tsx';
import { Moment } from '../../parts/time/moment.tsx';
import type { Unsent } from '../../server/types.ts';
import { useTenant } from '../../session/tenant-context.ts';
import { useTexts } from '../../text/texts.ts';
import { useDecide } from './use-outbox.ts';

const decisions = ['again', 'leave'] as const;

/** One letter: to whom, about what, and what the other side said. */
export function UnsentRow({ unsent }: { unsent: Unsent }) {
  const { t } = useTexts('outbox');
  const { id } = useTenant();
  const { mutateAsync } = useDecide(id);
  const [deciding, setDeciding] = useState<(typeof decisions)[number] | null>(null);
  const opener = useRef<HTMLElement | null>(null);
  const close = (): void => {
    setDeciding(null);
    opener.current?.focus();
  };
  const about = `${unsent.subject ?? unsent.kind}, ${unsent.caseNumber ?? ''}`;

  return (
    <li className="unsent-row">
      <div>
        <p className="unsent-title">
          {unsent.caseId && (
            <Link className="plain-link" to={`/${id}/cases/${unsent.caseId}`}>
              {unsent.caseNumber}
            </Link>
          )}
          <span>{unsent.subject ?? unsent.kind}</span>
        </p>
        <p>
          {t('to')} {unsent.to ?? '–'}
        </p>
        <p className="unsent-state">{t(`state.${unsent.state}`, { attempts: unsent.attempts })}</p>
        {unsent.error && <p className="muted unsent-error">{unsent.error}</p>}
        <p className="muted">
          {t('made')} <Moment at={unsent.madeAt} />
        </p>
      </div>
      <div className="unsent-actions">
        {decisions.map((decision) => (
          <Button
            key={decision}
            kind={decision === 'again' ? 'tertiary' : 'ghost'}
            size="sm"
            aria-label={`${t(`${decision}.action`)}: ${about}`}
            onClick={(event) => {
              opener.current = event.currentTarget;
              setDeciding(decision);
            }}
          >
            {t(`${decision}.action`)}
          </Button>
        ))}
        {decisions.map((decision) => (
          <ReasonDialog
            key={decision}
            open={deciding === decision}
            title={t(`${decision}.title`)}
            consequence={t(
              decision === 'again' && unsent.state === 'unknown' ? 'again.may-be-two' : `${decision}.then`,
            )}
            action={t(`${decision}.action`)}
            close={close}
            run={async (reason) => {
              await mutateAsync({ outgoingId: unsent.id, decision, reason });
              notify('success', t(`${decision}.done`));
            }}
          />
        ))}
      </div>
    </li>
  );
}
