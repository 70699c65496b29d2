import { Type } from '@sinclair/typebox';
import type { DeadlineReason } from '../domain/deadline-reason.ts';
import { defineWorker } from './define-worker.ts';
import { ofCase } from './shared/schemas.ts';
import { promiseAnew } from './shared/term.ts';

/**
 * Promises. A request that was passed on keeps the start of its promise; one that comes back after an answer gets a new term from now.
 * Before a department has the request, what is promised stands for now: the caller hears of a day all the same.
 */
export default defineWorker({
  type: 'set-deadline',
  input: ofCase,
  output: Type.Object({}),
  raises: [],
  trial: 'recompute',
  async handle(_, context) {
    const { case: c, run } = context.facts;
    const newest = c.deadline ? await context.deadlines.byId(c.deadline) : undefined;
    const running = newest && newest.run === run.id && newest.metAt === null ? newest : undefined;
    const first: DeadlineReason = run.round > 1 || run.number > 1 ? 'reopened' : 'assigned';
    const before = running?.explanation.department;
    await promiseAnew(context, c, running, running && before !== null ? 'passed-on' : first);
    return {};
  },
});
