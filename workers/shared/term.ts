import type { DeadlineReason } from '../../domain/deadline-reason.ts';
import { promiseBegins, promisedTerm } from '../../domain/promised-term.ts';
import type { WorkerContext } from '../context.ts';
import type { CaseFacts, DeadlineFacts } from '../facts.ts';
import { promise, promised } from './promise.ts';

type Promisee = Pick<CaseFacts, 'category' | 'urgency' | 'channel' | 'openedAt' | 'department'>;

/** Promises the term that holds for this case now, counted in working time: `domain/promised-term.ts` says which, and from when. */
export async function promiseAnew(
  context: WorkerContext,
  c: Promisee,
  running: DeadlineFacts | undefined,
  why: DeadlineReason,
): Promise<void> {
  const { settings } = context.release;
  const categories = c.category ? await context.register.categoryPath(c.category) : [];
  const { chosen, question, kept } = promisedTerm({
    settings,
    facts: { categories, urgency: c.urgency, channel: c.channel },
    department: c.department,
    running,
    begins: promiseBegins(context.facts.run, c.openedAt, context.at),
    at: context.at,
  });
  const { calendar, revision } = await context.register.calendar(chosen.term.calendar);
  const paused = kept && running?.reason === 'paused' ? running : undefined;
  const deadline = promised(
    settings,
    { ...question, calendar },
    {
      id: context.newId(),
      revision,
      reason: paused ? 'paused' : c.department === null ? 'provisional' : why,
      urgency: c.urgency,
      reached: running?.reached ?? [],
      at: context.at,
      pausedUntil: paused?.nextAt ?? null,
    },
  );
  await promise(context, deadline);
  const { id, dueAt, reason } = deadline;
  context.cases.change({ late: dueAt !== null && context.at > dueAt });
  const extensions = running?.explanation.extensions.length ?? 0;
  const fallen = kept || extensions === 0 ? {} : { fallen: extensions };
  context.record('deadline-set', { deadline: id, dueAt, reason, term: chosen.term, rule: chosen.index, ...fallen });
}
