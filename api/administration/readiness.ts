import { type Readiness, readinessOf, staffed, takesCases } from '../../store/readiness.read-model.ts';
import type { Unit } from '../../store/unit-of-work.ts';

const itemsOf = (has: Readiness) =>
  [
    { id: 'departments', done: has.departments > 0, count: has.departments },
    { id: 'people', done: staffed(has), count: has.roles.length },
    { id: 'categories', done: has.categories > 0, count: has.categories },
    { id: 'calendar', done: has.calendars > 0, count: has.calendars },
    { id: 'notice', done: has.notices > 0, count: has.notices },
    { id: 'release', done: has.releases > 0, count: has.releases },
  ] as const;

/** What is still missing before the authority can take cases, in the order in which it is best made. */
export async function readiness(unit: Unit, tenant: string) {
  const has = await readinessOf(unit, tenant);
  return { takesCases: takesCases(has), items: [...itemsOf(has)] };
}
