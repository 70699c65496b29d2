import { Temporal } from 'temporal-polyfill';
import { asString } from '../print.ts';
import { parseDate, parseDateTime, parseDuration, parseTime } from '../temporal.ts';
import {
  asInteger,
  asNumber,
  asText,
  DayTime,
  Decimal,
  FeelDateTime,
  FeelTime,
  PlainDate,
  type Value,
  YearMonth,
} from '../values.ts';
import { fn, type Library } from './define.ts';

function toNumber(from: Value, grouping: Value, decimal: Value): Value {
  if (asNumber(from)) return from;
  if (typeof from !== 'string') return null;
  const ungrouped = asText(grouping) ? from.replaceAll(grouping as string, '') : from;
  const plain = asText(decimal) ? ungrouped.replace(decimal as string, '.') : ungrouped;
  return /^-?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$/.test(plain) ? new Decimal(plain) : null;
}

function attempt(make: () => Value): Value {
  try {
    return make();
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return null;
    throw error;
  }
}

export function toDate(from: Value, month: Value, day: Value): Value {
  if (typeof from === 'string') return parseDate(from);
  if (from instanceof PlainDate) return from;
  if (from instanceof FeelDateTime) return from.local.toPlainDate();
  const [y, m, d] = [asInteger(from), asInteger(month), asInteger(day)];
  if (y === null || m === null || d === null) return null;
  return attempt(() => PlainDate.from({ year: y, month: m, day: d }, { overflow: 'reject' }));
}

export function toTime(from: Value, minute: Value, second: Value, offset: Value): Value {
  if (typeof from === 'string') return parseTime(from);
  if (from instanceof FeelTime) return from;
  if (from instanceof FeelDateTime) return new FeelTime(from.local.toPlainTime(), from.zone);
  const [h, m, s] = [asInteger(from), asInteger(minute), asInteger(second)];
  if (h === null || m === null || s === null) return null;
  const zone = offset instanceof DayTime ? offsetZone(offset) : null;
  return attempt(
    () => new FeelTime(Temporal.PlainTime.from({ hour: h, minute: m, second: s }, { overflow: 'reject' }), zone),
  );
}

function offsetZone(offset: DayTime): string {
  const minutes = Math.abs(offset.milliseconds) / 60_000;
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${offset.milliseconds < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}

/** A date alone is its first moment, local. */
const startOf = (date: PlainDate | null): FeelDateTime | null => date && new FeelDateTime(date.toPlainDateTime(), null);

export function toDateTime(from: Value, second: Value): Value {
  if (typeof from === 'string' && second === null) return parseDateTime(from) ?? startOf(parseDate(from));
  if (from instanceof FeelDateTime && second === null) return from;
  const date = from instanceof FeelDateTime ? from.local.toPlainDate() : from;
  if (date instanceof PlainDate && second instanceof FeelTime)
    return new FeelDateTime(date.toPlainDateTime(second.time), second.zone);
  if (from instanceof FeelDateTime && typeof second === 'string')
    return attempt(() => {
      const zoned = from.local.toZonedDateTime(from.zone === 'Z' || !from.zone ? 'UTC' : from.zone);
      return new FeelDateTime(zoned.withTimeZone(second).toPlainDateTime(), second);
    });
  return null;
}

export const toDuration = (from: Value): Value =>
  from instanceof DayTime || from instanceof YearMonth ? from : typeof from === 'string' ? parseDuration(from) : null;

/** `@"..."`: whatever of date, date and time, time or duration the text is. */
export const literalAt = (text: string): Value =>
  parseDate(text) ?? parseDateTime(text) ?? parseTime(text) ?? parseDuration(text);

export const conversion: Library = {
  number: fn('from, grouping separator, decimal separator', toNumber),
  string: fn('from', asString),
  date: fn('from, month, day', toDate),
  time: fn('from, minute, second, offset', toTime),
  'date and time': fn('date, time', toDateTime),
  duration: fn('from', toDuration),
};
