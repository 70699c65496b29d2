import { Type } from '@sinclair/typebox';
import { termFor } from '../domain/terms.ts';
import { defineWorker } from './define-worker.ts';
import { promise, promised } from './shared/promise.ts';
import { ofCase } from './shared/schemas.ts';

/**
 * Promises: the term of the release for this case, counted in the tenant's working time. A request that was passed on keeps the start of
 * its promise, for the resident waits since then; one that comes back after an answer gets a new term from now.
 */
export default defineWorker({
  type: 'set-deadline',
  input: ofCase,
  output: Type.Object({}),
  raises: [],
  trial: 'recompute',
  async handle(_, context) {
    const { case: c, run } = context.facts;
    const { settings } = context.release;
    const categories = c.category ? await context.register.categoryPath(c.category) : [];
    const chosen = termFor(settings, { categories, urgency: c.urgency, channel: c.channel });
    const { calendar, revision } = await context.register.calendar(chosen.term.calendar);
    const newest = c.deadline ? await context.deadlines.byId(c.deadline) : undefined;
    const passedOn = newest && newest.run === run.id && newest.metAt === null ? newest : undefined;
    const { pauses = [], extensions = [] } = passedOn?.explanation ?? {};
    const again = run.round > 1 || run.number > 1;
    const start = passedOn?.startedAt ?? (again ? context.at : c.openedAt);

    const deadline = promised(
      settings,
      { start, term: chosen.term, calendar, pauses, extensions },
      {
        id: context.newId(),
        revision,
        reason: passedOn?.reason === 'paused' ? 'paused' : again ? 'reopened' : 'assigned',
        urgency: c.urgency,
        reached: passedOn?.reached ?? [],
        at: context.at,
      },
    );
    await promise(context, deadline);
    const { id, dueAt, reason } = deadline;
    context.cases.change({ late: dueAt !== null && context.at > dueAt });
    context.record('deadline-set', { deadline: id, dueAt, reason, term: chosen.term, rule: chosen.index });
    return {};
  },
});
