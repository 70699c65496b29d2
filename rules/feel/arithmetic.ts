import { Temporal } from 'temporal-polyfill';
import { FeelLimitError, limits } from './limits.ts';
import { epochOf, millisecondsOfTime, plusMilliseconds } from './temporal.ts';
import {
  asNumber,
  DayTime,
  Decimal,
  FeelDateTime,
  FeelTime,
  PlainDate,
  scaleOf,
  type Value,
  withScale,
  YearMonth,
} from './values.ts';

export type Operator = '+' | '-' | '*' | '/' | '**';

/** Raised where a number was asked for and a binary float has none. */
export class FeelNumberError extends Error {}

/** Computed as binary floats, as Zeebe does. Throws FeelNumberError where that has no number. */
export function asFloat(value: number): Decimal {
  if (!Number.isFinite(value)) throw new FeelNumberError(`expected a number but got ${value}`);
  return new Decimal(value);
}

const finite = (value: Decimal): Decimal | null => (value.isFinite() ? value : null);

function numbers(operator: Operator, a: Decimal, b: Decimal): Decimal | null {
  switch (operator) {
    case '+':
      return finite(withScale(a.plus(b), Math.max(scaleOf(a), scaleOf(b))));
    case '-':
      return finite(withScale(a.minus(b), Math.max(scaleOf(a), scaleOf(b))));
    case '*':
      return finite(withScale(a.times(b), scaleOf(a) + scaleOf(b)));
    case '/':
      return b.isZero() ? null : finite(withScale(a.dividedBy(b), scaleOf(a) - scaleOf(b)));
    case '**':
      return b.isInteger() ? finite(a.pow(b)) : asFloat(a.toNumber() ** b.toNumber());
  }
}

/** A point in time moved by a duration. A date moved by hours keeps the day it then is (Zeebe: P+36 h = next day). */
function moved(point: Value, by: Value, sign: 1 | -1): Value {
  if (by instanceof DayTime) {
    const milliseconds = sign * by.milliseconds;
    if (point instanceof FeelDateTime) return plusMilliseconds(point, milliseconds);
    if (point instanceof FeelTime) return new FeelTime(point.time.add({ milliseconds }), point.zone);
    if (point instanceof PlainDate)
      return point.toPlainDateTime(Temporal.PlainTime.from('00:00')).add({ milliseconds }).toPlainDate();
  }
  if (by instanceof YearMonth) {
    const months = sign * by.months;
    if (point instanceof FeelDateTime) return new FeelDateTime(point.local.add({ months }), point.zone);
    if (point instanceof PlainDate) return point.add({ months });
  }
  return null;
}

function between(a: Value, b: Value): Value {
  if (a instanceof PlainDate && b instanceof PlainDate) return new DayTime(b.until(a).total('day') * 86_400_000);
  if (a instanceof FeelTime && b instanceof FeelTime) {
    const milliseconds = millisecondsOfTime(a) - millisecondsOfTime(b);
    // Between two times with zones Zeebe gives the distance, whichever is first.
    return new DayTime(a.zone !== null && b.zone !== null ? Math.abs(milliseconds) : milliseconds);
  }
  if (a instanceof FeelDateTime && b instanceof FeelDateTime && (a.zone === null) === (b.zone === null))
    return new DayTime(epochOf(a) - epochOf(b));
  return null;
}

function joined(a: string, b: string): string {
  if (a.length + b.length > limits.result)
    throw new FeelLimitError(`expected a text of at most ${limits.result} characters`);
  return a + b;
}

function sums(a: Value, b: Value, sign: 1 | -1): Value {
  if (typeof a === 'string' && typeof b === 'string' && sign === 1) return joined(a, b);
  if (a instanceof DayTime && b instanceof DayTime) return new DayTime(a.milliseconds + sign * b.milliseconds);
  if (a instanceof YearMonth && b instanceof YearMonth) return new YearMonth(a.months + sign * b.months);
  const result = moved(a, b, sign);
  if (result !== null) return result;
  return sign === 1 ? moved(b, a, 1) : between(a, b);
}

function scaled(a: Value, factor: Decimal): Value {
  if (a instanceof DayTime) return new DayTime(factor.times(a.milliseconds).trunc().toNumber());
  return a instanceof YearMonth ? new YearMonth(factor.times(a.months).trunc().toNumber()) : null;
}

function ratio(a: Value, b: Value): Value {
  if (a instanceof DayTime && b instanceof DayTime)
    return b.milliseconds === 0 ? null : numbers('/', asNumber(a.milliseconds)!, asNumber(b.milliseconds)!);
  if (a instanceof YearMonth && b instanceof YearMonth)
    return b.months === 0 ? null : numbers('/', asNumber(a.months)!, asNumber(b.months)!);
  return null;
}

/** a operator b; null where the two don't fit together. */
export function calculate(operator: Operator, a: Value, b: Value): Value {
  const [x, y] = [asNumber(a), asNumber(b)];
  if (x && y) return numbers(operator, x, y);
  switch (operator) {
    case '+':
      return sums(a, b, 1);
    case '-':
      return sums(a, b, -1);
    case '*':
      // A duration is taken whole times (Zeebe: 1.5 times P2D is P2D).
      return y ? scaled(a, y.trunc()) : x ? scaled(b, x.trunc()) : null;
    case '/':
      return y && !y.isZero() ? scaled(a, y.pow(-1)) : ratio(a, b);
    case '**':
      return null;
  }
}

/** -a, of numbers only (Zeebe: a duration has no minus before it). */
export function negate(value: Value): Value {
  const number = asNumber(value);
  return number && withScale(number.negated(), scaleOf(number));
}
