import type { CivilDate } from '../instant.ts';
import type { LocalText } from '../language.ts';
import type { Calendar, Hours, SpecialDay, WeeklyHours } from './calendar.ts';
import { weekdays } from './calendar.ts';
import { dayOfWeek } from './zone.ts';

/** Why a day has no working time, or less than its weekday. */
export type FreeReason = 'weekend' | 'holiday' | 'declared-free' | 'half-day';

/** The plan of one date: its hours, and why they are not those of an ordinary weekday. */
export interface DayPlan {
  readonly date: CivilDate;
  readonly hours: readonly Hours[];
  readonly reason?: FreeReason;
  readonly name?: LocalText;
}

const weeklyAt = (calendar: Calendar, date: CivilDate): WeeklyHours => {
  const sorted = [...calendar.weekly].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  return (sorted.filter((each) => each.validFrom <= date).at(-1) ?? sorted[0]!).hours;
};

const hoursOfWeekday = (weekly: WeeklyHours, date: CivilDate): Hours[] => weekly[weekdays[dayOfWeek(date) - 1]!] ?? [];

const sorted = (a: string, b: string): [string, string] => (a.localeCompare(b, 'en') < 0 ? [a, b] : [b, a]);

/** The hours that lie in the bounds; times of day compare as text. */
const intersect = (hours: readonly Hours[], bounds: readonly Hours[]): Hours[] =>
  hours.flatMap((each) =>
    bounds
      .map((bound) => ({ from: sorted(each.from, bound.from)[1], to: sorted(each.to, bound.to)[0] }))
      .filter((part) => part.from < part.to),
  );

const rank: Record<SpecialDay['kind'], number> = {
  'half-day': 0,
  holiday: 1,
  'declared-free': 2,
  'declared-working': 2,
};

/** The entry that counts among several of one date; see SpecialDay. */
export const strongest = (entries: readonly SpecialDay[]): SpecialDay | undefined =>
  entries.reduce<SpecialDay | undefined>(
    (best, entry) => (!best || rank[entry.kind] >= rank[best.kind] ? entry : best),
    undefined,
  );

const free = (date: CivilDate, reason: FreeReason, name?: LocalText): DayPlan => ({
  date,
  hours: [],
  reason,
  ...(name && { name }),
});

/** The plan of a date in a calendar, given the entries of that date. */
export function planOf(calendar: Calendar, date: CivilDate, entries: readonly SpecialDay[]): DayPlan {
  const weekly = weeklyAt(calendar, date);
  const usual = hoursOfWeekday(weekly, date);
  const special = strongest(entries);
  const ordinary: DayPlan = usual.length > 0 ? { date, hours: usual } : free(date, 'weekend');
  if (!special) return ordinary;
  switch (special.kind) {
    case 'holiday':
    case 'declared-free':
      return free(date, special.kind, special.name);
    case 'half-day': {
      const hours = intersect(usual, special.hours ?? []);
      if (usual.length === 0) return ordinary;
      return { date, hours, reason: 'half-day', ...(special.name && { name: special.name }) };
    }
    case 'declared-working': {
      const anyDay = weekdays.map((weekday) => weekly[weekday] ?? []).find((hours) => hours.length > 0) ?? [];
      return { date, hours: special.hours ?? (usual.length > 0 ? usual : anyDay) };
    }
  }
}
