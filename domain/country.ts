import { getCountries } from 'libphonenumber-js';

/** Countries and territories by ISO 3166-1 alpha-2. */
export const countries: readonly string[] = [...getCountries()].sort();

/** How the platform names a zone that has several names; undefined when it knows none such. */
function canonicalZone(zone: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** Is it a zone of the IANA list? */
export const isZone = (zone: string): boolean => canonicalZone(zone) !== undefined;

/** Time zones of a country by the platform's CLDR. */
function zonesOf(country: string): readonly string[] {
  const locale: { timeZones?: string[]; getTimeZones?(): string[] } = new Intl.Locale(`und-${country}`) as object;
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
}

let byZone: ReadonlyMap<string, string> | undefined;

/** The country in which a time zone lies; undefined for one that belongs to none, such as UTC. */
export function countryOf(zone: string): string | undefined {
  byZone ??= new Map(countries.flatMap((country) => zonesOf(country).map((each) => [each, country] as const)));
  // The list has one name for each zone: Europe/Kyiv stands there as Europe/Kiev.
  return byZone.get(zone) ?? byZone.get(canonicalZone(zone) ?? zone);
}
