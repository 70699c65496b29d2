import type { Instant } from '../domain/instant.ts';
import { appendEvents } from './event.store.ts';
import { run } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

/** Somebody gives an open task to a person, whoever has it now; false when it is not open, or that person has it already. */
export async function assignTo(
  unit: Unit,
  tenant: string,
  task: { engine: string; key: string; caseId: string; runId: string; releaseId: string; elementId: string },
  { person, by, at }: { person: string; by: string; at: Instant },
): Promise<boolean> {
  const given = await run(unit, {
    text: `update tasks set assignee = $4, claimed_at = $5
      where tenant_id = $1 and engine_id = $2 and key = $3 and state = 'open' and assignee is distinct from $4 returning assignee`,
    values: [tenant, task.engine, task.key, person, at],
  });
  if (given.length === 0) return false;
  const { caseId, runId, releaseId, elementId: element } = task;
  const payload = { task: task.key, person };
  await appendEvents(unit, [
    { tenant, case: caseId, run: runId, release: releaseId, type: 'task-assigned', at, actor: by, element, payload },
  ]);
  return true;
}
