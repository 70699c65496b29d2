import { NumberInput } from '@carbon/react';
import { useState } from 'react';
import { CountryField, useCountries } from '../../../parts/country-field/country-field.tsx';
import { ReasonDialog } from '../../../parts/reason-dialog/reason-dialog.tsx';
import { useTenant } from '../../../session/tenant-context.ts';
import { useTexts } from '../../../text/texts.ts';
import { useAuthority } from '../authority/use-authority.ts';
import { AboutProposal, HolidayTicks } from './holiday-ticks.tsx';
import type { Day } from './use-calendars.ts';
import { keyOf, useHolidays } from './use-holidays.ts';

interface HolidaysDialogProps {
  year: number;
  /** What the calendar has already. */
  there: readonly Day[];
  close: () => void;
  /** Further days, and those that shall go. */
  chosen: (more: Day[], less: Day[]) => void;
}

/** The public holidays of a country and year, each to be looked at and ticked before it counts. */
export function HolidaysDialog({ year, there, close, chosen }: HolidaysDialogProps) {
  const { t } = useTexts('calendars');
  const { zone } = useTenant();
  const { data: authority } = useAuthority();
  const { data: countries } = useCountries(zone);
  const [picked, setCountry] = useState<string | null>(null);
  const country = picked ?? authority?.country ?? countries?.ofZone ?? '';
  const [wanted, setWanted] = useState(year);
  const goodYear = wanted >= 2000 && wanted <= 2100;
  const holidays = useHolidays(country, goodYear ? [wanted] : []);
  // New days come in unless they are unticked; days that are there stay unless they are.
  const [unticked, setUnticked] = useState<ReadonlySet<string>>(new Set());
  const tick = (day: Day, on: boolean) =>
    setUnticked((now) => new Set(on ? [...now].filter((key) => key !== keyOf(day)) : [...now, keyOf(day)]));
  const ticked = (day: Day) => !unticked.has(keyOf(day));
  const has = new Set(there.map(keyOf));
  const proposed = new Set(holidays.days.map(keyOf));
  const further = holidays.days.filter((day) => !has.has(keyOf(day)));
  const beside =
    holidays.days.length > 0
      ? there.filter((day) => day.kind === 'holiday' && day.date.startsWith(`${wanted}-`) && !proposed.has(keyOf(day)))
      : [];
  const more = further.filter(ticked);
  const less = beside.filter((day) => !ticked(day));
  return (
    <ReasonDialog
      open
      size="md"
      title={t('propose')}
      consequence={t('propose-hint')}
      action={t('next')}
      textNeeded={false}
      fault={() => {
        if (!country) return { message: t('country-missing'), field: 'country' };
        if (!goodYear) return { message: t('year-wrong'), field: 'year' };
        if (holidays.unknown) return t('country-unknown');
        return more.length + less.length > 0 ? null : t('nothing-ticked');
      }}
      close={close}
      run={async () => chosen(more, less)}
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
      <AboutProposal holidays={holidays} />
      {further.length > 0 && (
        <HolidayTicks legend={t('comes-in', { count: more.length })} days={further} ticked={ticked} tick={tick} />
      )}
      {holidays.days.length > 0 && further.length === 0 && <p role="status">{t('all-there')}</p>}
      {beside.length > 0 && <HolidayTicks legend={t('beside')} days={beside} ticked={ticked} tick={tick} />}
    </ReasonDialog>
  );
}
