import type { Instant } from '../domain/instant.ts';
import { insertInto, run, type Statement } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

/** What a resident must be told by telephone, for want of an address to write to. */
export interface TellingRow {
  id: string;
  caseId: string;
  runId: string;
  releaseId: string;
  caseNumber: string;
  language: string;
  template: string;
  askedAt: Instant;
  attempts: number;
  triedAt: Instant | null;
}

/** As its row; of several about one case the newest is told, with the case as it stands then. */
export const tellingAsked = (
  tenant: string,
  {
    id,
    case: caseId,
    run: runId,
    template,
    at,
  }: { id: string; case: string; run: string; template: string; at: Instant },
): Statement =>
  insertInto('tellings', [{ tenant_id: tenant, id, case_id: caseId, run_id: runId, template, asked_at: at }]);

// Where work is done the resident is asked by a call anyway, or has said yes: news of term and department are old then.
const waiting = `t.done is null and (t.template not in ('passed-on', 'term-changed', 'term-corrected', 'reopened')
    or (c.status = 'open' and c.outcome is null))`;
const from = 'tellings t join cases c on c.tenant_id = t.tenant_id and c.id = t.case_id';
const columns = `t.id, t.case_id as "caseId", t.run_id as "runId", c.release_id as "releaseId", c.number as "caseNumber", c.language, t.template,
  t.asked_at as "askedAt", t.attempts, t.tried_at as "triedAt"`;

/** What residents are still to be told, one of a case, the longest waiting first; of all cases, or of one. */
export const listTellings = (unit: Unit, tenant: string, caseId: string | null = null): Promise<TellingRow[]> =>
  run<TellingRow>(unit, {
    text: `select * from (select distinct on (t.case_id) ${columns} from ${from}
        where t.tenant_id = $1 and ($2::text is null or t.case_id = $2) and ${waiting} order by t.case_id, t.asked_at desc, t.id desc) newest
      order by "triedAt" nulls first, "askedAt", id limit 200`,
    values: [tenant, caseId],
  });

/**
 * Somebody has told it, could not reach the resident, or leaves it. Answers what it was; undefined when there is a newer one about the
 * case, or somebody was faster.
 */
export async function settleTelling(
  unit: Unit,
  tenant: string,
  id: string,
  settled: { how: 'told' | 'not-reached' | 'left'; by: string; at: Instant },
): Promise<TellingRow | undefined> {
  const [named] = await run<{ caseId: string }>(unit, {
    text: 'select case_id as "caseId" from tellings where tenant_id = $1 and id = $2 and done is null for update',
    values: [tenant, id],
  });
  const newest = named && (await listTellings(unit, tenant, named.caseId))[0];
  if (newest?.id !== id) return undefined;
  const { how, by, at } = settled;
  if (how === 'not-reached')
    await run(unit, {
      text: 'update tellings set attempts = attempts + 1, tried_at = $3 where tenant_id = $1 and id = $2',
      values: [tenant, id, at],
    });
  else
    await run(unit, {
      text: 'update tellings set done = $3, done_by = $4, done_at = $5 where tenant_id = $1 and case_id = $2 and done is null',
      values: [tenant, newest.caseId, how, by, at],
    });
  return newest;
}
