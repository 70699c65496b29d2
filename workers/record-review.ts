import { Type } from '@sinclair/typebox';
import { mayReview } from '../domain/objection.ts';
import { defineWorker } from './define-worker.ts';
import { flagOf, textOf } from './shared/answered.ts';
import { keepPromise } from './shared/promise.ts';
import { ofCase } from './shared/schemas.ts';

/** Takes over what a second person says of an explanation, before it goes to the resident. */
export default defineWorker({
  type: 'record-review',
  input: ofCase,
  output: Type.Object({ approved: Type.Boolean() }),
  raises: [],
  trial: 'recorded',
  async handle(_, context) {
    const { answers, by, task } = await context.tasks.answers('review');
    if (!mayReview(by, await context.tasks.answeredBy('work')))
      throw new Error(
        `expected a review by somebody who did not write the explanation, but task ${task} was done by ${by}`,
      );
    const approved = flagOf(answers, 'approved');
    const written = textOf(answers, 'remark');
    const remark = written ? context.cases.keepText({ kind: 'note', text: written, by, public: false }) : null;
    context.runs.change({ reviewApproved: approved });
    if (approved) keepPromise(context);
    else context.cases.change({ outcome: null });
    context.record('explanation-reviewed', { approved, remark }, by);
    return { approved };
  },
});
