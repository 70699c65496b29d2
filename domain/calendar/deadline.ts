import { type CivilDate, type Instant, instantOf, millisecondsOf } from '../instant.ts';
import type { Calendar } from './calendar.ts';
import type { DayLeftOut, DeadlineExplanation, ExplainedPause } from './explanation.ts';
import { advance, countsAt, flowOf, runBetween, working } from './flow.ts';
import { isDayUnit, type Term } from './term.ts';
import { type Day, type Timeline, timelineOf } from './timeline.ts';
import { plusDays } from './zone.ts';

export interface DeadlineQuestion {
  /** From when the term runs: the registration of the case, a return, a denial. */
  readonly start: Instant;
  readonly term: Term;
  readonly calendar: Calendar;
  readonly pauses?: readonly ExplainedPause[];
  /** Terms added later, one after the other ("extended by 15 working days"). */
  readonly extensions?: readonly Term[];
  /** How often the term was replaced by a shorter one: it changes no instant, but goes with the explanation. */
  readonly shortenings?: number;
  /** Whose promise it is: it changes no instant either. */
  readonly department?: string | null | undefined;
  /** How urgent it was taken for; it goes with the explanation too. */
  readonly urgency?: string | undefined;
  /** The published term that this promise is held against, because it would end later; it goes with the explanation. */
  readonly heldAgainst?: Term | undefined;
}

export interface Deadline {
  /** null while paused: then there is no current deadline. */
  readonly dueAt: Instant | null;
  /** What is left to run while paused, in milliseconds of what the term counts (working or elapsed time). */
  readonly left?: number;
  readonly explanation: DeadlineExplanation;
}

const hour = 3_600_000;
/** The last closing time of a working day. */
export const closing = (day: Day): number => day.spans.at(-1)![1];

function wholeDays(term: Term): number {
  if (!Number.isInteger(term.amount) || term.amount < 0)
    throw new RangeError(`expected a whole number of ${term.unit} but got ${term.amount}`);
  return term.amount;
}

/** The end of the n-th working day after a date; for 0 the end of the first working day on or after it. */
function afterWorkingDays(timeline: Timeline, date: CivilDate, days: number): number {
  let day = days === 0 ? timeline.workingDayFrom(date) : timeline.workingDayFrom(plusDays(date, 1));
  for (let count = 1; count < days; count++) day = timeline.workingDayFrom(plusDays(day.date, 1));
  return closing(day);
}

/** The day of a moment; a moment at which a day closes (24:00 = 00:00 of the next) still belongs to that day. */
export const dayEndedAt = (timeline: Timeline, moment: number): CivilDate => timeline.dateAt(moment - 1);

/** One term from a moment on. `ofDeadline`: the moment is itself a deadline, so 24:00 belongs to the day it closes. */
export function endOf(term: Term, from: number, calendar: Calendar, ofDeadline: boolean): number {
  const timeline = timelineOf(calendar);
  const date = ofDeadline ? dayEndedAt(timeline, from) : timeline.dateAt(from);
  switch (term.unit) {
    case 'working-days':
      return afterWorkingDays(timeline, date, wholeDays(term));
    case 'calendar-days':
      return closing(timeline.workingDayFrom(plusDays(date, wholeDays(term))));
    case 'working-hours':
      return advance(working(calendar), from, term.amount * hour);
    case 'clock-hours':
      return from + term.amount * hour;
  }
}

/** A deadline in days that fell into free time by a pause moves to the end of the first working day. */
function outOfFreeTime(due: number, calendar: Calendar): number {
  if (countsAt(working(calendar), due)) return due;
  const timeline = timelineOf(calendar);
  return closing(timeline.workingDayFrom(timeline.dateAt(due)));
}

interface Paused {
  readonly due: number | null;
  readonly left?: number;
}

function afterPauses(due: number, question: DeadlineQuestion): Paused {
  const { term, calendar, pauses = [] } = question;
  const flow = flowOf(term.unit, calendar);
  let current = due;
  let covered = millisecondsOf(question.start);
  for (const pause of [...pauses].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const from = Math.max(millisecondsOf(pause.from), covered);
    if (from >= current) continue;
    const left = runBetween(flow, from, current);
    if (pause.to === null) return { due: null, left };
    const to = millisecondsOf(pause.to);
    if (to <= from) continue;
    covered = to;
    current = advance(flow, to, left);
    if (term.unit === 'calendar-days') current = outOfFreeTime(current, calendar);
  }
  return { due: current };
}

function* daysFrom(timeline: Timeline, first: CivilDate, last: CivilDate): Generator<Day> {
  for (let date = first; date <= last; date = plusDays(date, 1)) yield timeline.day(date);
}

const leftOut = (day: Day): DayLeftOut => ({
  date: day.date,
  why: day.reason ?? 'weekend',
  ...(day.name && { name: day.name }),
});

function explain(question: DeadlineQuestion, due: number | null, endUnpaused: number): DeadlineExplanation {
  const { term, calendar } = question;
  const timeline = timelineOf(calendar);
  const start = millisecondsOf(question.start);
  const startDay = timeline.dateAt(start);
  const lastDay = due === null ? null : dayEndedAt(timeline, Math.max(due, start + 1));
  const until = lastDay ?? dayEndedAt(timeline, Math.max(endUnpaused, start + 1));
  const nominal = term.unit === 'calendar-days' ? plusDays(startDay, term.amount) : startDay;
  const days = term.unit === 'clock-hours' ? [] : [...daysFrom(timeline, nominal, until)];
  const counted = isDayUnit(term.unit) ? days.filter((day) => day.date > startDay) : days;
  return {
    start: question.start,
    startDay,
    firstDay: firstDayOf(term, timeline, start),
    lastDay,
    zone: calendar.zone,
    calendar: calendar.id,
    term,
    extensions: question.extensions ?? [],
    leftOut: counted.filter((day) => day.spans.length === 0).map(leftOut),
    shortened: counted.filter((day) => day.spans.length > 0 && day.reason === 'half-day').map(leftOut),
    pauses: question.pauses ?? [],
    ...(question.shortenings ? { shortenings: question.shortenings } : {}),
    ...(question.department === undefined ? {} : { department: question.department }),
    ...(question.urgency === undefined ? {} : { urgency: question.urgency }),
    ...(question.heldAgainst === undefined ? {} : { heldAgainst: question.heldAgainst }),
  };
}

function firstDayOf(term: Term, timeline: Timeline, start: number): CivilDate {
  const startDay = timeline.dateAt(start);
  if (term.unit === 'clock-hours') return startDay;
  if (term.unit === 'calendar-days') return plusDays(startDay, 1);
  if (term.unit === 'working-days') return timeline.workingDayFrom(plusDays(startDay, 1)).date;
  for (const [opening] of timeline.spansFrom(start)) return timeline.dateAt(opening);
  return startDay;
}

/**
 * When a promise is due, and why then. The rules, with their sources:
 *
 * - **Day 1.** The day of the event is never counted, whatever its hour; day 1 is the next day that counts. So a
 *   request at 08:00, at 23:59 or on a Sunday before a working Monday: for working days day 1 is the first working day
 *   after that date. (BGB § 187(1); Regulation (EEC) 1182/71 art. 3(1); Turkish HMK art. 92(1); Russian GK art. 191.)
 * - **`working-days`** end at the closing of the n-th working day. A half day is a whole working day that closes early.
 *   A term of 0 is the closing of the first working day on or after the day of the event.
 * - **End of a day** is its last closing time, not midnight: the answer comes from an office.
 *   (HMK art. 92(2) "at the end of business hours"; GK art. 194(1).) Where a calendar is open round the clock it is 24:00.
 * - **`calendar-days`** count every day, free ones too, and end at the closing of the n-th; where that is free, at the
 *   closing of the first working day after it. (BGB § 193; 1182/71 art. 3(4); HMK art. 93; GK art. 193.)
 * - **`working-hours`** run only in working time, from the event, or from the next opening when it comes outside the
 *   hours. Exactly at a closing means that closing, not the next opening. They are hours that pass: a night shift over
 *   the autumn change has one more, over the spring change one less.
 * - **`clock-hours`** pass by day and night and are not moved: emergencies.
 * - **Pauses.** While one lasts there is no deadline. Afterwards it runs on for what was left when it began: in working
 *   time for working units, in elapsed time for the others; a deadline in calendar days that would then fall in free time
 *   moves to the closing of the first working day. A pause wholly in free time changes no working-unit deadline; one
 *   that begins after the deadline changes nothing.
 * - **Extensions** run from the deadline before them by the same rules, so 5 working days and 5 more are 10.
 *
 * Throws RangeError for a fraction of a day, or a calendar in which no working time comes.
 */
export function computeDeadline(question: DeadlineQuestion): Deadline {
  const { calendar, term, extensions = [] } = question;
  let due = endOf(term, millisecondsOf(question.start), calendar, false);
  for (const extension of extensions) due = endOf(extension, due, calendar, true);
  const result = afterPauses(due, question);
  const explanation = explain(question, result.due, due);
  if (result.due === null) return { dueAt: null, left: result.left ?? 0, explanation };
  return { dueAt: instantOf(result.due), explanation };
}

/**
 * The instant at which a term from `start` on is over: the bare computation without explanation, for waits such as the
 * next attempt, the time for an objection, the window for reopening.
 */
export const instantAfter = (start: Instant, term: Term, calendar: Calendar): Instant =>
  instantOf(endOf(term, millisecondsOf(start), calendar, false));

/** Working time between two instants, in milliseconds; 0 when `to` is not after `from`. */
export const workingTimeBetween = (from: Instant, to: Instant, calendar: Calendar): number =>
  runBetween(working(calendar), millisecondsOf(from), millisecondsOf(to));

/** Is the instant in working time? A closing instant still is. */
export const isWorkingTime = (instant: Instant, calendar: Calendar): boolean =>
  countsAt(working(calendar), millisecondsOf(instant));
