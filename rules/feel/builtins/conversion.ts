import { Temporal } from 'temporal-polyfill';
import { asString } from '../print.ts';
import { offsetZone, parseDate, parseDateTime, parseDuration, parseTime } from '../temporal.ts';
import {
  asNumber,
  asPosition,
  DayTime,
  Decimal,
  FeelDateTime,
  FeelTime,
  PlainDate,
  type Value,
  YearMonth,
} from '../values.ts';
import { fn, type Library } from './define.ts';

function toNumber(from: Value, grouping?: Value, decimal?: Value): Value {
  if (asNumber(from)) return grouping === undefined ? from : null;
  const strange = (sign: Value | undefined, known: string) =>
    sign !== undefined &&
    !(sign === null && decimal !== undefined) &&
    (typeof sign !== 'string' || sign.length !== 1 || !known.includes(sign));
  if (
    typeof from !== 'string' ||
    strange(grouping, ' ,.') ||
    strange(decimal, ',.') ||
    (decimal && decimal === grouping)
  )
    return null;
  const ungrouped = grouping ? from.replaceAll(grouping as string, '') : from;
  const plain = decimal ? ungrouped.replace(decimal as string, '.') : ungrouped;
  return /^[-+]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$/.test(plain) ? new Decimal(plain) : null;
}

function attempt(make: () => Value): Value {
  try {
    return make();
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return null;
    throw error;
  }
}

export function toDate(from: Value, month: Value = null, day: Value = null): Value {
  if (typeof from === 'string') return parseDate(from);
  if (from instanceof PlainDate) return from;
  if (from instanceof FeelDateTime) return from.local.toPlainDate();
  const [y, m, d] = [asPosition(from), asPosition(month), asPosition(day)];
  if (y === null || m === null || d === null) return null;
  return attempt(() => PlainDate.from({ year: y, month: m, day: d }, { overflow: 'reject' }));
}

export function toTime(from: Value, minute: Value = null, second: Value = null, offset: Value = null): Value {
  if (typeof from === 'string') return parseTime(from);
  if (from instanceof FeelTime) return from;
  if (from instanceof FeelDateTime) return new FeelTime(from.local.toPlainTime(), from.zone);
  if (from instanceof PlainDate) return new FeelTime(new Temporal.PlainTime(), 'Z');
  const [hour, minutes, seconds] = [asPosition(from), asPosition(minute), asNumber(second)];
  if (hour === null || minutes === null || !seconds) return null;
  const whole = seconds.trunc();
  const nanoseconds = seconds.minus(whole).times(1e9).trunc().toNumber();
  const parts = { hour, minute: minutes, second: whole.toNumber() };
  return attempt(() => {
    const time = Temporal.PlainTime.from(parts, { overflow: 'reject' }).add({ nanoseconds });
    return new FeelTime(time, offset instanceof DayTime ? offsetZone(offset.milliseconds / 1000) : null);
  });
}

/** A date alone is its first moment, local. */
const startOf = (date: PlainDate | null): FeelDateTime | null => date && new FeelDateTime(date.toPlainDateTime(), null);

export function toDateTime(from: Value, second?: Value): Value {
  if (second === undefined) {
    if (typeof from === 'string') return parseDateTime(from) ?? startOf(parseDate(from));
    return from instanceof FeelDateTime ? from : null;
  }
  const date = from instanceof FeelDateTime ? from.local.toPlainDate() : from;
  if (date instanceof PlainDate && second instanceof FeelTime)
    return new FeelDateTime(date.toPlainDateTime(second.time), second.zone);
  if (from instanceof FeelDateTime && typeof second === 'string')
    return attempt(() => {
      const zoned = from.local.toZonedDateTime(from.zone === 'Z' ? 'UTC' : (from.zone ?? second));
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
  number: fn(['from', 'from, grouping separator', 'from, grouping separator, decimal separator'], toNumber),
  string: fn('from', asString),
  date: fn(['from', 'year, month, day'], toDate),
  time: fn(['from', 'hour, minute, second', 'hour, minute, second, offset'], toTime),
  'date and time': fn(['from', 'date, time'], toDateTime),
  duration: fn('from', toDuration),
};
