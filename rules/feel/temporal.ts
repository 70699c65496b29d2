import { Temporal } from 'temporal-polyfill';
import { DayTime, FeelDateTime, FeelTime, type PlainDate, YearMonth } from './values.ts';

const zonePart = '(Z|[+-]\\d{2}:\\d{2}(?::\\d{2})?|@[A-Za-z_]+(?:/[A-Za-z0-9_+-]+)*)?';
const timePart = '(\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?)';
const datePattern = /^-?\d{4,9}-\d{2}-\d{2}$/;
const timePattern = new RegExp(`^T?${timePart}${zonePart}$`);
const dateTimePattern = new RegExp(`^(-?\\d{4,9}-\\d{2}-\\d{2})T${timePart}${zonePart}(?:\\[[^\\]]+\\])?$`);
const durationPattern = /^(-)?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

const attempt = <T>(make: () => T): T | null => {
  try {
    return make();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
};

/** `Z` and zone names stay; a name is checked by using it. */
function zoneOf(text: string | undefined): string | null {
  if (!text) return null;
  const name = text.startsWith('@') ? text.slice(1) : text;
  if (name !== 'Z') Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
  return name;
}

export const parseDate = (text: string): PlainDate | null =>
  datePattern.test(text) ? attempt(() => Temporal.PlainDate.from(text, { overflow: 'reject' })) : null;

export function parseTime(text: string): FeelTime | null {
  const match = timePattern.exec(text);
  return match && attempt(() => new FeelTime(Temporal.PlainTime.from(match[1]!), zoneOf(match[2])));
}

export function parseDateTime(text: string): FeelDateTime | null {
  const match = dateTimePattern.exec(text);
  return (
    match &&
    attempt(
      () =>
        new FeelDateTime(
          Temporal.PlainDateTime.from(`${match[1]}T${match[2]}`, { overflow: 'reject' }),
          zoneOf(match[3]),
        ),
    )
  );
}

/** ISO 8601 duration of one of FEEL's two kinds; a mixture (`P1Y2D`) is none. */
export function parseDuration(text: string): DayTime | YearMonth | null {
  const match = durationPattern.exec(text);
  if (!match || /[PT]$/.test(text)) return null;
  const sign = match[1] ? -1 : 1;
  const [years, months, days, hours, minutes, seconds] = match.slice(2).map((part) => Number(part ?? 0)) as number[];
  const monthly = match[2] !== undefined || match[3] !== undefined;
  const daily = match.slice(4).some((part) => part !== undefined);
  if (monthly && daily) return null;
  if (monthly) return new YearMonth(sign * (years! * 12 + months!));
  return new DayTime(sign * Math.round((((days! * 24 + hours!) * 60 + minutes!) * 60 + seconds!) * 1000));
}

const zoneId = (zone: string): string => (zone === 'Z' ? 'UTC' : zone);

/** Epoch milliseconds of a zoned date and time; of a local one as if it were UTC (local ones compare among themselves). */
export const epochOf = (value: FeelDateTime): number =>
  value.local.toZonedDateTime(zoneId(value.zone ?? 'UTC')).epochMilliseconds;

/** Seconds from UTC of a zone, at a date where it matters. */
export const offsetSeconds = (zone: string, at: Temporal.PlainDateTime): number =>
  at.toZonedDateTime(zoneId(zone)).offsetNanoseconds / 1e9;

const referenceDay = Temporal.PlainDate.from('1970-01-01');

/** Milliseconds of the day in UTC, for comparing times. */
export function millisecondsOfTime(value: FeelTime): number {
  const local = referenceDay.toPlainDateTime(value.time);
  const shift = value.zone ? offsetSeconds(value.zone, local) * 1000 : 0;
  return local.toZonedDateTime('UTC').epochMilliseconds - shift;
}

export const plusMilliseconds = (value: FeelDateTime, milliseconds: number): FeelDateTime => {
  if (!value.zone || value.zone === 'Z' || /^[+-]/.test(value.zone))
    return new FeelDateTime(value.local.add({ milliseconds }), value.zone);
  const moved = value.local.toZonedDateTime(value.zone).add({ milliseconds });
  return new FeelDateTime(moved.toPlainDateTime(), value.zone);
};

const offsetText = (seconds: number): string => {
  const sign = seconds < 0 ? '-' : '+';
  const minutes = Math.abs(seconds) / 60;
  return `${sign}${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(Math.floor(minutes % 60)).padStart(2, '0')}`;
};

function zoneText(zone: string | null, at: Temporal.PlainDateTime): string {
  if (zone === null || zone === 'Z') return zone ?? '';
  if (/^[+-]/.test(zone)) return zone;
  return `${offsetText(offsetSeconds(zone, at))}[${zone}]`;
}

/** As Zeebe 8.8 prints it: seconds always, the name of a zone behind its offset. */
export const printDateTime = (value: FeelDateTime): string => `${value.local}${zoneText(value.zone, value.local)}`;

/** As Zeebe prints it: a local time without empty seconds, one with a zone with them, a name behind `@`. */
export function printTime(value: FeelTime): string {
  const text = value.time.toString();
  if (value.zone === null) return text.replace(/^(\d\d:\d\d):00$/, '$1');
  return /^(Z|[+-])/.test(value.zone) ? `${text}${value.zone}` : `${text}@${value.zone}`;
}

/** As Zeebe 8.8 prints it: days before hours (`P14D`, not `PT336H`), parts of a second cut off. */
export function printDuration(value: DayTime | YearMonth): string {
  if (value instanceof YearMonth) {
    const total = Math.abs(value.months);
    const years = Math.floor(total / 12);
    const text = `${years ? `${years}Y` : ''}${total % 12 ? `${total % 12}M` : ''}` || '0Y';
    return `${value.months < 0 ? '-' : ''}P${text}`;
  }
  const total = Math.abs(value.milliseconds);
  const days = Math.floor(total / 86_400_000);
  const hours = Math.floor((total % 86_400_000) / 3_600_000);
  const minutes = Math.floor((total % 3_600_000) / 60_000);
  const seconds = Math.floor((total % 60_000) / 1000);
  const time = `${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${seconds ? `${seconds}S` : ''}`;
  const text = `${days ? `${days}D` : ''}${time ? `T${time}` : ''}` || '0D';
  return `${value.milliseconds < 0 ? '-' : ''}P${text}`;
}
