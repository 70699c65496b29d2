import { Type } from '@sinclair/typebox';
import { defineWorker } from './define-worker.ts';
import { textOf } from './shared/answered.ts';
import { ofCase } from './shared/schemas.ts';

/** Takes over what a person decided about a case whose place has another manager: handed over, or kept where it is. */
export default defineWorker({
  type: 'record-hand-over',
  input: ofCase,
  output: Type.Object({}),
  raises: [],
  trial: 'recorded',
  async handle(_, context) {
    const { answers, by } = await context.tasks.answers('hand-over');
    const decision = textOf(answers, 'decision') === 'hand-over' ? 'hand-over' : 'keep';
    const why = textOf(answers, 'reason');
    const reason = why ? context.cases.keepText({ kind: 'reason', text: why, by, public: false }) : null;
    const { department } = context.facts.case;
    context.record('hand-over-decided', { decision, department, reason }, by);
    if (decision === 'hand-over')
      context.engine.publish({
        name: 'hand-over-decided',
        correlationKey: context.job.run,
        id: context.newId(),
        variables: {},
      });
    return {};
  },
});
