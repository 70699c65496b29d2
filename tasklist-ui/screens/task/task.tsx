import { useParams } from 'react-router';
import { isLanguage, ownNames, textIn } from '../../../ui-kit/languages.ts';
import { Page } from '../../frame/page/page.tsx';
import { ClaimButton } from '../../parts/claim/claim-button.tsx';
import { AssignButton } from '../../parts/oversee/assign-button.tsx';
import { Pictures } from '../../parts/pictures/pictures.tsx';
import { Failed, LoadingRows } from '../../parts/states/states.tsx';
import { AgainTag, UrgencyTag } from '../../parts/tags/tags.tsx';
import { Due } from '../../parts/time/due.tsx';
import type { Task } from '../../server/types.ts';
import { useTenant } from '../../session/tenant-context.ts';
import { useTexts } from '../../text/texts.ts';
import { useSentence } from '../../text/use-sentence.ts';
import { CallCard } from './call-card.tsx';
import { MoreTime } from './more-time.tsx';
import { TaskCase } from './task-case.tsx';
import { TaskForm } from './task-form.tsx';
import { TaskState } from './task-state.tsx';
import { useTask } from './use-task.ts';
import './task.css';

/** One task: first what the case says, then the form to fill in. */
export function TaskPage() {
  const { taskId = '' } = useParams();
  const { t, language } = useTexts('task');
  const { id } = useTenant();
  const sentence = useSentence();
  const { data: task, error, refetch } = useTask(id, taskId);
  const back = { to: `/${id}/tasks`, text: t('back') };

  if (error && !task)
    return (
      <Page title={t('title')} back={back}>
        <Failed sentence={sentence(error)} retry={() => void refetch()} />
      </Page>
    );
  if (!task)
    return (
      <Page title={t('title')} back={back}>
        <LoadingRows />
      </Page>
    );
  const name = textIn(task.name, language);
  return (
    <Page
      title={name}
      back={back}
      lead={<Lead task={task} />}
      actions={
        <>
          <AssignButton task={task} taskName={name} />
          {task.abilities.release && <ClaimButton task={task} taskName={name} />}
        </>
      }
    >
      <div className="task" key={task.id}>
        <TaskCase task={task} />
        <section className="task-work" aria-label={t('form')}>
          <TaskState task={task} name={name} />
          {task.call && task.state === 'open' && <CallCard task={task} call={task.call} />}
          {task.elementId === 'work' && task.state === 'open' && task.abilities.complete && <MoreTime task={task} />}
          {task.elementId === 'work' && task.attachDocument && task.abilities.complete && (
            <Pictures caseId={task.caseId} taskId={task.id} />
          )}
          {task.elementId === 'work' && task.state === 'open' && (
            <p>
              {t('language', {
                language: isLanguage(task.case.language) ? ownNames[task.case.language] : task.case.language,
              })}
            </p>
          )}
          <TaskForm task={task} />
        </section>
      </div>
    </Page>
  );
}

function Lead({ task }: { task: Task }) {
  const { t } = useTexts('task');
  return (
    <div className="tags">
      <UrgencyTag urgency={task.urgency} />
      <AgainTag round={task.round} reopened={task.reopened} />
      {task.state === 'open' && task.callAt && (
        <>
          <span>{t('call')}</span> <Due at={task.callAt} />
        </>
      )}
      {task.state === 'open' && task.term !== 'over' && (
        <>
          <span>{t('due')}</span> <Due at={task.dueAt} term={task.term} />
        </>
      )}
    </div>
  );
}
