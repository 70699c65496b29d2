import { run } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

/** The cases of runs, for lists that know runs only. */
export async function casesOfRuns(
  unit: Unit,
  tenant: string,
  runs: string[],
): Promise<Map<string, { caseId: string; caseNumber: string }>> {
  if (runs.length === 0) return new Map();
  const rows = await run<{ run: string; caseId: string; caseNumber: string }>(unit, {
    text: `select r.id as run, c.id as "caseId", c.number as "caseNumber" from case_runs r
      join cases c on c.tenant_id = r.tenant_id and c.id = r.case_id where r.tenant_id = $1 and r.id = any($2)`,
    values: [tenant, runs],
  });
  return new Map(rows.map(({ run: id, ...of }) => [id, of]));
}
