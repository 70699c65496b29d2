import { Type } from '@sinclair/typebox';
import { sendsBack } from '../domain/confirmation.ts';
import { defineWorker } from './define-worker.ts';
import { ofCase } from './shared/schemas.ts';

/** "No": counts the denial. Up to the limit the department works again, as a further round; after that a role above it decides. */
export default defineWorker({
  type: 'record-denial',
  input: ofCase,
  output: Type.Object({ denialsLeft: Type.Boolean(), round: Type.Integer() }),
  raises: [],
  trial: 'recompute',
  async handle(_, context) {
    const { case: c, run } = context.facts;
    const denied = await context.confirmations.newest();
    if (denied?.answer !== 'no')
      throw new Error(`expected a no of the resident but found ${denied?.answer ?? 'no answer'}`);
    const denials = c.denials + 1;
    const back = sendsBack(denials, context.release.settings.denialLimit);
    const round = back ? run.round + 1 : run.round;
    if (back) context.runs.change({ round });
    context.cases.change({ denials, ...(back ? { outcome: null, reopened: c.reopened + 1 } : {}) });
    context.record('case-denied', { denials, back, round, reason: denied.reason });
    return { denialsLeft: back, round };
  },
});
