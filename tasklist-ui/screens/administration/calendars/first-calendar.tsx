import { Button } from '@carbon/react';
import { useState } from 'react';
import { civilDate } from '../../../../ui-kit/instants.ts';
import { notify } from '../../../frame/announcer/announcer.tsx';
import { CountryField, useCountries } from '../../../parts/country-field/country-field.tsx';
import { server } from '../../../server/server.ts';
import { useTenant } from '../../../session/tenant-context.ts';
import { useTexts } from '../../../text/texts.ts';
import { useSentence } from '../../../text/use-sentence.ts';
import { useAuthority } from '../authority/use-authority.ts';
import { useChange } from '../parts/use-administration.ts';
import { AboutProposal, HolidayTicks } from './holiday-ticks.tsx';
import type { Day } from './use-calendars.ts';
import { keyOf, useHolidays } from './use-holidays.ts';

/** What most offices have; it is changed in the next step. */
const officeDay = [
  { from: '09:00', to: '13:00' },
  { from: '14:00', to: '18:00' },
];
const officeWeek = { mon: officeDay, tue: officeDay, wed: officeDay, thu: officeDay, fri: officeDay };

/** An authority without a calendar can promise nothing: the usual one, with the holidays that somebody has looked at. */
export function FirstCalendar() {
  const { t } = useTexts('calendars');
  const { id: tenant, zone } = useTenant();
  const sentence = useSentence();
  const { data: authority } = useAuthority();
  const { data: countries } = useCountries(zone);
  const [picked, setCountry] = useState<string | null>(null);
  const country = picked ?? authority?.country ?? countries?.ofZone ?? '';
  const today = civilDate(new Date().toISOString(), zone);
  const thisYear = Number(today.slice(0, 4));
  const holidays = useHolidays(country, [thisYear, thisYear + 1]);
  const ahead = holidays.days.filter((day) => day.date >= today);
  const [unticked, setUnticked] = useState<ReadonlySet<string>>(new Set());
  const ticked = (day: Day) => !unticked.has(keyOf(day));
  const days = ahead.filter(ticked);
  const add = useChange(() =>
    server
      .addCalendar({
        path: { tenant },
        body: { id: 'working-time', weekly: [{ validFrom: '2000-01-01', hours: officeWeek }], days },
      })
      .then(
        () => notify('success', t('saved')),
        (thrown: unknown) => notify('error', sentence(thrown)),
      ),
  );
  return (
    <section className="section administration-fields" aria-labelledby="first-calendar">
      <h2 id="first-calendar">{t('none')}</h2>
      <p>{t('none-hint')}</p>
      <div className="administration-find">
        <CountryField
          id="country"
          label={t('country')}
          choose={t('country-choose')}
          countries={countries?.items ?? []}
          value={country}
          change={setCountry}
        />
      </div>
      <AboutProposal holidays={holidays} />
      {ahead.length > 0 && (
        <HolidayTicks
          legend={t('comes-in', { count: days.length })}
          days={ahead}
          ticked={ticked}
          tick={(day, on) =>
            setUnticked((now) => new Set(on ? [...now].filter((key) => key !== keyOf(day)) : [...now, keyOf(day)]))
          }
        />
      )}
      <div>
        <Button size="md" disabled={add.isPending || holidays.loading} onClick={() => add.mutate(undefined)}>
          {t('make-first')}
        </Button>
      </div>
    </section>
  );
}
