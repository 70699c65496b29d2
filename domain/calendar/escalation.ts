import { type Static, Type } from '@sinclair/typebox';
import { type Instant, instantOf, millisecondsOf } from '../instant.ts';
import type { Calendar } from './calendar.ts';
import { closing, dayEndedAt, endOf } from './deadline.ts';
import type { ExplainedPause } from './explanation.ts';
import { advance, flowOf, runBetween, withoutPauses } from './flow.ts';
import { isDayUnit, Term } from './term.ts';
import { timelineOf } from './timeline.ts';
import { plusDays } from './zone.ts';

const strict = { additionalProperties: false } as const;

/** One step of an escalation: when it is due, measured on the deadline, and the role that hears of it. */
export const EscalationLevel = Type.Object(
  {
    level: Type.Integer({ minimum: 1, description: 'unique; levels are taken in the order of their instants' }),
    at: Type.Union([
      Type.Object({ fractionOfTerm: Type.Number({ minimum: 0, maximum: 1 }) }, strict),
      Type.Object({ beforeDue: Term }, strict),
      Type.Object({ afterDue: Term }, strict),
    ]),
    role: Type.String(),
    urgencies: Type.Optional(
      Type.Array(Type.String(), { description: 'only for these urgencies; left out = for all' }),
    ),
  },
  strict,
);
export type EscalationLevel = Static<typeof EscalationLevel>;

/** A level with the instant at which it is reached. */
export interface LevelInstant {
  readonly level: number;
  readonly role: string;
  readonly at: Instant;
}

/** A running promise, as the levels are measured on it. */
export interface RunningTerm {
  readonly start: Instant;
  readonly dueAt: Instant;
  readonly term: Term;
  readonly calendar: Calendar;
  readonly pauses?: readonly ExplainedPause[];
  readonly urgency?: string;
}

const hour = 3_600_000;

function flowWithoutPauses(running: RunningTerm, unit: Term['unit']) {
  const pauses = (running.pauses ?? []).map((pause) => ({
    from: millisecondsOf(pause.from),
    to: pause.to === null ? null : millisecondsOf(pause.to),
  }));
  return withoutPauses(flowOf(unit, running.calendar), pauses);
}

/** The closing of the n-th (working) day before the day on which it is due, in free time the one before it. */
function daysBefore(running: RunningTerm, before: Term): number {
  const timeline = timelineOf(running.calendar);
  let date = dayEndedAt(timeline, millisecondsOf(running.dueAt));
  if (before.unit === 'calendar-days') return closing(timeline.workingDayUpTo(plusDays(date, -before.amount)));
  for (let count = 0; count < before.amount; count++) date = timeline.workingDayUpTo(plusDays(date, -1)).date;
  return closing(timeline.workingDayUpTo(date));
}

/** Counted from the start: what remains until due is the amount; the start itself when the whole term is shorter. */
function hoursBefore(running: RunningTerm, before: Term): number {
  const start = millisecondsOf(running.start);
  const flow = flowWithoutPauses(running, before.unit);
  return advance(flow, start, runBetween(flow, start, millisecondsOf(running.dueAt)) - before.amount * hour);
}

function fractionOf(running: RunningTerm, fraction: number): number {
  const start = millisecondsOf(running.start);
  const flow = flowWithoutPauses(running, running.term.unit);
  return advance(flow, start, Math.round(runBetween(flow, start, millisecondsOf(running.dueAt)) * fraction));
}

function momentOfLevel(level: EscalationLevel, running: RunningTerm): number {
  const { at } = level;
  if ('fractionOfTerm' in at) return fractionOf(running, at.fractionOfTerm);
  if ('beforeDue' in at) return (isDayUnit(at.beforeDue.unit) ? daysBefore : hoursBefore)(running, at.beforeDue);
  return endOf(at.afterDue, millisecondsOf(running.dueAt), running.calendar, true);
}

/**
 * The levels of a running promise with their instants, earliest first, none before the start. A fraction is measured as
 * the term is: in working time for working units, else in elapsed time, pauses left out; days before and after the due
 * instant end at closing like any day term.
 */
export function levelInstants(levels: readonly EscalationLevel[], running: RunningTerm): LevelInstant[] {
  const start = millisecondsOf(running.start);
  return levels
    .filter((level) => !level.urgencies || level.urgencies.includes(running.urgency ?? 'normal'))
    .map((level) => ({
      level: level.level,
      role: level.role,
      at: instantOf(Math.max(start, momentOfLevel(level, running))),
    }))
    .sort((a, b) => (a.at === b.at ? a.level - b.level : a.at < b.at ? -1 : 1));
}

/** The next instant at which a level is reached, strictly after the given one; null when none is left. */
export const nextLevelAt = (levels: readonly LevelInstant[], after: Instant): Instant | null =>
  levels.find((level) => level.at > after)?.at ?? null;
