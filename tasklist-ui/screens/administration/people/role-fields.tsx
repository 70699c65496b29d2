import { Select, SelectItem, SelectItemGroup } from '@carbon/react';
import { textIn } from '../../../../ui-kit/languages.ts';
import { useTexts } from '../../../text/texts.ts';
import { usePlacesOfWork } from './use-people.ts';

export const roles = ['operator', 'clerk', 'head', 'reviewer', 'supervisor', 'analyst', 'administrator'] as const;
export type Role = (typeof roles)[number];

/** A role as it is chosen: `place` is `department:<id>`, `organisation:<id>` or empty. */
export interface ChosenRole {
  role: Role;
  place: string;
}

export const worksSomewhere = (role: string): boolean => role === 'clerk' || role === 'head';

/** What the server hears of it. */
export function membershipOf({ role, place }: ChosenRole) {
  const [kind, id = null] = place.split(/:(.*)/s);
  return {
    role,
    organisationId: kind === 'organisation' ? id : null,
    departmentId: kind === 'department' ? id : null,
  };
}

/** A role, and where: whoever does the work does it in a department, or in all of an organisation. */
export function RoleFields({ chosen, change }: { chosen: ChosenRole; change: (chosen: ChosenRole) => void }) {
  const { t, name, language } = useTexts('people');
  const { data } = usePlacesOfWork();
  return (
    <>
      <Select
        id="role"
        labelText={t('role')}
        helperText={t(`role-hint.${chosen.role}`)}
        value={chosen.role}
        onChange={(event) => change({ role: event.target.value as Role, place: '' })}
      >
        {roles.map((role) => (
          <SelectItem key={role} value={role} text={name('role', role)} />
        ))}
      </Select>
      {worksSomewhere(chosen.role) && (
        <Select
          id="place"
          labelText={t('where')}
          value={chosen.place}
          onChange={(event) => change({ ...chosen, place: event.target.value })}
        >
          <SelectItem value="" text={t('choose')} />
          <SelectItemGroup label={t('departments')}>
            {(data?.departments ?? []).map((department) => (
              <SelectItem
                key={department.id}
                value={`department:${department.id}`}
                text={`${textIn(department.name, language)} (${textIn(department.organisation, language)})`}
              />
            ))}
          </SelectItemGroup>
          <SelectItemGroup label={t('whole-organisation')}>
            {(data?.organisations ?? []).map((organisation) => (
              <SelectItem
                key={organisation.id}
                value={`organisation:${organisation.id}`}
                text={textIn(organisation.name, language)}
              />
            ))}
          </SelectItemGroup>
        </Select>
      )}
    </>
  );
}
