import { Link } from 'react-router';
import { textIn } from '../../../ui-kit/languages.ts';
import { Moment } from '../../parts/time/moment.tsx';
import type { CaseTask } from '../../server/types.ts';
import { useTenant } from '../../session/tenant-context.ts';
import { useTexts } from '../../text/texts.ts';

/** Tasks that wait for somebody now. */
export function Tasks({ tasks }: { tasks: readonly CaseTask[] }) {
  const { t, language } = useTexts('case');
  const { id } = useTenant();
  const waiting = tasks.filter(({ state }) => state === 'open' || state === 'completing');
  if (waiting.length === 0) return null;
  return (
    <section className="section" aria-labelledby="case-tasks">
      <h2 id="case-tasks">{t('tasks')}</h2>
      <ul className="case-tasks">
        {waiting.map((task) => (
          <li key={task.id}>
            <Link className="plain-link" to={`/${id}/tasks/${encodeURIComponent(task.id)}`}>
              {textIn(task.name, language)}
            </Link>
            <span className="muted">
              {task.assignee ? t('task-taken', { name: task.assignee.name }) : t('task-free')}, {t('since')}{' '}
              <Moment at={task.openedAt} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
