import { type CountryCode, getExampleNumber, parsePhoneNumberFromString } from 'libphonenumber-js';
import examples from 'libphonenumber-js/examples.mobile.json';
import { countryOf } from './country.ts';

/** The country whose local numbers a tenant's people give; undefined where only numbers with a country code are understood. */
export const phoneCountry = (tenant: { zone: string; country?: string | null }): string | undefined =>
  tenant.country ?? countryOf(tenant.zone);

const digitsOf = (typed: string): string => `${typed.trim().startsWith('+') ? '+' : ''}${typed.replace(/\D/g, '')}`;

const parsed = (typed: string, country: string | undefined) =>
  parsePhoneNumberFromString(typed.trim().replace(/^00/, '+'), country as CountryCode | undefined);

/** A number as it is kept: with its country code (E.164). What is no whole number is kept as its digits, so that nothing is lost. */
export function asPhone(typed: string, country: string | undefined): string {
  const found = parsed(typed, country);
  return found?.isValid() ? found.number : digitsOf(typed);
}

/** Can somebody be called by what was typed? */
export const isPhone = (typed: string, country: string | undefined): boolean => !!parsed(typed, country)?.isValid();

/** A number of the country as people there write it, to show what is expected. */
export function examplePhone(country: string | undefined): string {
  const example = getExampleNumber((country ?? 'AZ') as CountryCode, examples);
  return (country ? example?.formatNational() : example?.formatInternational()) ?? '+994 40 123 45 67';
}

/** The digits by which a number is found, whole or by its end: without country code and the nought before it. */
export function phoneTail(typed: string, country: string | undefined): string {
  const found = parsed(typed, country);
  return found?.isPossible() ? found.nationalNumber : typed.replace(/\D/g, '').replace(/^0+/, '');
}
