import { type Instant, instantOf, millisecondsOf } from '../../../domain/instant.ts';
import { withinLimits } from '../../limits.ts';
import {
  type Ability,
  type Answer,
  CommandRefused,
  type Definition,
  type Engine,
  type EngineHealth,
  type Finding,
  type Intents,
  type JobExecutor,
  type JobResult,
  type Listener,
  type Origin,
  type Resource,
  type Variables,
} from '../../port.ts';
import { instanceOfKey } from '../keys.ts';
import type { Command, Key } from '../types.ts';
import { type MemoryEngine, memoryEngine } from './engine.ts';
import { type Told, tell, type Whose } from './news.ts';
import type { MemoryJob } from './tables.ts';

/**
 * The port over the engine in memory, for scenarios and trials: nothing moves by itself. `settle` runs jobs until nothing is runnable;
 * `passUntil` lets time go by, one due instant after the other, and settles at each.
 */
export class MemoryPort<Tx> implements Engine<Tx> {
  readonly id: string;
  readonly engine: MemoryEngine;
  readonly abilities: ReadonlySet<Ability> = new Set<Ability>([
    'history',
    'incidents',
    'withdrawn-tasks',
    'task-commands',
    'migration',
    'modification',
    'signals',
    'virtual-time',
    'same-transaction',
  ]);
  readonly #whose = new Map<Key, Whose & { definition: Key }>();
  readonly #instances = new Map<string, Key>();
  readonly #tasks = new Set<Key>();
  #news: Omit<Told, 'whose' | 'definition'>[] = [];
  /** Intents of a handler at work: they take effect after its job's completion. */
  #deferred: (() => void)[] | undefined;
  #listener: Listener<Tx> | undefined;
  #jobs: JobExecutor<Tx> | undefined;

  constructor(now: Instant, id = 'memory') {
    this.id = id;
    this.engine = memoryEngine(millisecondsOf(now));
    this.engine.hear((instance, effects, at) => {
      for (const effect of effects) this.#news.push({ instance, at, effect });
    });
  }

  get now(): Instant {
    return instantOf(this.engine.now);
  }

  check(resources: Resource[]): Promise<Finding[]> {
    return this.engine.check(resources);
  }

  deploy(_tx: Tx, _origin: Omit<Origin, 'run'>, resources: Resource[]): Promise<Definition[]> {
    return this.engine.deploy(resources);
  }

  async work(listener: Listener<Tx>, jobs: JobExecutor<Tx>): Promise<void> {
    this.#listener = listener;
    this.#jobs = jobs;
  }

  async stop(): Promise<void> {
    this.#listener = undefined;
    this.#jobs = undefined;
  }

  async health(): Promise<EngineHealth> {
    const backlog: EngineHealth['backlog'] = {};
    for (const { type, state } of this.engine.tables.jobs.values())
      if (state === 'ready') backlog[type] = { ready: (backlog[type]?.ready ?? 0) + 1, oldestMs: 0 };
    const late = [...this.engine.tables.timers.values()].map(({ due }) => this.engine.now - due).filter((ms) => ms > 0);
    return {
      lastContact: this.now,
      backlog,
      timersOverdue: late.length,
      timersOldestMs: Math.max(0, ...late),
      incidents: this.engine.tables.incidents.size,
    };
  }

  intents(tx: Tx): Intents {
    const carry = async (command: () => void): Promise<Answer> => {
      if (this.#deferred) this.#deferred.push(command);
      else {
        command();
        await this.#tellAll(tx);
      }
      return 'done';
    };
    return withinLimits({
      start: (origin, { definition, variables }) => carry(() => this.#start(origin, definition, variables)),
      publish: (_, message) => carry(() => void this.engine.publish(message)),
      broadcast: (_, { name, variables }) => carry(() => this.engine.broadcast(name, variables)),
      completeTask: async (_, { task, variables }) => {
        const answer = await carry(() => this.engine.complete(task, variables));
        return this.engine.isOnItsWay(task) ? 'accepted' : answer;
      },
      assignTask: (_, { task, assignee, claim }) =>
        carry(() =>
          this.engine.command(instanceOfKey(task), { kind: 'assignTask', task, assignee, ...(claim && { claim }) }),
        ),
      updateTask: (_, { task, changes }) =>
        carry(() => this.engine.command(instanceOfKey(task), { kind: 'updateTask', task, changes })),
      modifyInstance: (_, command) =>
        carry(() => this.engine.command(instanceOfKey(command.instance), { kind: 'modify', ...command })),
      migrateInstance: (_, command) =>
        carry(() => this.engine.command(instanceOfKey(command.instance), { kind: 'migrate', ...command })),
      cancel: ({ run }) => carry(() => this.engine.cancel(this.#instanceOf(run))),
      setVariables: (_, { scope, variables, local }) =>
        carry(() => this.engine.command(instanceOfKey(scope), { kind: 'setVariables', scope, variables, local })),
      resolveIncident: (_, { incident, retries }) => carry(() => this.#resolve(incident, retries)),
    });
  }

  #start({ tenant, release, run }: Origin, definition: Key, variables: Variables): void {
    const key = this.engine.start(definition, variables);
    this.#whose.set(key, { tenant, release, run, definition });
    this.#instances.set(run, key);
  }

  #instanceOf(run: string): Key {
    const instance = this.#instances.get(run);
    if (instance === undefined)
      throw new CommandRefused('not-found', `expected an instance of run ${run} but there is none`);
    return instance;
  }

  #resolve(incident: Key, retries: number | undefined): void {
    const instance = instanceOfKey(incident);
    const job = this.engine.tables.incidents.get(incident)?.job;
    if (job !== undefined && retries !== undefined)
      this.engine.command(instance, { kind: 'updateRetries', job, retries });
    this.engine.command(instance, { kind: 'resolveIncident', incident });
  }

  /** Tells the listener what has happened; what it does in answer may make more news. */
  async #tellAll(tx: Tx): Promise<void> {
    while (this.#news.length) {
      const news = this.#news;
      this.#news = [];
      for (const each of news) {
        const whose = this.#whose.get(each.instance);
        if (whose && this.#listener)
          await tell(this.#listener, tx, { ...each, whose, definition: whose.definition }, this.#tasks);
      }
    }
  }

  /** Runs the jobs that have a worker, oldest first, until nothing is runnable. Answers how many it ran. */
  async settle(tx: Tx): Promise<number> {
    let ran = 0;
    for (let job = this.#runnable(); job; job = this.#runnable()) {
      await this.#run(tx, job);
      ran++;
    }
    return ran;
  }

  #runnable(): MemoryJob | undefined {
    const types = new Set(this.#jobs?.types());
    for (const job of this.engine.tables.jobs.values()) if (job.state === 'ready' && types.has(job.type)) return job;
    return undefined;
  }

  async #run(tx: Tx, job: MemoryJob): Promise<void> {
    const { key, type, element, elementInstance, instance, headers, retries } = job;
    const whose = this.#whose.get(instance) ?? { tenant: '', release: '', run: '', definition: '' };
    const variables = this.engine.variablesOf(elementInstance);
    this.#deferred = [];
    const result = await this.#jobs!.execute(tx, {
      key,
      type,
      element,
      elementInstance,
      instance,
      ...whose,
      definition: job.called?.definition ?? whose.definition,
      variables,
      headers,
      retries,
      at: this.now,
    });
    const deferred = this.#deferred;
    this.#deferred = undefined;
    this.#answer(job, result);
    for (const command of deferred) command();
    await this.#tellAll(tx);
  }

  #answer({ key: job, instance }: MemoryJob, result: JobResult): void {
    this.engine.command(instance, commandOf(job, result));
  }

  /** Lets time go by until an instant: at each due instant on the way what is due happens, and everything settles. */
  async passUntil(tx: Tx, until: Instant): Promise<void> {
    const end = millisecondsOf(until);
    await this.settle(tx);
    for (let next = this.engine.nextInstant(); next !== undefined && next <= end; next = this.engine.nextInstant()) {
      this.engine.advance(Math.max(0, next - this.engine.now));
      await this.#tellAll(tx);
      await this.settle(tx);
    }
    if (end > this.engine.now) this.engine.advance(end - this.engine.now);
  }
}

function commandOf(job: Key, result: JobResult): Command {
  switch (result.kind) {
    case 'done':
      return {
        kind: 'completeJob',
        job,
        variables: result.variables,
        ...(result.verdict && { verdict: result.verdict }),
        ...(result.lead && { lead: result.lead }),
      };
    case 'error':
      return { kind: 'throwError', job, code: result.code, message: result.message, variables: result.variables ?? {} };
    case 'failed':
      return { kind: 'failJob', job, retries: result.retries, backOffMs: result.backOffMs, message: result.message };
  }
}
