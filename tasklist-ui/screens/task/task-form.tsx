import { Button, InlineNotification } from '@carbon/react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { notify } from '../../frame/announcer/announcer.tsx';
import { DraftNote } from '../../parts/drafts/draft-note.tsx';
import { draftOf, forgetDraft, keepDraft, readDraft } from '../../parts/drafts/drafts.ts';
import type { FormHandle } from '../../parts/form/form-view.tsx';
import { LoadingRows } from '../../parts/states/states.tsx';
import { fieldFaults } from '../../server/problem.ts';
import type { Task } from '../../server/types.ts';
import { useTenant } from '../../session/tenant-context.ts';
import { useTexts } from '../../text/texts.ts';
import { useSentence } from '../../text/use-sentence.ts';
import { IfReturned } from './if-returned.tsx';
import { Proposals } from './proposals.tsx';
import { useComplete } from './use-task.ts';

type Json = Record<string, unknown>;

const FormView = lazy(async () => ({ default: (await import('../../parts/form/form-view.tsx')).FormView }));

/** The form of the task, and completing it. What was typed stays on the page whatever the server answers. */
export function TaskForm({ task }: { task: Task }) {
  const { t } = useTexts('task');
  const tenant = useTenant();
  const { id } = tenant;
  const go = useNavigate();
  const sentence = useSentence();
  const form = useRef<FormHandle>(null);
  const { mutate, isPending } = useComplete(id, task.id);
  const [failure, setFailure] = useState<string | null>(null);
  const [first] = useState(task); // the form starts from what was there when it was opened; later answers must not reset it
  const canFill = task.abilities.complete && task.state === 'open';
  const draft = draftOf(tenant, `task:${task.id}`);
  const [kept, setKept] = useState(() => readDraft<Json>(draft));
  const [turn, setTurn] = useState(0);
  const begun = useRef(false);
  const [outcome, setOutcome] = useState<unknown>(kept?.value.outcome ?? null);

  // Whoever takes the task by keyboard goes on in its form: the button that was pressed is gone.
  const couldFill = useRef(canFill);
  useEffect(() => {
    if (canFill && !couldFill.current) form.current?.focusFirst();
    couldFill.current = canFill;
  }, [canFill]);

  const typed = (data: Json): void => {
    setOutcome(data.outcome);
    // form-js tells of a change when it is filled at first, too.
    const same = JSON.stringify(data) === JSON.stringify(kept?.value ?? first.data);
    if (!canFill || (same && !begun.current)) return;
    begun.current = true;
    setFailure(null);
    keepDraft(draft, data);
  };
  const discard = (): void => {
    forgetDraft(draft);
    begun.current = false;
    setKept(null);
    setTurn(turn + 1);
  };

  const complete = (): void => {
    setFailure(null);
    const answers = task.form ? form.current?.submit() : {};
    if (!answers) {
      setFailure(t('check'));
      return;
    }
    mutate(answers, {
      onSuccess: ({ state }) => {
        forgetDraft(draft);
        notify('success', t(state === 'completing' ? 'completing' : 'done', { number: task.caseNumber }));
        void go(`/${id}/tasks`);
      },
      onError: (thrown) => {
        const shown = form.current?.refuse(fieldFaults(thrown)) ?? false;
        setFailure(shown ? t('check') : sentence(thrown));
      },
    });
  };

  return (
    <>
      <Proposals task={task} choose={(category) => form.current?.choose('category', category)} />
      {kept && canFill && <DraftNote at={kept.at} discard={discard} />}
      {first.form ? (
        <Suspense fallback={<LoadingRows rows={3} />}>
          <FormView
            key={turn}
            handle={form}
            schema={first.form}
            data={task.answers ?? (kept ? { ...first.data, ...kept.value } : first.data)}
            texts={first.texts}
            readOnly={!canFill}
            changed={typed}
          />
        </Suspense>
      ) : (
        <p>{t('no-form')}</p>
      )}
      {canFill && outcome === 'not-ours' && task.ifReturned && <IfReturned follows={task.ifReturned} />}
      {failure && <InlineNotification kind="error" lowContrast hideCloseButton role="alert" title={failure} />}
      {canFill && (
        <Button className="task-complete" disabled={isPending} onClick={complete}>
          {t('complete')}
        </Button>
      )}
    </>
  );
}
