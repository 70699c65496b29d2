import { Type } from '@sinclair/typebox';
import { defineWorker } from './define-worker.ts';
import { acceptanceTimes } from './shared/acceptance.ts';
import { caseValues, mailText } from './shared/letter.ts';
import { ofCase } from './shared/schemas.ts';
import { writeToRole } from './shared/staff-mail.ts';

/** Asks the department that has the case now whether it is theirs, by mail too, and lets the time for the answer run. */
export default defineWorker({
  type: 'ask-acceptance',
  input: ofCase,
  output: Type.Object({}),
  raises: [],
  trial: 'recompute',
  async handle(_, context) {
    const { department, organisation, language } = context.facts.case;
    if (department === null) throw new Error('expected a department that can be asked but the case has none');
    const before = await context.acceptances.newest();
    if (before?.state === 'open') context.acceptances.over(before.id);
    const id = context.newId();
    const { dueAt, levels } = await acceptanceTimes(context, context.at);
    context.acceptances.ask({ id, department, organisation, dueAt });
    if (levels[0]) {
      const variables = { acceptanceId: id, lookAt: levels[0].at };
      context.engine.publish({ name: 'acceptance-asked', correlationKey: context.job.run, id, variables });
    }
    const heads = await writeToRole(context, 'asked', 'head', id);
    const to = heads.length > 0 ? undefined : await context.register.mailOf(department);
    if (to) {
      const values = caseValues(context, await context.cases.letter(), language);
      context.outbox.mail({ key: id, to, language, ...mailText(context, 'asked', language, values) });
    }
    context.record('acceptance-asked', { acceptance: id, department, organisation, dueAt });
    return {};
  },
});
