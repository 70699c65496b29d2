import { Type } from '@sinclair/typebox';
import { defineWorker } from './define-worker.ts';
import { successorOfCase } from './shared/manager.ts';
import { ofCase } from './shared/schemas.ts';

/** Has the place of the case another manager by now than the department that has it? One that never managed it keeps it. */
export default defineWorker({
  type: 'check-hand-over',
  input: ofCase,
  output: Type.Object({ handOver: Type.Boolean() }),
  raises: [],
  trial: 'recompute',
  async handle(_, context) {
    const successor = await successorOfCase(context);
    const { department } = context.facts.case;
    if (successor)
      context.record('hand-over-due', { from: department, to: successor.department, since: successor.from });
    return { handOver: successor !== undefined };
  },
});
