import { offsetSeconds } from './temporal.ts';
import {
  type Context,
  DayTime,
  FeelDateTime,
  FeelTime,
  PlainDate,
  Range,
  typeOf,
  type Value,
  YearMonth,
} from './values.ts';

const part = (milliseconds: number, unit: number, of: number): number => Math.trunc((milliseconds % of) / unit);

/** Named parts of values that are no contexts; undefined where there is no such part. */
function builtIn(value: Value, name: string): Value | undefined {
  if (value instanceof PlainDate)
    return { year: value.year, month: value.month, day: value.day, weekday: value.dayOfWeek }[name];
  if (value instanceof FeelDateTime) {
    const { year, month, day, dayOfWeek: weekday, hour, minute, second } = value.local;
    return { year, month, day, weekday, hour, minute, second, ...zoneParts(value.zone, value) }[name];
  }
  if (value instanceof FeelTime) {
    const { hour, minute, second } = value.time;
    const at = new FeelDateTime(PlainDate.from('1970-01-01').toPlainDateTime(value.time), value.zone);
    return { hour, minute, second, ...zoneParts(value.zone, at) }[name];
  }
  if (value instanceof DayTime) {
    const total = value.milliseconds;
    const days = Math.trunc(total / 86_400_000);
    return {
      days,
      hours: part(total, 3_600_000, 86_400_000),
      minutes: part(total, 60_000, 3_600_000),
      seconds: (total % 60_000) / 1000,
    }[name];
  }
  if (value instanceof YearMonth) return { years: Math.trunc(value.months / 12), months: value.months % 12 }[name];
  if (value instanceof Range)
    return {
      start: value.open ? null : value.start,
      end: value.open ? null : value.end,
      'start included': value.startIncluded,
      'end included': value.endIncluded,
    }[name];
  return undefined;
}

function zoneParts(zone: string | null, at: FeelDateTime): Record<string, Value> {
  const named = zone !== null && !/^(Z|[+-])/.test(zone);
  return {
    timezone: named ? zone : null,
    'time offset': zone === null ? null : new DayTime(offsetSeconds(zone, at.local) * 1000),
  };
}

/** value.name: an entry, a part of a date or duration, or for a list that of each element; null where there is none. */
export function property(value: Value, name: string): Value {
  if (Array.isArray(value)) return value.map((element) => property(element, name));
  if (typeOf(value) === 'context') return Object.hasOwn(value as Context, name) ? (value as Context)[name]! : null;
  return builtIn(value, name) ?? null;
}
