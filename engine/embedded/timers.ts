import { type Cron, nextOf, parseCron } from './cron.ts';
import { asText } from './expressions.ts';
import { Failure } from './failure.ts';
import type { TimerRule } from './model/model.ts';
import type { Turn } from './turn.ts';
import type { Local } from './types.ts';

/** A length of time by the calendar and by the clock: months and days are added in UTC, then milliseconds. */
export interface Interval {
  months: number;
  days: number;
  ms: number;
}

const pattern =
  /^([+-])?P(?=[-+\dT])(?:([-+]?\d+)Y)?(?:([-+]?\d+)M)?(?:([-+]?\d+)W)?(?:([-+]?\d+)D)?(?:T(?=[-+\d])(?:([-+]?\d+)H)?(?:([-+]?\d+)M)?(?:([-+]?\d+(?:\.\d{1,9})?)S)?)?$/i;

/** ISO 8601 duration (`P1M`, `P14D`, `PT1.5S`, `-PT1H`, `P1DT2H`), or undefined. */
export function parseInterval(text: string): Interval | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const sign = match[1] === '-' ? -1 : 1;
  const [years, months, weeks, days, hours, minutes, seconds] = match
    .slice(2)
    .map((part) => sign * Number(part ?? 0) + 0);
  return {
    months: years! * 12 + months!,
    days: weeks! * 7 + days!,
    ms: Math.trunc(hours! * 3_600_000 + minutes! * 60_000 + seconds! * 1000),
  };
}

export function plus(from: number, { months, days, ms }: Interval): number {
  if (months === 0) return from + days * 86_400_000 + ms;
  const date = new Date(from);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
  return date.getTime() + days * 86_400_000 + ms;
}

const zoned = /^(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(Z|[+-]\d\d(?::?\d\d)?)(?:\[[\w/+-]+\])?$/;

/** An instant with an offset -> epoch milliseconds; a date alone, a local time or a day that is none -> undefined. */
export function parseDate(text: string): number | undefined {
  const match = zoned.exec(text);
  if (!match) return undefined;
  const [, year, month, day, time, offset] = match;
  const real = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() === Number(day);
  const parsed = Date.parse(`${year}-${month}-${day}T${time}${offset!.length === 3 ? `${offset}:00` : offset}`);
  return real && !Number.isNaN(parsed) ? parsed : undefined;
}

/** A cycle comes again after an interval, or by a cron expression for ever. */
export type Cycle = { repetitions: number; start?: number; interval: Interval } | { repetitions: -1; cron: Cron };

/** `R3/PT1H`, `R/PT1H`, `R3/2026-01-01T00:00:00Z/PT1H`, `0 0 9 * * MON-FRI`, or undefined. -1 repetitions = for ever. */
export function parseCycle(text: string): Cycle | undefined {
  if (!text.startsWith('R')) {
    const cron = parseCron(text);
    return cron && { repetitions: -1, cron };
  }
  const match = /^R([+-]?\d+)?\/(?:(.+)\/)?([^/]+)$/.exec(text);
  const interval = match && parseInterval(match[3]!);
  if (!match || !interval) return undefined;
  const cycle = { repetitions: Number(match[1] ?? -1), interval };
  // Zeebe takes it, and fires it without a pause for ever.
  if (cycle.repetitions === -1 && plus(0, interval) <= 0) return undefined;
  if (match[2] === undefined) return cycle;
  const start = parseDate(match[2]);
  return start === undefined ? undefined : { ...cycle, start };
}

export interface Due {
  /** Epoch milliseconds. */
  due: number;
  /** How often, this one included; -1 = for ever. */
  left: number;
  cycle?: Cycle;
}

/**
 * When a timer is due: a date once, a duration once from now, a cycle. One whose first instant is past begins an interval from now, and
 * one by cron that never comes is due at once, and once (seen on 8.5.4, 8.8.0). Undefined for a text that can't be read. */
export function readTimer(what: TimerRule['what'], text: string, now: number): Due | undefined {
  if (what === 'date') {
    const due = parseDate(text);
    return due === undefined ? undefined : { due, left: 1 };
  }
  if (what === 'duration') {
    const interval = parseInterval(text);
    return interval && { due: plus(now, interval), left: 1 };
  }
  const cycle = parseCycle(text);
  if (!cycle) return undefined;
  if ('cron' in cycle) {
    const due = nextOf(cycle.cron, now);
    return due === undefined ? { due: now, left: 0, cycle } : { due, left: -1, cycle };
  }
  const due = (cycle.start ?? 0) > now ? cycle.start! : plus(now, cycle.interval);
  return { due, left: cycle.repetitions, cycle };
}

const named = { date: 'date-time', duration: 'duration', cycle: 'cycle' };

/** A timer as an element instance sees it. Past dates and negative durations are due at once. */
export function evaluateTimer(turn: Turn, rule: TimerRule, from: Local): Due | Failure {
  const text = asText(turn, rule.value, from);
  if (text instanceof Failure) return text;
  return (
    readTimer(rule.what, text, turn.now) ??
    new Failure('extract-value', `Invalid ${named[rule.what]} format '${text}' for expression '${rule.value.text}'.`)
  );
}

/**
 * The next due instant of a cycle: one interval after the last, unless that is past already: then one interval from now; by cron the next
 * from now (seen on 8.5.4, 8.8.0). Undefined when it never comes again.
 */
export function nextDue(last: number, cycle: Cycle, now: number): number | undefined {
  if ('cron' in cycle) return nextOf(cycle.cron, now);
  const next = plus(last, cycle.interval);
  return next > now ? next : plus(now, cycle.interval);
}
