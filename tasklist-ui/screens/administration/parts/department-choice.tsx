import { Select, SelectItem } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { textIn } from '../../../../ui-kit/languages.ts';
import { server } from '../../../server/server.ts';
import { useTenant } from '../../../session/tenant-context.ts';
import { useTexts } from '../../../text/texts.ts';

/** Departments that act, of all organisations. */
export function useActingDepartments() {
  const { id: tenant } = useTenant();
  const query = useQuery({
    queryKey: [tenant, 'registers', 'departments'],
    queryFn: () => server.listDepartments({ path: { tenant } }),
  });
  return query.data?.items.filter((each) => each.active) ?? [];
}

interface DepartmentChoiceProps {
  id: string;
  label: string;
  hint?: string;
  /** What choosing nobody is called. */
  none: string;
  value: string;
  change: (departmentId: string) => void;
}

/** A department, its organisation said with it: an outside body is told from the authority's own. */
export function DepartmentChoice({ id, label, hint, none, value, change }: DepartmentChoiceProps) {
  const { language } = useTexts('administration');
  return (
    <Select
      id={id}
      labelText={label}
      {...(hint && { helperText: hint })}
      value={value}
      onChange={(event) => change(event.target.value)}
    >
      <SelectItem value="" text={none} />
      {useActingDepartments().map((each) => (
        <SelectItem
          key={each.id}
          value={each.id}
          text={`${textIn(each.name, language)} (${textIn(each.organisation, language)})`}
        />
      ))}
    </Select>
  );
}
