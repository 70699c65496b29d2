import type { SpecialDay } from '../../domain/calendar/calendar.ts';
import { specialDaysFrom } from '../../domain/calendar/holidays.ts';
import { languages } from '../../domain/language.ts';
import { wrongFields } from './administer.ts';

/**
 * The public holidays of a country in a year, as a proposal: what the government moves or declares besides is the authority's to add.
 * The names come in our languages where the library has them. @throws ApiError for a country that the library does not know
 */
export async function publicHolidays(country: string, year: number, zone: string): Promise<SpecialDay[]> {
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
