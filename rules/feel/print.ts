import type { Json } from '../json.ts';
import { printDateTime, printDuration, printTime } from './temporal.ts';
import {
  asNumber,
  type Context,
  DayTime,
  FeelDateTime,
  FeelTime,
  PlainDate,
  typeOf,
  type Value,
  YearMonth,
} from './values.ts';

/** Dates, times and durations as text; null for anything else. */
function temporal(value: Value): string | null {
  if (value instanceof PlainDate) return value.toString();
  if (value instanceof FeelTime) return printTime(value);
  if (value instanceof FeelDateTime) return printDateTime(value);
  return value instanceof DayTime || value instanceof YearMonth ? printDuration(value) : null;
}

/** A value -> JSON, as Zeebe 8.8 stores it; a function or a range is null there. Numbers become binary floats here. */
export function print(value: Value): Json {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  const number = asNumber(value);
  if (number) return number.isFinite() ? number.toNumber() : null;
  if (Array.isArray(value)) return value.map(print);
  if (typeOf(value) === 'context')
    return Object.fromEntries(Object.entries(value as Context).map(([key, entry]) => [key, print(entry)]));
  return temporal(value);
}

/** A value as text inside a list or a context: text in quotes. */
const inner = (value: Value): string => (typeof value === 'string' ? `"${value}"` : (asString(value) ?? 'null'));

/** What `string()` says; null for null, functions and ranges. */
export function asString(value: Value): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  const number = asNumber(value);
  if (number) return number.toFixed();
  if (Array.isArray(value)) return `[${value.map(inner).join(', ')}]`;
  if (typeOf(value) === 'context')
    return `{${Object.entries(value as Context)
      .map(([key, entry]) => `${key}:${inner(entry)}`)
      .join(', ')}}`;
  // As text a time has its seconds, as a variable not: so Zeebe, seen.
  if (value instanceof FeelTime) return printTime(value).replace(/^(\d\d:\d\d)$/, '$1:00');
  return temporal(value);
}
