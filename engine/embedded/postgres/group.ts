import type { Knex } from 'knex';
import type { Client } from 'pg';
import type { Clock, Wall } from '../../../domain/clock.ts';
import { millisecondsOf } from '../../../domain/instant.ts';
import { CommandRefused, type Variables } from '../../port.ts';
import { type CarryNeed, carry, type Given, isNothing, type JobAtHand, type Meeting, type Todo } from './carry.ts';
import { newHeld } from './commands.ts';
import type { Hear, Held, Moment } from './held.ts';
import { holdBack, type InHand } from './hold-back.ts';
import type { Entry } from './inbox.ts';
import { type Candidate, dueInstances, type Instances, instancesOf } from './instances.ts';
import { jobsOf } from './jobs.ts';
import { claimMessages, takersOf } from './messages.ts';
import { Route } from './route.ts';
import { Savepoints, Unmarked } from './savepoints.ts';
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
   * Locks what of the product comes before an instance in the order of locks (its case), without waiting, and answers the runs whose case
   * somebody else holds: they are left for later. Without it a handler that changes its case could wait for a request that has changed
   * the case and waits for the instance.
   */
  reserve?: (tx: Tx, runs: { tenant: string; run: string }[]) => Promise<Set<string>>;
  /** Hears of an instance that could not be moved because of a bug or a broken connection. */
  trouble: (error: unknown, instance: string | undefined) => void;
}

export interface Moved {
  /** Instances moved, messages and commands brought to an end. */
  done: number;
  /** There may be more. */
  full: boolean;
  /** Something was left to somebody who is busy with it. */
  left: boolean;
}

/** What comes before an instance is carried on. */
type First<Tx extends Transaction> = (tx: Tx, held: Held<Tx>) => Promise<void>;

const setTenants = statement('set-tenants', `select set_config('sakin.tenants', $1, true)`);

/**
 * One transaction of the mover: up to `max` instances that have something to do, each behind a savepoint, all with one commit. What a
 * failing one wrote is undone and it is held back; the others stay.
 */
export function moveGroup<Tx extends Transaction>(need: GroupNeed<Tx>, max: number, inHand: InHand): Promise<Moved> {
  return need.transact(need.database, { tenants: [] }, async (tx) => {
    const group = new Group(need, tx, await connectionOf(tx.sql), max, inHand);
    return group.move();
  });
}

class Group<Tx extends Transaction> {
  readonly #need: GroupNeed<Tx>;
  readonly #tx: Tx;
  readonly #connection: Client;
  readonly #max: number;
  readonly #inHand: InHand;
  readonly #wall: string;
  readonly #savepoints: Savepoints;
  readonly #moved: Held<Tx>[] = [];
  readonly #failed: InHand = { instances: [], messages: [], entries: [] };
  readonly #later: Entry[] = [];
  #left = false;

  constructor(need: GroupNeed<Tx>, tx: Tx, connection: Client, max: number, inHand: InHand) {
    this.#need = need;
    this.#tx = tx;
    this.#connection = connection;
    this.#max = max;
    this.#inHand = inHand;
    this.#wall = need.wall.now();
    this.#savepoints = new Savepoints(connection);
  }

  async move(): Promise<Moved> {
    await this.#need.tenants.refresh(this.#connection);
    await this.#publish();
    const routes = await this.#routes();
    const candidates = await this.#candidates(routes);
    const held = await this.#hold(await this.#reserved(candidates));
    await this.#moveAll(held, routes);
    for (const route of routes) await this.#startByMessage(route);
    await this.#startByCommand();
    await this.#startByTimer();
    await this.#savepoints.flush();
    return this.#finish(routes, candidates.length);
  }

  // ---------- what there is to do ----------

  /** Messages given to the mover become rows, as any other; who waits for them is seen in the same transaction. */
  async #publish(): Promise<void> {
    const entries = this.#inHand.entries.filter(({ asked }) => 'message' in asked);
    const messages = entries.flatMap(({ asked }) => ('message' in asked ? [asked.message] : []));
    await write(this.#connection, { held: [], messages });
    for (const entry of entries) this.#answer(entry);
  }

  async #routes(): Promise<Route[]> {
    const claimed = await claimMessages(this.#connection, this.#wall, this.#max);
    const messages = claimed.filter(({ alone }) => alone);
    if (messages.length < claimed.length) this.#left = true;
    if (messages.length === 0) return [];
    this.#inHand.messages.push(...messages.map(({ seq }) => seq));
    const takers = await takersOf(this.#connection, messages);
    return messages.map((message) => {
      const route = new Route(message, takers.get(message.seq)!);
      return route.expired(this.#now(message.tenant)) ? new Route(message, []) : route;
    });
  }

  /** Instances that a command or a message is for come first: they are few, and somebody waits. */
  async #candidates(routes: Route[]): Promise<Candidate[]> {
    const keys = new Set(this.#inHand.entries.flatMap(({ asked }) => ('aimed' in asked ? [asked.aimed.instance] : [])));
    for (const { takers } of routes) for (const taker of takers) if (taker.how !== 'start') keys.add(taker.instance);
    const wanted = await instancesOf(this.#connection, [...keys]);
    this.#refuseGone(new Set(wanted.map(({ key }) => key)));
    const tenants = this.#clocks(this.#need.tenants.list);
    const max = this.#max * 4;
    const due = await dueInstances(this.#connection, { types: [...this.#need.types], wall: this.#wall, tenants, max });
    return [...wanted, ...due.filter(({ key }) => !keys.has(key))];
  }

  #refuseGone(alive: Set<string>): void {
    for (const entry of this.#inHand.entries)
      if ('aimed' in entry.asked && !alive.has(entry.asked.aimed.instance)) this.#refuse(entry, notFound(entry));
  }

  /** Those whose case is ours too: the case comes before the instance in the order of locks. */
  async #reserved(candidates: Candidate[]): Promise<Candidate[]> {
    const { reserve } = this.#need;
    if (!reserve || candidates.length === 0) return candidates;
    const first = candidates.slice(0, this.#max);
    const tenants = [...new Set(first.map(({ tenant }) => tenant))].sort();
    const set = (list: string[]) => run(this.#connection, setTenants, [list.join(',')]);
    await set(tenants);
    const busy = await reserve({ ...this.#tx, reach: { ...this.#tx.reach, tenants } }, first);
    await set([]);
    if (busy.size > 0) this.#left = true;
    return first.filter((candidate) => !busy.has(candidate.run));
  }

  async #hold(candidates: Candidate[]): Promise<Map<string, Held<Tx>>> {
    const keys = candidates.map(({ key }) => key);
    const { free, broken } = await this.#need.instances.free(this.#connection, keys, this.#wall, this.#max);
    for (const { key, error } of broken) {
      this.#need.trouble(error, key);
      this.#failed.instances.push(key);
    }
    this.#inHand.instances.push(...free.map(({ is }) => is.key));
    return new Map(free.map((held) => [held.is.key, held]));
  }

  // ---------- doing it ----------

  async #moveAll(held: Map<string, Held<Tx>>, routes: Route[]): Promise<void> {
    const jobs = await jobsOf(this.#connection, [...held.keys()], [...this.#need.types], this.#wall);
    const met = this.#meetings(held, routes);
    const given = this.#given(held);
    for (const one of held.values()) {
      const { key } = one.is;
      const meetings = met.get(key) ?? [];
      const commands = given.get(key) ?? [];
      const todo = { given: commands, jobs: jobs.get(key) ?? [], meetings: meetings.map(({ meeting }) => meeting) };
      if (isNothing(one, todo, this.#now(one.is.tenant))) continue;
      if (this.#savepoints.spent) {
        for (const { route } of meetings) route.again();
        for (const { entry } of commands) this.#later.push(entry);
        continue;
      }
      await this.#unit(one, todo, (failed) => {
        for (const { entry, refusal } of commands)
          if (failed ?? refusal.error) this.#refuse(entry, failed ?? refusal.error);
          else this.#answer(entry);
        for (const { route, counts } of meetings)
          if (failed) this.#failRoute(route);
          else counts();
      });
    }
  }

  /** Commands for instances in hand; who commands what another tenant owns hears that there is no such thing. */
  #given(held: Map<string, Held<Tx>>): Map<string, (Given & { entry: Entry; refusal: { error?: unknown } })[]> {
    const given = new Map<string, (Given & { entry: Entry; refusal: { error?: unknown } })[]>();
    for (const entry of this.#inHand.entries) {
      if (!('aimed' in entry.asked)) continue;
      const { instance, commands } = entry.asked.aimed;
      const one = held.get(instance);
      if (!one) this.#later.push(entry);
      else if (one.is.tenant !== entry.origin.tenant) this.#refuse(entry, notFound(entry));
      else {
        const refusal: { error?: unknown } = {};
        const moment = { now: millisecondsOf(entry.origin.at), wall: millisecondsOf(this.#wall) };
        const refused = (error: unknown) => {
          refusal.error = error;
        };
        given.set(instance, [...(given.get(instance) ?? []), { commands, moment, refused, entry, refusal }]);
      }
    }
    return given;
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

  /** One instance behind its savepoint. When it fails nothing of it stays, and it is held back. */
  async #unit(
    held: Held<Tx>,
    todo: Todo,
    ended: (failed?: unknown) => void,
    first?: First<Tx>,
    careful = false,
  ): Promise<void> {
    const { tenant, key } = held.is;
    const after: (() => void)[] = [];
    const tx: Tx = {
      ...this.#tx,
      reach: { ...this.#tx.reach, tenants: [tenant] },
      afterCommit: (work: () => void) => after.push(work),
    };
    const failed = (error: unknown): void => {
      this.#need.trouble(error, key);
      if (!held.isNew) this.#failed.instances.push(key);
      ended(error);
    };
    await this.#savepoints.begin(tenant, careful);
    try {
      await first?.(tx, held);
      const begun = await carry(tx, this.#connection, held, todo, this.#moment(tenant), this.#savepoints, this.#need);
      this.#savepoints.end((error) => {
        if (error) return failed(error);
        if (held.movedAt > 0) this.#moved.push(held);
        this.#moved.push(...begun);
        for (const work of after) this.#tx.afterCommit(work);
        ended();
      });
    } catch (error) {
      await this.#savepoints.undo();
      if (error instanceof Unmarked) await this.#unit(held.afresh(), todo, ended, first, true);
      else failed(error);
    }
  }

  async #startByMessage(route: Route): Promise<void> {
    const { tenant, release, run: runId, correlationKey, variables } = route.message;
    for (const taker of route.takers) {
      if (taker.how !== 'start') continue;
      if (this.#savepoints.spent) {
        route.again();
        continue;
      }
      const { definitions, listener } = this.#need;
      const startKey = correlationKey === '' ? undefined : correlationKey;
      const origin = { tenant, release, run: runId };
      try {
        const held = await newHeld(this.#connection, definitions, listener, origin, taker.definition, startKey);
        // A signal is for everybody: what it starts is no run of whoever threw it.
        if (route.message.what === 'signal') held.is.run = held.is.key;
        await this.#start(held, { at: taker.element, variables: JSON.parse(variables) }, (failed) =>
          failed ? this.#failRoute(route) : route.had(taker.process),
        );
      } catch (error) {
        this.#need.trouble(error, undefined);
        this.#failRoute(route);
      }
    }
  }

  async #startByCommand(): Promise<void> {
    for (const entry of this.#inHand.entries) {
      if (!('start' in entry.asked)) continue;
      if (this.#savepoints.spent) {
        this.#later.push(entry);
        continue;
      }
      const { definitions, listener } = this.#need;
      const { definition, variables } = entry.asked.start;
      try {
        const held = await newHeld(this.#connection, definitions, listener, entry.origin, definition);
        await this.#start(held, { variables }, (failed) =>
          failed ? this.#refuse(entry, failed) : this.#answer(entry),
        );
      } catch (error) {
        if (!(error instanceof CommandRefused)) throw error;
        this.#refuse(entry, error);
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
      const again = () => rearm(this.#connection, held.model, due, this.#now(due.tenant));
      await this.#start(held, { at: due.element, variables: {} }, () => undefined, again);
    }
  }

  #start(
    held: Held<Tx>,
    start: { at?: string; variables: Variables },
    ended: (failed?: unknown) => void,
    besides: () => Promise<void> = async () => undefined,
  ): Promise<void> {
    const jobs: JobAtHand[] = [];
    return this.#unit(held, { given: [], jobs, meetings: [] }, ended, async (tx, one) => {
      await besides();
      jobs.length = 0;
      for (const effect of await one.step(tx, { kind: 'start', ...start }, this.#moment(held.is.tenant)))
        if (effect.kind === 'jobCreated' && this.#need.types.has(effect.job.type)) jobs.push(effect.job);
    });
  }

  // ---------- how it ends ----------

  async #finish(routes: Route[], candidates: number): Promise<Moved> {
    const results = routes.map((route) => route.result(this.#now(route.message.tenant)));
    const routed = results.filter((result): result is Routed => result !== undefined);
    await write(this.#connection, { held: this.#moved, routed });
    if (this.#failed.instances.length + this.#failed.messages.length > 0)
      await holdBack(this.#connection, this.#failed, this.#wall);
    this.#tx.afterCommit(() => {
      this.#inHand.entries = this.#later;
    });
    const { hear } = this.#need;
    if (hear)
      this.#tx.afterCommit(() => {
        for (const { is, effects, movedAt } of this.#moved) hear(is.key, effects, movedAt);
      });
    const done = this.#moved.length + routed.length;
    const full = candidates >= this.#max || routes.length >= this.#max;
    return { done, full, left: this.#left || this.#later.length > 0 };
  }

  #failRoute(route: Route): void {
    route.again();
    this.#failed.messages.push(route.message.seq);
  }

  #answer({ resolve }: Entry): void {
    this.#tx.afterCommit(() => resolve('done'));
  }

  #refuse({ reject }: Entry, error: unknown): void {
    this.#tx.afterCommit(() => reject(error));
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

const notFound = ({ asked }: Entry): CommandRefused =>
  new CommandRefused(
    'not-found',
    `expected an instance ${'aimed' in asked ? asked.aimed.instance : ''} but it has ended`,
  );
