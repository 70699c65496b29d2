import { Button } from '@carbon/react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { textIn } from '../../../ui-kit/languages.ts';
import { placeName } from '../../../ui-kit/place-name.ts';
import { More } from '../../parts/more/more.tsx';
import { AssignButton } from '../../parts/oversee/assign-button.tsx';
import { HurryDialog } from '../../parts/oversee/hurry-dialog.tsx';
import { AgainTag, UrgencyTag } from '../../parts/tags/tags.tsx';
import { Due } from '../../parts/time/due.tsx';
import { server } from '../../server/server.ts';
import type { TaskItem } from '../../server/types.ts';
import { useTenant } from '../../session/tenant-context.ts';
import { useTexts } from '../../text/texts.ts';

/** What a supervisor looks at first: what is late and undone, taken or not, the worst first; and what stands still or is in dispute. */
export function Overdue() {
  const { t } = useTexts('tasks');
  const { id: tenant, abilities } = useTenant();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: [tenant, 'tasks', 'overdue'],
    queryFn: ({ pageParam }) =>
      server.listTasks({
        path: { tenant },
        query: { scope: 'everybody', overdue: true, limit: 10, ...(pageParam && { after: pageParam }) },
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    enabled: abilities.listAllTasks,
  });
  const { data: stopped } = useQuery({
    queryKey: [tenant, 'incidents', 'count'],
    queryFn: () => server.listIncidents({ path: { tenant } }),
    enabled: abilities.listAllTasks && abilities.listIncidents,
  });
  if (!abilities.listAllTasks || !data) return null;
  const tasks = data.pages.flatMap((page) => page.items);
  const standing = stopped?.items.length ?? 0;
  return (
    <section className="section" aria-labelledby="tasks-overdue">
      <h2 id="tasks-overdue">
        {t('overdue')} {!hasNextPage && <span className="muted">{tasks.length}</span>}
      </h2>
      <p className="tasks-look-at">
        <Link to={`/${tenant}/cases?standing=in-dispute`}>{t('in-dispute')}</Link>
        <Link to={`/${tenant}/cases?standing=returned`}>{t('returned')}</Link>
        <Link to={`/${tenant}/cases?standing=waiting&sort=due`}>{t('waiting')}</Link>
        {standing > 0 && <Link to={`/${tenant}/incidents`}>{t('incidents', { count: standing })}</Link>}
      </p>
      {tasks.length === 0 && <p className="muted">{t('overdue-none')}</p>}
      {tasks.length > 0 && (
        <ul className="task-list">
          {tasks.map((task) => (
            <OverdueRow key={task.id} task={task} />
          ))}
        </ul>
      )}
      <More hasMore={hasNextPage} loading={isFetchingNextPage} load={() => void fetchNextPage()} />
    </section>
  );
}

function OverdueRow({ task }: { task: TaskItem }) {
  const { t, language } = useTexts('tasks');
  const { id: tenant } = useTenant();
  const [hurrying, setHurrying] = useState(false);
  const name = textIn(task.name, language);
  const about = [textIn(task.category?.name, language), placeName(task.territory, language)];
  const who = task.assignee ? t('with', { name: task.assignee.name ?? '' }) : t('with-nobody');
  return (
    <li className={`oversee-row task-row-${task.urgency}`}>
      <div className="task-row-what">
        <p className="task-row-title">
          <Link className="plain-link" to={`/${tenant}/cases/${task.caseId}`}>
            {task.caseNumber}
          </Link>
          <UrgencyTag urgency={task.urgency} />
          <AgainTag round={task.round} reopened={task.reopened} />
        </p>
        <p className="task-row-about">{about.filter(Boolean).join(' · ')}</p>
        <p>
          {name}: {[textIn(task.department?.name, language), who].filter(Boolean).join(', ')}
        </p>
      </div>
      <div className="task-row-due">
        <span className="muted">{t('due')}</span> <Due at={task.dueAt} term={task.term} />
      </div>
      <div className="task-row-action">
        <AssignButton task={task} taskName={name} />
        <Button
          kind="ghost"
          size="sm"
          aria-label={`${t('hurry')}: ${task.caseNumber}`}
          onClick={() => setHurrying(true)}
        >
          {t('hurry')}
        </Button>
        <HurryDialog caseId={task.caseId} open={hurrying} close={() => setHurrying(false)} />
      </div>
    </li>
  );
}
