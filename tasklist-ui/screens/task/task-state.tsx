import { InlineNotification } from '@carbon/react';
import { ClaimButton } from '../../parts/claim/claim-button.tsx';
import type { Task } from '../../server/types.ts';
import { useTenant } from '../../session/tenant-context.ts';
import { useTexts } from '../../text/texts.ts';

/** Why the form can't be filled in, when it can't: nobody has the task, another has it, it is done, it was withdrawn. */
export function TaskState({ task, name }: { task: Task; name: string }) {
  const { t, has, name: nameOf } = useTexts('task');
  const { person } = useTenant();
  if (task.state === 'withdrawn') {
    const reason = `withdrawn.${task.withdrawnReason}`;
    return <Notice kind="warning" title={t('withdrawn')} subtitle={has(reason) ? t(reason) : t('withdrawn-hint')} />;
  }
  if (task.state === 'completed')
    return <Notice kind="success" title={t('completed')} subtitle={task.completedBy?.name ?? ''} />;
  if (task.state === 'completing')
    return <Notice kind="info" title={t('completing')} subtitle={t('completing-hint')} />;
  if (task.refusal) return <Notice kind="info" title={t('for-another')} subtitle={nameOf('problem', task.refusal)} />;
  if (task.assignee && task.assignee.id !== person.id)
    return <Notice kind="info" title={t('taken', { name: task.assignee.name ?? '' })} subtitle={t('taken-hint')} />;
  if (task.abilities.claim)
    return (
      <div className="task-claim">
        <p>{t('claim-hint')}</p>
        <ClaimButton task={task} taskName={name} prominent />
      </div>
    );
  return task.abilities.complete ? null : <Notice kind="info" title={t('read-only')} subtitle="" />;
}

interface NoticeProps {
  kind: 'info' | 'success' | 'warning';
  title: string;
  subtitle: string;
}

function Notice({ kind, title, subtitle }: NoticeProps) {
  return (
    <InlineNotification
      className="task-notice"
      kind={kind}
      lowContrast
      hideCloseButton
      role="alert"
      title={title}
      subtitle={subtitle}
    />
  );
}
