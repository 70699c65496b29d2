import { Value } from '@sinclair/typebox/value';
import { HolidayLaw } from '../holiday-law.ts';
import az from './az.json' with { type: 'json' };
import ru from './ru.json' with { type: 'json' };
import tr from './tr.json' with { type: 'json' };

/** Laws about public holidays that have been read, by country. */
const laws = new Map([az, ru, tr].map((each) => [each.country, Value.Decode(HolidayLaw, each)]));

/** What the law of a country says in a year; undefined where nobody has read it. */
export function holidayLaw(country: string, year: number): HolidayLaw | undefined {
  const law = laws.get(country);
  return law && year >= law.from ? law : undefined;
}
