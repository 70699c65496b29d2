import type { Json } from '../json.ts';
import { printDate, printDateTime, printDuration, printTime, textOfDateTime, textOfTime } from './temporal.ts';
import {
  asNumber,
  type Context,
  DayTime,
  Decimal,
  FeelDateTime,
  FeelTime,
  Fn,
  PlainDate,
  Range,
  scaleOf,
  typeOf,
  type Value,
  YearMonth,
} from './values.ts';

/** Dates, times and durations as text; null for anything else. */
function temporal(value: Value): string | null {
  if (value instanceof PlainDate) return printDate(value);
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

/** Very small numbers have an exponent, as in Java. */
const smallest = new Decimal('1e-6');
const numberText = (value: Decimal): string =>
  value.isZero() || value.abs().greaterThanOrEqualTo(smallest)
    ? value.toFixed(scaleOf(value))
    : value.toExponential().toUpperCase();

/** What `string()` says; null for null. */
export function asString(value: Value): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  const number = asNumber(value);
  if (number) return numberText(number);
  if (Array.isArray(value)) return `[${value.map(inner).join(', ')}]`;
  if (typeOf(value) === 'context')
    return `{${Object.entries(value as Context)
      .map(([key, entry]) => `${key.replaceAll('"', '\\"')}:${inner(entry)}`)
      .join(', ')}}`;
  if (value instanceof FeelDateTime) return textOfDateTime(value);
  if (value instanceof Fn) return `function(${value.names.join(', ')})`;
  if (value instanceof Range)
    return `${value.startIncluded ? '[' : '('}${inner(value.start)}..${inner(value.end)}${value.endIncluded ? ']' : ')'}`;
  if (value instanceof FeelTime) return textOfTime(value);
  return temporal(value);
}
