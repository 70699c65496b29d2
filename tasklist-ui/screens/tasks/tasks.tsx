import { Button } from '@carbon/react';
import { Add } from '@carbon/react/icons';
import { useState } from 'react';
import { Link } from 'react-router';
import { Page } from '../../frame/page/page.tsx';
import { More } from '../../parts/more/more.tsx';
import { Empty, Failed, LoadingRows } from '../../parts/states/states.tsx';
import { useTenant } from '../../session/tenant-context.ts';
import { useTexts } from '../../text/texts.ts';
import { useSentence } from '../../text/use-sentence.ts';
import { MoreTimeAsked } from './more-time-asked.tsx';
import { Overdue } from './overdue.tsx';
import { TaskRow } from './task-row.tsx';
import { Tellings } from './tellings.tsx';
import { useTasks } from './use-tasks.ts';
import './tasks.css';

/** What there is to do: first what I took, then what is free for my groups. */
export function Tasks() {
  const { t } = useTexts('tasks');
  const { id, abilities } = useTenant();
  const [taken, setTaken] = useState<string | null>(null);
  return (
    <Page
      title={t('title')}
      actions={
        abilities.openCase && (
          <Button as={Link} to={`/${id}/open-case`} size="md" renderIcon={Add}>
            {t('open-case')}
          </Button>
        )
      }
    >
      <Overdue />
      <MoreTimeAsked />
      <TaskList scope="mine" focused={taken} />
      <Tellings />
      <TaskList scope="groups" taken={setTaken} />
    </Page>
  );
}

interface TaskListProps {
  scope: 'mine' | 'groups';
  /** The task that has just been taken. */
  focused?: string | null;
  taken?: (task: string) => void;
}

function TaskList({ scope, focused = null, taken }: TaskListProps) {
  const { t } = useTexts('tasks');
  const sentence = useSentence();
  const { id } = useTenant();
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useTasks(id, scope);
  const tasks = data?.pages.flatMap((page) => page.items) ?? [];
  const { data: free } = useTasks(id, 'groups');
  const othersWait = (free?.pages[0]?.items.length ?? 0) > 0;

  return (
    <section className="section" aria-labelledby={`tasks-${scope}`}>
      <h2 id={`tasks-${scope}`}>
        {t(scope)} {data && !hasNextPage && <span className="muted">{tasks.length}</span>}
      </h2>
      {isPending && <LoadingRows rows={scope === 'mine' ? 2 : 4} />}
      {error && !data && <Failed sentence={sentence(error)} retry={() => void refetch()} />}
      {data && tasks.length === 0 && (
        <Empty title={t(`${scope}-none`)}>
          {t(scope === 'mine' && othersWait ? 'mine-none-take' : `${scope}-none-hint`)}
        </Empty>
      )}
      {tasks.length > 0 && (
        <ul className="task-list">
          {tasks.map((task) => (
            <TaskRow key={task.id} task={task} focused={task.id === focused} taken={() => taken?.(task.id)} />
          ))}
        </ul>
      )}
      <More hasMore={hasNextPage} loading={isFetchingNextPage} load={() => void fetchNextPage()} />
    </section>
  );
}
