import type { Instant } from '../domain/instant.ts';
import { run } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

/** What is told of a run that ended: as the worker `close-run` tells it. */
export interface EndedRun {
  run: number;
  round: number;
  outcome: string | null;
  /** The work was done after its deadline. */
  late: boolean;
}

/** A late yes closes an unconfirmed case; the gate of the database looks at the answer. Undefined when it is not unconfirmed any more. */
export async function closeLate(
  unit: Unit,
  tenant: string,
  caseId: string,
  runId: string,
  at: Instant,
): Promise<EndedRun | undefined> {
  const [closed] = await run<Pick<EndedRun, 'outcome' | 'late'>>(unit, {
    text: `update cases set status = 'closed', ended_at = $3 where tenant_id = $1 and id = $2 and status = 'unconfirmed' returning outcome, late`,
    values: [tenant, caseId, at],
  });
  if (!closed) return undefined;
  const [ended] = await run<Pick<EndedRun, 'run' | 'round'>>(unit, {
    text: `update case_runs set ending = 'closed' where tenant_id = $1 and id = $2 returning number as run, round`,
    values: [tenant, runId],
  });
  return { ...ended!, ...closed };
}
