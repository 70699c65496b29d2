import { randomUUID } from 'node:crypto';
import type { PostgresEngine } from '../engine/embedded/postgres/engine.ts';
import type { Intents, Listener } from '../engine/port.ts';
import type { Database } from '../store/database.ts';
import { transact, type Unit } from '../store/unit-of-work.ts';

interface Measured {
  done: number;
  /** Milliseconds. */
  took: number;
  /** From giving a command to its last consequence being committed: the task is open, the notice sent, the instance gone. */
  steps: number[];
  /** From giving a command to its own commit. */
  commands: number[];
}

/** Drives lifecycles of case.bpmn as the API and its people would: every command in a transaction of its own. */
export class Lifecycles {
  readonly #engine: PostgresEngine<Unit>;
  readonly #app: Database;
  readonly #tenant: string;
  readonly #waiting = new Map<string, (value: string) => void>();
  #steps: number[] = [];
  #commands: number[] = [];

  /** Commands in a transaction each, as the API gives them beside its own writes; or into the engine's groups. */
  readonly grouped: boolean;

  constructor(engine: PostgresEngine<Unit>, app: Database, tenant: string, grouped: boolean) {
    this.grouped = grouped;
    this.#engine = engine;
    this.#app = app;
    this.#tenant = tenant;
  }

  readonly listener: Listener<Unit> = {
    taskOpened: async (unit, { run, key }) => unit.afterCommit(() => this.#arrive(`task ${run}`, key)),
    taskWithdrawn: async () => undefined,
    incidentRaised: async (_, { message }) => console.error(message),
    incidentResolved: async () => undefined,
    runEnded: async (unit, { run }) => unit.afterCommit(() => this.#arrive(`end ${run}`, run)),
  };

  notified(run: string): void {
    this.#arrive(`notice ${run}`, run);
  }

  /** Keeps so many in flight for so many seconds, then lets them end. */
  async run(inFlight: number, seconds: number): Promise<Measured> {
    this.#steps = [];
    this.#commands = [];
    const started = performance.now();
    const until = started + seconds * 1000;
    let done = 0;
    const one = async (): Promise<void> => {
      while (performance.now() < until) {
        await this.#lifecycle(randomUUID());
        done += 1;
      }
    };
    await Promise.all(Array.from({ length: inFlight }, one));
    return { done, took: performance.now() - started, steps: this.#steps, commands: this.#commands };
  }

  /** Makes so many stand at their task, so many at a time. */
  async begin(many: number, inFlight: number): Promise<void> {
    this.#steps = [];
    this.#commands = [];
    let left = many;
    const one = async (): Promise<void> => {
      for (; left > 0; ) {
        left -= 1;
        await this.#begin(randomUUID());
      }
    };
    await Promise.all(Array.from({ length: inFlight }, one));
  }

  /** Until the task is open; answers its key. */
  #begin(run: string): Promise<string> {
    const variables = { caseId: run, description: 'water in the cellar', slaDuration: 'P5D' };
    return this.#step(run, `task ${run}`, (intents, origin) =>
      intents.publish(origin, {
        correlationKey: run,
        ttl: 60_000,
        name: 'case-created',
        id: `${run} created`,
        variables,
      }),
    );
  }

  async #lifecycle(run: string): Promise<void> {
    const task = await this.#begin(run);
    await this.#step(run, `notice ${run}`, (intents, origin) =>
      intents.completeTask(origin, { task, variables: { outcome: 'resolved' } }),
    );
    await this.#step(run, `end ${run}`, (intents, origin) =>
      intents.publish(origin, {
        correlationKey: run,
        ttl: 60_000,
        name: 'citizen-confirmed',
        id: `${run} confirmed`,
        variables: { confirmed: true },
      }),
    );
  }

  async #step(
    run: string,
    until: string,
    command: (intents: Omit<Intents, 'cancel'>, origin: Parameters<Intents['cancel']>[0]) => Promise<unknown>,
  ): Promise<string> {
    const started = performance.now();
    const arrived = new Promise<string>((resolve) => this.#waiting.set(until, resolve));
    const origin = { tenant: this.#tenant, release: 'r1', run, at: new Date().toISOString() };
    if (this.grouped) await command(this.#engine.grouped(), origin);
    else await transact(this.#app, { tenants: [this.#tenant] }, (unit) => command(this.#engine.intents(unit), origin));
    this.#commands.push(performance.now() - started);
    const value = await arrived;
    this.#steps.push(performance.now() - started);
    return value;
  }

  #arrive(what: string, value: string): void {
    this.#waiting.get(what)?.(value);
    this.#waiting.delete(what);
  }
}
