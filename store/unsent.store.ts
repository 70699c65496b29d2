import type { Instant } from '../domain/instant.ts';
import { Conditions } from './conditions.ts';
import { type PageOf, pageOf, placeOf } from './page.ts';
import { run } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

/** A row of the outbox that waits for a person. */
export interface UnsentRow {
  id: string;
  seq: string;
  kind: string;
  state: 'failed' | 'unknown';
  caseId: string | null;
  runId: string | null;
  caseNumber: string | null;
  to: string | null;
  subject: string | null;
  attempts: number;
  error: string | null;
  madeAt: Instant;
}

const columns = `o.id, o.seq::text, o.kind, o.state, o.case_id as "caseId", o.run_id as "runId", c.number as "caseNumber", o.payload ->> 'to' as "to",
  o.payload ->> 'subject' as subject, o.attempts, o.last_error as error, o.made_at as "madeAt"`;
const joined = 'outbox o left join cases c on c.tenant_id = o.tenant_id and c.id = o.case_id';
const waiting = `o.state in ('failed', 'unknown')`;

/** What could not be sent, newest first. */
export async function listUnsent(
  unit: Unit,
  tenant: string,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<PageOf<UnsentRow>> {
  const where = new Conditions().add(`o.tenant_id = ? and ${waiting}`, tenant);
  const place = placeOf(after, 1);
  if (place) where.add('o.seq < ?::bigint', ...place);
  const text = `select ${columns} from ${joined} where ${where} order by o.seq desc limit ${where.value(limit + 1)}`;
  const rows = await run<UnsentRow>(unit, { text, values: where.values });
  return pageOf(
    rows,
    limit,
    (row) => [row.seq],
    (row) => row,
  );
}

/**
 * Somebody decided: it goes once more, or stays unsent for good. Answers what it was; undefined when somebody was faster, or it was sent
 * after all.
 */
export async function decideUnsent(
  unit: Unit,
  tenant: string,
  id: string,
  decision: { how: 'again' | 'leave'; reason: string; by: string; at: Instant; wall: Instant },
): Promise<UnsentRow | undefined> {
  const { how, reason, by, at, wall } = decision;
  const [row] = await run<UnsentRow>(unit, {
    text: `select ${columns} from ${joined} where o.tenant_id = $1 and o.id = $2 and ${waiting} for update of o`,
    values: [tenant, id],
  });
  if (!row) return undefined;
  await run(unit, {
    text: `update outbox set state = $3, due_at = $4, attempts = case when $3 = 'queued' then 0 else attempts end, locked_until = null,
        decided_by = $5, decided_at = $6, decision = $7, decision_reason = $8
      where tenant_id = $1 and id = $2`,
    values: [tenant, id, how === 'again' ? 'queued' : 'left', wall, by, at, how, reason],
  });
  return row;
}
