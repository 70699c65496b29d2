import { run } from '../../store/statement.ts';
import type { Unit } from '../../store/unit-of-work.ts';

/**
 * Locks the cases of these runs, for the case comes before the instance in the order of locks (case, instance, task); answers the runs
 * whose case somebody else holds: they are moved later. Without it a request that has changed its case, and now asks the engine, could
 * wait for a worker that waits for the case.
 */
export async function reserveCases(unit: Unit, runs: { run: string }[]): Promise<Set<string>> {
  const busy = await run<{ id: string }>(unit, {
    text: `with mine as (
             select r.id from case_runs r join cases c on c.tenant_id = r.tenant_id and c.id = r.case_id
             where r.tenant_id = any($1) and r.id = any($2) order by c.id for no key update of c skip locked)
           select id from case_runs where tenant_id = any($1) and id = any($2) and id not in (select id from mine)`,
    values: [unit.reach.tenants, runs.map((each) => each.run)],
  });
  return new Set(busy.map(({ id }) => id));
}
