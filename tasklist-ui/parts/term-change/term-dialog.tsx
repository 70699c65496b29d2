import { NumberInput, Select, SelectItem } from '@carbon/react';
import { useState } from 'react';
import { notify } from '../../frame/announcer/announcer.tsx';
import { useTexts } from '../../text/texts.ts';
import { ReasonDialog } from '../reason-dialog/reason-dialog.tsx';
import type { TermChange, TermChangeBody } from './term-change.ts';
import { TermPreview } from './term-preview.tsx';
import './term-dialog.css';

const units = ['working-days', 'working-hours', 'calendar-days', 'clock-hours'] as const;
type Unit = (typeof units)[number];

interface TermDialogProps {
  kind: TermChange;
  caseId: string;
  open: boolean;
  close: () => void;
  change: (body: TermChangeBody) => Promise<unknown>;
}

/** Extends the term by so much, replaces it by a shorter one, pauses it, or lets it run again; shows what comes of it before it is done. */
export function TermDialog({ kind, caseId, open, close, change }: TermDialogProps) {
  const { t } = useTexts('term-change');
  const [amount, setAmount] = useState(kind === 'shorten' ? 1 : 5);
  const [unit, setUnit] = useState<Unit>('working-days');
  const timed = kind === 'extend' || kind === 'shorten';
  const term = timed ? { amount, unit } : undefined;
  return (
    <ReasonDialog
      open={open}
      draft={`case:${caseId}:${kind}`}
      title={t(`${kind}.title`)}
      consequence={t(`${kind}.consequence`)}
      action={t(`${kind}.do`)}
      fault={() => (!timed || amount > 0 ? null : t('extend.missing'))}
      close={close}
      run={async (reason) => {
        await change({ kind, reason, ...(term && { term }) });
        notify('success', t('term.done'));
      }}
    >
      {timed && (
        <div className="term-dialog">
          <NumberInput
            id={kind === 'extend' ? 'term-amount' : `term-amount-${kind}`}
            label={t(`${kind}.amount`)}
            min={1}
            value={amount}
            iconDescription={t(`${kind}.amount`)}
            onChange={(_, { value }) => setAmount(Number(value))}
          />
          <Select
            id={kind === 'extend' ? 'term-unit' : `term-unit-${kind}`}
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
      {open && (!timed || amount > 0) && <TermPreview caseId={caseId} kind={kind} term={term} />}
    </ReasonDialog>
  );
}
