import { CommandRefused, type Definition, type Finding, type Resource } from '../../port.ts';
import { instanceOfKey } from '../keys.ts';
import { step } from '../step.ts';
import type { Command, Effect, Instance, Key, Stepped, Variables } from '../types.ts';
import { isOnItsWay, newInstance, variablesOf } from '../view.ts';
import { Definitions, type Deployed, startsOf } from './definitions.ts';
import { type Message, Messages } from './messages.ts';
import { StartLocks, type StartTimer, StartTimers, textOf } from './starts.ts';
import { type MemoryJob, Tables } from './tables.ts';

export interface Alive {
  definition: Deployed;
  instance: Instance;
}

/** Hears what every step did, at which epoch millisecond. */
export type Hear = (instance: Key, effects: Effect[], at: number) => void;

/** A message or signal on its way to a subscription. */
interface Correlation {
  instance: Key;
  process: string;
  command: Command;
  message?: Message;
}

/**
 * The embedded engine without a database: many instances, messages, timers and jobs on one virtual clock that moves only when told to.
 * For tests, for replays of the past and for trying a case. Each command runs to its end, with everything that follows from it.
 */
export class MemoryEngine {
  readonly tables = new Tables();
  readonly definitions = new Definitions(() => this.#nextKey());
  readonly instances = new Map<Key, Alive>();
  readonly startTimers = new StartTimers(() => this.#nextKey());
  readonly #messages = new Messages();
  readonly #locks = new StartLocks();
  readonly #queue: (() => void)[] = [];
  readonly #hearers: Hear[] = [];
  #now: number;
  #last = 0;

  constructor(now: number) {
    this.#now = now;
  }

  #nextKey(): Key {
    this.#last += 1;
    return String(this.#last);
  }

  get now(): number {
    return this.#now;
  }

  hear(hear: Hear): void {
    this.#hearers.push(hear);
  }

  // ---------- deployment ----------

  check(resources: Resource[]): Promise<Finding[]> {
    return this.definitions.check(resources);
  }

  /** Throws DeploymentRefused, and nothing is deployed then. A new version takes over the message, signal and timer starts of the older one. */
  async deploy(resources: Resource[]): Promise<Definition[]> {
    const all = await this.definitions.deploy(resources);
    for (const { deployed, fresh } of all) if (fresh) this.startTimers.arm(deployed, this.#now);
    return all.map(({ deployed: { key, processId, version, resource } }) => ({ key, processId, version, resource }));
  }

  // ---------- commands ----------

  /** A new instance at the none start event of a definition (by its key), or of the newest version of a process (by its id). */
  start(definition: string, variables: Variables = {}): Key {
    const deployed = this.definitions.get(definition) ?? this.definitions.latest(definition);
    if (!deployed) throw new CommandRefused('not-found', `expected a definition ${definition} but there is none`);
    const key = this.#create(deployed, { kind: 'start', variables });
    this.#settle();
    return key;
  }

  #create(definition: Deployed, command: Command): Key {
    const key = this.#nextKey();
    this.instances.set(key, { definition, instance: newInstance(key, definition.processId) });
    try {
      this.#step(key, command);
    } catch (error) {
      this.instances.delete(key);
      throw error;
    }
    return key;
  }

  /** Carries out a command on the instance that it names, and everything that follows. */
  command(instance: Key, command: Command): void {
    this.#step(instance, command);
    this.#settle();
  }

  complete(job: Key, variables: Variables = {}): void {
    this.command(instanceOfKey(job), { kind: 'completeJob', job, variables });
  }

  cancel(instance: Key): void {
    this.command(instanceOfKey(instance), { kind: 'cancel', instance });
  }

  /**
   * A message to whoever waits for it: one instance of each process (the oldest subscription), and the start of each process that starts
   * by it, unless an instance started with this key lives. Kept for `ttl` milliseconds. Answers its key, or undefined when a message of
   * that id is still kept.
   */
  publish(message: {
    name: string;
    correlationKey: string;
    id?: string;
    ttl?: number;
    variables?: Variables;
  }): Key | undefined {
    const { name, correlationKey, id = '', ttl = 0, variables = {} } = message;
    if (this.#messages.has(name, correlationKey, id, this.#now)) return undefined;
    const kept: Message = {
      key: this.#nextKey(),
      name,
      correlationKey,
      id,
      deadline: this.#now + ttl,
      variables,
      taken: new Set(),
    };
    const waiting = this.#claim(kept);
    this.#startBy(kept);
    for (const each of waiting) this.#queue.push(() => this.#correlate(each));
    if (ttl > 0) this.#messages.keep(kept);
    this.#settle();
    return kept.key;
  }

  /** A signal to all who wait for it, and to every process that starts by it. */
  broadcast(name: string, variables: Variables = {}): void {
    this.#spread(name, variables);
    this.#settle();
  }

  /** Whoever threw it has heard it already. */
  #spread(name: string, variables: Variables, thrower?: Key): void {
    for (const definition of this.definitions.newest())
      for (const start of startsOf(definition.model, 'signal'))
        if (textOf(start.signal!.name, this.#now) === name)
          this.#queue.push(() => void this.#create(definition, { kind: 'start', at: start.id, variables }));
    const had = new Set([thrower]);
    for (const { key, instance, process } of this.tables.waitingFor('signal', name)) {
      if (had.has(instance)) continue;
      had.add(instance);
      const command: Command = { kind: 'correlate', subscription: key, variables };
      this.#queue.push(() => this.#correlate({ instance, process, command }));
    }
  }

  /** The subscriptions that a message reaches now: one of each process. */
  #claim(message: Message, only?: { process: string; but: Key }): Correlation[] {
    const claimed: Correlation[] = [];
    for (const { key, instance, process } of this.tables.waitingFor('message', message.name, message.correlationKey)) {
      if (message.taken.has(process) || (only && (process !== only.process || instance === only.but))) continue;
      message.taken.add(process);
      const command: Command = { kind: 'correlate', subscription: key, variables: message.variables };
      claimed.push({ instance, process, command, message });
    }
    return claimed;
  }

  #startBy(message: Message): void {
    for (const definition of this.definitions.newest())
      for (const start of startsOf(definition.model, 'message'))
        if (textOf(start.message!.name, this.#now) === message.name) this.#startOnce(definition, start.id, message);
  }

  #startOnce(definition: Deployed, at: string, message: Message): void {
    const { correlationKey, variables, taken } = message;
    const { processId } = definition;
    if (taken.has(processId) || !this.#locks.isFree(processId, correlationKey)) return;
    taken.add(processId);
    const key = this.#create(definition, { kind: 'start', at, variables });
    if (this.instances.has(key)) this.#locks.take(processId, correlationKey, key);
  }

  // ---------- time ----------

  /** Moves the clock by so many milliseconds and lets everything that has fallen due happen, in the order of the due instants. */
  advance(milliseconds: number): void {
    this.#now += milliseconds;
    for (let due = this.#nextDue(this.#now); due; due = this.#nextDue(this.#now)) due.fire();
  }

  /** The next instant at which something falls due (epoch milliseconds), if there is any. */
  nextInstant(): number | undefined {
    return this.#nextDue(Number.POSITIVE_INFINITY)?.at;
  }

  #nextDue(until: number): { at: number; fire: () => void } | undefined {
    let next: { at: number; fire: () => void } | undefined;
    const offer = (at: number, fire: () => void) => {
      if (at <= until && (!next || at < next.at)) next = { at, fire };
    };
    for (const timer of this.tables.timers.values()) offer(timer.due, () => this.#fire(timer.instance, timer.key));
    for (const timer of this.startTimers.values()) offer(timer.due, () => this.#fireStart(timer));
    for (const job of this.tables.jobs.values())
      if (job.readyAt !== undefined)
        offer(job.readyAt, () => this.command(job.instance, { kind: 'jobBackOffOver', job: job.key }));
    return next;
  }

  /** A timer that nobody hears any more is dropped, as Zeebe rejects it. */
  #fire(instance: Key, timer: Key): void {
    try {
      this.command(instance, { kind: 'fireTimer', timer });
    } catch (error) {
      if (!(error instanceof CommandRefused)) throw error;
      this.tables.timers.delete(timer);
    }
  }

  #fireStart(timer: StartTimer): void {
    this.startTimers.fired(timer, this.#now);
    this.#create(timer.definition, { kind: 'start', at: timer.element, variables: {} });
    this.#settle();
  }

  // ---------- jobs ----------

  /** Jobs of a type that nobody holds, locked for so many milliseconds. */
  lock(type: string, { max = 100, timeout = 60_000 } = {}): MemoryJob[] {
    const free = [...this.tables.jobs.values()].filter(
      (job) => job.type === type && !job.task?.native && job.state === 'ready' && (job.lockedUntil ?? 0) <= this.#now,
    );
    return free.slice(0, max).map((job) => {
      job.lockedUntil = this.#now + timeout;
      return job;
    });
  }

  /** Whether listeners of this user task still have their say. */
  isOnItsWay(task: Key): boolean {
    const alive = this.instances.get(instanceOfKey(task));
    return alive !== undefined && isOnItsWay(alive.instance, task);
  }

  /** What a job's worker sees. */
  variablesOf(elementInstance: Key): Variables {
    const alive = this.instances.get(instanceOfKey(elementInstance));
    return alive ? variablesOf(alive.instance, elementInstance) : {};
  }

  // ---------- the loop ----------

  #step(key: Key, command: Command): void {
    const alive = this.instances.get(key);
    if (!alive) throw new CommandRefused('not-found', `expected instance ${key} but there is none`);
    const { instance, effects } = this.#stepOf(alive, command);
    alive.instance = instance;
    for (const effect of effects) {
      if (effect.kind === 'migrated' && effect.instance === key)
        alive.definition = this.definitions.get(effect.definition)!;
      this.tables.apply(alive.definition.processId, effect);
    }
    if (instance.state !== 'active') this.instances.delete(key);
    for (const hear of this.#hearers) hear(key, effects, this.#now);
    for (const effect of effects) this.#follow(key, alive.definition.processId, effect);
  }

  #stepOf({ definition, instance }: Alive, command: Command): Stepped {
    return step(definition.model, instance, command, this.#now, this.definitions.libraryOf(definition.key));
  }

  #follow(key: Key, process: string, effect: Effect): void {
    if (effect.kind === 'subscriptionOpened' && effect.subscription.what === 'message')
      this.#offer(effect.subscription.key);
    else if (effect.kind === 'signalThrown') this.#spread(effect.name, effect.variables, key);
    else if (effect.kind === 'instanceEnded') this.#unlock(key, process);
  }

  /** A kept message for a subscription that listens (still, or anew). */
  #offer(subscription: Key): void {
    const open = this.tables.subscriptions.get(subscription);
    const message = open && this.#messages.next(open.process, open.name, open.correlationKey!, this.#now);
    if (!open || !message) return;
    message.taken.add(open.process);
    const { instance, process } = open;
    const command: Command = { kind: 'correlate', subscription, variables: message.variables };
    this.#queue.push(() => this.#correlate({ instance, process, command, message }));
  }

  /** The instance that held a start message's key is gone: the next message of that key starts its newest version. */
  #unlock(key: Key, process: string): void {
    const correlationKey = this.#locks.release(key);
    if (correlationKey === undefined) return;
    const definition = this.definitions.latest(process)!;
    for (const start of startsOf(definition.model, 'message')) {
      const message = this.#messages.next(process, textOf(start.message!.name, this.#now), correlationKey, this.#now);
      if (message) this.#startOnce(definition, start.id, message);
    }
  }

  #settle(): void {
    for (let next = this.#queue.shift(); next; next = this.#queue.shift()) next();
  }

  /** A correlation that comes too late gives the message to another instance of the process. */
  #correlate({ instance, process, command, message }: Correlation): void {
    try {
      this.#step(instance, command);
      if (command.kind === 'correlate' && message) this.#offer(command.subscription);
    } catch (error) {
      if (!(error instanceof CommandRefused)) throw error;
      if (!message) return;
      message.taken.delete(process);
      for (const each of this.#claim(message, { process, but: instance }))
        this.#queue.push(() => this.#correlate(each));
    }
  }
}

/** An empty engine whose clock stands at this epoch millisecond. */
export const memoryEngine = (now = 0): MemoryEngine => new MemoryEngine(now);
