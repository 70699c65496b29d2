import { Decimal as Base } from 'decimal.js';
import { Temporal } from 'temporal-polyfill';

/** Numbers of FEEL: IEEE 754 decimal128, 34 digits, half-even; beyond its exponents there is no number. */
export const Decimal = Base.clone({
  precision: 34,
  rounding: Base.ROUND_HALF_EVEN,
  toExpNeg: -40,
  toExpPos: 40,
  minE: -6143,
  maxE: 6144,
});
export type Decimal = Base;

/** Places behind the point that a number was written or calculated with, where they end in zeros: 2.50 is not 2.5 as text. */
const scales = new WeakMap<Decimal, number>();
export const scaleOf = (number: Decimal): number => scales.get(number) ?? number.decimalPlaces();
export function withScale(number: Decimal, scale: number): Decimal {
  if (scale > number.decimalPlaces()) scales.set(number, scale);
  return number;
}

export const PlainDate = Temporal.PlainDate;
export type PlainDate = Temporal.PlainDate;

/** A time of day; `zone` is an offset (`+02:00`, `Z`), a zone name, or null for a local time. */
export class FeelTime {
  readonly time: Temporal.PlainTime;
  readonly zone: string | null;
  constructor(time: Temporal.PlainTime, zone: string | null) {
    this.time = time;
    this.zone = zone;
  }
}

/** A date and time; `zone` as in FeelTime. `offset` (seconds from UTC) says which of two it is when clocks are put back. */
export class FeelDateTime {
  readonly local: Temporal.PlainDateTime;
  readonly zone: string | null;
  readonly offset: number | undefined;
  constructor(local: Temporal.PlainDateTime, zone: string | null, offset?: number) {
    this.local = local;
    this.zone = zone;
    this.offset = offset;
  }
}

/** A days and time duration, in milliseconds. */
export class DayTime {
  readonly milliseconds: number;
  constructor(milliseconds: number) {
    this.milliseconds = milliseconds;
  }
}

/** A years and months duration, in months. */
export class YearMonth {
  readonly months: number;
  constructor(months: number) {
    this.months = months;
  }
}

/** A range; one that is `open` to a side has no bound there. A bound that is null holds nothing for sure. */
export class Range {
  readonly start: Value;
  readonly end: Value;
  readonly startIncluded: boolean;
  readonly endIncluded: boolean;
  readonly open: 'start' | 'end' | undefined;
  constructor(start: Value, end: Value, startIncluded: boolean, endIncluded: boolean, open?: 'start' | 'end') {
    this.start = start;
    this.end = end;
    this.startIncluded = startIncluded;
    this.endIncluded = endIncluded;
    this.open = open;
  }
}

/** A function value. Arguments left out arrive as null; with `variadic` all go in one array. */
export class Fn {
  readonly names: readonly string[];
  readonly run: (args: Value[]) => Value;
  readonly variadic: boolean;
  constructor(names: readonly string[], run: (args: Value[]) => Value, variadic = false) {
    this.names = names;
    this.run = run;
    this.variadic = variadic;
  }
}

export interface Context {
  [key: string]: Value;
}

/** Any value; JSON goes in as it is, so a number may be a plain one until it is calculated with. */
export type Value =
  | null
  | boolean
  | string
  | number
  | Decimal
  | PlainDate
  | FeelTime
  | FeelDateTime
  | DayTime
  | YearMonth
  | Range
  | Fn
  | Value[]
  | Context;

export type TypeName =
  | 'null'
  | 'boolean'
  | 'string'
  | 'number'
  | 'date'
  | 'time'
  | 'date and time'
  | 'days and time duration'
  | 'years and months duration'
  | 'range'
  | 'function'
  | 'list'
  | 'context';

export function typeOf(value: Value): TypeName {
  if (value === null) return 'null';
  if (typeof value !== 'object') return typeof value as 'boolean' | 'string' | 'number';
  if (Array.isArray(value)) return 'list';
  if (value instanceof Base) return 'number';
  if (value instanceof Temporal.PlainDate) return 'date';
  if (value instanceof FeelTime) return 'time';
  if (value instanceof FeelDateTime) return 'date and time';
  if (value instanceof DayTime) return 'days and time duration';
  if (value instanceof YearMonth) return 'years and months duration';
  if (value instanceof Range) return 'range';
  return value instanceof Fn ? 'function' : 'context';
}

/** The number as a decimal, or null for anything else. */
export function asNumber(value: Value): Decimal | null {
  if (typeof value === 'number') return new Decimal(value);
  return value instanceof Base ? value : null;
}

/** The number as a whole plain one, or null. */
export function asInteger(value: Value): number | null {
  const number = asNumber(value);
  return number?.isInteger() ? number.toNumber() : null;
}

/** The number cut to a whole one: positions and bounds of loops (Zeebe: list[1.5] is list[1]). */
export const asPosition = (value: Value): number | null => asNumber(value)?.trunc().toNumber() ?? null;

export const asText = (value: Value): string | null => (typeof value === 'string' ? value : null);
export const asList = (value: Value): Value[] | null => (Array.isArray(value) ? value : null);
export const asContext = (value: Value): Context | null => (typeOf(value) === 'context' ? (value as Context) : null);
