import { Type } from '@sinclair/typebox';
import { returnsLeft } from '../domain/returns.ts';
import { defineWorker } from './define-worker.ts';
import { ofCase } from './shared/schemas.ts';

/**
 * "Not ours": counts the return, and takes the request from the department, which acts no longer. Up to the limit it is classified anew;
 * after that a supervisor chooses who acts.
 */
export default defineWorker({
  type: 'return-case',
  input: ofCase,
  output: Type.Object({ returnsLeft: Type.Boolean() }),
  raises: [],
  trial: 'recompute',
  async handle(_, context) {
    const { case: c } = context.facts;
    const returns = c.returns + 1;
    const left = returnsLeft(returns, context.release.settings.returnLimit);
    context.cases.change({ returns, department: null, organisation: null, assignment: null });
    const { department, category } = c;
    context.record('case-returned', { returns, left, department, category });
    return { returnsLeft: left };
  },
});
