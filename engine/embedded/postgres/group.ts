import type { Knex } from 'knex';
import type { Client } from 'pg';
import type { Clock, Wall } from '../../../domain/clock.ts';
import { millisecondsOf } from '../../../domain/instant.ts';
import type { Variables } from '../../port.ts';
import { type CarryNeed, carry, isNothing, type JobAtHand, type Meeting, type Todo } from './carry.ts';
import { newHeld } from './commands.ts';
import type { Hear, Held, Moment } from './held.ts';
import { type Candidate, dueInstances, type Instances, instancesOf } from './instances.ts';
import { claimMessages, takersOf } from './messages.ts';
import { Route } from './route.ts';
import { Savepoints } from './savepoints.ts';
import type { Tenants } from './tenants.ts';
import { claimStarts, rearm } from './timer-starts.ts';
import { connectionOf, run, statement, type Transact, type Transaction } from './transaction.ts';
import { type Routed, write } from './write.ts';

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
   * Locks what of the product comes before an instance in the order of locks (its case), without waiting, and answers the runs it got.
   * Without it a handler that locks its case could wait for a request that holds the case and waits for the instance.
   */
  reserve?: (tx: Tx, runs: { tenant: string; run: string }[]) => Promise<Set<string>>;
  /** Hears of an instance that could not be moved because of a bug or a broken connection. */
  trouble: (error: unknown, instance: string | undefined) => void;
}

/** What a group has touched; filled while it runs, so that it is known when the group fails as a whole. */
export interface Touched {
  instances: string[];
  messages: string[];
}

export interface Moved {
  /** Instances moved and messages brought to an end. */
  done: number;
  /** There may be more. */
  full: boolean;
  /** Something was left to somebody who is busy with it. */
  left: boolean;
}

const jobsOf = statement(
  'jobs-of',
  `select instance_key || '.' || n as key, instance_key as instance, type, element_id as element, element_n, headers from engine_job
    where instance_key = any($1::text[]) and type = any($2::text[]) and state in ('ready', 'backing-off') and ready_at <= $3
    order by ready_at, instance_key, n`,
);
const setTenants = statement('set-tenants', `select set_config('sakin.tenants', $1, true)`);
// A minute at most: whoever mends the cause should not wait long for its effect.
const holdBack = statement(
  'hold-back',
  `with m as (update engine_message set failures = failures + 1,
      hold_until = $3::timestamptz + least(interval '1 minute', interval '1 second' * power(2, failures)) where seq = any($2::bigint[]))
    update engine_instance set failures = failures + 1,
      hold_until = $3::timestamptz + least(interval '1 minute', interval '1 second' * power(2, failures)) where key = any($1::text[])`,
);

/** Not before some seconds are these tried again, each time twice as many. */
export const holdBackIn = async (connection: Client, touched: Touched, wall: string): Promise<void> => {
  await run(connection, holdBack, [touched.instances, touched.messages, wall]);
};

/**
 * One transaction of the mover: up to `max` instances that have something to do, each behind a savepoint, all with one commit. What a
 * failing one wrote is undone and it is held back; the others stay.
 */
export function moveGroup<Tx extends Transaction>(need: GroupNeed<Tx>, max: number, touched: Touched): Promise<Moved> {
  return need.transact(need.database, { tenants: [] }, async (tx) => {
    const group = new Group(need, tx, await connectionOf(tx.sql), max, touched);
    return group.move();
  });
}

class Group<Tx extends Transaction> {
  readonly #need: GroupNeed<Tx>;
  readonly #tx: Tx;
  readonly #connection: Client;
  readonly #max: number;
  readonly #touched: Touched;
  readonly #wall: string;
  readonly #savepoints: Savepoints;
  readonly #moved: Held<Tx>[] = [];
  readonly #failed: Touched = { instances: [], messages: [] };
  #left = false;

  constructor(need: GroupNeed<Tx>, tx: Tx, connection: Client, max: number, touched: Touched) {
    this.#need = need;
    this.#tx = tx;
    this.#connection = connection;
    this.#max = max;
    this.#touched = touched;
    this.#wall = need.wall.now();
    this.#savepoints = new Savepoints(connection);
  }

  async move(): Promise<Moved> {
    await this.#need.tenants.refresh(this.#connection);
    const routes = await this.#routes();
    const candidates = await this.#candidates(routes);
    const held = await this.#hold(await this.#reserved(candidates));
    await this.#moveAll(held, routes);
    for (const route of routes) await this.#startByMessage(route);
    await this.#startByTimer();
    return this.#finish(routes, candidates.length);
  }

  async #routes(): Promise<Route[]> {
    const claimed = await claimMessages(this.#connection, this.#wall, this.#max);
    const messages = claimed.filter(({ alone }) => alone);
    if (messages.length < claimed.length) this.#left = true;
    if (messages.length === 0) return [];
    this.#touched.messages.push(...messages.map(({ seq }) => seq));
    const takers = await takersOf(this.#connection, messages);
    return messages.map((message) => {
      const route = new Route(message, takers.get(message.seq)!);
      return route.expired(this.#now(message.tenant)) ? new Route(message, []) : route;
    });
  }

  /** Instances that a message is for come first: they are few, and the message is in hand. */
  async #candidates(routes: Route[]): Promise<Candidate[]> {
    const takers = routes.flatMap((route) => route.takers);
    const keys = takers.flatMap((taker) => (taker.how === 'start' ? [] : [taker.instance]));
    const wanted = await instancesOf(this.#connection, [...new Set(keys)]);
    const tenants = this.#clocks(this.#need.tenants.list);
    const max = this.#max * 4;
    const due = await dueInstances(this.#connection, { types: [...this.#need.types], wall: this.#wall, tenants, max });
    const known = new Set(wanted.map(({ key }) => key));
    return [...wanted, ...due.filter(({ key }) => !known.has(key))];
  }

  /** Those whose case is ours too: the case comes before the instance in the order of locks. */
  async #reserved(candidates: Candidate[]): Promise<Candidate[]> {
    const { reserve } = this.#need;
    if (!reserve || candidates.length === 0) return candidates;
    const first = candidates.slice(0, this.#max);
    const tenants = [...new Set(first.map(({ tenant }) => tenant))].sort();
    const set = (list: string[]) => run(this.#connection, setTenants, [list.join(',')]);
    await set(tenants);
    const got = await reserve({ ...this.#tx, reach: { ...this.#tx.reach, tenants } }, first);
    await set([]);
    if (got.size < first.length) this.#left = true;
    return first.filter((candidate) => got.has(candidate.run));
  }

  async #hold(candidates: Candidate[]): Promise<Map<string, Held<Tx>>> {
    const keys = candidates.map(({ key }) => key);
    const free = await this.#need.instances.free(this.#connection, keys, this.#wall, this.#max);
    this.#touched.instances.push(...free.map(({ is }) => is.key));
    return new Map(free.map((held) => [held.is.key, held]));
  }

  async #moveAll(held: Map<string, Held<Tx>>, routes: Route[]): Promise<void> {
    const jobs = await this.#jobs([...held.keys()]);
    const met = this.#meetings(held, routes);
    for (const one of held.values()) {
      const { key } = one.is;
      const meetings = met.get(key) ?? [];
      const todo = { jobs: jobs.get(key) ?? [], meetings: meetings.map(({ meeting }) => meeting) };
      if (isNothing(one, todo, this.#now(one.is.tenant))) continue;
      if (this.#savepoints.spent) {
        for (const { route } of meetings) route.again();
        continue;
      }
      const moved = await this.#unit(one, todo);
      for (const { route, counts } of meetings) {
        if (moved) counts();
        else {
          route.again();
          this.#failed.messages.push(route.message.seq);
        }
      }
    }
  }

  async #jobs(instances: string[]): Promise<Map<string, JobAtHand[]>> {
    const found = new Map<string, JobAtHand[]>();
    if (instances.length === 0) return found;
    const rows = await run<JobAtHand & { instance: string; element_n: number; headers: string }>(
      this.#connection,
      jobsOf,
      [instances, [...this.#need.types], this.#wall],
    );
    for (const { instance, element_n, headers, ...job } of rows) {
      const elementInstance = element_n === 0 ? instance : `${instance}.${element_n}`;
      const list = found.get(instance) ?? [];
      list.push({ ...job, elementInstance, headers: JSON.parse(headers) });
      found.set(instance, list);
    }
    return found;
  }

  #meetings(
    held: Map<string, Held<Tx>>,
    routes: Route[],
  ): Map<string, { route: Route; meeting: Meeting; counts(): void }[]> {
    const met = new Map<string, { route: Route; meeting: Meeting; counts(): void }[]>();
    for (const route of routes)
      for (const taker of route.takers) {
        if (taker.how === 'start') continue;
        if (!held.has(taker.instance)) {
          route.again();
          this.#left = true;
        } else if (taker.how === 'subscription')
          met.set(taker.instance, [...(met.get(taker.instance) ?? []), { route, ...route.meeting(taker) }]);
      }
    return met;
  }

  /** One instance behind its savepoint. False: it failed, nothing of it stays, and it is held back. */
  async #unit(held: Held<Tx>, todo: Todo, first?: (tx: Tx) => Promise<void>): Promise<boolean> {
    const { tenant, key } = held.is;
    const moment = this.#moment(tenant);
    const tx = { ...this.#tx, reach: { ...this.#tx.reach, tenants: [tenant] } };
    await this.#savepoints.begin(tenant);
    try {
      await first?.(tx);
      const begun = await carry(tx, this.#connection, held, todo, moment, this.#savepoints, this.#need);
      await this.#savepoints.end();
      if (held.movedAt > 0) this.#moved.push(held);
      this.#moved.push(...begun);
      return true;
    } catch (error) {
      await this.#savepoints.undo();
      this.#need.trouble(error, key);
      if (!held.isNew) this.#failed.instances.push(key);
      return false;
    }
  }

  async #startByMessage(route: Route): Promise<void> {
    const { tenant, release, run: runId, correlationKey, variables, seq } = route.message;
    for (const taker of route.takers) {
      if (taker.how !== 'start') continue;
      if (this.#savepoints.spent) {
        route.again();
        continue;
      }
      const { definitions, listener } = this.#need;
      const startKey = correlationKey === '' ? undefined : correlationKey;
      const origin = { tenant, release, run: runId };
      const held = await newHeld(this.#connection, definitions, listener, origin, taker.definition, startKey);
      if (await this.#start(held, taker.element, JSON.parse(variables))) route.had(taker.process);
      else {
        route.again();
        this.#failed.messages.push(seq);
      }
    }
  }

  /** Started by the clock, an instance has no run of a case; its own key stands for it. */
  async #startByTimer(): Promise<void> {
    const clocks = this.#clocks(this.#need.tenants.withStarts);
    for (const due of await claimStarts(this.#connection, clocks, this.#max)) {
      if (this.#savepoints.spent) return;
      const { definitions, listener } = this.#need;
      const held = await newHeld(this.#connection, definitions, listener, { ...due, run: '' }, due.definition);
      held.is.run = held.is.key;
      if (await this.#start(held, due.element, {}))
        await rearm(this.#connection, held.model, due, this.#now(due.tenant));
    }
  }

  #start(held: Held<Tx>, at: string, variables: Variables): Promise<boolean> {
    const jobs: JobAtHand[] = [];
    return this.#unit(held, { jobs, meetings: [] }, async (tx) => {
      for (const effect of await held.step(tx, { kind: 'start', variables, at }, this.#moment(held.is.tenant)))
        if (effect.kind === 'jobCreated' && this.#need.types.has(effect.job.type)) jobs.push(effect.job);
    });
  }

  async #finish(routes: Route[], candidates: number): Promise<Moved> {
    const results = routes.map((route) => route.result(this.#now(route.message.tenant)));
    const routed = results.filter((result): result is Routed => result !== undefined);
    await write(this.#connection, { held: this.#moved, routed });
    if (this.#failed.instances.length + this.#failed.messages.length > 0)
      await holdBackIn(this.#connection, this.#failed, this.#wall);
    const { hear } = this.#need;
    if (hear)
      this.#tx.afterCommit(() => {
        for (const { is, effects, movedAt } of this.#moved) hear(is.key, effects, movedAt);
      });
    const done = this.#moved.length + routed.length;
    return { done, full: candidates >= this.#max || routes.length >= this.#max, left: this.#left };
  }

  #clocks(tenants: string[]): { tenant: string; now: string }[] {
    return tenants.map((tenant) => ({ tenant, now: this.#need.clock.now(tenant) }));
  }

  #now(tenant: string): number {
    return millisecondsOf(this.#need.clock.now(tenant));
  }

  #moment(tenant: string): Moment {
    return { now: this.#now(tenant), wall: millisecondsOf(this.#wall) };
  }
}
