import { run } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

/** Does a letter reach somebody about this case, which tells the code? */
export async function hasAddress(unit: Unit, tenant: string, caseId: string): Promise<boolean> {
  const text = 'select from case_person where tenant_id = $1 and case_id = $2 and email is not null limit 1';
  return (await run(unit, { text, values: [tenant, caseId] })).length > 0;
}

/** Keeps who has told the code, with the hash of the code told; false when it was told before. */
export async function keepTold(
  unit: Unit,
  told: { tenant: string; case: string; by: string; secretHash: string },
): Promise<boolean> {
  const text = `update cases set code_told_by = $3, secret_hash = $4
    where tenant_id = $1 and id = $2 and code_told_by is null returning id`;
  return (await run(unit, { text, values: [told.tenant, told.case, told.by, told.secretHash] })).length > 0;
}
