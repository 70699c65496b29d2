import type { Knex } from 'knex';
import type { Client } from 'pg';
import type { Clock, Wall } from '../../../domain/clock.ts';
import { millisecondsOf } from '../../../domain/instant.ts';
import { CommandRefused, type Variables } from '../../port.ts';
import { atHome } from './at-home.ts';
import { type CarryNeed, carry, type Given, isNothing, type JobAtHand, type Todo } from './carry.ts';
import { newHeld } from './commands.ts';
import type { Hear, Held, Moment } from './held.ts';
import { holdBack, type InHand } from './hold-back.ts';
import { type AimedEntry, type Entry, isAimed } from './inbox.ts';
import { type Candidate, dueInstances, type Instances, instancesOf } from './instances.ts';
import { jobsOf } from './jobs.ts';
import { claimMessages, type Taker, takersOf } from './messages.ts';
import { Route } from './route.ts';
import { type Marks, Savepoints, unmarked } from './savepoints.ts';
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
  /**
   * What instances of one tenant get that are carried side by side: a unit of work in which the product may gather what they write, and
   * that which writes it down. Of these runs, under the lock of `reserve`.
   */
  gather?: (tx: Tx, runs: string[]) => Promise<{ tx: Tx; flush(): Promise<void> }>;
  /** Hears of an instance that could not be moved because of a bug or a broken connection. */
  trouble: (error: unknown, instance: string | undefined) => void;
}

export interface Moved {
  /** Instances moved, messages and commands brought to an end. */
  done: number;
  /** There may be more instances than it could take. */
  full: boolean;
  /** What was moved goes on at once, by a message that was sent or because it was stopped on its way. */
  more: boolean;
  /** Something was left to somebody who is busy with it. */
  left: boolean;
}

/** What comes before an instance is carried on. */
type First<Tx extends Transaction> = (tx: Tx, held: Held<Tx>) => Promise<void>;

interface Carriable<Tx extends Transaction> {
  held: Held<Tx>;
  todo: Todo;
  first?: First<Tx>;
}

/** An instance and what is to be done with it in this group; made anew for each attempt. */
interface Plan<Tx extends Transaction> extends Carriable<Tx> {
  /** What became of it, when the database has agreed. */
  ended(failed?: unknown): void;
  /** There is no room for it in this group. */
  later(): void;
}

type Waiting = Taker & { how: 'subscription' };
/** Undefined: there is nothing to do after all. */
type Attempt<Tx extends Transaction> = (held: Held<Tx>) => Plan<Tx> | undefined;

/** So often in one transaction what was sent home may send again. */
const mostRounds = 5;

const setTenants = statement('set-tenants', `select set_config('sakin.tenants', $1, true)`);

/**
 * One transaction of the mover: up to `max` instances that have something to do, all with one commit. They are carried side by side, and
 * what they write is written together. When anything fails, all of it is undone, and each is carried alone behind a savepoint of its own:
 * what a failing one wrote is undone and it is held back; the others stay. Handlers do nothing outside of the transaction, so to run them
 * again harms nobody; and failures are rare.
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
  #more = false;

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
    const [routes, due] = await Promise.all([this.#routes(), this.#due()]);
    const candidates = await this.#candidates(routes, due);
    const { held, jobs } = await this.#hold(await this.#reserved(candidates));
    const attempts = this.#known(held, jobs, routes);
    for (const route of routes) await this.#startByMessage(route, attempts);
    await this.#startByCommand(attempts);
    await this.#startByTimer(attempts);
    await this.#carryAll(attempts);
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
  async #candidates(routes: Route[], due: Candidate[]): Promise<Candidate[]> {
    const keys = new Set(this.#inHand.entries.flatMap(({ asked }) => ('aimed' in asked ? [asked.aimed.instance] : [])));
    for (const { takers } of routes) for (const taker of takers) if (taker.how !== 'start') keys.add(taker.instance);
    const wanted = await instancesOf(this.#connection, [...keys]);
    this.#refuseGone(new Set(wanted.map(({ key }) => key)));
    return [...wanted, ...due.filter(({ key }) => !keys.has(key))];
  }

  #due(): Promise<Candidate[]> {
    const tenants = this.#clocks(this.#need.tenants.list);
    const max = this.#max * 4;
    return dueInstances(this.#connection, { types: [...this.#need.types], wall: this.#wall, tenants, max });
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
    const [, busy] = await Promise.all([
      run(this.#connection, setTenants, [tenants.join(',')]),
      reserve({ ...this.#tx, reach: { ...this.#tx.reach, tenants } }, first),
    ]);
    if (busy.size > 0) this.#left = true;
    return first.filter((candidate) => !busy.has(candidate.run));
  }

  /** Jobs are read behind the locks, so nobody else is at them. */
  async #hold(candidates: Candidate[]): Promise<{ held: Map<string, Held<Tx>>; jobs: Map<string, JobAtHand[]> }> {
    const keys = candidates.map(({ key }) => key);
    const [{ free, broken }, jobs] = await Promise.all([
      this.#need.instances.free(this.#connection, keys, this.#wall, this.#max),
      jobsOf(this.#connection, keys, [...this.#need.types], this.#wall),
    ]);
    for (const { key, error } of broken) {
      this.#need.trouble(error, key);
      this.#failed.instances.push(key);
    }
    this.#inHand.instances.push(...free.map(({ is }) => is.key));
    return { held: new Map(free.map((held) => [held.is.key, held])), jobs };
  }

  // ---------- what is to be done with each ----------

  #known(held: Map<string, Held<Tx>>, jobs: Map<string, JobAtHand[]>, routes: Route[]): [Held<Tx>, Attempt<Tx>][] {
    const met = this.#met(held, routes);
    const asked = this.#asked(held);
    return [...held.values()].map((one) => {
      const { key } = one.is;
      const attempt: Attempt<Tx> = (again) =>
        this.#plan(again, asked.get(key) ?? [], met.get(key) ?? [], jobs.get(key) ?? []);
      return [one, attempt];
    });
  }

  #plan(
    held: Held<Tx>,
    entries: AimedEntry[],
    met: { route: Route; taker: Waiting }[],
    jobs: JobAtHand[],
  ): Plan<Tx> | undefined {
    const commands = entries.map((entry) => this.#given(entry));
    const meetings = met.map(({ route, taker }) => ({ route, ...route.meeting(taker) }));
    const todo = { given: commands.map(({ given }) => given), jobs, meetings: meetings.map(({ meeting }) => meeting) };
    if (isNothing(held, todo, this.#now(held.is.tenant))) return undefined;
    return {
      held,
      todo,
      ended: (failed) => {
        for (const { entry, refusal } of commands)
          if (failed ?? refusal.error) this.#refuse(entry, failed ?? refusal.error);
          else this.#answer(entry);
        for (const { route, counts } of meetings)
          if (failed) this.#failRoute(route);
          else counts();
      },
      later: () => {
        for (const { route } of meetings) route.again();
        this.#later.push(...entries);
      },
    };
  }

  #given(entry: AimedEntry): { entry: Entry; given: Given; refusal: { error?: unknown } } {
    const refusal: { error?: unknown } = {};
    const { commands } = entry.asked.aimed;
    const moment = { now: millisecondsOf(entry.origin.at), wall: millisecondsOf(this.#wall) };
    const refused = (error: unknown) => {
      refusal.error = error;
    };
    return { entry, given: { commands, moment, refused }, refusal };
  }

  /** Commands for instances in hand; who commands what another tenant owns hears that there is no such thing. */
  #asked(held: Map<string, Held<Tx>>): Map<string, AimedEntry[]> {
    const asked = new Map<string, AimedEntry[]>();
    for (const entry of this.#inHand.entries) {
      if (!isAimed(entry)) continue;
      const { instance } = entry.asked.aimed;
      const one = held.get(instance);
      if (!one) this.#later.push(entry);
      else if (one.is.tenant !== entry.origin.tenant) this.#refuse(entry, notFound(entry));
      else asked.set(instance, [...(asked.get(instance) ?? []), entry]);
    }
    return asked;
  }

  /** Messages for instances in hand. */
  #met(held: Map<string, Held<Tx>>, routes: Route[]): Map<string, { route: Route; taker: Waiting }[]> {
    const met = new Map<string, { route: Route; taker: Waiting }[]>();
    for (const route of routes)
      for (const taker of route.takers) {
        if (taker.how === 'start') continue;
        if (!held.has(taker.instance)) {
          route.again();
          this.#left = true;
        } else if (taker.how === 'subscription')
          met.set(taker.instance, [...(met.get(taker.instance) ?? []), { route, taker }]);
      }
    return met;
  }

  async #startByMessage(route: Route, attempts: [Held<Tx>, Attempt<Tx>][]): Promise<void> {
    const { tenant, release, run: runId, correlationKey, variables } = route.message;
    for (const taker of route.takers) {
      if (taker.how !== 'start') continue;
      const { definitions, listener } = this.#need;
      const startKey = correlationKey === '' ? undefined : correlationKey;
      const origin = { tenant, release, run: runId };
      try {
        const held = await newHeld(this.#connection, definitions, listener, origin, taker.definition, startKey);
        // A signal is for everybody: what it starts is no run of whoever threw it.
        if (route.message.what === 'signal') held.is.run = held.is.key;
        const start = { at: taker.element, variables: JSON.parse(variables) };
        const ended = (failed?: unknown) => (failed ? this.#failRoute(route) : route.had(taker.process));
        attempts.push([held, this.#started(start, ended, () => route.again())]);
      } catch (error) {
        this.#need.trouble(error, undefined);
        this.#failRoute(route);
      }
    }
  }

  async #startByCommand(attempts: [Held<Tx>, Attempt<Tx>][]): Promise<void> {
    for (const entry of this.#inHand.entries) {
      if (!('start' in entry.asked)) continue;
      const { definitions, listener } = this.#need;
      const { definition, variables } = entry.asked.start;
      try {
        const held = await newHeld(this.#connection, definitions, listener, entry.origin, definition);
        const ended = (failed?: unknown) => (failed ? this.#refuse(entry, failed) : this.#answer(entry));
        attempts.push([held, this.#started({ variables }, ended, () => this.#later.push(entry))]);
      } catch (error) {
        if (!(error instanceof CommandRefused)) throw error;
        this.#refuse(entry, error);
      }
    }
  }

  /** Started by the clock, an instance has no run of a case; its own key stands for it. */
  async #startByTimer(attempts: [Held<Tx>, Attempt<Tx>][]): Promise<void> {
    const clocks = this.#clocks(this.#need.tenants.withStarts);
    for (const due of await claimStarts(this.#connection, clocks, this.#max)) {
      const { definitions, listener } = this.#need;
      const held = await newHeld(this.#connection, definitions, listener, { ...due, run: '' }, due.definition);
      held.is.run = held.is.key;
      const again = () => rearm(this.#connection, held.model, due, this.#now(due.tenant));
      const nothing = () => undefined;
      attempts.push([held, this.#started({ at: due.element, variables: {} }, nothing, nothing, again)]);
    }
  }

  #started(
    start: { at?: string; variables: Variables },
    ended: (failed?: unknown) => void,
    later: () => void,
    besides: () => Promise<void> = async () => undefined,
  ): Attempt<Tx> {
    return (held) => {
      const jobs: JobAtHand[] = [];
      const first: First<Tx> = async (tx, one) => {
        await besides();
        for (const effect of await one.step(tx, { kind: 'start', ...start }, this.#moment(held.is.tenant)))
          if (effect.kind === 'jobCreated' && this.#need.types.has(effect.job.type)) jobs.push(effect.job);
      };
      return { held, todo: { given: [], jobs, meetings: [] }, first, ended, later };
    };
  }

  // ---------- doing it ----------

  async #carryAll(attempts: [Held<Tx>, Attempt<Tx>][]): Promise<void> {
    const plans = attempts.flatMap(([held, attempt]) => attempt(held) ?? []);
    if (plans.length === 0 || (await this.#sideBySide(plans))) return;
    for (const [held, attempt] of attempts) {
      const plan = attempt(held.afresh());
      if (!plan) continue;
      if (this.#savepoints.spent) plan.later();
      else await this.#alone(plan);
    }
    await this.#savepoints.flush();
  }

  /** All of them, tenant by tenant; false when one of them failed, and nothing of it has stayed. */
  async #sideBySide(plans: Plan<Tx>[]): Promise<boolean> {
    const after: (() => void)[] = [];
    const moved: Held<Tx>[] = [];
    const tenants = [...new Set(plans.map(({ held }) => held.is.tenant))];
    try {
      for (const tenant of tenants) {
        const ofTenant = plans.filter(({ held }) => held.is.tenant === tenant);
        const walled = this.#savepoints.together(tenant);
        const tx = this.#txOf(tenant, after);
        const runs = ofTenant.map(({ held }) => held.is.run);
        const gathered = this.#need.gather?.(tx, runs) ?? Promise.resolve({ tx, flush: async () => undefined });
        const [{ tx: shared, flush }] = await Promise.all([gathered, walled]);
        // Of this tenant alone: another's instances are carried behind their own wall.
        const here = await all(ofTenant.map((plan) => this.#carry(plan, shared, unmarked)));
        here.push(...(await this.#takenHome(here, shared)));
        await flush();
        moved.push(...here);
      }
    } catch {
      await this.#savepoints.apart();
      return false;
    }
    this.#moved.push(...moved);
    for (const work of after) this.#tx.afterCommit(work);
    for (const { ended } of plans) ended();
    return true;
  }

  /** Messages that only their senders wait for; answers the instances that were started besides. */
  async #takenHome(moved: Held<Tx>[], tx: Tx): Promise<Held<Tx>[]> {
    const begun: Held<Tx>[] = [];
    for (let round = 0; round < mostRounds; round++) {
      const home = await atHome(this.#connection, moved);
      if (home.size === 0) break;
      const plans = [...home].map(([held, meetings]) => ({ held, todo: { given: [], jobs: [], meetings } }));
      const carried = await all(plans.map((plan) => this.#carry(plan, tx, unmarked)));
      begun.push(...carried.filter((one) => !moved.includes(one)));
    }
    return begun;
  }

  /** One instance behind its savepoint. When it fails nothing of it stays, and it is held back. */
  async #alone(plan: Plan<Tx>): Promise<void> {
    const { held, ended } = plan;
    const { tenant, key } = held.is;
    const after: (() => void)[] = [];
    const failed = (error: unknown): void => {
      this.#need.trouble(error, key);
      if (!held.isNew) this.#failed.instances.push(key);
      ended(error);
    };
    await this.#savepoints.begin(tenant);
    try {
      const moved = await this.#carry(plan, this.#txOf(tenant, after), this.#savepoints);
      this.#savepoints.end((error) => {
        if (error) return failed(error);
        this.#moved.push(...moved);
        for (const work of after) this.#tx.afterCommit(work);
        ended();
      });
    } catch (error) {
      await this.#savepoints.undo();
      failed(error);
    }
  }

  /** Answers the instances that have moved: this one, and those it has started. */
  async #carry({ held, todo, first }: Carriable<Tx>, tx: Tx, marks: Marks): Promise<Held<Tx>[]> {
    await first?.(tx, held);
    const moment = this.#moment(held.is.tenant);
    const { begun, cut } = await carry(tx, this.#connection, held, todo, moment, marks, this.#need);
    if (cut || begun.length > 0) this.#more = true;
    return held.movedAt > 0 ? [held, ...begun] : begun;
  }

  #txOf(tenant: string, after: (() => void)[]): Tx {
    return {
      ...this.#tx,
      reach: { ...this.#tx.reach, tenants: [tenant] },
      afterCommit: (work: () => void) => after.push(work),
    };
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
    const sent = this.#moved.some((held) => held.sent.some(({ takenBy }) => takenBy === undefined));
    return { done, full, more: this.#more || sent, left: this.#left || this.#later.length > 0 };
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

/** Lets all come to their end before it fails with the first failure. */
async function all<T>(work: Promise<T[]>[]): Promise<T[]> {
  const ended = await Promise.allSettled(work);
  return ended.flatMap((each) => {
    if (each.status === 'rejected') throw each.reason;
    return each.value;
  });
}

const notFound = ({ asked }: Entry): CommandRefused =>
  new CommandRefused(
    'not-found',
    `expected an instance ${'aimed' in asked ? asked.aimed.instance : ''} but it has ended`,
  );
