import type { Knex } from 'knex';
import type { Client } from 'pg';
import type { Clock, Wall } from '../../../domain/clock.ts';
import { instantOf, millisecondsOf } from '../../../domain/instant.ts';
import { CommandRefused, type Groups } from '../../port.ts';
import { type CarryNeed, overdue } from './carry.ts';
import type { Hear, Held, Moment } from './held.ts';
import { type InHand, nothingInHand } from './hold-back.ts';
import type { Entry } from './inbox.ts';
import type { Instances } from './instances.ts';
import type { Route } from './route.ts';
import type { Tenants } from './tenants.ts';
import type { Transact, Transaction } from './transaction.ts';

export interface GroupNeed<Tx extends Transaction> extends CarryNeed<Tx> {
  database: Knex;
  transact: Transact<Tx>;
  instances: Instances<Tx>;
  clock: Clock;
  wall: Wall;
  tenants: Tenants;
  /** Hears what every step did, after its commit. */
  hear?: Hear;
  /**
   * Locks what of the product comes before an instance in the order of locks (its case), without waiting, and answers the runs whose case
   * somebody else holds: they are left for later. Without it a handler that changes its case could wait for a request that has changed
   * the case and waits for the instance.
   */
  reserve?: (tx: Tx, runs: { tenant: string; run: string }[]) => Promise<Set<string>>;
  /**
   * What instances of one tenant get that are carried side by side: a unit of work in which the product may gather what they write, and
   * that which writes it down. Of these runs, under the lock of `reserve`.
   */
  gather?: (tx: Tx, runs: string[]) => Promise<{ tx: Tx; flush(): Promise<void> }>;
  /** Instances that lanes of this process have in hand: another one need not try their locks. */
  busy: Set<string>;
  /** Hears how many candidates there are, and answers how many of them this group takes, and whether another lane of this process takes the rest. */
  share: (found: number, most: number) => { most: number; handedOn: boolean };
  /** Counts how groups end. */
  groups: Groups;
  /** Hears of an instance that could not be moved because of a bug or a broken connection. */
  trouble: (error: unknown, instance: string | undefined) => void;
}

/** One transaction of the mover, and what has become of what it has in hand. */
export class Group<Tx extends Transaction> {
  readonly need: GroupNeed<Tx>;
  readonly tx: Tx;
  readonly connection: Client;
  /** So many instances at most. */
  readonly max: number;
  readonly inHand: InHand;
  readonly wall: string;
  /** Instances that have moved, to be written. */
  readonly moved: Held<Tx>[] = [];
  /** To be held back. */
  readonly failed: InHand = nothingInHand();
  /** Commands for another group. */
  readonly later: Entry[] = [];
  /** Something was left to somebody who is busy with it. */
  left = false;
  /** What was moved goes on at once. */
  more = false;
  /** There may be more instances than it could take. */
  full = false;
  /** Instances that this group keeps from the other lanes. */
  readonly #mine: string[] = [];

  constructor(need: GroupNeed<Tx>, tx: Tx, connection: Client, max: number, inHand: InHand) {
    this.need = need;
    this.tx = tx;
    this.connection = connection;
    this.max = max;
    this.inHand = inHand;
    this.wall = need.wall.now();
  }

  /** Keeps instances from the other lanes of this process until `release`. */
  keep(keys: string[]): void {
    this.#mine.push(...keys);
    for (const key of keys) this.need.busy.add(key);
  }

  release(): void {
    for (const key of this.#mine) this.need.busy.delete(key);
  }

  answer({ resolve }: Entry): void {
    this.tx.afterCommit(() => resolve('done'));
  }

  refuse({ reject }: Entry, error: unknown): void {
    this.tx.afterCommit(() => reject(error));
  }

  refuseGone(entry: Entry): void {
    const instance = 'aimed' in entry.asked ? entry.asked.aimed.instance : '';
    this.refuse(entry, new CommandRefused('not-found', `expected an instance ${instance} but it has ended`));
  }

  failRoute(route: Route): void {
    route.again();
    this.failed.messages.push(route.message.seq);
  }

  clocks(tenants: string[]): { tenant: string; now: string }[] {
    return tenants.map((tenant) => ({ tenant, now: this.need.clock.now(tenant) }));
  }

  now(tenant: string): number {
    return millisecondsOf(this.need.clock.now(tenant));
  }

  /** Of a run: its tenant's, unless its runs live at instants of their own. */
  nowOf({ tenant, run }: { tenant: string; run: string }, due?: number): number {
    const own = this.need.clock.of?.(tenant, run, due === undefined ? undefined : instantOf(due));
    return own === undefined ? this.now(tenant) : millisecondsOf(own);
  }

  /** At which an instance is carried on. */
  moment({ is, instance }: Held<Tx>): Moment {
    const due = this.need.clock.of && overdue(instance, this.now(is.tenant))[0]?.due;
    return { now: this.nowOf(is, due), wall: millisecondsOf(this.wall) };
  }
}
