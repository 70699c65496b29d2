import { InlineNotification } from '@carbon/react';
import { Page } from '../../frame/page/page.tsx';
import { Empty, Failed, LoadingRows } from '../../parts/states/states.tsx';
import { useTenant } from '../../session/tenant-context.ts';
import { useTexts } from '../../text/texts.ts';
import { useSentence } from '../../text/use-sentence.ts';
import { IncidentRow } from './incident-row.tsx';
import { useIncidents } from './use-incidents.ts';
import './incidents.css';

/** Where processes have stopped: what happened, mending, trying again. */
export function Incidents() {
  const { t } = useTexts('incidents');
  const { id } = useTenant();
  const sentence = useSentence();
  const { data, error, isPending, refetch } = useIncidents(id);
  return (
    <Page title={t('title')} lead={t('lead')}>
      {isPending && <LoadingRows />}
      {data?.partial && (
        <InlineNotification kind="info" lowContrast hideCloseButton title={t('partial')} subtitle={t('partial-hint')} />
      )}
      {error && !data && <Failed sentence={sentence(error)} retry={() => void refetch()} />}
      {data?.items.length === 0 && <Empty title={t('none')}>{t('none-hint')}</Empty>}
      <ul className="incidents">
        {data?.items.map((incident) => (
          <IncidentRow key={incident.id} incident={incident} />
        ))}
      </ul>
    </Page>
  );
}
