import type { LevelInstant } from './calendar/escalation.ts';
import { nextLevelAt } from './calendar/escalation.ts';
import { civilDateAt } from './calendar/zone.ts';
import { type CivilDate, type Instant, millisecondsOf } from './instant.ts';

/** What is stored of a case's deadline, as far as the worker `deadline-check` needs it. */
export interface StoredDeadline {
  readonly id: string;
  /** false once a newer one took its place, the work was done or the run ended. */
  readonly current: boolean;
  readonly paused: boolean;
  /** When something is to be done next; null when nothing is left. While paused: when the pause ends by itself, null when never. */
  readonly nextAt: Instant | null;
  /** Levels already taken of this deadline. */
  readonly reached: readonly number[];
}

export interface DeadlineCheck {
  /** The levels to act on now, in the order of their instants; empty = nothing happens. */
  readonly act: readonly LevelInstant[];
  /** What the waiting step gets: the instant to wait for, or null to end. */
  readonly at: Instant | null;
  /** Why nothing happens, for the log and the receipt. */
  readonly because: 'reached' | 'unknown' | 'superseded' | 'paused' | 'pause-over' | 'not-yet' | 'nothing-left';
}

/**
 * The decision of `deadline-check`: a timer of the deadline protocol fired and asks what to do. A pause whose longest time has come is over.
 * Timers may be old, early, late, doubled or out of order; only the stored deadline decides. Not found, not current or
 * paused: the asking step ends (a resumed or moved deadline arms a step of its own). Not yet come: it waits for the
 * stored instant. Come: every level up to `now` that was not taken is acted on, so a jump over several loses none.
 */
export function decideDeadlineCheck(question: {
  readonly deadlineId: string;
  readonly stored: StoredDeadline | null;
  readonly levels: readonly LevelInstant[];
  readonly now: Instant;
}): DeadlineCheck {
  const { stored, levels, now } = question;
  if (!stored) return { act: [], at: null, because: 'unknown' };
  if (stored.id !== question.deadlineId || !stored.current) return { act: [], at: null, because: 'superseded' };
  if (stored.paused) return decidePause(stored.nextAt, now);
  if (stored.nextAt === null) return { act: [], at: null, because: 'nothing-left' };
  if (now < stored.nextAt) return { act: [], at: stored.nextAt, because: 'not-yet' };
  const act = levels.filter((level) => level.at <= now && !stored.reached.includes(level.level));
  return { act, at: nextLevelAt(levels, now), because: 'reached' };
}

/** A pause may have a longest time: then it is watched too, and ends by itself. */
function decidePause(until: Instant | null, now: Instant): DeadlineCheck {
  if (until === null) return { act: [], at: null, because: 'paused' };
  return now < until ? { act: [], at: until, because: 'not-yet' } : { act: [], at: null, because: 'pause-over' };
}

/** How work stands to its deadline. `none`: no deadline was set, or it is paused; never counted as either. */
export type Timeliness = 'on-time' | 'late' | 'running' | 'overdue' | 'none';

/** Done at the very deadline is on time. Not done yet: running until the deadline, then overdue. */
export function timeliness(dueAt: Instant | null, doneAt: Instant | null, now: Instant): Timeliness {
  if (dueAt === null) return 'none';
  if (doneAt !== null) return doneAt <= dueAt ? 'on-time' : 'late';
  return now <= dueAt ? 'running' : 'overdue';
}

/** On time by a promised day: done before that day is over in the zone. */
export const onTimeByDay = (promised: CivilDate, doneAt: Instant, zone: string): boolean =>
  civilDateAt(millisecondsOf(doneAt), zone) <= promised;

/**
 * The rating "on time": of all work that was done or is overdue, the share done in time; null when there is none.
 * Overdue work counts as late at once, or the worst case would be the best for the figure: never finished.
 */
export function onTimeRating(all: readonly Timeliness[]): { onTime: number; late: number; share: number | null } {
  const onTime = all.filter((each) => each === 'on-time').length;
  const late = all.filter((each) => each === 'late' || each === 'overdue').length;
  return { onTime, late, share: onTime + late === 0 ? null : onTime / (onTime + late) };
}
