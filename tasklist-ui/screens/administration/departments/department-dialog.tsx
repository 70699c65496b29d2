import { Select, SelectItem, TextInput } from '@carbon/react';
import { useState } from 'react';
import { textIn } from '../../../../ui-kit/languages.ts';
import { server } from '../../../server/server.ts';
import { useTenant } from '../../../session/tenant-context.ts';
import { useTexts } from '../../../text/texts.ts';
import { isEmail } from '../parts/email.ts';
import { RegisterDialog } from '../parts/register-dialog.tsx';
import type { Department, Organisation } from './use-departments.ts';

const kinds = ['authority', 'utility', 'managing-company', 'contractor', 'other'] as const;

interface DialogProps<Row> {
  /** What is changed; null: something new. */
  row: Row | null;
  close: () => void;
}

/** The address where a department or organisation gets its mail, and what is wrong with it. */
function useEmail(before: string | null | undefined) {
  const { t } = useTexts('departments');
  const [typed, setTyped] = useState(before ?? '');
  return {
    email: typed.trim() || null,
    fault: () => (typed.trim() && !isEmail(typed) ? { message: t('email-wrong'), field: 'email' } : null),
    field: (
      <TextInput
        id="email"
        type="email"
        labelText={t('email')}
        helperText={t('email-hint')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    ),
  };
}

/** Makes or renames a department. */
export function DepartmentDialog({
  row,
  close,
  organisations,
}: DialogProps<Department> & { organisations: readonly Organisation[] }) {
  const { t, language } = useTexts('departments');
  const { id: tenant } = useTenant();
  const { email, field, fault } = useEmail(row?.email);
  const acting = organisations.filter((each) => each.active);
  const [organisationId, setOrganisation] = useState(acting[0]?.id ?? '');
  return (
    <RegisterDialog
      title={row ? t('rename-department') : t('add-department')}
      names={row?.name ?? null}
      fault={fault}
      close={close}
      save={({ id, name }) =>
        row
          ? server.changeDepartment({
              path: { tenant, departmentId: row.id },
              body: { version: row.version, name, email },
            })
          : server.addDepartment({ path: { tenant }, body: { id, organisationId, name, email } })
      }
      before={
        !row && (
          <Select
            id="organisation"
            labelText={t('organisation')}
            value={organisationId}
            onChange={(event) => setOrganisation(event.target.value)}
          >
            {acting.map((each) => (
              <SelectItem key={each.id} value={each.id} text={textIn(each.name, language)} />
            ))}
          </Select>
        )
      }
    >
      {field}
    </RegisterDialog>
  );
}

/** Makes or renames an organisation. */
export function OrganisationDialog({ row, close }: DialogProps<Organisation>) {
  const { t } = useTexts('departments');
  const { id: tenant } = useTenant();
  const { email, field, fault } = useEmail(row?.email);
  const [kind, setKind] = useState<(typeof kinds)[number]>((row?.kind as 'authority') ?? 'authority');
  return (
    <RegisterDialog
      title={row ? t('rename-organisation') : t('add-organisation')}
      names={row?.name ?? null}
      fault={fault}
      close={close}
      save={({ id, name }) =>
        row
          ? server.changeOrganisation({
              path: { tenant, organisationId: row.id },
              body: { version: row.version, name, kind, email },
            })
          : server.addOrganisation({ path: { tenant }, body: { id, name, kind, email } })
      }
    >
      <Select id="kind" labelText={t('kind')} value={kind} onChange={(e) => setKind(e.target.value as typeof kind)}>
        {kinds.map((each) => (
          <SelectItem key={each} value={each} text={t(`kind.${each}`)} />
        ))}
      </Select>
      {field}
    </RegisterDialog>
  );
}
