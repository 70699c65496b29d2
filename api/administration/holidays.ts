import { type SpecialDay, type WeeklyHours, weekdays } from '../../domain/calendar/calendar.ts';
import { holidayLaw } from '../../domain/calendar/countries/index.ts';
import { lawfulHolidays } from '../../domain/calendar/holiday-law.ts';
import { specialDaysFrom } from '../../domain/calendar/holidays.ts';
import { type LocalText, languages } from '../../domain/language.ts';
import { contentStore } from '../../store/content.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { found } from '../errors/api-error.ts';
import { wrongFields } from './administer.ts';

export interface ProposedHolidays {
  items: SpecialDay[];
  /** `law`: as its articles say, each day with its own. `collection`: from a collection of the whole world, to be looked through. */
  basis: 'law' | 'collection';
  /** What is decided anew for each year, where the act of this one is not contained. */
  undecided: LocalText | null;
}

/** Where there is no calendar yet: what most offices have. */
const officeDay = [
  { from: '09:00', to: '13:00' },
  { from: '14:00', to: '18:00' },
];
const officeWeek: WeeklyHours = Object.fromEntries(weekdays.slice(0, 5).map((day) => [day, officeDay]));

/**
 * The public holidays of a country in a year, as a proposal for somebody to look at: by the country's law where it has been read, else from
 * a collection of the whole world. @throws ApiError for a country that neither knows
 */
export async function publicHolidays(
  unit: Unit,
  tenant: string,
  country: string,
  year: number,
): Promise<ProposedHolidays> {
  const store = contentStore(unit, tenant);
  const { zone, calendar } = found(await store.tenant());
  const law = holidayLaw(country, year);
  if (!law) return { items: await collected(country, year, zone), basis: 'collection', undecided: null };
  const weekly = (calendar ? await store.calendar(calendar) : undefined)?.content.weekly ?? [];
  const hours = weekly.filter((each) => each.validFrom <= `${year}-12-31`).at(-1)?.hours ?? officeWeek;
  const undecided = law.acts.years.includes(year) ? null : law.acts.what;
  return { items: lawfulHolidays(law, year, hours), basis: 'law', undecided };
}

/** The names come in our languages where the library has them. */
async function collected(country: string, year: number, zone: string): Promise<SpecialDay[]> {
  // Loaded when it is wanted: it knows the whole world.
  const { default: Holidays } = await import('date-holidays');
  if (!(country in new Holidays().getCountries()))
    throw wrongFields({ field: 'querystring.country', expected: 'a country whose holidays are known', got: country });
  const days = new Map<string, SpecialDay>();
  for (const language of languages) {
    const calendar = new Holidays(country, { languages: [language, 'en'], timezone: zone });
    const entries = calendar.getHolidays(year, language);
    for (const day of specialDaysFrom(entries, { zone, language })) {
      const known = days.get(`${day.date} ${day.kind}`);
      days.set(`${day.date} ${day.kind}`, { ...day, name: { ...known?.name, ...day.name } });
    }
  }
  return [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}
