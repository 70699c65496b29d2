import { Type } from '@sinclair/typebox';
import { defineWorker } from './define-worker.ts';
import { textOf } from './shared/answered.ts';
import { ofCase } from './shared/schemas.ts';

/** Takes over whether the department that was asked takes the case; "not ours" says why. */
export default defineWorker({
  type: 'record-acceptance',
  input: ofCase,
  output: Type.Object({ accepted: Type.Boolean() }),
  raises: [],
  trial: 'recorded',
  async handle(_, context) {
    const { answers, by, task } = await context.tasks.answers('accept');
    const asked = await context.acceptances.newest();
    if (asked?.state !== 'open')
      throw new Error(`expected an open question for task ${task} but it is ${asked?.state}`);
    const accepted = textOf(answers, 'accepted') === 'yes';
    const why = textOf(answers, 'reason');
    if (!accepted && !why) throw new Error(`expected a reason in task ${task}: what is refused is refused for one`);
    const reason = accepted || !why ? null : context.cases.keepText({ kind: 'reason', text: why, by, public: false });
    context.acceptances.answer(asked.id, { accepted, by, reason });
    const { department } = asked;
    const inTime = context.at <= asked.dueAt;
    context.record('acceptance-answered', { acceptance: asked.id, accepted, department, inTime, reason }, by);
    return { accepted };
  },
});
