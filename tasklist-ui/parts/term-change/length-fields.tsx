import { NumberInput, Select, SelectItem } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { server } from '../../server/server.ts';
import { useTenant } from '../../session/tenant-context.ts';
import { useTexts } from '../../text/texts.ts';
import './term-dialog.css';

const units = ['working-days', 'working-hours', 'calendar-days', 'clock-hours'] as const;
type Unit = (typeof units)[number];

export interface Length {
  amount: number;
  unit: Unit;
}

/** How long: at first what suits the term of this case, until somebody says otherwise. `wanted`: what somebody has asked for. */
export function useLength(caseId: string, open: boolean, kind: 'extend' | 'shorten', wanted?: Length) {
  const { id: tenant } = useTenant();
  const [said, setSaid] = useState<Length | null>(null);
  const { data } = useQuery({
    queryKey: [tenant, 'case', caseId, 'term', kind, 'proposed'],
    queryFn: () => server.previewTerm({ path: { tenant, caseId }, body: { kind } }),
    enabled: open && kind === 'extend' && !wanted,
  });
  useEffect(() => {
    if (!open) setSaid(null);
  }, [open]);
  const proposed = wanted ?? (data?.proposed as Length | null | undefined) ?? { amount: 1, unit: 'working-days' };
  // Until the proposal is there nothing is looked up for another length.
  const known = said !== null || wanted !== undefined || kind === 'shorten' || data !== undefined;
  return { length: said ?? proposed, known, say: setSaid };
}

interface LengthFieldsProps {
  id: string;
  label: string;
  length: Length;
  say: (length: Length) => void;
}

/** A number and its unit. */
export function LengthFields({ id, label, length, say }: LengthFieldsProps) {
  const { t } = useTexts('term-change');
  return (
    <div className="term-dialog">
      <NumberInput
        id={`term-amount${id}`}
        label={label}
        min={1}
        value={length.amount}
        iconDescription={label}
        onChange={(_, { value }) => say({ ...length, amount: Number(value) })}
      />
      <Select
        id={`term-unit${id}`}
        labelText={t('extend.unit')}
        value={length.unit}
        onChange={(event) => say({ ...length, unit: event.target.value as Unit })}
      >
        {units.map((each) => (
          <SelectItem key={each} value={each} text={t(`unit.${each}`)} />
        ))}
      </Select>
    </div>
  );
}
