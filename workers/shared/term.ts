import type { Calendar } from '../../domain/calendar/calendar.ts';
import type { Term } from '../../domain/calendar/term.ts';
import type { DeadlineReason } from '../../domain/deadline-reason.ts';
import type { Instant } from '../../domain/instant.ts';
import { earlierOf, type PromisedTerm, promiseBegins, promisedTerm } from '../../domain/promised-term.ts';
import type { WorkerContext } from '../context.ts';
import type { CaseFacts, DeadlineFacts } from '../facts.ts';
import { promise, promised } from './promise.ts';

type Promisee = Pick<CaseFacts, 'category' | 'urgency' | 'channel' | 'openedAt' | 'department'>;

/** Promises the term that holds for this case now, counted in working time: `domain/promised-term.ts` says which, and from when. Answers when it is due. */
export async function promiseAnew(
  context: WorkerContext,
  c: Promisee,
  running: DeadlineFacts | undefined,
  why: DeadlineReason,
): Promise<Instant | null> {
  const { settings } = context.release;
  const categories = c.category ? await context.register.categoryPath(c.category) : [];
  const answer = promisedTerm({
    settings,
    facts: { categories, urgency: c.urgency, channel: c.channel },
    department: c.department,
    running,
    begins: promiseBegins(context.facts.run, c.openedAt, context.at),
    at: context.at,
  });
  const { chosen, kept } = answer;
  const revised = await calendarsOf(context, answer);
  const question = earlierOf(answer, (term) => revised(term).calendar);
  const { revision } = revised(question.term);
  const paused = kept && running?.reason === 'paused' ? running : undefined;
  const deadline = promised(settings, question, {
    id: context.newId(),
    revision,
    reason: paused ? 'paused' : c.department === null ? 'provisional' : why,
    urgency: c.urgency,
    reached: running?.reached ?? [],
    at: context.at,
    pausedUntil: paused?.nextAt ?? null,
  });
  await promise(context, deadline);
  const { id, dueAt, reason } = deadline;
  context.cases.change({ late: dueAt !== null && context.at > dueAt });
  const extensions = running?.explanation.extensions.length ?? 0;
  const fallen = kept || extensions === 0 ? {} : { fallen: extensions };
  const held = question.heldAgainst ? { heldAgainst: question.heldAgainst } : {};
  context.record('deadline-set', {
    deadline: id,
    dueAt,
    reason,
    term: question.term,
    rule: chosen.index,
    ...held,
    ...fallen,
  });
  return dueAt;
}

interface Revised {
  calendar: Calendar;
  revision: number;
}

/** The calendars in which what is published and what was promised are counted. */
async function calendarsOf(
  context: WorkerContext,
  { question, standing }: Pick<PromisedTerm, 'question' | 'standing'>,
): Promise<(term: Term) => Revised> {
  const found = new Map<string | undefined, Revised>();
  for (const { term } of standing ? [question, standing] : [question])
    if (!found.has(term.calendar)) found.set(term.calendar, await context.register.calendar(term.calendar));
  return (term) => found.get(term.calendar)!;
}
