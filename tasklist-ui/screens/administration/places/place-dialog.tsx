import { Select, SelectItem, TextInput } from '@carbon/react';
import { useState } from 'react';
import { server } from '../../../server/server.ts';
import { useTenant } from '../../../session/tenant-context.ts';
import { useTexts } from '../../../text/texts.ts';
import { RegisterDialog } from '../parts/register-dialog.tsx';
import type { Place } from './use-territories.ts';

const kinds = ['region', 'district', 'city', 'settlement', 'quarter', 'street', 'building'] as const;
type Kind = (typeof kinds)[number];

/** What usually lies below: streets in a quarter, buildings in a street. */
const below: Record<string, Kind> = {
  region: 'city',
  district: 'settlement',
  city: 'quarter',
  settlement: 'street',
  quarter: 'street',
  street: 'building',
  building: 'building',
};

/** Names of streets and buildings repeat: their short names say where they lie. */
const repeats = new Set<string>(['street', 'building']);

/** Makes a place below another one, or changes one. */
export function PlaceDialog({ row, parent, close }: { row: Place | null; parent: Place | null; close: () => void }) {
  const { t } = useTexts('places');
  const { id: tenant } = useTenant();
  const [kind, setKind] = useState<Kind>((row?.kind as Kind | undefined) ?? (parent && below[parent.kind]) ?? 'city');
  const [typed, setTyped] = useState(row?.externalId ?? '');
  const externalId = typed.trim() || null;
  return (
    <RegisterDialog
      title={t(row ? 'rename' : 'add')}
      names={row?.name ?? null}
      prefix={parent && repeats.has(kind) ? parent.id : ''}
      close={close}
      save={({ id, name }) =>
        row
          ? server.changeTerritory({
              path: { tenant, territoryId: row.id },
              body: { version: row.version, name, kind, externalId },
            })
          : server.addTerritory({
              path: { tenant },
              body: { id, parentId: parent?.id ?? null, kind, name, externalId },
            })
      }
      before={
        <Select id="kind" labelText={t('kind')} value={kind} onChange={(e) => setKind(e.target.value as Kind)}>
          {kinds.map((each) => (
            <SelectItem key={each} value={each} text={t(`kind.${each}`)} />
          ))}
        </Select>
      }
    >
      <TextInput
        id="external-id"
        labelText={t('external-id')}
        helperText={t('external-id-hint')}
        maxLength={100}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </RegisterDialog>
  );
}
