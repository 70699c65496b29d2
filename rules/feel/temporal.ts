import { Temporal } from 'temporal-polyfill';
import { DayTime, FeelDateTime, FeelTime, type PlainDate, YearMonth } from './values.ts';

const zonePart = '(Z|[+-]\\d{2}:\\d{2}|@[A-Za-z_]+(?:/[A-Za-z0-9_+-]+)*)?';
const timePart = '((?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d{1,9})?)?)';
const datePattern = /^(-?)(\d{4}|[1-9]\d{4,8})(-\d{2}-\d{2})$/;
const timePattern = new RegExp(`^T?${timePart}${zonePart}$`);
const dateTimePattern = new RegExp(`^(-?)(\\d{4,9})(-\\d{2}-\\d{2})T${timePart}${zonePart}(?:\\[[^\\]]+\\])?$`);
const durationPattern =
  /^(-)?P(?:(-?\d+)Y)?(?:(-?\d+)M)?(?:(-?\d+)D)?(?:T(?:(-?\d+)H)?(?:(-?\d+)M)?(?:(-?\d+)(?:\.(\d*))?S)?)?$/;
/** Java knows no zone further from UTC. */
const furthestOffset = 18 * 3600;

const attempt = <T>(make: () => T): T | null => {
  try {
    return make();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
};

/** `Z` and zone names stay; a name is checked by using it. No offset at all is `Z`. Throws RangeError. */
function zoneOf(text: string | undefined): string | null {
  if (!text) return null;
  if (/^[+-]/.test(text)) return offsetZone(secondsOf(text));
  const name = text.startsWith('@') ? text.slice(1) : text;
  if (name !== 'Z') Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
  return name;
}

/** Seconds of an offset written as `+02:00` or `-02:45:55`. */
function secondsOf(offset: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = offset.slice(1).split(':').map(Number);
  return (offset.startsWith('-') ? -1 : 1) * (hours * 3600 + minutes * 60 + seconds);
}

/** An offset as FEEL writes it; none is `Z`. Throws RangeError beyond 18 hours. */
export function offsetZone(seconds: number): string {
  if (Math.abs(seconds) > furthestOffset) throw new RangeError(`expected an offset of at most 18 hours`);
  return seconds === 0 ? 'Z' : offsetText(seconds);
}

/** Years as Temporal reads them: of six digits with a sign where four do not hold them. */
const isoDate = (sign: string, year: string, rest: string): string =>
  sign || Number(year) > 9999
    ? `${sign || '+'}${String(Number(year)).padStart(6, '0')}${rest}`
    : `${year.slice(-4)}${rest}`;

export function parseDate(text: string): PlainDate | null {
  const match = datePattern.exec(text);
  return (
    match && attempt(() => Temporal.PlainDate.from(isoDate(match[1]!, match[2]!, match[3]!), { overflow: 'reject' }))
  );
}

/** The end of a day is the beginning of one. */
export function parseTime(text: string): FeelTime | null {
  const match = timePattern.exec(text.replace(/^(T?)24:00(:00)?(?![\d:.])/, '$100:00$2'));
  return match && attempt(() => new FeelTime(Temporal.PlainTime.from(match[1]!), zoneOf(match[2])));
}

export function parseDateTime(text: string): FeelDateTime | null {
  const match = dateTimePattern.exec(text);
  return match && attempt(() => dateTimeOf(match));
}

function dateTimeOf([, sign, year, rest, time, zone]: RegExpExecArray): FeelDateTime {
  const local = Temporal.PlainDateTime.from(`${isoDate(sign!, year!, rest!)}T${time}`, { overflow: 'reject' });
  return new FeelDateTime(local, zoneOf(zone));
}

/** ISO 8601 duration of one of FEEL's two kinds; a mixture (`P1Y2D`) is none. */
export function parseDuration(text: string): DayTime | YearMonth | null {
  const match = durationPattern.exec(text);
  if (!match || /[PT]$/.test(text)) return null;
  const sign = match[1] ? -1 : 1;
  const [years, months, days, hours, minutes, seconds] = match.slice(2, 8).map((part) => Number(part ?? 0)) as number[];
  const monthly = match[2] !== undefined || match[3] !== undefined;
  const daily = match.slice(4).some((part) => part !== undefined);
  if (monthly && daily) return null;
  if (monthly) return new YearMonth(sign * (years! * 12 + months!));
  const fraction = Number(`${match[8] ?? ''}000`.slice(0, 3)) * (match[7]?.startsWith('-') ? -1 : 1);
  return new DayTime(sign * ((((days! * 24 + hours!) * 60 + minutes!) * 60 + seconds!) * 1000 + fraction));
}

const zoneId = (zone: string): string => (zone === 'Z' ? 'UTC' : zone);

/** Epoch milliseconds of a zoned date and time; of a local one as if it were UTC (local ones compare among themselves). */
export const epochOf = ({ local, zone, offset }: FeelDateTime): number =>
  local.toZonedDateTime('UTC').epochMilliseconds - (zone ? (offset ?? offsetSeconds(zone, local)) * 1000 : 0);

/** Seconds from UTC of a zone, at a date where it matters. */
export const offsetSeconds = (zone: string, at: Temporal.PlainDateTime): number =>
  /^[+-]/.test(zone) ? secondsOf(zone) : at.toZonedDateTime(zoneId(zone)).offsetNanoseconds / 1e9;

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
  const moved = Temporal.Instant.fromEpochMilliseconds(epochOf(value) + milliseconds).toZonedDateTimeISO(value.zone);
  return new FeelDateTime(moved.toPlainDateTime(), value.zone, moved.offsetNanoseconds / 1e9);
};

function offsetText(seconds: number): string {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const all = Math.abs(seconds);
  const rest = all % 60 ? `:${two(all % 60)}` : '';
  return `${seconds < 0 ? '-' : '+'}${two(all / 3600)}:${two((all % 3600) / 60)}${rest}`;
}

function zoneText({ zone, local, offset }: FeelDateTime): string {
  if (zone === null || zone === 'Z') return zone ?? '';
  if (/^[+-]/.test(zone)) return zone;
  return `${offsetText(offset ?? offsetSeconds(zone, local))}[${zone}]`;
}

/** A year as Java writes it: at least four digits, a sign before years before the first. */
const yearOf = (year: number): string => `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`;
const withoutYear = (text: string): string => text.replace(/^[+-]?\d+/, '');

/** As Zeebe prints it: years beyond 9999 with a plus. */
export const printDate = (date: PlainDate): string =>
  `${date.year > 9999 ? '+' : ''}${yearOf(date.year)}${withoutYear(date.toString())}`;

const printLocal = (local: Temporal.PlainDateTime): string => `${yearOf(local.year)}${withoutYear(local.toString())}`;

/** As Zeebe 8.8 prints it: seconds always, the name of a zone behind its offset. */
export const printDateTime = (value: FeelDateTime): string => `${printLocal(value.local)}${zoneText(value)}`;

/** As text: the name of a zone alone, behind `@`. */
export const textOfDateTime = (value: FeelDateTime): string =>
  value.zone === null || /^(Z|[+-])/.test(value.zone)
    ? printDateTime(value)
    : `${printLocal(value.local)}@${value.zone}`;

/** As text: seconds always, of a second what there is. */
export const textOfTime = ({ time, zone }: FeelTime): string =>
  `${time}${zone === null || /^(Z|[+-])/.test(zone) ? (zone ?? '') : `@${zone}`}`;

/**
 * As Zeebe prints it: a local time without empty seconds and with parts of a second by the thousand, one with a zone
 * with seconds, a name behind `@`.
 */
export function printTime(value: FeelTime): string {
  const text = value.time.toString();
  if (value.zone === null) return text.replace(/^(\d\d:\d\d):00$/, '$1').replace(/\.\d+$/, thousands);
  return /^(Z|[+-])/.test(value.zone) ? `${text}${value.zone}` : `${text}@${value.zone}`;
}

const thousands = (fraction: string): string => fraction.padEnd(1 + Math.ceil((fraction.length - 1) / 3) * 3, '0');

/** As Zeebe 8.8 prints it: days before hours (`P14D`, not `PT336H`), parts of a second cut off. */
export function printDuration(value: DayTime | YearMonth): string {
  if (value instanceof YearMonth) {
    const total = Math.abs(value.months);
    const years = Math.floor(total / 12);
    const text = `${years ? `${years}Y` : ''}${total % 12 ? `${total % 12}M` : ''}` || '0Y';
    return `${value.months < 0 ? '-' : ''}P${text}`;
  }
  const total = Math.abs(Math.floor(value.milliseconds / 1000)) * 1000;
  const days = Math.floor(total / 86_400_000);
  const hours = Math.floor((total % 86_400_000) / 3_600_000);
  const minutes = Math.floor((total % 3_600_000) / 60_000);
  const seconds = Math.floor((total % 60_000) / 1000);
  const time = `${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${seconds ? `${seconds}S` : ''}`;
  const text = `${days ? `${days}D` : ''}${time ? `T${time}` : ''}` || '0D';
  return `${value.milliseconds < 0 ? '-' : ''}P${text}`;
}
