import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { textIn } from '../../../ui-kit/languages.ts';
import { placeName } from '../../../ui-kit/place-name.ts';
import { ClaimButton } from '../../parts/claim/claim-button.tsx';
import { AgainTag, UrgencyTag } from '../../parts/tags/tags.tsx';
import { Due } from '../../parts/time/due.tsx';
import type { TaskItem } from '../../server/types.ts';
import { useTenant } from '../../session/tenant-context.ts';
import { useTexts } from '../../text/texts.ts';

interface TaskRowProps {
  task: TaskItem;
  /** Told when it was taken from here. */
  taken?: () => void;
  /** Has just been taken: whoever pressed the button goes on here. */
  focused?: boolean;
}

/** One task: what is to be done, about what and where, and until when. */
export function TaskRow({ task, taken, focused = false }: TaskRowProps) {
  const { t, name: nameOf, language } = useTexts('tasks');
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (focused) link.current?.focus();
  }, [focused]);
  const { id } = useTenant();
  const name = textIn(task.name, language);
  const about = [task.caseNumber, textIn(task.category?.name, language), placeName(task.territory, language)];

  return (
    <li className={`task-row task-row-${task.urgency}`}>
      <div className="task-row-what">
        <p className="task-row-title">
          <Link ref={link} className="plain-link" to={`/${id}/tasks/${encodeURIComponent(task.id)}`}>
            {name}
            <span className="visually-hidden">, {task.caseNumber}</span>
          </Link>
          <UrgencyTag urgency={task.urgency} />
          <AgainTag round={task.round} reopened={task.reopened} />
        </p>
        <p className="task-row-about">{about.filter(Boolean).join(' · ')}</p>
        <p className="task-row-summary">{task.summary}</p>
      </div>
      <div className="task-row-due">
        {task.callAt && (
          <>
            <span className="muted">{t('call')}</span> <Due at={task.callAt} />
          </>
        )}
        {task.term !== 'over' && (
          <>
            <span className="muted">{t('due')}</span> <Due at={task.dueAt} term={task.term} />
          </>
        )}
      </div>
      <div className="task-row-action">
        {task.abilities.claim && <ClaimButton task={task} taskName={name} taken={taken} />}
        {task.refusal && <p className="task-row-refusal">{nameOf('problem', task.refusal)}</p>}
      </div>
    </li>
  );
}
