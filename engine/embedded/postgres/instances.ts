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
const byRun = statement(
  'hold-run',
  `select ${columns} from engine_instance i where i.tenant_id = $1 and i.run_id = $2 order by i.key for no key update`,
);

// What jobs and timers say is due is only a hint: after the lock the instance's own state decides. `wanted` are instances that a message
// is for. Those that somebody else moves just now are left out; nobody ever waits for an instance here, so the order does not matter.
const due = statement(
  'hold-due',
  `with ready as (
      select j.instance_key as key from engine_job j
        where j.type = any($2::text[]) and j.state in ('ready', 'backing-off') and j.ready_at <= $3
        order by j.ready_at limit $5),
    overdue as (
      select t.key from unnest($6::text[], $7::timestamptz[]) as c(tenant_id, now)
        cross join lateral (select instance_key as key from engine_timer
          where tenant_id = c.tenant_id and due_at <= c.now order by due_at limit $5) t),
    keys as (select distinct key from (select unnest($1::text[]) as key union all select key from ready union all select key from overdue) k)
    select ${columns} from keys k join engine_instance i on i.key = k.key
      where i.hold_until is null or i.hold_until <= $3 or i.key = any($1::text[])
      order by i.key = any($1::text[]) desc limit $4 for no key update of i skip locked`,
);

const held = async <Tx extends Transaction>(
  row: Row,
  connection: Client,
  definitions: Definitions,
  listener: () => Listener<Tx>,
): Promise<Held<Tx>> => {
  const { state, revision, ...is } = row;
  const model = await definitions.model(connection, row.definition);
  return new Held(is, model, listener, { state: JSON.parse(state), revision });
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

  /** Of a run, in the order of keys. There may be several: one that lost its run lives until it is cancelled. */
  async byRun(connection: Client, tenant: string, runId: string): Promise<Held<Tx>[]> {
    return this.#all(connection, await run<Row>(connection, byRun, [tenant, runId]));
  }

  /** Those that have something to do, and those that are wanted; none that somebody else holds, at most `max`. */
  async due(connection: Client, what: Due): Promise<Held<Tx>[]> {
    const { wanted, types, wall, max, window, tenants } = what;
    const values = [wanted, types, wall, max, window, tenants.map((t) => t.tenant), tenants.map((t) => t.now)];
    return this.#all(connection, await run<Row>(connection, due, values));
  }

  #all(connection: Client, rows: Row[]): Promise<Held<Tx>[]> {
    return Promise.all(rows.map((row) => held(row, connection, this.#definitions, this.#listener)));
  }
}

export interface Due {
  /** Instances that a message is for. */
  wanted: string[];
  /** Job types that have a worker here. */
  types: string[];
  /** Instants. */
  wall: string;
  tenants: { tenant: string; now: string }[];
  max: number;
  /** How many candidates of each kind are looked at: more than `max`, for others may hold some. */
  window: number;
}
