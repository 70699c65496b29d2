import type { Knex } from 'knex';
import type { Client } from 'pg';
import type { EngineHealth, Incident, IncidentKind, Key } from '../../port.ts';
import { run, type Statement, statement, type Transaction } from './transaction.ts';

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

const nextTimer = statement(
  'next-timer',
  `select least((select min(due_at) from engine_timer where tenant_id = $1),
    (select min(due_at) from engine_start where tenant_id = $1 and due_at is not null)) as at`,
);

/** The earliest timer of a tenant by its clock, or undefined: a virtual clock moves to it when nothing else can run. */
export const nextTimerOf = (database: Knex, tenant: string): Promise<string | undefined> =>
  instantFrom(database, nextTimer, [tenant]);

const nextMove = statement(
  'next-move',
  `select least(
    (select min(greatest(j.ready_at, $1::timestamptz)) from engine_job j join engine_instance i on i.key = j.instance_key
      where j.type = any($2::text[]) and j.state in ('ready', 'backing-off') and i.hold_until is null),
    (select $1::timestamptz where exists (select from engine_message where pending and hold_until is null)),
    (select $1::timestamptz where exists (select from unnest($3::text[], $4::timestamptz[]) as c(tenant_id, now)
      join engine_timer t on t.tenant_id = c.tenant_id and t.due_at <= c.now
      join engine_instance i on i.key = t.instance_key where i.hold_until is null))) as at`,
);

/**
 * When there is something to move, as an instant on the wall: now, or when a back-off has passed; undefined when nothing is left but
 * what waits for people, messages or time. What is held back after a failure does not count.
 */
export const nextMoveAt = (
  database: Knex,
  types: string[],
  wall: string,
  tenants: Tenants,
): Promise<string | undefined> =>
  instantFrom(database, nextMove, [wall, types, tenants.map((t) => t.tenant), tenants.map((t) => t.now)]);

/** One prepared question outside of any transaction: asked after every move, it must not be planned each time. */
async function instantFrom(database: Knex, question: Statement, values: unknown[]): Promise<string | undefined> {
  const connection: Client = await database.client.acquireConnection();
  try {
    const [row] = await run<{ at: string | null }>(connection, question, values);
    return row?.at ?? undefined;
  } finally {
    await database.client.releaseConnection(connection);
  }
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
