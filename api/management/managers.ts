import type { Static } from '@sinclair/typebox';
import { departmentsStore } from '../../store/departments.store.ts';
import { managementStore } from '../../store/management.store.ts';
import { territoryStore } from '../../store/territory.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { type Change, wrongFields } from '../administration/administer.ts';
import type { UseCaseDeps } from '../cases/engine-deps.ts';
import type { ManagerInput } from '../schemas/administration/managers.ts';
import { changeManager } from './change-manager.ts';

/** Who manages a place, or all of them, past and to come. */
export const managersOf = (unit: Unit, tenant: string, territory?: string) =>
  managementStore(unit, tenant).listed(territory ?? null);

/** Says who manages a place from a day on; answers how many open cases may change hands. */
export async function setManager(
  { unit, tenant, who, note }: Change,
  deps: UseCaseDeps,
  { territoryId, departmentId, from }: Static<typeof ManagerInput>,
): Promise<number> {
  if (!(await territoryStore(unit, tenant).byId(territoryId))?.active)
    throw wrongFields({ field: 'body.territoryId', expected: 'an active place', got: territoryId });
  if (departmentId !== null && !(await departmentsStore(unit, tenant).department(departmentId))?.active)
    throw wrongFields({ field: 'body.departmentId', expected: 'an active department', got: departmentId });
  const told = await changeManager(unit, deps, { tenant, actor: who.actor, territoryId, departmentId, from });
  note({
    type: 'manager-changed',
    subjectKind: 'territory',
    subjectId: territoryId,
    payload: { department: departmentId, from, openCases: told },
  });
  return told;
}
