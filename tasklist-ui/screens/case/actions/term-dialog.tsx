import { NumberInput, Select, SelectItem } from '@carbon/react';
import { useState } from 'react';
import { notify } from '../../../frame/announcer/announcer.tsx';
import { ReasonDialog } from '../../../parts/reason-dialog/reason-dialog.tsx';
import { useTexts } from '../../../text/texts.ts';
import type { DialogProps } from './dialog-props.ts';
import './term-dialog.css';

const units = ['working-days', 'working-hours', 'calendar-days', 'clock-hours'] as const;
type Unit = (typeof units)[number];

/** Extends the term by so much, pauses it, or lets it run again. */
export function TermDialog({ kind, open, close, actions }: DialogProps & { kind: 'extend' | 'pause' | 'resume' }) {
  const { t } = useTexts('actions');
  const [amount, setAmount] = useState(5);
  const [unit, setUnit] = useState<Unit>('working-days');
  const extend = kind === 'extend';
  return (
    <ReasonDialog
      open={open}
      title={t(`${kind}.title`)}
      consequence={t(`${kind}.consequence`)}
      action={t(`${kind}.do`)}
      fault={() => (!extend || amount > 0 ? null : t('extend.missing'))}
      close={close}
      run={async (reason) => {
        await actions.changeTerm({ kind, reason, ...(extend && { term: { amount, unit } }) });
        notify('success', t('term.done'));
      }}
    >
      {extend && (
        <div className="term-dialog">
          <NumberInput
            id="term-amount"
            label={t('extend.amount')}
            min={1}
            value={amount}
            iconDescription={t('extend.amount')}
            onChange={(_, { value }) => setAmount(Number(value))}
          />
          <Select
            id="term-unit"
            labelText={t('extend.unit')}
            value={unit}
            onChange={(event) => setUnit(event.target.value as Unit)}
          >
            {units.map((each) => (
              <SelectItem key={each} value={each} text={t(`unit.${each}`)} />
            ))}
          </Select>
        </div>
      )}
    </ReasonDialog>
  );
}
