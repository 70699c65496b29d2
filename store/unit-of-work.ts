import type { Knex } from 'knex';
import type { Database } from './database.ts';
import { behindSavepoint, inTransaction } from './transaction.ts';

/** Which tenants a transaction may change, and which it may read besides. */
export interface Reach {
  tenants: string[];
  reads?: string[];
  /** For the same few statements again and again: each is planned once a connection, whatever its values. */
  hot?: boolean;
  /** The longest that a statement waits for another transaction's lock, in milliseconds; then the transaction fails. For ever when left out. */
  patienceMs?: number;
}

/** One transaction, in which stores are bound: what they write is there together or not at all. */
export interface Unit {
  sql: Knex.Transaction;
  reach: Reach;
  /** Runs when the transaction has been committed; for waking up, never for what must not be lost. */
  afterCommit(work: () => void): void;
}

const slug = /^[a-z][a-z0-9-]*$/;
const list = (tenants: string[]): string => {
  for (const tenant of tenants)
    if (!slug.test(tenant)) throw new Error(`expected a tenant id but got ${JSON.stringify(tenant)}`);
  return tenants.join(',');
};

/** The walls of a transaction, as row-level security reads them; the settings end with the transaction. */
const walls = (reach: Reach): string => `${tenantWall(reach)}; set local sakin.reads = '${list(reach.reads ?? [])}'`;
const plansOnce = 'set local plan_cache_mode = force_generic_plan';
const tenantWall = ({ tenants }: Reach): string => `set local sakin.tenants = '${list(tenants)}'`;

/** Sets the walls of a transaction anew. */
export async function setReach(sql: Knex.Transaction, reach: Reach): Promise<void> {
  await sql.raw(walls(reach));
}

const underWay = new Map<Database, number>();

/** How many transactions of this process are under way on other pools than this one. */
export function besides(database: Database): number {
  let sum = 0;
  for (const [pool, many] of underWay) if (pool !== database) sum += many;
  return sum;
}

function count(database: Database, more: number): void {
  const many = (underWay.get(database) ?? 0) + more;
  if (many === 0) underWay.delete(database);
  else underWay.set(database, many);
}

/** Runs `work` in one transaction that sees the rows of these tenants only; rolls everything back when it throws. */
export async function transact<T>(database: Database, reach: Reach, work: (unit: Unit) => Promise<T>): Promise<T> {
  // Unset is none, so only what there is is set.
  const walled = reach.reads?.length ? walls(reach) : tenantWall(reach);
  const patience = reach.patienceMs === undefined ? [] : [`set local lock_timeout = ${Math.ceil(reach.patienceMs)}`];
  const begin = ['begin', walled, ...(reach.hot ? [plansOnce] : []), ...patience].join('; ');
  const after: (() => void)[] = [];
  count(database, 1);
  const result = await inTransaction(database, begin, (sql) =>
    work({ sql, reach, afterCommit: (then) => after.push(then) }),
  ).finally(() => count(database, -1));
  for (const then of after) then();
  return result;
}

/** Runs `work` behind a savepoint: when it throws, only its own writes are undone and the error goes on. */
export async function nested<T>(unit: Unit, work: (unit: Unit) => Promise<T>): Promise<T> {
  return behindSavepoint(unit.sql, (sql) => work({ ...unit, sql }));
}
