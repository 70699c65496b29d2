import { Button, Select, SelectItem, Tag } from '@carbon/react';
import { Add } from '@carbon/react/icons';
import { useState } from 'react';
import { civilDate, civilDayWithWeekday } from '../../../../ui-kit/instants.ts';
import { textIn } from '../../../../ui-kit/languages.ts';
import { Page } from '../../../frame/page/page.tsx';
import { Failed, LoadingRows } from '../../../parts/states/states.tsx';
import { useTenant } from '../../../session/tenant-context.ts';
import { type Translate, useTexts } from '../../../text/texts.ts';
import { useSentence } from '../../../text/use-sentence.ts';
import { ConfirmRevision } from './confirm-revision.tsx';
import { DayDialog } from './day-dialog.tsx';
import { FirstCalendar } from './first-calendar.tsx';
import { HolidaysDialog } from './holidays-dialog.tsx';
import { HoursDialog } from './hours-dialog.tsx';
import { type Calendar, type Day, hoursOn, hoursText, type Revision, useCalendars, weekdays } from './use-calendars.ts';
import { keyOf } from './use-holidays.ts';

/** When the authority works: hours of the week, holidays, days declared free. */
export function Calendars() {
  const { t } = useTexts('calendars');
  const sentence = useSentence();
  const { data, error, refetch } = useCalendars();
  const [wanted, setWanted] = useState<string | null>(null);
  const calendar = data?.items.find((each) => (wanted ? each.id === wanted : each.usual));
  return (
    <Page title={t('title')} lead={t('lead')}>
      {error && !data && <Failed sentence={sentence(error)} retry={() => void refetch()} />}
      {!data && !error && <LoadingRows />}
      {data?.items.length === 0 && <FirstCalendar />}
      {data && data.items.length > 1 && (
        <div className="administration-find">
          <Select
            id="calendar"
            labelText={t('calendar')}
            value={calendar?.id}
            onChange={(e) => setWanted(e.target.value)}
          >
            {data.items.map((each) => (
              <SelectItem key={each.id} value={each.id} text={each.usual ? `${each.id} (${t('usual')})` : each.id} />
            ))}
          </Select>
        </div>
      )}
      {calendar && <CalendarView key={calendar.id} calendar={calendar} />}
    </Page>
  );
}

type Asked = 'day' | 'hours' | 'holidays' | { next: Revision; what: string } | null;

/** A declared day takes the place of an equal entry, and stands in the order of dates. */
const withDays = (days: readonly Day[], more: readonly Day[]): Day[] => {
  const added = new Set(more.map(keyOf));
  return [...days.filter((day) => !added.has(keyOf(day))), ...more].sort((a, b) => (a.date < b.date ? -1 : 1));
};

const without = (days: readonly Day[], less: readonly Day[]): Day[] => {
  const gone = new Set(less.map(keyOf));
  return days.filter((day) => !gone.has(keyOf(day)));
};

const said = (t: Translate, more: number, less: number): string =>
  [more > 0 && t('days-come', { count: more }), less > 0 && t('days-go', { count: less })].filter(Boolean).join(' ');

function CalendarView({ calendar }: { calendar: Calendar }) {
  const { t, language } = useTexts('calendars');
  const { zone } = useTenant();
  const today = civilDate(new Date().toISOString(), zone);
  const [asked, setAsked] = useState<Asked>(null);
  const [year, setYear] = useState(today.slice(0, 4));
  const { revision, weekly, days } = calendar;
  const hours = hoursOn(calendar, today);
  const years = [
    ...new Set([today.slice(0, 4), `${Number(today.slice(0, 4)) + 1}`, ...days.map((d) => d.date.slice(0, 4))]),
  ].sort();
  const shown = days.filter((day) => day.date.startsWith(year));
  const change = (next: Partial<Revision>, what: string) =>
    setAsked({ next: { revision, weekly, days, ...next }, what });
  const close = () => setAsked((now) => (typeof now === 'object' ? null : now));
  return (
    <>
      {calendar.outdated > 0 && <p role="status">{t('computing', { count: calendar.outdated })}</p>}
      <section className="section" aria-labelledby="week">
        <h2 id="week">{t('week')}</h2>
        <dl className="calendar-week">
          {weekdays.map((day) => (
            <div key={day}>
              <dt>{t(`weekday.${day}`)}</dt>
              <dd>{hoursText(hours[day]) || t('free')}</dd>
            </div>
          ))}
        </dl>
        <Button kind="tertiary" size="md" onClick={() => setAsked('hours')}>
          {t('change-hours')}
        </Button>
      </section>
      <section className="section" aria-labelledby="days">
        <h2 id="days">{t('days')}</h2>
        <div className="administration-find">
          <Select id="shown-year" labelText={t('year')} value={year} onChange={(event) => setYear(event.target.value)}>
            {years.map((each) => (
              <SelectItem key={each} value={each} text={each} />
            ))}
          </Select>
          <div className="administration-actions">
            <Button size="md" renderIcon={Add} onClick={() => setAsked('day')}>
              {t('declare')}
            </Button>
            <Button kind="tertiary" size="md" onClick={() => setAsked('holidays')}>
              {t('propose')}
            </Button>
          </div>
        </div>
        {shown.length === 0 && <p className="muted">{t('no-days')}</p>}
        <ul className="administration-list">
          {shown.map((day) => {
            const name = civilDayWithWeekday(day.date, language);
            const { certain, ...decided } = day;
            return (
              <li key={`${day.date} ${day.kind}`}>
                <div className="administration-what">
                  <strong>{name}</strong>
                  {certain === false && (
                    <Tag type="warm-gray" size="sm">
                      {t('expected')}
                    </Tag>
                  )}
                  <span className="muted">
                    {[t(`kind.${day.kind}`), hoursText(day.hours), textIn(day.name, language), day.source]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </div>
                <div className="administration-actions">
                  {certain === false && (
                    <Button
                      kind="ghost"
                      size="sm"
                      aria-label={`${t('decided')}: ${name}`}
                      onClick={() => change({ days: withDays(days, [decided]) }, `${t('decided')}: ${name}`)}
                    >
                      {t('decided')}
                    </Button>
                  )}
                  <Button
                    kind="ghost"
                    size="sm"
                    aria-label={`${t('remove')}: ${name}`}
                    onClick={() => change({ days: without(days, [day]) }, `${t('remove')}: ${name}`)}
                  >
                    {t('remove')}
                  </Button>
                </div>
              </li>
            );
          })}
        </ul>
      </section>
      {asked === 'hours' && (
        <HoursDialog
          hours={hours}
          validFrom={today}
          close={() => setAsked((now) => (now === 'hours' ? null : now))}
          chosen={(next, validFrom) => {
            const others = weekly.filter((each) => each.validFrom !== validFrom);
            change({ weekly: [...others, { validFrom, hours: next }] }, t('change-hours'));
          }}
        />
      )}
      {asked === 'day' && (
        <DayDialog
          close={() => setAsked((now) => (now === 'day' ? null : now))}
          chosen={(day) =>
            change(
              { days: withDays(days, [day]) },
              `${t(`kind.${day.kind}`)}: ${civilDayWithWeekday(day.date, language)}`,
            )
          }
        />
      )}
      {asked === 'holidays' && (
        <HolidaysDialog
          year={Number(year)}
          there={days}
          close={() => setAsked((now) => (now === 'holidays' ? null : now))}
          chosen={(more, less) =>
            change({ days: withDays(without(days, less), more) }, said(t, more.length, less.length))
          }
        />
      )}
      {asked !== null && typeof asked === 'object' && (
        <ConfirmRevision calendar={calendar} next={asked.next} what={asked.what} close={close} />
      )}
    </>
  );
}
