import { TextInput } from '@carbon/react';
import { useState } from 'react';
import { ReasonDialog } from '../../../parts/reason-dialog/reason-dialog.tsx';
import { useTexts } from '../../../text/texts.ts';
import { hoursOf, hoursText, type WeeklyHours, weekdays } from './use-calendars.ts';

interface HoursDialogProps {
  hours: WeeklyHours;
  validFrom: string;
  close: () => void;
  chosen: (hours: WeeklyHours, validFrom: string) => void;
}

/** The working hours of a week, from a day on. */
export function HoursDialog({ hours, validFrom, close, chosen }: HoursDialogProps) {
  const { t } = useTexts('calendars');
  const [from, setFrom] = useState(validFrom);
  const [texts, setTexts] = useState<Record<string, string>>(() =>
    Object.fromEntries(weekdays.map((day) => [day, hoursText(hours[day])])),
  );
  const read = weekdays.map((day) => [day, hoursOf(texts[day] ?? '')] as const);
  const fault = (): string | null => {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(from)) return t('date-missing');
    if (read.some(([, each]) => !each)) return t('hours-wrong');
    return read.some(([, each]) => each && each.length > 0) ? null : t('week-empty');
  };
  return (
    <ReasonDialog
      open
      title={t('change-hours')}
      action={t('next')}
      textNeeded={false}
      fault={fault}
      close={close}
      run={async () => {
        chosen(Object.fromEntries(read.flatMap(([day, each]) => (each?.length ? [[day, each]] : []))), from);
      }}
    >
      <TextInput
        id="valid-from"
        type="date"
        labelText={t('valid-from')}
        value={from}
        onChange={(event) => setFrom(event.target.value)}
      />
      {weekdays.map((day) => (
        <TextInput
          key={day}
          id={`hours-${day}`}
          labelText={t(`weekday.${day}`)}
          placeholder={t('free')}
          value={texts[day] ?? ''}
          onChange={(event) => setTexts({ ...texts, [day]: event.target.value })}
        />
      ))}
      <p className="muted">{t('hours-hint')}</p>
    </ReasonDialog>
  );
}
