import { NumberInput, Select, SelectItem } from '@carbon/react';
import { useState } from 'react';
import { ReasonDialog } from '../../../parts/reason-dialog/reason-dialog.tsx';
import { server } from '../../../server/server.ts';
import { useTenant } from '../../../session/tenant-context.ts';
import { useTexts } from '../../../text/texts.ts';
import type { Day } from './use-calendars.ts';

const countries = ['AZ', 'TR', 'RU', 'KZ', 'GE', 'US'] as const;
const countryOf: Record<string, (typeof countries)[number]> = {
  'Europe/Istanbul': 'TR',
  'Asia/Baku': 'AZ',
  'Europe/Moscow': 'RU',
};

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
  const [country, setCountry] = useState<(typeof countries)[number]>(countryOf[zone] ?? 'AZ');
  const [wanted, setWanted] = useState(year);
  return (
    <ReasonDialog
      open
      title={t('propose')}
      consequence={t('propose-hint')}
      action={t('next')}
      textNeeded={false}
      fault={() => (wanted >= 2000 && wanted <= 2100 ? null : t('year-wrong'))}
      close={close}
      run={async () => {
        chosen((await server.listPublicHolidays({ path: { tenant }, query: { country, year: wanted } })).items);
      }}
    >
      <Select
        id="country"
        labelText={t('country')}
        value={country}
        onChange={(event) => setCountry(event.target.value as typeof country)}
      >
        {countries.map((each) => (
          <SelectItem key={each} value={each} text={t(`country.${each}`)} />
        ))}
      </Select>
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
