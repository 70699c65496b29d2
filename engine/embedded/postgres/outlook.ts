import type { Knex } from 'knex';
import type { Client } from 'pg';
import { type Instant, millisecondsOf } from '../../../domain/instant.ts';
import { type Deployer, deployers } from './tenants.ts';
import { run, type Statement, statement } from './transaction.ts';

export interface DueTimer {
  run: string | null;
  at: Instant;
}

type Clocks = { tenant: string; now: Instant }[];

const firstTimer = (tenant: string) => `least((select min(due_at) from engine_timer where tenant_id = ${tenant}),
    (select min(due_at) from engine_start where tenant_id = ${tenant} and due_at is not null and hold_until is null))`;
const nextTimer = statement('next-timer', `select ${firstTimer('$1')} as at`);

/** The earliest timer of a tenant by its clock, or undefined: a virtual clock moves to it when nothing else can run. */
export const nextTimerOf = async (database: Knex, tenant: string): Promise<Instant | undefined> =>
  (await ask<{ at: Instant | null }>(database, nextTimer, [tenant]))[0]?.at ?? undefined;

const timersUntil = statement(
  'timers-until',
  `select i.run_id as run, min(t.due_at) as at from engine_timer t join engine_instance i on i.key = t.instance_key
      where t.tenant_id = $1 and t.due_at <= $2 group by i.run_id
    union all select null, min(due_at) from engine_start where tenant_id = $1 and due_at <= $2 and hold_until is null
      having min(due_at) is not null`,
);

/** The earliest timer of each run of a tenant that is due up to an instant; without a run: the earliest that starts a process. */
export const timersUntilOf = (database: Knex, tenant: string, until: Instant): Promise<DueTimer[]> =>
  ask<DueTimer>(database, timersUntil, [tenant, until]);

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
export const nextMoveAt = async (
  database: Knex,
  types: string[],
  wall: Instant,
  tenants: Clocks,
): Promise<Instant | undefined> => {
  const values = [wall, types, tenants.map((t) => t.tenant), tenants.map((t) => t.now)];
  return (await ask<{ at: Instant | null }>(database, nextMove, values))[0]?.at ?? undefined;
};

const heldUntil = (table: string) => `(select min(hold_until) from ${table} where hold_until > $1)`;
const free = (row: string) => `(${row}.hold_until is null or ${row}.hold_until <= $1)`;

const outlook = statement(
  'outlook',
  `select d.tenant, d.starts,
    least(
      (select t.due_at from engine_timer t join engine_instance i on i.key = t.instance_key
        where t.tenant_id = d.tenant and ${free('i')} order by t.due_at limit 1),
      (select min(s.due_at) from engine_start s where s.tenant_id = d.tenant and s.due_at is not null and ${free('s')})) as due,
    (select least(
      (select min(j.ready_at) from engine_job j join engine_instance i on i.key = j.instance_key
        where j.type = any($2::text[]) and j.state in ('ready', 'backing-off') and ${free('i')}),
      (select $1::timestamptz where exists (select from engine_message m where m.pending and ${free('m')})),
      ${['engine_instance', 'engine_message', 'engine_start'].map(heldUntil).join(', ')})) as move
    from (${deployers}) d`,
);

export interface Outlook {
  deployers: Deployer[];
  /** Milliseconds until there is something to move, as far as it can be known; 0: now. */
  inMs: number;
}

/** What a mover that has nothing to do asks now and then, in one statement, over all tenants. */
export async function outlookOf(
  database: Knex,
  types: string[],
  { wall, now }: { wall: Instant; now(tenant: string): Instant },
): Promise<Outlook> {
  const rows = await ask<Deployer & { due: Instant | null; move: Instant | null }>(database, outlook, [wall, types]);
  const until = (at: Instant | null, clock: Instant) => (at ? millisecondsOf(at) - millisecondsOf(clock) : Infinity);
  const waits = rows.flatMap(({ tenant, due, move }) => [until(due, now(tenant)), until(move, wall)]);
  return { deployers: rows.map(({ tenant, starts }) => ({ tenant, starts })), inMs: Math.max(0, Math.min(...waits)) };
}

/** One prepared question outside of any transaction: asked after every move, it must not be planned each time. */
async function ask<Row extends object>(database: Knex, question: Statement, values: unknown[]): Promise<Row[]> {
  const connection: Client = await database.client.acquireConnection();
  try {
    return await run<Row & { [column: string]: unknown }>(connection, question, values);
  } finally {
    await database.client.releaseConnection(connection);
  }
}
