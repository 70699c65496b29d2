import { NumberInput, Select, SelectItem } from '@carbon/react';
import { useTexts } from '../../../text/texts.ts';

export const units = ['working-days', 'working-hours', 'calendar-days', 'clock-hours'] as const;
export type Unit = (typeof units)[number];
export interface Term {
  amount: number;
  unit: Unit;
}

/** The same bounds as the server's: a promise beyond about a year is a slip of the finger. */
const longest: Record<Unit, number> = {
  'working-days': 260,
  'working-hours': 2080,
  'calendar-days': 366,
  'clock-hours': 8784,
};

export const termIsUsable = ({ amount, unit }: Term): boolean =>
  amount >= 0 && amount <= longest[unit] && (unit.endsWith('hours') || Number.isInteger(amount));

/** "3 working days". */
export function useTermInWords(): (term: { amount: number; unit: string }) => string {
  const { t } = useTexts('administration');
  return ({ amount, unit }) => t(`unit.${unit}`, { count: amount });
}

/** An amount and its unit. */
export function TermFields({
  id,
  label,
  term,
  change,
}: {
  id: string;
  label: string;
  term: Term;
  change: (term: Term) => void;
}) {
  const { t } = useTexts('administration');
  return (
    <div className="administration-term">
      <NumberInput
        id={`${id}-amount`}
        label={label}
        min={0}
        max={longest[term.unit]}
        value={term.amount}
        hideSteppers
        invalid={!termIsUsable(term)}
        invalidText={t('term-wrong', { most: longest[term.unit] })}
        onChange={(_, { value }) => change({ ...term, amount: Number(value) })}
      />
      <Select
        id={`${id}-unit`}
        labelText={t('unit')}
        value={term.unit}
        onChange={(event) => change({ ...term, unit: event.target.value as Unit })}
      >
        {units.map((unit) => (
          <SelectItem key={unit} value={unit} text={t(`unit-name.${unit}`)} />
        ))}
      </Select>
    </div>
  );
}
