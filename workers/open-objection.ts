import { Type } from '@sinclair/typebox';
import { objectionUntil } from '../domain/objection.ts';
import { defineWorker } from './define-worker.ts';
import { InstantOrNone, ofCase } from './shared/schemas.ts';

/** One objection to an explained answer is possible, for a set time; none when it was used before. */
export default defineWorker({
  type: 'open-objection',
  input: ofCase,
  output: Type.Object({ objectionUntil: InstantOrNone }),
  raises: [],
  trial: 'recompute',
  async handle(_, context) {
    const { settings } = context.release;
    const used = (await context.objections.newest()) !== undefined;
    const { calendar } = await context.register.calendar(settings.objectionWithin.calendar);
    const until = objectionUntil(context.at, used, settings.objectionWithin, calendar);
    if (until !== null) {
      const objection = { id: context.newId(), round: context.facts.run.round, openUntil: until };
      context.objections.open(objection);
      context.record('objection-opened', { objection: objection.id, until });
    }
    return { objectionUntil: until };
  },
});
