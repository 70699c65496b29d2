import type { Calendar } from '../../domain/calendar/calendar.ts';
import { computeDeadline, type DeadlineQuestion } from '../../domain/calendar/deadline.ts';
import type { LevelInstant } from '../../domain/calendar/escalation.ts';
import { levelInstants } from '../../domain/calendar/escalation.ts';
import type { DeadlineExplanation } from '../../domain/calendar/explanation.ts';
import type { DeadlineReason } from '../../domain/deadline-reason.ts';
import { type Instant, plusMilliseconds } from '../../domain/instant.ts';
import type { ServiceSettings, Urgency } from '../../domain/settings.ts';
import { changedQuestion } from '../../domain/term-change.ts';
import type { NewDeadline, WorkerContext } from '../context.ts';
import type { DeadlineFacts } from '../facts.ts';

/** The passing of the due instant itself: looked at like a level of escalation, though nobody need hear of it. */
export const passing = 0;

/** The instants at which a deadline is looked at: the levels of the settings, and the due instant. Earliest first; none while paused. */
export function watchedInstants(
  settings: Pick<ServiceSettings, 'escalation'>,
  promise: { explanation: DeadlineExplanation; dueAt: Instant | null; calendar: Calendar; urgency: Urgency },
): LevelInstant[] {
  const { explanation, dueAt, calendar, urgency } = promise;
  if (dueAt === null) return [];
  const { start, term, pauses } = explanation;
  const levels = levelInstants(settings.escalation, { start, dueAt, term, calendar, pauses, urgency });
  // Done at the very due instant is on time, so it has passed only a moment later.
  const passed = { level: passing, role: '', at: plusMilliseconds(dueAt, 1) };
  return [...levels, passed].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.level - b.level));
}

/**
 * A deadline computed anew. Levels that had been reached and, by the new deadline, lie ahead again will be taken again; the others stay
 * taken.
 */
export function promised(
  settings: Pick<ServiceSettings, 'escalation'>,
  question: DeadlineQuestion,
  rest: {
    id: string;
    revision: number;
    reason: DeadlineReason;
    urgency: Urgency;
    reached: readonly number[];
    at: Instant;
    /** When the pause ends by itself. */
    pausedUntil?: Instant | null;
  },
): NewDeadline {
  const { calendar } = question;
  const { dueAt, explanation } = computeDeadline(question);
  const watched = watchedInstants(settings, { explanation, dueAt, calendar, urgency: rest.urgency });
  const reached = watched
    .filter((each) => rest.reached.includes(each.level) && each.at <= rest.at)
    .map((each) => each.level);
  return {
    id: rest.id,
    startedAt: question.start,
    dueAt,
    reason: rest.reason,
    explanation,
    calendar: calendar.id,
    revision: rest.revision,
    nextAt:
      dueAt === null ? (rest.pausedUntil ?? null) : (watched.find((each) => !reached.includes(each.level))?.at ?? null),
    reached,
  };
}

/** The promise runs on for what was left when it was paused, from now. */
export async function resumed(context: WorkerContext, deadline: DeadlineFacts): Promise<NewDeadline> {
  const { calendar, revision } = await context.register.calendar(deadline.calendar);
  const { explanation: before, reached } = deadline;
  const question = changedQuestion(before, { kind: 'resume', term: null }, context.at);
  return promised(
    context.release.settings,
    { ...question, calendar },
    { id: context.newId(), revision, reason: 'resumed', urgency: context.facts.case.urgency, reached, at: context.at },
  );
}

/** Puts a deadline in force and tells the process to watch it. */
export async function promise(context: WorkerContext, deadline: NewDeadline): Promise<void> {
  await context.deadlines.set(deadline);
  const { id, nextAt } = deadline;
  if (nextAt === null) return;
  const variables = { deadlineId: id, nextAt };
  context.engine.publish({ name: 'deadline-set', correlationKey: context.job.run, id, variables });
}

/** The executing body has done its part: the promise is kept, or it is not; a paused one is neither. */
export function keepPromise(context: WorkerContext): void {
  const { deadline, dueAt } = context.facts.case;
  if (deadline === null) return;
  const met = dueAt === null ? undefined : context.at <= dueAt;
  context.deadlines.change(deadline, { metAt: context.at, ...(met === undefined ? {} : { met }) });
  if (met !== undefined) context.cases.change({ late: !met });
}
