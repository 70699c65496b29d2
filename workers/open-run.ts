import { Type } from '@sinclair/typebox';
import { defineWorker } from './define-worker.ts';

/**
 * The first element of every case type: binds the engine's instance to the run that intake has asked for. Where starting was repeated
 * (an engine that does not remember commands), only one of the instances wins; the others are cancelled.
 */
export default defineWorker({
  type: 'open-run',
  input: Type.Object({ caseId: Type.String(), runId: Type.String() }),
  output: Type.Object({
    round: Type.Integer(),
    departmentId: Type.Union([Type.String(), Type.Null()], { description: 'of a case that was handled before' }),
  }),
  raises: [],
  trial: 'recompute',
  async handle({ runId }, context) {
    const { case: c, run } = context.facts;
    if (runId !== run.id) throw new Error(`expected the run ${run.id} but the instance was started for ${runId}`);
    if (await context.runs.bind()) context.record('run-opened', { number: run.number, round: run.round });
    else context.engine.cancelInstance();
    return { round: run.round, departmentId: c.department };
  },
});
