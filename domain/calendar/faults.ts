import type { CivilDate } from '../instant.ts';
import type { Calendar, Hours } from './calendar.ts';
import { weekdays } from './calendar.ts';
import { Timeline } from './timeline.ts';

export interface CalendarFault {
  /** Path of the field, such as `weekly.0.hours.mon`. */
  field: string;
  expected: string;
  got: string;
}

const isDay = (date: CivilDate): boolean => {
  const moment = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(date);
};

/** Hours that end before they begin, or that overlap. */
function hoursFault(hours: readonly Hours[]): string | undefined {
  for (const [index, each] of hours.entries()) {
    if (each.from >= each.to) return 'an end after the beginning';
    if (index > 0 && hours[index - 1]!.to > each.from) return 'hours one after the other';
  }
  return undefined;
}

/** What makes a calendar unusable, all at once: dates that are none, hours that overlap, weeks or years without working time. */
export function calendarFaults(calendar: Calendar): CalendarFault[] {
  const faults: CalendarFault[] = [];
  const show = (hours: readonly Hours[]) => hours.map(({ from, to }) => `${from}-${to}`).join(', ');
  for (const [index, { validFrom, hours }] of calendar.weekly.entries()) {
    const field = `weekly.${index}`;
    if (!isDay(validFrom)) faults.push({ field: `${field}.validFrom`, expected: 'a date', got: validFrom });
    if (weekdays.every((day) => (hours[day] ?? []).length === 0))
      faults.push({ field: `${field}.hours`, expected: 'working time on one weekday at least', got: 'none' });
    for (const day of weekdays) {
      const expected = hoursFault(hours[day] ?? []);
      if (expected) faults.push({ field: `${field}.hours.${day}`, expected, got: show(hours[day]!) });
    }
  }
  if (new Set(calendar.weekly.map(({ validFrom }) => validFrom)).size < calendar.weekly.length)
    faults.push({ field: 'weekly', expected: 'one entry for each date', got: 'two for the same' });
  for (const [index, { date, kind, hours = [] }] of calendar.days.entries()) {
    const field = `days.${index}`;
    if (!isDay(date)) faults.push({ field: `${field}.date`, expected: 'a date', got: date });
    const expected = hoursFault(hours);
    if (expected) faults.push({ field: `${field}.hours`, expected, got: show(hours) });
    if (kind === 'half-day' && hours.length === 0)
      faults.push({ field: `${field}.hours`, expected: 'the hours that are worked', got: 'none' });
  }
  return faults.length > 0 ? faults : dryFault(calendar);
}

/** So many free days one after the other that a term would search for ever. */
function dryFault(calendar: Calendar): CalendarFault[] {
  const line = new Timeline(calendar);
  try {
    for (const { date } of calendar.days) line.workingDayFrom(date);
    return [];
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return [{ field: 'days', expected: 'working days in between', got: 'years of free days' }];
  }
}
