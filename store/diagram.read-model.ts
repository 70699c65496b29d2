import type { Instant } from '../domain/instant.ts';
import { run } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

/** Where a run stands and what it has passed, from the elements' past, in the order in which it first came there. */
export async function diagramState(
  unit: Unit,
  tenant: string,
  runId: string,
): Promise<{ active: string[]; completed: string[] }> {
  const rows = await run<{ element: string; here: boolean; passed: boolean }>(unit, {
    text: `with each as (
        select instance_key, element_n, min(element_id) as element, min(array[revision, place]) as begun, bool_or(what in ('activating', 'activated')) as came,
          bool_or(what in ('completed', 'terminated')) as went, bool_or(what = 'completed') as completed
        from engine_element_history where tenant_id = $1 and run_id = $2 and what in ('activating', 'activated', 'completed', 'terminated')
        group by instance_key, element_n)
      select element, bool_or(came and not went) as here, bool_or(completed) as passed from each group by element order by min(begun)`,
    values: [tenant, runId],
  });
  return {
    active: rows.filter((row) => row.here).map((row) => row.element),
    completed: rows.filter((row) => row.passed && !row.here).map((row) => row.element),
  };
}

/** For which instants a run waits, of each element the nearest; known of the embedded engine only. */
export const timersOf = (unit: Unit, tenant: string, runId: string): Promise<{ elementId: string; until: Instant }[]> =>
  run(unit, {
    text: `select t.element_id as "elementId", min(t.due_at) as until from engine_instance i join engine_timer t on t.instance_key = i.key
      where i.tenant_id = $1 and i.run_id = $2 and t.tenant_id = $1 group by t.element_id order by until`,
    values: [tenant, runId],
  });
