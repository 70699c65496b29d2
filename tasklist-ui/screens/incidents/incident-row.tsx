import { Button } from '@carbon/react';
import { useState } from 'react';
import { Link } from 'react-router';
import { textIn } from '../../../ui-kit/languages.ts';
import { notify } from '../../frame/announcer/announcer.tsx';
import { Moment } from '../../parts/time/moment.tsx';
import type { Incident } from '../../server/types.ts';
import { useTenant } from '../../session/tenant-context.ts';
import { useTexts } from '../../text/texts.ts';
import { useSentence } from '../../text/use-sentence.ts';
import { MendDialog } from './mend-dialog.tsx';
import { useResolve } from './use-incidents.ts';

/** One stopped step, with what the program said. */
export function IncidentRow({ incident }: { incident: Incident }) {
  const { t, language } = useTexts('incidents');
  const { id } = useTenant();
  const sentence = useSentence();
  const { mutateAsync, isPending } = useResolve(id);
  const [mending, setMending] = useState(false);
  const retry = async (variables?: Record<string, unknown>): Promise<void> => {
    await mutateAsync({ incidentId: incident.id, ...(variables && { variables }) });
    notify('success', t('retried'));
  };

  return (
    <li className="incident">
      <div className="incident-what">
        <p className="incident-title">
          {incident.caseId && (
            <Link className="plain-link" to={`/${id}/cases/${incident.caseId}`}>
              {incident.caseNumber ?? t('case')}
            </Link>
          )}
          <span>
            {t('step')} “{textIn(incident.name, language) || incident.elementId}”
          </span>
        </p>
        <p className="incident-message">{incident.message}</p>
        <p className="muted">
          {t('raised')} <Moment at={incident.raisedAt} />
        </p>
      </div>
      <div className="incident-actions">
        <Button
          kind="tertiary"
          size="sm"
          disabled={isPending}
          aria-label={`${t('retry')}: ${incident.caseNumber ?? ''}`}
          onClick={() => retry().catch((thrown) => notify('error', sentence(thrown)))}
        >
          {t('retry')}
        </Button>
        <Button
          kind="ghost"
          size="sm"
          aria-label={`${t('mend')}: ${incident.caseNumber ?? ''}`}
          onClick={() => setMending(true)}
        >
          {t('mend')}
        </Button>
        <MendDialog open={mending} close={() => setMending(false)} run={retry} />
      </div>
    </li>
  );
}
