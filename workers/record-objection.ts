import { Type } from '@sinclair/typebox';
import { mayReview } from '../domain/objection.ts';
import { defineWorker } from './define-worker.ts';
import { flagOf, textOf } from './shared/answered.ts';
import { ofCase } from './shared/schemas.ts';

/** Takes over the decision on an objection, by a person who had no part in the answer. Upheld, the work begins anew, as a further round. */
export default defineWorker({
  type: 'record-objection',
  input: ofCase,
  output: Type.Object({ upheld: Type.Boolean(), round: Type.Integer() }),
  raises: [],
  trial: 'recorded',
  async handle(_, context) {
    const { case: c, run } = context.facts;
    const { answers, by, task } = await context.tasks.answers('decide-objection');
    const involved = [...(await context.tasks.answeredBy('work')), ...(await context.tasks.answeredBy('review'))];
    if (!mayReview(by, involved))
      throw new Error(
        `expected a decision by somebody who neither wrote nor reviewed the explanation, but task ${task} was done by ${by}`,
      );
    const objection = await context.objections.newest();
    if (objection?.state !== 'received')
      throw new Error(`expected an objection to decide but found ${objection?.state ?? 'none'}`);
    const upheld = flagOf(answers, 'upheld');
    const written = textOf(answers, 'reason');
    const reason = written ? context.cases.keepText({ kind: 'reason', text: written, by, public: true }) : null;
    const round = upheld ? run.round + 1 : run.round;
    context.objections.decided(objection.id, { upheld, by });
    if (upheld) {
      context.runs.change({ round, reviewApproved: null });
      context.cases.change({ outcome: null, reopened: c.reopened + 1 });
    }
    context.record('objection-decided', { objection: objection.id, upheld, reason, round }, by);
    return { upheld, round };
  },
});
