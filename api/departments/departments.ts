import type { Static } from '@sinclair/typebox';
import { type DepartmentRow, departmentsStore, type OrganisationRow } from '../../store/departments.store.ts';
import { type Change, changeVersioned, nameFree, wrongFields } from '../administration/administer.ts';
import { ApiError } from '../errors/api-error.ts';
import type {
  DepartmentChange,
  DepartmentInput,
  OrganisationChange,
  OrganisationInput,
} from '../schemas/administration/departments.ts';

export async function addOrganisation(
  { unit, tenant, note }: Change,
  input: Static<typeof OrganisationInput>,
): Promise<void> {
  const { id, name, kind, email = null } = input;
  await nameFree(departmentsStore(unit, tenant).add('organisation', { id, name, kind, email }), id);
  note({ type: 'organisation-added', subjectKind: 'organisation', subjectId: id });
}

export async function addDepartment(
  { unit, tenant, note }: Change,
  input: Static<typeof DepartmentInput>,
): Promise<void> {
  const { id, organisationId, name, email = null } = input;
  const store = departmentsStore(unit, tenant);
  if (!(await store.organisation(organisationId))?.active)
    throw wrongFields({ field: 'body.organisationId', expected: 'an active one', got: organisationId });
  await nameFree(store.add('department', { id, organisation_id: organisationId, name, email }), id);
  note({
    type: 'department-added',
    subjectKind: 'department',
    subjectId: id,
    payload: { organisation: organisationId },
  });
}

export const changeOrganisation = (
  by: Change,
  there: OrganisationRow,
  wanted: Static<typeof OrganisationChange>,
): Promise<void> =>
  changeVersioned(by, {
    kind: 'organisation',
    there,
    wanted,
    demand(changed) {
      if (changed.includes('active') && !wanted.active && there.departments > 0)
        throw new ApiError('still-in-use', `active departments: ${there.departments}`);
    },
    write: (values) => departmentsStore(by.unit, by.tenant).change('organisation', there.id, values),
  });

export const changeDepartment = (
  by: Change,
  there: DepartmentRow,
  wanted: Static<typeof DepartmentChange>,
): Promise<void> =>
  changeVersioned(by, {
    kind: 'department',
    there,
    wanted,
    demand(changed) {
      if (changed.includes('active') && !wanted.active && there.openCases > 0)
        throw new ApiError('still-in-use', `open cases: ${there.openCases}`);
    },
    write: (values) => departmentsStore(by.unit, by.tenant).change('department', there.id, values),
  });
