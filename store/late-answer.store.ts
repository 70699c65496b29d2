import type { Instant } from '../domain/instant.ts';
import { run } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

/** A late yes closes an unconfirmed case; the gate of the database looks at the answer. False when it is not unconfirmed any more. */
export async function closeLate(
  unit: Unit,
  tenant: string,
  caseId: string,
  runId: string,
  at: Instant,
): Promise<boolean> {
  const closed = await run(unit, {
    text: `update cases set status = 'closed', ended_at = $3 where tenant_id = $1 and id = $2 and status = 'unconfirmed' returning id`,
    values: [tenant, caseId, at],
  });
  if (closed.length === 0) return false;
  await run(unit, {
    text: `update case_runs set ending = 'closed' where tenant_id = $1 and id = $2`,
    values: [tenant, runId],
  });
  return true;
}
