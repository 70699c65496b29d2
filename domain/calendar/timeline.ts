import type { CivilDate } from '../instant.ts';
import type { Calendar, SpecialDay } from './calendar.ts';
import { type DayPlan, planOf } from './day.ts';
import { civilDateAt, momentOf, plusDays } from './zone.ts';

/** A stretch of time, `[start, end)` in epoch milliseconds. */
export type Span = readonly [start: number, end: number];

/** A day of a calendar with its working spans on the time line, merged and in order. */
export interface Day extends DayPlan {
  readonly spans: readonly Span[];
}

/** Days without any working time after which a calendar counts as having none (a term must not search for ever). */
const patience = 800;

/** Overlapping or touching spans become one; empty ones (an interval swallowed by a DST gap) go. */
function merged(spans: Span[]): Span[] {
  const result: [number, number][] = [];
  for (const [start, end] of spans.filter(([from, to]) => from < to).sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}

/**
 * A calendar laid on the time line. Days are worked out when asked for and kept, for zone arithmetic is dear
 * (tens of microseconds a day) and a term of 15 working days touches three weeks of them.
 */
export class Timeline {
  readonly calendar: Calendar;
  readonly #special = new Map<CivilDate, SpecialDay[]>();
  readonly #days = new Map<CivilDate, Day>();

  constructor(calendar: Calendar) {
    this.calendar = calendar;
    for (const day of calendar.days) {
      const known = this.#special.get(day.date);
      if (known) known.push(day);
      else this.#special.set(day.date, [day]);
    }
  }

  /** The civil date at a moment, in the calendar's zone. */
  dateAt(moment: number): CivilDate {
    return civilDateAt(moment, this.calendar.zone);
  }

  day(date: CivilDate): Day {
    const known = this.#days.get(date);
    if (known) return known;
    const plan = planOf(this.calendar, date, this.#special.get(date) ?? []);
    const { zone } = this.calendar;
    const spans = merged(
      plan.hours.map((hours) => [
        momentOf(date, hours.from, zone, 'opening'),
        momentOf(date, hours.to, zone, 'closing'),
      ]),
    );
    const day: Day = { ...plan, spans };
    this.#days.set(date, day);
    return day;
  }

  /** The first day with working time on or after the date. Throws RangeError when the calendar has none. */
  workingDayFrom(date: CivilDate): Day {
    let day = this.day(date);
    for (let tried = 0; day.spans.length === 0; tried++) {
      if (tried > patience) throw new RangeError(`expected working time in calendar ${this.calendar.id} after ${date}`);
      day = this.day(plusDays(day.date, 1));
    }
    return day;
  }

  /** The last day with working time on or before the date. Throws RangeError when the calendar has none. */
  workingDayUpTo(date: CivilDate): Day {
    let day = this.day(date);
    for (let tried = 0; day.spans.length === 0; tried++) {
      if (tried > patience)
        throw new RangeError(`expected working time in calendar ${this.calendar.id} before ${date}`);
      day = this.day(plusDays(day.date, -1));
    }
    return day;
  }

  /** Working spans from a moment on, cut at it, without end. Throws RangeError when the calendar runs dry. */
  *spansFrom(moment: number): Generator<Span> {
    // An interval that ends at 24:00 can reach a moment of the next date where midnight is skipped or repeated.
    let day = this.workingDayFrom(plusDays(this.dateAt(moment), -1));
    for (;;) {
      for (const [start, end] of day.spans) if (end > moment) yield [Math.max(start, moment), end];
      day = this.workingDayFrom(plusDays(day.date, 1));
    }
  }
}

const timelines = new WeakMap<Calendar, Timeline>();

/** The time line of a calendar; one per calendar object, so keep calendars and don't copy them. */
export function timelineOf(calendar: Calendar): Timeline {
  const known = timelines.get(calendar);
  if (known) return known;
  const made = new Timeline(calendar);
  timelines.set(calendar, made);
  return made;
}
