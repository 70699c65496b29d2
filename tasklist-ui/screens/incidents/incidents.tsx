import { ContentSwitcher, Switch } from '@carbon/react';
import { useState } from 'react';
import { Page } from '../../frame/page/page.tsx';
import { More } from '../../parts/more/more.tsx';
import { Empty, Failed, LoadingRows } from '../../parts/states/states.tsx';
import { useTenant } from '../../session/tenant-context.ts';
import { useTexts } from '../../text/texts.ts';
import { useSentence } from '../../text/use-sentence.ts';
import { IncidentRow } from './incident-row.tsx';
import { useIncidents } from './use-incidents.ts';
import './incidents.css';

const states = ['open', 'resolved'] as const;

/** Where processes have stopped: what happened, mending, trying again. */
export function Incidents() {
  const { t } = useTexts('incidents');
  const { id } = useTenant();
  const sentence = useSentence();
  const [state, setState] = useState<(typeof states)[number]>('open');
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useIncidents(id, state);
  const incidents = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t('title')} lead={t('lead')}>
      <ContentSwitcher
        className="incident-states"
        size="md"
        aria-label={t('which')}
        selectedIndex={states.indexOf(state)}
        onChange={({ name }) => setState(name === 'resolved' ? 'resolved' : 'open')}
      >
        {states.map((each) => (
          <Switch key={each} name={each} text={t(each)} />
        ))}
      </ContentSwitcher>
      {isPending && <LoadingRows />}
      {error && !data && <Failed sentence={sentence(error)} retry={() => void refetch()} />}
      {data && incidents.length === 0 && <Empty title={t(`${state}-none`)} />}
      <ul className="incidents">
        {incidents.map((incident) => (
          <IncidentRow key={incident.id} incident={incident} />
        ))}
      </ul>
      <More hasMore={hasNextPage} loading={isFetchingNextPage} load={() => void fetchNextPage()} />
    </Page>
  );
}
