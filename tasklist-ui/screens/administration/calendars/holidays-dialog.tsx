import { NumberInput } from '@carbon/react';
import { useState } from 'react';
import { CountryField, useCountries } from '../../../parts/country-field/country-field.tsx';
import { ReasonDialog } from '../../../parts/reason-dialog/reason-dialog.tsx';
import { server } from '../../../server/server.ts';
import { useTenant } from '../../../session/tenant-context.ts';
import { useTexts } from '../../../text/texts.ts';
import { useAuthority } from '../authority/use-authority.ts';
import type { Day } from './use-calendars.ts';

/** Public holidays of a country and year, as far as they are known beforehand. */
export function HolidaysDialog({
  year,
  close,
  chosen,
}: {
  year: number;
  close: () => void;
  chosen: (days: Day[]) => void;
}) {
  const { t } = useTexts('calendars');
  const { id: tenant, zone } = useTenant();
  const { data: authority } = useAuthority();
  const { data: countries } = useCountries(zone);
  const [picked, setCountry] = useState<string | null>(null);
  const country = picked ?? authority?.country ?? countries?.ofZone ?? '';
  const [wanted, setWanted] = useState(year);
  return (
    <ReasonDialog
      open
      title={t('propose')}
      consequence={t('propose-hint')}
      action={t('next')}
      textNeeded={false}
      fault={() => {
        if (!country) return { message: t('country-missing'), field: 'country' };
        return wanted >= 2000 && wanted <= 2100 ? null : { message: t('year-wrong'), field: 'year' };
      }}
      explain={({ status }) => (status === 400 ? t('country-unknown') : null)}
      close={close}
      run={async () => {
        chosen((await server.listPublicHolidays({ path: { tenant }, query: { country, year: wanted } })).items);
      }}
    >
      <CountryField
        id="country"
        label={t('country')}
        choose={t('country-choose')}
        countries={countries?.items ?? []}
        value={country}
        change={setCountry}
      />
      <NumberInput
        id="year"
        label={t('year')}
        min={2000}
        max={2100}
        value={wanted}
        hideSteppers
        onChange={(_, { value }) => setWanted(Number(value))}
      />
    </ReasonDialog>
  );
}
