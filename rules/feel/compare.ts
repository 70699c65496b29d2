import { Temporal } from 'temporal-polyfill';
import { epochOf, millisecondsOfTime, printDateTime, printTime } from './temporal.ts';
import {
  asNumber,
  type Context,
  DayTime,
  FeelDateTime,
  FeelTime,
  PlainDate,
  type Range,
  typeOf,
  type Value,
  YearMonth,
} from './values.ts';

/** Inside a list or a context values of two types are simply different. */
const listsEqual = (a: Value[], b: Value[]): boolean =>
  a.length === b.length && a.every((value, index) => equal(value, b[index] ?? null) === true);

function contextsEqual(a: Context, b: Context): boolean {
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length || keys.some((key) => !Object.hasOwn(b, key))) return false;
  return listsEqual(
    keys.map((key) => a[key]!),
    keys.map((key) => b[key]!),
  );
}

/**
 * Are they equal? null where two types meet. Only null equals null. Two instants are equal only when written in one
 * offset: `10:00Z` is not `12:00+02:00` (Zeebe's rule, seen).
 */
export function equal(a: Value, b: Value): boolean | null {
  if (a === null || b === null) return a === b;
  const type = typeOf(a);
  if (type !== typeOf(b)) return null;
  switch (type) {
    case 'number':
      return asNumber(a)!.equals(asNumber(b)!);
    case 'list':
      return listsEqual(a as Value[], b as Value[]);
    case 'context':
      return contextsEqual(a as Context, b as Context);
    case 'date':
      return PlainDate.compare(a as PlainDate, b as PlainDate) === 0;
    case 'time':
      return ((a as FeelTime).zone === null) === ((b as FeelTime).zone === null)
        ? printTime(a as FeelTime) === printTime(b as FeelTime)
        : null;
    case 'date and time':
      return printDateTime(a as FeelDateTime) === printDateTime(b as FeelDateTime);
    case 'days and time duration':
      return (a as DayTime).milliseconds === (b as DayTime).milliseconds;
    case 'years and months duration':
      return (a as YearMonth).months === (b as YearMonth).months;
    case 'range':
      return rangesEqual(a as Range, b as Range);
    default:
      return a === b;
  }
}

const rangesEqual = (a: Range, b: Range): boolean =>
  a.startIncluded === b.startIncluded &&
  a.endIncluded === b.endIncluded &&
  equal(a.start, b.start) === true &&
  equal(a.end, b.end) === true;

/** By the instant, then by the time on the wall, as Java orders them: no two offsets are the same moment (Zeebe, seen). */
function orderOfDateTimes(a: FeelDateTime, b: FeelDateTime): number | null {
  if ((a.zone === null) !== (b.zone === null)) return null;
  return epochOf(a) - epochOf(b) || Temporal.PlainDateTime.compare(a.local, b.local);
}

/** Negative, zero or positive as a lies before, at or after b; null where they have no order. */
export function order(a: Value, b: Value): number | null {
  if (typeOf(a) !== typeOf(b)) return null;
  const [x, y] = [asNumber(a), asNumber(b)];
  if (x && y) return x.comparedTo(y);
  if (typeof a === 'string') return a === b ? 0 : a < (b as string) ? -1 : 1;
  if (a instanceof PlainDate) return PlainDate.compare(a, b as PlainDate);
  if (a instanceof DayTime) return a.milliseconds - (b as DayTime).milliseconds;
  if (a instanceof YearMonth) return a.months - (b as YearMonth).months;
  if (a instanceof FeelTime)
    return (a.zone === null) === ((b as FeelTime).zone === null)
      ? millisecondsOfTime(a) - millisecondsOfTime(b as FeelTime)
      : null;
  return a instanceof FeelDateTime ? orderOfDateTimes(a, b as FeelDateTime) : null;
}

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** A comparison by its sign; null where the two can't be compared. */
export function compare(sign: Comparison, a: Value, b: Value): boolean | null {
  if (sign === '=') return equal(a, b);
  if (sign === '!=') {
    const same = equal(a, b);
    return same === null ? null : !same;
  }
  const result = order(a, b);
  if (result === null) return null;
  if (sign === '<') return result < 0;
  if (sign === '<=') return result <= 0;
  return sign === '>' ? result > 0 : result >= 0;
}

/** Does the range hold the value? null where they can't be compared. */
export function holds(range: Range, value: Value): boolean | null {
  const low = range.open === 'start' ? true : compare(range.startIncluded ? '>=' : '>', value, range.start);
  const high = range.open === 'end' ? true : compare(range.endIncluded ? '<=' : '<', value, range.end);
  if (low === null || high === null) return null;
  return low && high;
}

/** Three-valued and/or: what is no boolean counts as unknown. */
export function every(values: readonly Value[]): boolean | null {
  if (values.includes(false)) return false;
  return values.every((value) => value === true) ? true : null;
}
export function some(values: readonly Value[]): boolean | null {
  if (values.includes(true)) return true;
  return values.every((value) => value === false) ? false : null;
}
