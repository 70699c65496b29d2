import { Select, SelectItem, TextInput } from '@carbon/react';
import { useState } from 'react';
import { ReasonDialog } from '../../../parts/reason-dialog/reason-dialog.tsx';
import { useTexts } from '../../../text/texts.ts';
import { type Day, hoursOf } from './use-calendars.ts';

const kinds = ['declared-free', 'holiday', 'half-day', 'declared-working'] as const;

/** A day that differs from its weekday. */
export function DayDialog({ close, chosen }: { close: () => void; chosen: (day: Day) => void }) {
  const { t, language } = useTexts('calendars');
  const [date, setDate] = useState('');
  const [kind, setKind] = useState<(typeof kinds)[number]>('declared-free');
  const [hours, setHours] = useState('');
  const [name, setName] = useState('');
  const withHours = kind === 'half-day' || kind === 'declared-working';
  const fault = (): string | null => {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return t('date-missing');
    const read = hoursOf(hours);
    return withHours && (!read || (kind === 'half-day' && read.length === 0)) ? t('hours-wrong') : null;
  };
  return (
    <ReasonDialog
      open
      title={t('declare')}
      action={t('next')}
      textNeeded={false}
      fault={fault}
      close={close}
      run={async () => {
        const read = hoursOf(hours) ?? [];
        chosen({
          date,
          kind,
          ...(withHours && read.length > 0 && { hours: read }),
          ...(name.trim() && { name: { [language]: name.trim() } }),
        });
      }}
    >
      <TextInput id="date" type="date" labelText={t('date')} value={date} onChange={(e) => setDate(e.target.value)} />
      <Select id="kind" labelText={t('kind')} value={kind} onChange={(e) => setKind(e.target.value as typeof kind)}>
        {kinds.map((each) => (
          <SelectItem key={each} value={each} text={t(`kind.${each}`)} />
        ))}
      </Select>
      {withHours && (
        <TextInput
          id="hours"
          labelText={t('hours')}
          helperText={t('hours-hint')}
          value={hours}
          onChange={(event) => setHours(event.target.value)}
        />
      )}
      <TextInput
        id="day-name"
        labelText={t('day-name')}
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
    </ReasonDialog>
  );
}
