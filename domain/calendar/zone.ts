import { Temporal } from 'temporal-polyfill';
import type { CivilDate } from '../instant.ts';

/** The civil date that it is in the zone at this moment. */
export const civilDateAt = (milliseconds: number, zone: string): CivilDate =>
  Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO(zone).toPlainDate().toString();

const dayLength = 86_400_000;

/** The date so many days later (earlier when negative). Plain arithmetic: civil dates have no zone, and terms count many. */
export const plusDays = (date: CivilDate, days: number): CivilDate =>
  new Date(Date.parse(date) + days * dayLength).toISOString().slice(0, 10);

/** 1 = Monday ... 7 = Sunday (ISO 8601). */
export const dayOfWeek = (date: CivilDate): number => ((Date.parse(date) / dayLength + 3) % 7) + 1;

/** Epoch milliseconds of the first moment of a date in the zone (01:00 where midnight is skipped). */
export const startOfDay = (date: CivilDate, zone: string): number =>
  Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds;

/**
 * Epoch milliseconds of a local time. A time that the clocks skip (spring) is moved on by the length of the gap; of a
 * time that comes twice (autumn) an opening means the first and a closing the second, so that no working hour is lost.
 * This is RFC 5545's and Temporal's `compatible` rule for openings. `24:00` is the first moment of the next day.
 */
export function momentOf(date: CivilDate, time: string, zone: string, edge: 'opening' | 'closing'): number {
  if (time === '24:00') return startOfDay(plusDays(date, 1), zone);
  if (time === '00:00') return startOfDay(date, zone);
  return Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone, {
    disambiguation: edge === 'opening' ? 'compatible' : 'later',
  }).epochMilliseconds;
}
