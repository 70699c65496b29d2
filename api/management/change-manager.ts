import { civilDateAt, startOfDay } from '../../domain/calendar/zone.ts';
import { newId } from '../../domain/id.ts';
import { type CivilDate, instantOf, millisecondsOf } from '../../domain/instant.ts';
import { managementStore } from '../../store/management.store.ts';
import { registerReadModel } from '../../store/register.read-model.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { tell, type UseCaseDeps } from '../cases/engine-deps.ts';

export interface ManagerChange {
  tenant: string;
  actor: string;
  territoryId: string;
  /** null: nobody manages the place any more. */
  departmentId: string | null;
  /** The first day of it, in the tenant's zone. */
  from: CivilDate;
}

/**
 * Another department manages a place, or all below it, from a day on. Open cases there that are with others are told, so that on that day
 * a person decides where each goes; those that a service does not route by managers stay as they are. Answers how many were told.
 */
export async function changeManager(unit: Unit, deps: UseCaseDeps, change: ManagerChange): Promise<number> {
  const { tenant, actor, territoryId: territory, departmentId: department, from } = change;
  const store = managementStore(unit, tenant);
  const at = deps.clock.now(tenant);
  await store.set({ id: newId(), territory, department, from, by: actor, at });
  const { zone } = (await registerReadModel(unit, tenant).tenant())!;
  const handOverAt = instantOf(startOfDay(from, zone));
  const cases = department === null ? [] : await store.openCasesBelow(territory, department);
  for (const { run, release } of cases)
    await tell(
      unit,
      deps,
      { tenant, release, run, at },
      { name: 'manager-changed', id: newId(), variables: { handOverAt } },
    );
  return cases.length;
}

/** Today, where the tenant is. */
export async function todayOf(unit: Unit, deps: Pick<UseCaseDeps, 'clock'>, tenant: string): Promise<CivilDate> {
  const { zone } = (await registerReadModel(unit, tenant).tenant())!;
  return civilDateAt(millisecondsOf(deps.clock.now(tenant)), zone);
}
