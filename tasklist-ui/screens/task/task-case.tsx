import { Link } from 'react-router';
import { textIn } from '../../../ui-kit/languages.ts';
import { placeName } from '../../../ui-kit/place-name.ts';
import { Documents } from '../../parts/documents/documents.tsx';
import { Facts } from '../../parts/facts/facts.tsx';
import { Persons } from '../../parts/persons/persons.tsx';
import { Said } from '../../parts/said/said.tsx';
import { Moment } from '../../parts/time/moment.tsx';
import type { Task } from '../../server/types.ts';
import { useTenant } from '../../session/tenant-context.ts';
import { useTexts } from '../../text/texts.ts';

/** As much of the case as is needed to do the task. */
export function TaskCase({ task }: { task: Task }) {
  const { t, name, language } = useTexts('task');
  const { id } = useTenant();
  const { case: about } = task;
  return (
    <aside className="task-case" aria-label={t('case')}>
      <p>
        <Link className="plain-link task-case-number" to={`/${id}/cases/${task.caseId}`}>
          {t('case-number', { number: task.caseNumber })}
        </Link>
      </p>
      <div>
        <h2>{t('description')}</h2>
        <p className="prose" lang={about.language}>
          {task.description}
        </p>
      </div>
      {task.returned.length > 0 && task.elementId !== 'work' && (
        <div>
          <h2>{t('returned')}</h2>
          <ul>
            {task.returned.map(({ department, category, reason, at }) => (
              <li key={at}>
                {t('returned.one', {
                  department: textIn(department?.name, language),
                  category: textIn(category?.name, language) || '–',
                  reason: reason ? `“${reason}”` : '',
                })}
              </li>
            ))}
          </ul>
        </div>
      )}
      {task.reasons.length > 0 && (
        <div>
          <h2>{t('said')}</h2>
          <Said reasons={task.reasons} />
        </div>
      )}
      <Facts
        items={[
          [t('category'), textIn(about.category?.name, language)],
          [t('place'), placeName(about.territory, language)],
          [t('department'), textIn(about.department?.name, language)],
          [t('channel'), name('channel', about.channel)],
          [t('opened'), <Moment key="opened" at={about.openedAt} />],
        ]}
      />
      <div>
        <h2>{t('resident')}</h2>
        <Persons persons={task.persons} />
      </div>
      <div>
        <h2>{t('documents')}</h2>
        <Documents documents={task.documents} />
      </div>
    </aside>
  );
}
