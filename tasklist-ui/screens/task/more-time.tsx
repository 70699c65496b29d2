import { Button } from '@carbon/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { TermChangeBody } from '../../parts/term-change/term-change.ts';
import { TermDialog } from '../../parts/term-change/term-dialog.tsx';
import { WishDialog } from '../../parts/term-change/wish-dialog.tsx';
import { WishSentence } from '../../parts/term-change/wish-sentence.tsx';
import { server } from '../../server/server.ts';
import type { Task } from '../../server/types.ts';
import { useTenant } from '../../session/tenant-context.ts';
import { useTexts } from '../../text/texts.ts';

/** Time runs short in the middle of the work: it is extended from here by whoever may, and the others read who that is. */
export function MoreTime({ task }: { task: Task }) {
  const { t, name } = useTexts('task');
  const { id } = useTenant();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLDivElement>(null);
  const { mutateAsync } = useMutation({
    mutationFn: (body: TermChangeBody) => server.changeTerm({ path: { tenant: id, caseId: task.caseId }, body }),
    onSettled: () => queries.invalidateQueries({ queryKey: [id, 'task', task.id] }),
  });
  if (!task.extendTerm) {
    if (task.extendedBy.length === 0) return null;
    const roles = task.extendedBy.map((role) => name('role', role)).join(', ');
    return <AskForMore task={task} roles={roles} />;
  }
  return (
    <div className="task-more-time" ref={opener}>
      <Button kind="tertiary" size="sm" onClick={() => setOpen(true)}>
        {t('more-time.action')}
      </Button>
      <TermDialog
        kind="extend"
        caseId={task.caseId}
        open={open}
        close={() => {
          setOpen(false);
          opener.current?.querySelector('button')?.focus();
        }}
        change={mutateAsync}
      />
    </div>
  );
}

/** Whoever may not extend it asks those who may, and reads here what became of it. */
function AskForMore({ task, roles }: { task: Task; roles: string }) {
  const { t } = useTexts('task');
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLDivElement>(null);
  const [newest] = task.moreTime;
  return (
    <div className="task-more-time" ref={opener}>
      {newest && <WishSentence wish={newest} />}
      {task.askForMoreTime && newest?.decision !== null && (
        <>
          <Button kind="tertiary" size="sm" onClick={() => setOpen(true)}>
            {t('more-time.ask')}
          </Button>
          <p className="muted">{t('more-time.asked', { roles })}</p>
        </>
      )}
      <WishDialog
        caseId={task.caseId}
        open={open}
        close={() => {
          setOpen(false);
          opener.current?.querySelector('button')?.focus();
        }}
      />
    </div>
  );
}
