import { Type } from '@sinclair/typebox';
import { needsConfirmation, needsReview, outcomeFaults, type Recorded, WorkAnswer } from '../domain/outcome.ts';
import type { WorkerContext } from './context.ts';
import { defineWorker } from './define-worker.ts';
import { textOf } from './shared/answered.ts';
import { letterPart } from './shared/letter.ts';
import { keepPromise } from './shared/promise.ts';
import { ofCase } from './shared/schemas.ts';

/**
 * Takes over what the executing body says it did. An explanation, and the handing over to a body outside the authority, keep the promise
 * only when somebody else has approved them. To whom a request is handed stands in the answer, so that the resident reads it everywhere.
 */
export default defineWorker({
  type: 'record-outcome',
  input: ofCase,
  output: Type.Object({ outcome: WorkAnswer }),
  raises: [],
  trial: 'recorded',
  async handle(_, context) {
    const { case: c, run } = context.facts;
    const { answers, by, task } = await context.tasks.answers('work');
    const recorded: Recorded = {
      outcome: textOf(answers, 'outcome') ?? '',
      reason: textOf(answers, 'reason') ?? null,
      answer: textOf(answers, 'answer') ?? null,
      body: textOf(answers, 'body') ?? null,
      rest: textOf(answers, 'rest') ?? null,
    };
    const faults = outcomeFaults(context.release.settings.outcomes, recorded);
    if (faults.length > 0)
      throw new Error(`expected a complete outcome in task ${task} but found: ${faults.join(', ')}`);
    const outcome = recorded.outcome as WorkAnswer;
    const keep = (kind: 'reason' | 'answer', text: string | null, shown: boolean): string | null =>
      text === null ? null : context.cases.keepText({ kind, text, by, public: shown });
    const reason = keep('reason', recorded.reason ?? null, false);
    // What "not ours" says to colleagues is no answer to the resident.
    const answer = keep('answer', answerOf(context, recorded), outcome !== 'not-ours');

    if (outcome !== 'not-ours') context.cases.change({ outcome });
    if (needsReview(outcome)) context.runs.change({ reviewApproved: null });
    if (needsConfirmation(outcome)) keepPromise(context);
    const { department, organisation } = c;
    context.record('outcome-recorded', { outcome, round: run.round, department, organisation, reason, answer }, by);
    return { outcome };
  },
});

/** What the resident reads: the department's words, and below them what was not done, above them to whom the request was handed. */
function answerOf(context: WorkerContext, recorded: Recorded): string | null {
  const { language } = context.facts.case;
  const { outcome, answer, body, rest } = recorded;
  const parts = [
    outcome === 'referred' && body && letterPart(context, 'referred-to', language, { body }),
    answer,
    outcome === 'partly-solved' && rest && letterPart(context, 'not-done', language, { rest }),
  ];
  return parts.filter(Boolean).join('\n\n') || null;
}
