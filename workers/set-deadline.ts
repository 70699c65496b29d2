import { Type } from '@sinclair/typebox';
import { defineWorker } from './define-worker.ts';
import { ofCase } from './shared/schemas.ts';
import { promiseAnew } from './shared/term.ts';

/** Promises. A request that was passed on keeps the start of its promise; one that comes back after an answer gets a new term from now. */
export default defineWorker({
  type: 'set-deadline',
  input: ofCase,
  output: Type.Object({}),
  raises: [],
  trial: 'recompute',
  async handle(_, context) {
    const { case: c, run } = context.facts;
    const newest = c.deadline ? await context.deadlines.byId(c.deadline) : undefined;
    const passedOn = newest && newest.run === run.id && newest.metAt === null ? newest : undefined;
    const again = run.round > 1 || run.number > 1;
    await promiseAnew(context, c, passedOn, again ? 'reopened' : 'assigned');
    return {};
  },
});
