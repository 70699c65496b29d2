import { type Static, Type } from '@sinclair/typebox';
import { defineWorker } from './define-worker.ts';
import { textOf } from './shared/answered.ts';
import { ofCase } from './shared/schemas.ts';

const Output = Type.Object({
  decision: Type.Union([Type.Literal('rework'), Type.Literal('disputed')]),
  round: Type.Integer(),
});

/** Takes over what a role above the executing body decided on a dispute: work again, or the case ends as disputed. */
export default defineWorker({
  type: 'record-decision',
  input: ofCase,
  output: Output,
  raises: [],
  trial: 'recorded',
  async handle(_, context): Promise<Static<typeof Output>> {
    const { case: c, run } = context.facts;
    const { answers, by } = await context.tasks.answers('decide-dispute');
    const decision = textOf(answers, 'decision');
    if (decision !== 'rework' && decision !== 'disputed')
      throw new Error(`expected rework or disputed but got ${JSON.stringify(answers.decision)}`);
    const written = textOf(answers, 'reason');
    const reason = written ? context.cases.keepText({ kind: 'reason', text: written, by, public: true }) : null;
    const round = decision === 'rework' ? run.round + 1 : run.round;
    context.runs.change(decision === 'rework' ? { round, decision: null } : { decision });
    if (decision === 'rework') context.cases.change({ outcome: null, reopened: c.reopened + 1 });
    context.record('dispute-decided', { decision, reason, round }, by);
    return { decision, round };
  },
});
