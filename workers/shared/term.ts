import { termFor } from '../../domain/terms.ts';
import type { WorkerContext } from '../context.ts';
import type { CaseFacts, DeadlineFacts, DeadlineReason } from '../facts.ts';
import { promise, promised } from './promise.ts';

/**
 * Promises the term of the release for this case, counted in working time. A promise that runs already keeps its start, its pauses,
 * extensions and the count of its shortenings, for the resident waits since then.
 */
export async function promiseAnew(
  context: WorkerContext,
  c: Pick<CaseFacts, 'category' | 'urgency' | 'channel' | 'openedAt'>,
  running: DeadlineFacts | undefined,
  why: DeadlineReason,
): Promise<void> {
  const { settings } = context.release;
  const categories = c.category ? await context.register.categoryPath(c.category) : [];
  const chosen = termFor(settings, { categories, urgency: c.urgency, channel: c.channel });
  const { calendar, revision } = await context.register.calendar(chosen.term.calendar);
  const { pauses = [], extensions = [], shortenings = 0 } = running?.explanation ?? {};
  const start = running?.startedAt ?? (why === 'reopened' ? context.at : c.openedAt);
  const deadline = promised(
    settings,
    { start, term: chosen.term, calendar, pauses, extensions, shortenings },
    {
      id: context.newId(),
      revision,
      reason: running?.reason === 'paused' ? 'paused' : why,
      urgency: c.urgency,
      reached: running?.reached ?? [],
      at: context.at,
      pausedUntil: running?.reason === 'paused' ? running.nextAt : null,
    },
  );
  await promise(context, deadline);
  const { id, dueAt, reason } = deadline;
  context.cases.change({ late: dueAt !== null && context.at > dueAt });
  context.record('deadline-set', { deadline: id, dueAt, reason, term: chosen.term, rule: chosen.index });
}
