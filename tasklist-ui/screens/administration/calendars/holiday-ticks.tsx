import { Checkbox, CheckboxGroup, InlineNotification, Tag } from '@carbon/react';
import { civilDayWithWeekday } from '../../../../ui-kit/instants.ts';
import { textIn } from '../../../../ui-kit/languages.ts';
import { Failed, LoadingRows } from '../../../parts/states/states.tsx';
import { useTexts } from '../../../text/texts.ts';
import { useSentence } from '../../../text/use-sentence.ts';
import { type Day, hoursText } from './use-calendars.ts';
import { keyOf, type useHolidays } from './use-holidays.ts';

interface HolidayTicksProps {
  legend: string;
  days: readonly Day[];
  ticked: (day: Day) => boolean;
  tick: (day: Day, on: boolean) => void;
}

/** Days with a tick each: what they are, by which article, and whether an act must still say so. */
export function HolidayTicks({ legend, days, ticked, tick }: HolidayTicksProps) {
  const { t, language } = useTexts('calendars');
  return (
    <CheckboxGroup legendText={legend} className="calendar-ticks">
      {days.map((day) => (
        <Checkbox
          key={keyOf(day)}
          id={`day-${day.date}-${day.kind}`}
          labelText={
            <>
              <strong>{civilDayWithWeekday(day.date, language)}</strong> {textIn(day.name, language)}{' '}
              {day.certain === false && (
                <Tag type="warm-gray" size="sm">
                  {t('expected')}
                </Tag>
              )}
              <span className="calendar-tick-basis">
                {[t(`kind.${day.kind}`), hoursText(day.hours), day.source].filter(Boolean).join(' · ')}
              </span>
            </>
          }
          checked={ticked(day)}
          onChange={(_, { checked }) => tick(day, checked)}
        />
      ))}
    </CheckboxGroup>
  );
}

/** What is to be known of a proposal besides its days. */
export function AboutProposal({ holidays }: { holidays: ReturnType<typeof useHolidays> }) {
  const { t, language } = useTexts('calendars');
  const sentence = useSentence();
  if (holidays.loading) return <LoadingRows rows={3} />;
  if (holidays.unknown) return <p role="status">{t('country-unknown')}</p>;
  if (holidays.error) return <Failed sentence={sentence(holidays.error)} />;
  const notes = [
    ...(holidays.collection ? [t('from-collection')] : []),
    ...holidays.undecided.map(({ year, text }) => `${t('act-missing', { year })} ${textIn(text, language)}`),
  ];
  return notes.map((note) => <InlineNotification key={note} kind="info" lowContrast hideCloseButton title={note} />);
}
