import type { Static } from '@sinclair/typebox';
import { type DepartmentRow, departmentsStore, type OrganisationRow } from '../../store/departments.store.ts';
import { type Change, demandVersion, differing, nameFree, wrongFields } from '../administration/administer.ts';
import { ApiError } from '../errors/api-error.ts';
import type {
  DepartmentChange,
  DepartmentInput,
  OrganisationChange,
  OrganisationInput,
} from '../schemas/administration.ts';

type Kind = 'organisation' | 'department';

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

async function change(
  { unit, tenant, note }: Change,
  kind: Kind,
  there: { id: string; version: number },
  { version, ...wanted }: { version: number; active?: boolean | undefined },
  demandUnused: () => void,
): Promise<void> {
  demandVersion(there, version);
  const changed = differing(there, wanted);
  if (changed.length === 0) return;
  if (changed.includes('active') && wanted.active === false) demandUnused();
  const values = Object.fromEntries(changed.map((name) => [name, (wanted as Record<string, unknown>)[name]]));
  await departmentsStore(unit, tenant).change(kind, there.id, values);
  const subject = { subjectKind: kind, subjectId: there.id } as const;
  const others = changed.filter((name) => name !== 'active');
  if (others.length > 0) note({ type: `${kind}-changed`, ...subject, payload: { fields: others } });
  if (changed.includes('active')) note({ type: `${kind}-${wanted.active ? 'activated' : 'deactivated'}`, ...subject });
}

export const changeOrganisation = (
  by: Change,
  there: OrganisationRow,
  wanted: Static<typeof OrganisationChange>,
): Promise<void> =>
  change(by, 'organisation', there, wanted, () => {
    if (there.departments > 0) throw new ApiError('still-in-use', `active departments: ${there.departments}`);
  });

export const changeDepartment = (
  by: Change,
  there: DepartmentRow,
  wanted: Static<typeof DepartmentChange>,
): Promise<void> =>
  change(by, 'department', there, wanted, () => {
    if (there.openCases > 0) throw new ApiError('still-in-use', `open cases: ${there.openCases}`);
  });
