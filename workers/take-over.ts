import { Type } from '@sinclair/typebox';
import { defineWorker } from './define-worker.ts';
import { ofCase } from './shared/schemas.ts';

/** Takes the case from the department that has it: what it had begun is withdrawn, and the case is assigned and promised anew. */
export default defineWorker({
  type: 'take-over',
  input: ofCase,
  output: Type.Object({}),
  raises: [],
  trial: 'recompute',
  async handle(_, context) {
    const asked = await context.acceptances.newest();
    if (asked?.state === 'open') context.acceptances.over(asked.id);
    context.record('taken-over', { from: context.facts.case.department });
    return {};
  },
});
