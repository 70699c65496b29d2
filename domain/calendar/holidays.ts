import { Temporal } from 'temporal-polyfill';
import type { LocalText } from '../language.ts';
import type { SpecialDay } from './calendar.ts';

/** A holiday as the library date-holidays gives it: instants, not days. Its own `date` text is never used. */
export interface HolidayEntry {
  readonly start: Date | string;
  readonly end: Date | string;
  readonly name: string | LocalText;
  readonly type: string;
}

export interface HolidayRules {
  readonly zone: string;
  /** Types that are free days; left out = `public` only (not `bank`, `school`, `optional`, `observance`). */
  readonly types?: readonly string[];
  /** Language of names given as plain text; left out = en. */
  readonly language?: string;
  /** When offices close on the eve of a religious holiday; left out = 13:00 (Turkish law 2429 art. 2). */
  readonly eveFrom?: string;
}

const local = (moment: Date | string, zone: string): Temporal.PlainDateTime =>
  Temporal.Instant.from(typeof moment === 'string' ? moment : moment.toISOString())
    .toZonedDateTimeISO(zone)
    .toPlainDateTime();

const hours = (from: Temporal.PlainDateTime, to: Temporal.PlainDateTime): number =>
  from.until(to, { largestUnit: 'hour' }).total('hour');

const timeOf = (moment: Temporal.PlainDateTime): string => moment.toPlainTime().toString({ smallestUnit: 'minute' });

function whole(first: Temporal.PlainDate, count: number, name: LocalText): SpecialDay[] {
  return Array.from({ length: count }, (_, index) => ({
    date: first.add({ days: index }).toString(),
    kind: 'holiday' as const,
    name,
  }));
}

const half = (date: Temporal.PlainDate, from: string, to: string, name: LocalText): SpecialDay => ({
  date: date.toString(),
  kind: 'half-day',
  hours: [{ from, to }],
  name,
});

function daysOf(entry: HolidayEntry, rules: HolidayRules): SpecialDay[] {
  const name = typeof entry.name === 'string' ? { [rules.language ?? 'en']: entry.name } : entry.name;
  const start = local(entry.start, rules.zone);
  const end = local(entry.end, rules.zone);
  const length = hours(start, end);
  const days = Math.floor(length / 24);
  const rest = length - days * 24;
  const date = start.toPlainDate();
  if (timeOf(start) === '00:00') {
    const last = rest > 0 ? [half(end.toPlainDate(), timeOf(end), '24:00', name)] : [];
    return [...whole(date, days, name), ...last];
  }
  if (days === 0) return [half(date, '00:00', timeOf(start), name)];
  const eve = rest > 0 ? [half(date, '00:00', rules.eveFrom ?? '13:00', name)] : [];
  return [...eve, ...whole(date.add({ days: 1 }), days, name)];
}

/**
 * Entries of date-holidays -> the days of a calendar. The library gives stretches of time, read here so:
 * - from midnight: as many whole days as it lasts (RU New Year: one entry of 5 days); a rest frees the last morning;
 * - from a later hour, under 24 h: a half day that closes at this hour;
 * - from a later hour, 24 h or more: a holiday of the Islamic calendar, which the library begins at sunset of the eve. Its
 *   whole days follow the eve (AZ: 24 h = the next day); a rest means that the eve itself is a half day (TR Ramazan:
 *   90 h = the eve from 13:00 and three days, although the stretch of the library ends at noon of a fourth).
 * What a country decides besides (Novruz of five days, moved working days) is added by the tenant as declared days.
 */
export function specialDaysFrom(entries: readonly HolidayEntry[], rules: HolidayRules): SpecialDay[] {
  const types = rules.types ?? ['public'];
  return entries
    .filter((entry) => types.includes(entry.type))
    .flatMap((entry) => daysOf(entry, rules))
    .sort((a, b) => (a.date === b.date ? 0 : a.date < b.date ? -1 : 1));
}
