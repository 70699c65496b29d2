import { asPhone, examplePhone, isPhone, phoneCountry } from '../../domain/phone.ts';
import { shared } from '../../store/gathered.ts';
import { tenantPlace } from '../../store/tenant-place.read-model.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { ApiError } from '../errors/api-error.ts';

/** The country whose local numbers the people of this tenant give. */
export const countryOf = async (unit: Unit, tenant: string): Promise<string | undefined> =>
  phoneCountry(await shared(unit, 'place of the tenant', () => tenantPlace(unit, tenant)));

export const keptPhone = (typed: string | null | undefined, country: string | undefined): string | null =>
  typed ? asPhone(typed, country) || null : null;

/**
 * Who keeps a telephone number wants to call it: one that cannot be is refused, with an example of what is expected. Answers the country.
 * @throws ApiError `phone-wrong`
 */
export async function wholePhones(
  unit: Unit,
  tenant: string,
  persons: { [part: string]: { phone?: string | null | undefined } | undefined },
): Promise<string | undefined> {
  const country = await countryOf(unit, tenant);
  const wrong = Object.entries(persons).filter(([, person]) => person?.phone && !isPhone(person.phone, country));
  if (wrong.length === 0) return country;
  const expected = examplePhone(country);
  throw new ApiError(
    'phone-wrong',
    `expected a number such as ${expected}`,
    wrong.map(([part, person]) => ({ field: `body.${part}.phone`, expected, got: String(person!.phone) })),
  );
}
