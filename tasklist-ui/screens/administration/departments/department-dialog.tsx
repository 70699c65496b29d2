import { Select, SelectItem, TextInput } from '@carbon/react';
import { useState } from 'react';
import { textIn } from '../../../../ui-kit/languages.ts';
import { notify } from '../../../frame/announcer/announcer.tsx';
import { ReasonDialog } from '../../../parts/reason-dialog/reason-dialog.tsx';
import { server } from '../../../server/server.ts';
import { useTenant } from '../../../session/tenant-context.ts';
import { useTexts } from '../../../text/texts.ts';
import { filled, NameFields, shortNameOf } from '../parts/name-fields.tsx';
import { useChange } from '../parts/use-administration.ts';
import type { Department, Organisation } from './use-departments.ts';

const kinds = ['authority', 'utility', 'managing-company', 'contractor', 'other'] as const;

interface DialogProps<Row> {
  /** What is changed; null: something new. */
  row: Row | null;
  close: () => void;
}

/** Makes or renames a department. */
export function DepartmentDialog({
  row,
  close,
  organisations,
}: DialogProps<Department> & { organisations: readonly Organisation[] }) {
  const { t, language } = useTexts('departments');
  const { id: tenant } = useTenant();
  const [names, setNames] = useState(row?.name ?? {});
  const [email, setEmail] = useState(row?.email ?? '');
  const [organisationId, setOrganisation] = useState(organisations.find((each) => each.active)?.id ?? '');
  const [typedId, setId] = useState('');
  const id = typedId || shortNameOf(textIn(filled(names), language));
  const save = useChange(() => {
    const body = { name: filled(names), email: email.trim() || null };
    return row
      ? server.changeDepartment({ path: { tenant, departmentId: row.id }, body: { version: row.version, ...body } })
      : server.addDepartment({ path: { tenant }, body: { id, organisationId, ...body } });
  });
  return (
    <ReasonDialog
      open
      title={row ? t('rename-department') : t('add-department')}
      action={t('save')}
      textNeeded={false}
      fault={() => (Object.keys(filled(names)).length === 0 ? t('name-missing') : null)}
      close={close}
      run={async () => {
        await save.mutateAsync(undefined);
        notify('success', t('saved'));
      }}
    >
      {!row && (
        <Select
          id="organisation"
          labelText={t('organisation')}
          value={organisationId}
          onChange={(event) => setOrganisation(event.target.value)}
        >
          {organisations
            .filter((each) => each.active)
            .map((each) => (
              <SelectItem key={each.id} value={each.id} text={textIn(each.name, language)} />
            ))}
        </Select>
      )}
      <NameFields names={names} change={setNames} />
      <TextInput
        id="email"
        type="email"
        labelText={t('email')}
        value={email}
        onChange={(e) => setEmail(e.target.value)}
      />
      {!row && (
        <TextInput
          id="short-name"
          labelText={t('id')}
          helperText={t('id-hint')}
          value={id}
          onChange={(event) => setId(event.target.value)}
        />
      )}
    </ReasonDialog>
  );
}

/** Makes or renames an organisation. */
export function OrganisationDialog({ row, close }: DialogProps<Organisation>) {
  const { t, language } = useTexts('departments');
  const { id: tenant } = useTenant();
  const [names, setNames] = useState(row?.name ?? {});
  const [email, setEmail] = useState(row?.email ?? '');
  const [kind, setKind] = useState<(typeof kinds)[number]>((row?.kind as 'authority') ?? 'authority');
  const [typedId, setId] = useState('');
  const id = typedId || shortNameOf(textIn(filled(names), language));
  const save = useChange(() => {
    const body = { name: filled(names), kind, email: email.trim() || null };
    return row
      ? server.changeOrganisation({ path: { tenant, organisationId: row.id }, body: { version: row.version, ...body } })
      : server.addOrganisation({ path: { tenant }, body: { id, ...body } });
  });
  return (
    <ReasonDialog
      open
      title={row ? t('rename-organisation') : t('add-organisation')}
      action={t('save')}
      textNeeded={false}
      fault={() => (Object.keys(filled(names)).length === 0 ? t('name-missing') : null)}
      close={close}
      run={async () => {
        await save.mutateAsync(undefined);
        notify('success', t('saved'));
      }}
    >
      <NameFields names={names} change={setNames} />
      <Select id="kind" labelText={t('kind')} value={kind} onChange={(e) => setKind(e.target.value as typeof kind)}>
        {kinds.map((each) => (
          <SelectItem key={each} value={each} text={t(`kind.${each}`)} />
        ))}
      </Select>
      <TextInput
        id="email"
        type="email"
        labelText={t('email')}
        value={email}
        onChange={(e) => setEmail(e.target.value)}
      />
      {!row && (
        <TextInput
          id="short-name"
          labelText={t('id')}
          helperText={t('id-hint')}
          value={id}
          onChange={(event) => setId(event.target.value)}
        />
      )}
    </ReasonDialog>
  );
}
