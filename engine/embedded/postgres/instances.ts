import type { Client } from 'pg';
import type { Listener } from '../../port.ts';
import type { Definitions } from './definitions.ts';
import { Held } from './held.ts';
import { run, statement, type Transaction } from './transaction.ts';

interface Row {
  key: string;
  tenant: string;
  release: string;
  run: string;
  definition: string;
  process: string;
  startKey: string | null;
  state: string;
  revision: number;
}

const columns = `i.key, i.tenant_id as tenant, i.release_id as release, i.run_id as run, i.definition_key as definition,
  i.process_id as process, i.start_key as "startKey", i.state, i.revision`;

// FOR NO KEY UPDATE: nothing refers to an instance by foreign key, and readers are never kept waiting.
const byKey = statement('hold', `select ${columns} from engine_instance i where i.key = $1 for no key update`);
const byKeys = statement(
  'hold-many',
  `select ${columns} from engine_instance i where i.key = any($1::text[]) order by i.key for no key update`,
);
const byRun = statement(
  'hold-run',
  `select ${columns} from engine_instance i where i.tenant_id = $1 and i.run_id = $2 order by i.key for no key update`,
);

// What jobs and timers say is due is only a hint: after the lock the instance's own state decides.
const due = statement(
  'due',
  `with ready as (
      select j.instance_key as key, j.ready_at as since from engine_job j join engine_instance i on i.key = j.instance_key
        where j.type = any($1::text[]) and j.state in ('ready', 'backing-off') and j.ready_at <= $2
          and (i.hold_until is null or i.hold_until <= $2)
        order by j.ready_at limit $3),
    backed_off as (
      select j.instance_key as key, j.ready_at as since from engine_job j where j.state = 'backing-off' and j.ready_at <= $2
        order by j.ready_at limit $3),
    overdue as (
      select t.key, $2::timestamptz as since from unnest($4::text[], $5::timestamptz[]) as c(tenant_id, now)
        cross join lateral (select instance_key as key from engine_timer
          where tenant_id = c.tenant_id and due_at <= c.now order by due_at limit $3) t),
    keys as (select key, min(since) as since from (select * from ready union all select * from backed_off union all select * from overdue) k group by key)
    select i.key, i.tenant_id as tenant, i.run_id as run from keys k join engine_instance i on i.key = k.key
      where i.hold_until is null or i.hold_until <= $2 order by k.since limit $3`,
);
// Whom somebody else moves just now is left out. Nobody waits here, so no order of locks can make a deadlock.
const hold = statement(
  'hold-free',
  `select ${columns} from unnest($1::text[]) with ordinality as k(key, place) join engine_instance i on i.key = k.key
    where i.hold_until is null or i.hold_until <= $2 order by k.place limit $3 for no key update of i skip locked`,
);

const places = statement(
  'places',
  'select key, tenant_id as tenant, run_id as run from engine_instance where key = any($1::text[])',
);

const held = async <Tx extends Transaction>(
  row: Row,
  connection: Client,
  definitions: Definitions,
  listener: () => Listener<Tx>,
): Promise<Held<Tx>> => {
  const { state, revision, ...is } = row;
  const { model } = await definitions.load(connection, row.definition);
  return new Held(is, model, listener, definitions, { state: JSON.parse(state), revision });
};

/** Loads instances under a lock that lasts as long as the transaction. */
export class Instances<Tx extends Transaction> {
  readonly #definitions: Definitions;
  readonly #listener: () => Listener<Tx>;

  constructor(definitions: Definitions, listener: () => Listener<Tx>) {
    this.#definitions = definitions;
    this.#listener = listener;
  }

  /** Waits for whoever holds it. */
  async byKey(connection: Client, key: string): Promise<Held<Tx> | undefined> {
    return (await this.#all(connection, await run<Row>(connection, byKey, [key])))[0];
  }

  /** Those of these that there are, locked in the order of keys; waits for whoever holds one. */
  async byKeys(connection: Client, keys: string[]): Promise<Held<Tx>[]> {
    return this.#all(connection, await run<Row>(connection, byKeys, [keys]));
  }

  /** Of a run, in the order of keys. There may be several: one that lost its run lives until it is cancelled. */
  async byRun(connection: Client, tenant: string, runId: string): Promise<Held<Tx>[]> {
    return this.#all(connection, await run<Row>(connection, byRun, [tenant, runId]));
  }

  /**
   * Those of these that nobody else holds, in this order, at most `max`; and the keys of those that cannot be loaded (a definition that
   * this release no longer compiles, say), with the reason: one of them must not keep all others from moving.
   */
  async free(
    connection: Client,
    keys: string[],
    wall: string,
    max: number,
  ): Promise<{ free: Held<Tx>[]; broken: { key: string; error: unknown }[] }> {
    const free: Held<Tx>[] = [];
    const broken: { key: string; error: unknown }[] = [];
    if (keys.length === 0) return { free, broken };
    for (const row of await run<Row>(connection, hold, [keys, wall, max]))
      await held(row, connection, this.#definitions, this.#listener).then(
        (one) => free.push(one),
        (error: unknown) => broken.push({ key: row.key, error }),
      );
    return { free, broken };
  }

  #all(connection: Client, rows: Row[]): Promise<Held<Tx>[]> {
    return Promise.all(rows.map((row) => held(row, connection, this.#definitions, this.#listener)));
  }
}

export interface Due {
  /** Job types that have a worker here. */
  types: string[];
  /** Instants: the wall's, and each tenant's. */
  wall: string;
  tenants: { tenant: string; now: string }[];
  /** More than a group takes, for others may hold some. */
  max: number;
}

/** Where an instance with something to do is to be found; not locked. */
export interface Candidate {
  key: string;
  tenant: string;
  run: string;
}

/** Instances with ready jobs or overdue timers, the longest waiting first. */
export const dueInstances = (connection: Client, { types, wall, tenants, max }: Due): Promise<Candidate[]> =>
  run<Candidate & { [column: string]: unknown }>(connection, due, [
    types,
    wall,
    max,
    tenants.map((t) => t.tenant),
    tenants.map((t) => t.now),
  ]);

/** Where these instances are to be found, as far as they still live; not locked. */
export const instancesOf = async (connection: Client, keys: string[]): Promise<Candidate[]> =>
  keys.length === 0 ? [] : run<Candidate & { [column: string]: unknown }>(connection, places, [keys]);
