import { FeelDate, FeelDateTime, FeelDuration, FeelTime, isFunction, isRange, toFeel } from 'feelin';
import { Temporal } from 'temporal-polyfill';
import type { Json } from '../json.ts';

const withoutEmptySeconds = (text: string): string => text.replace(/^(\d\d:\d\d):00(?![.\d])/, '$1');

function dateTime(value: FeelDateTime): string {
  if (!value.zone || value.zone === 'UTC' || /^[+-]/.test(value.zone)) return value.iso;
  const zoned = Temporal.PlainDateTime.from(value.value.toString()).toZonedDateTime(value.zone);
  return zoned.toString();
}

/** A value of FEEL -> JSON, dates and durations as Zeebe 8.8 prints them; a function or a range is null there. */
export function print(value: unknown): Json {
  const known: unknown = toFeel(value);
  if (known === null || known === undefined) return null;
  if (typeof known === 'string' || typeof known === 'boolean') return known;
  if (typeof known === 'number') return Number.isFinite(known) ? known : null;
  if (Array.isArray(known)) return known.map(print);
  if (known instanceof FeelDateTime) return dateTime(known);
  if (known instanceof FeelTime) return withoutEmptySeconds(known.iso);
  if (known instanceof FeelDate || known instanceof FeelDuration) return known.iso;
  if (isFunction(known) || isRange(known) || typeof known !== 'object') return null;
  return Object.fromEntries(Object.entries(known).map(([key, entry]) => [key, print(entry)]));
}
