import { Select, SelectItem } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { server } from '../../server/server.ts';
import { useTexts } from '../../text/texts.ts';

/** Countries an authority can be in, and the one of a time zone. */
export const useCountries = (zone: string) =>
  useQuery({
    queryKey: ['countries', zone],
    queryFn: () => server.listCountries({ query: { zone } }),
    placeholderData: (before) => before,
    staleTime: 3_600_000,
  });

interface CountryFieldProps {
  id: string;
  label: string;
  hint?: string;
  /** What choosing nothing is called. */
  choose: string;
  countries: readonly string[];
  value: string;
  required?: boolean;
  change: (country: string) => void;
}

/** A country by its name in the language of the screens. */
export function CountryField({ id, label, hint, choose, countries, value, required, change }: CountryFieldProps) {
  const { language } = useTexts('frame');
  const names = new Intl.DisplayNames([language, 'en'], { type: 'region' });
  const named = countries
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((a, b) => a.name.localeCompare(b.name, language));
  return (
    <Select
      id={id}
      labelText={label}
      {...(hint && { helperText: hint })}
      value={value}
      {...(required && { required })}
      onChange={(event) => change(event.target.value)}
    >
      <SelectItem value="" text={choose} />
      {named.map(({ code, name }) => (
        <SelectItem key={code} value={code} text={name} />
      ))}
    </Select>
  );
}
