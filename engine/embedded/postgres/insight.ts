import type { Knex } from 'knex';
import type { EngineHealth, Incident, IncidentKind, Key } from '../../port.ts';
import type { Transaction } from './transaction.ts';

const backlogOf = `select type, count(*)::integer as ready,
    coalesce(greatest(0, extract(epoch from ? - min(ready_at)) * 1000), 0)::double precision as "oldestMs"
  from engine_job where state = 'ready' and type <> 'io.camunda.zeebe:userTask' group by type`;

type Tenants = { tenant: string; now: string }[];

/** How much waits, for how long. As sakin_engine over all tenants; other roles see what their walls show. */
export async function healthOf(database: Knex, wall: string, tenants: Tenants): Promise<EngineHealth> {
  const { rows } = await database.raw(backlogOf, [wall]);
  const backlog = (rows as { type: string; ready: number; oldestMs: number }[]).map(({ type, ...rest }) => [
    type,
    rest,
  ]);
  const counts = await database.raw(
    `select count(t.due_at)::integer as "timersOverdue",
      coalesce(max(extract(epoch from c.now - t.due_at)) * 1000, 0)::double precision as "timersOldestMs",
      (select count(*)::integer from engine_incident) as incidents,
      (select count(*)::integer from engine_instance where hold_until is not null)
        + (select count(*)::integer from engine_message where hold_until is not null)
        + (select count(*)::integer from engine_start where hold_until is not null) as "heldBack"
    from unnest(?::text[], ?::timestamptz[]) as c(tenant_id, now)
    join engine_timer t on t.tenant_id = c.tenant_id and t.due_at <= c.now`,
    [tenants.map((t) => t.tenant), tenants.map((t) => t.now)],
  );
  return { backlog: Object.fromEntries(backlog), ...counts.rows[0] };
}

/** The unresolved incidents within reach of the transaction, oldest first; of one run when it is named. */
export async function incidentsIn(tx: Pick<Transaction, 'sql'>, run?: string): Promise<Incident[]> {
  const { rows } = await tx.sql.raw(
    `select c.*, i.release_id from engine_incident c join engine_instance i on i.key = c.instance_key
      where ?::text is null or c.run_id = ? order by c.raised_at, c.instance_key, c.n`,
    [run ?? null, run ?? null],
  );
  return (rows as IncidentRow[]).map((row) => ({
    key: keyAt(row.instance_key, row.n),
    kind: row.kind,
    message: row.message,
    element: row.element_id,
    elementInstance: keyAt(row.instance_key, row.element_n),
    instance: row.instance_key,
    ...(row.job_n === null ? {} : { job: keyAt(row.instance_key, row.job_n) }),
    tenant: row.tenant_id,
    release: row.release_id,
    run: row.run_id,
    at: row.raised_at,
  }));
}

interface IncidentRow {
  instance_key: Key;
  n: number;
  element_n: number;
  job_n: number | null;
  kind: IncidentKind;
  message: string;
  element_id: string;
  tenant_id: string;
  release_id: string;
  run_id: string;
  raised_at: string;
}

const keyAt = (instance: Key, n: number): Key => (n === 0 ? instance : `${instance}.${n}`);
