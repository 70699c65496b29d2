import { months, weekdays } from './calendar-names.ts';
import type { Language } from './languages.ts';

/** An instant as a clock and a calendar in one zone show it; month 1-12, weekday 0 = Sunday. */
export interface Civil {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  weekday: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
    formats.set(zone, format);
  }
  return format;
}

/** RFC 3339 instant -> its civil parts in an IANA zone. Throws RangeError for an unknown zone or a bad instant. */
export function civilIn(instant: string, zone: string): Civil {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(new Date(instant))) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts;
  return { year, month, day, hour, minute, weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay() };
}

const two = (number: number): string => String(number).padStart(2, '0');

const dayText = (civil: Pick<Civil, 'year' | 'month' | 'day'>, language: Language): string =>
  `${civil.day} ${months[language][civil.month - 1]} ${civil.year}${language === 'ru' ? ' г.' : ''}`;

/** "22 noyabr 2026": the day of an instant in the zone. */
export const dayOf = (instant: string, zone: string, language: Language): string =>
  dayText(civilIn(instant, zone), language);

/** "22 noyabr 2026, 02:32": always 24 hours, for staff and residents read the same clock. */
export function momentOf(instant: string, zone: string, language: Language): string {
  const civil = civilIn(instant, zone);
  return `${dayText(civil, language)}, ${two(civil.hour)}:${two(civil.minute)}`;
}

/** "02:32" */
export function timeOf(instant: string, zone: string): string {
  const { hour, minute } = civilIn(instant, zone);
  return `${two(hour)}:${two(minute)}`;
}

/** Civil date `YYYY-MM-DD` -> "22 noyabr 2026, bazar". */
export function civilDayWithWeekday(date: string, language: Language): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const weekday = weekdays[language][new Date(Date.UTC(year, month - 1, day)).getUTCDay()];
  return `${dayText({ year, month, day }, language)}, ${weekday}`;
}

/** `YYYY-MM-DD` of an instant in the zone: for comparing days and for date fields. */
export function civilDate(instant: string, zone: string): string {
  const { year, month, day } = civilIn(instant, zone);
  return `${year}-${two(month)}-${two(day)}`;
}
