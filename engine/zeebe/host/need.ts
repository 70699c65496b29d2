import type { Knex } from 'knex';
import type { Clock, Wall } from '../../../domain/clock.ts';
import type { JobExecutor, Listener } from '../../port.ts';
import type { Dice } from '../gateway/back-off.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { Definitions } from './definitions.ts';
import type { Incidents } from './incidents.ts';
import type { Instances } from './instances.ts';
import type { Outbox } from './outbox.ts';
import type { Tasks } from './tasks.ts';
import type { Transact, Transaction } from './transaction.ts';

/** What the parts of a moving host share. */
export interface HostNeed<Tx extends Transaction> {
  /** The cluster's id: keys repeat on another one. */
  engine: string;
  gateway: Gateway;
  /** Under sakin_engine, which sees all tenants in the adapter's tables. */
  database: Knex;
  transact: Transact<Tx>;
  clock: Clock;
  wall: Wall;
  dice: Dice;
  /** For how many milliseconds a fetched job is ours. */
  lockMs: number;
  /** The cluster has our exporter. */
  exporter: boolean;
  listener: Listener<Tx>;
  jobs: JobExecutor<Tx>;
  definitions: Definitions;
  instances: Instances;
  tasks: Tasks;
  incidents: Incidents;
  outbox: Outbox;
  /** Locks what the product wants locked before these runs are moved; answers those that somebody else holds just now. */
  reserve?: (tx: Tx, runs: { run: string }[]) => Promise<Set<string>>;
  /** Told of bugs and broken connections; what they touched is tried again. */
  trouble(error: unknown, instance: string | undefined): void;
  /** There is something to send, or to fetch. */
  wake(): void;
}
