import { type Responsibility, routeOf } from '../../domain/routing.ts';
import { departmentsStore } from '../../store/departments.store.ts';
import { registerReadModel } from '../../store/register.read-model.ts';
import { type ResponsibilityRow, responsibilityStore } from '../../store/responsibility.store.ts';
import { territoryStore } from '../../store/territory.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { decisionsOf } from '../releases/decisions.ts';
import { type Change, wrongFields } from './administer.ts';

export interface Wanted {
  territoryId: string | null;
  departmentId: string;
}

/** What administrators have said of who serves a category, for screens. */
export const presentResponsibility = (row: ResponsibilityRow) => ({
  territoryId: row.territory,
  territory: row.territoryName,
  departmentId: row.department,
  department: row.departmentName,
  organisation: row.organisation,
  active: row.active,
});

/** Who serves a category of no special place, as a new request would find it: by each service in force. */
export async function routesOf(unit: Unit, tenant: string, responsibilities: readonly Responsibility[]) {
  const services = await registerReadModel(unit, tenant).services();
  const decides = await Promise.all(services.map(({ releaseId }) => decisionsOf(unit, tenant, releaseId)));
  return (categories: readonly string[], territories: readonly string[] = []) =>
    // Without a service what administrators have said is all there is.
    (decides.length > 0 ? decides : [() => ({ value: null, reasons: [] })]).map((decide) =>
      routeOf(
        { categories, territories, urgency: 'normal', kind: null, channel: 'phone' },
        (question) => decide('assign-department', { ...question }),
        responsibilities,
      ),
    );
}

/** Says which departments serve a category, at most one for each place. */
export async function setServed({ unit, tenant }: Change, category: string, wanted: readonly Wanted[]): Promise<void> {
  const wrong = (at: number, field: string, expected: string, got: string) =>
    wrongFields({ field: `body.servedBy.${at}.${field}`, expected, got });
  for (const [at, { territoryId, departmentId }] of wanted.entries()) {
    const department = await departmentsStore(unit, tenant).department(departmentId);
    if (!department?.active) throw wrong(at, 'departmentId', 'an active department', departmentId);
    if (territoryId !== null && !(await territoryStore(unit, tenant).byId(territoryId))?.active)
      throw wrong(at, 'territoryId', 'an active place', territoryId);
    if (wanted.findIndex((each) => each.territoryId === territoryId) !== at)
      throw wrong(at, 'territoryId', 'one department for a place', territoryId ?? 'everywhere');
  }
  await responsibilityStore(unit, tenant).replace(
    category,
    wanted.map(({ territoryId, departmentId }) => ({ territory: territoryId, department: departmentId })),
  );
}
