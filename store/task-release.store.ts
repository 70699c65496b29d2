import type { Instant } from '../domain/instant.ts';
import { appendEvents } from './event.store.ts';
import { run } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

/** A supervisor gives back what somebody else holds; false when nobody holds it any more. */
export async function releaseFor(
  unit: Unit,
  tenant: string,
  task: { engine: string; key: string; caseId: string; runId: string; releaseId: string; elementId: string },
  by: string,
  at: Instant,
): Promise<boolean> {
  const text = `update tasks set assignee = null, claimed_at = null
    where tenant_id = $1 and engine_id = $2 and key = $3 and state = 'open' and assignee is not null returning assignee`;
  const released = await run(unit, { text, values: [tenant, task.engine, task.key] });
  if (released.length === 0) return false;
  const { caseId, runId, releaseId, elementId: element } = task;
  const payload = { task: task.key, by: 'supervisor' };
  await appendEvents(unit, [
    { tenant, case: caseId, run: runId, release: releaseId, type: 'task-released', at, actor: by, element, payload },
  ]);
  return true;
}
