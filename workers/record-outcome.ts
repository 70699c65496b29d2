import { Type } from '@sinclair/typebox';
import { needsConfirmation, outcomeFaults, WorkAnswer } from '../domain/outcome.ts';
import { defineWorker } from './define-worker.ts';
import { textOf } from './shared/answered.ts';
import { keepPromise } from './shared/promise.ts';
import { ofCase } from './shared/schemas.ts';

/** Takes over what the executing body says it did. An explanation keeps the promise only when somebody else has approved it. */
export default defineWorker({
  type: 'record-outcome',
  input: ofCase,
  output: Type.Object({ outcome: WorkAnswer }),
  raises: [],
  trial: 'recorded',
  async handle(_, context) {
    const { case: c, run } = context.facts;
    const { answers, by, task } = await context.tasks.answers('work');
    const recorded = {
      outcome: textOf(answers, 'outcome') ?? '',
      reason: textOf(answers, 'reason') ?? null,
      answer: textOf(answers, 'answer') ?? null,
    };
    const faults = outcomeFaults(context.release.settings.outcomes, recorded);
    if (faults.length > 0)
      throw new Error(`expected a complete outcome in task ${task} but found: ${faults.join(', ')}`);
    const outcome = recorded.outcome as WorkAnswer;
    const keep = (kind: 'reason' | 'answer', text: string | null, shown: boolean): string | null =>
      text === null ? null : context.cases.keepText({ kind, text, by, public: shown });
    const reason = keep('reason', recorded.reason, false);
    // What "not ours" says to colleagues is no answer to the resident.
    const answer = keep('answer', recorded.answer, outcome !== 'not-ours');

    if (outcome !== 'not-ours') context.cases.change({ outcome });
    if (outcome === 'explained') context.runs.change({ reviewApproved: null });
    if (needsConfirmation(outcome)) keepPromise(context);
    const { department, organisation } = c;
    context.record('outcome-recorded', { outcome, round: run.round, department, organisation, reason, answer }, by);
    return { outcome };
  },
});
