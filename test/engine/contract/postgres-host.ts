import pg from 'pg';
import { type Instant, instantOf } from '../../../domain/instant.ts';
import { checkConsistency } from '../../../engine/embedded/postgres/checker.ts';
import { Definitions } from '../../../engine/embedded/postgres/definitions.ts';
import { type PostgresEngine, postgresEngine } from '../../../engine/embedded/postgres/engine.ts';
import type { Effect, JobRow, Key } from '../../../engine/embedded/types.ts';
import { variablesOf } from '../../../engine/embedded/view.ts';
import { CommandRefused, type Origin, type Variables } from '../../../engine/port.ts';
import { type Database, openDatabase } from '../../../store/database.ts';
import { transact, type Unit } from '../../../store/unit-of-work.ts';
import type { TestDatabase } from '../../support/database.ts';
import type { Driver, Files } from './driver.ts';
import { type Backend, EmbeddedHost } from './embedded-host.ts';

const tenant = 'town';

/** Nobody listens and no worker runs: the suite's cases play both. */
const nobody = {
  taskOpened: async () => undefined,
  taskWithdrawn: async () => undefined,
  incidentRaised: async () => undefined,
  incidentResolved: async () => undefined,
  runEnded: async () => undefined,
};
const noWorkers = {
  types: () => [],
  execute: () => Promise.reject(new Error('expected no job to be carried out here')),
};

/** The embedded engine on a database. Every command is carried out by an engine that has just been made, and that is thrown away after. */
class PostgresBackend implements Backend {
  readonly #database: Database;
  readonly #locked = new Map<Key, number>();
  readonly #troubles: unknown[] = [];
  #hear: (instance: Key, effects: Effect[]) => void = () => undefined;
  #startMessages: string[] = [];
  #startTimers: { key: Key; element: string; due: number }[] = [];
  #now = Date.now();

  constructor(database: Database) {
    this.#database = database;
  }

  async #fresh<T>(work: (engine: PostgresEngine<Unit>, unit: Unit) => Promise<T>): Promise<T> {
    const now = (): Instant => instantOf(this.#now);
    const engine = await postgresEngine<Unit>({
      database: this.#database,
      transact,
      clock: { now },
      wall: { now },
      hear: (instance, effects) => this.#hear(instance, effects),
      trouble: (error) => this.#troubles.push(error),
      lanes: 1,
      listen: false,
    });
    await engine.work(nobody, noWorkers);
    try {
      const done = await transact(this.#database, { tenants: [tenant] }, (unit) => work(engine, unit));
      await engine.runUntilIdle();
      if (this.#troubles.length > 0) throw this.#troubles[0];
      await this.#lookAtStarts();
      return done;
    } finally {
      await engine.stop();
    }
  }

  #origin(): Origin {
    return { tenant, release: 'r1', run: `run-${this.#now}`, at: instantOf(this.#now) };
  }

  async deploy(resources: { name: string; content: string }[]): Promise<unknown> {
    return this.#fresh((engine, unit) => engine.deploy(unit, this.#origin(), resources));
  }

  async #lookAtStarts(): Promise<void> {
    const { rows } = await this.#database.raw('select * from engine_start order by definition_key, element_id');
    this.#startMessages = rows.flatMap((row: StartRow) => row.message_name ?? []);
    this.#startTimers = rows.flatMap(({ definition_key, element_id: element, due_at }: StartRow) =>
      due_at === null ? [] : [{ key: `${definition_key} ${element} ${due_at}`, element, due: Date.parse(due_at) }],
    );
  }

  async start(process: string, variables: Variables): Promise<Key> {
    const definition = await this.latest(process);
    if (!definition) throw new CommandRefused('not-found', `expected a process ${process} but there is none`);
    let started: Key | undefined;
    const hear = this.#hear;
    this.#hear = (instance, effects) => {
      started ??= instance;
      hear(instance, effects);
    };
    await this.#fresh((engine, unit) => engine.intents(unit).start(this.#origin(), { definition, variables }));
    this.#hear = hear;
    return started!;
  }

  async latest(process: string): Promise<Key | undefined> {
    const { rows } = await this.#database.raw(
      'select key from engine_definition where process_id = ? order by version desc limit 1',
      [process],
    );
    return rows[0]?.key;
  }

  async command(instance: Key, command: Parameters<Backend['command']>[1]): Promise<void> {
    await this.#fresh((engine, unit) => engine.direct(unit).command(this.#origin(), instance, command));
  }

  async publish({
    name,
    correlationKey,
    id,
    ttl,
    variables,
  }: Parameters<Backend['publish']>[0]): Promise<Key | undefined> {
    const message = { name, correlationKey, id, ttl, variables: JSON.stringify(variables), publishedAt: this.#now };
    const sent = await this.#fresh((engine, unit) =>
      engine.direct(unit).send({ ...this.#origin(), what: 'message', ...message }),
    );
    return sent ? `${name} ${correlationKey}` : undefined;
  }

  async broadcast(name: string, variables: Variables): Promise<void> {
    await this.#fresh((engine, unit) => engine.intents(unit).broadcast!(this.#origin(), { name, variables }));
  }

  /** This engine locks no jobs: a handler runs under the instance's lock. So the suite's locks are kept here. */
  async lock(
    type: string,
    { max, timeout }: { max: number; timeout: number },
  ): Promise<(JobRow & { sees: Variables })[]> {
    const { rows } = await this.#database.raw(
      `select instance_key || '.' || n as key, type, element_id as element, instance_key || '.' || element_n as "elementInstance",
        retries, headers, task, i.state as instance from engine_job j join engine_instance i on i.key = j.instance_key
        where type = ? and j.state = 'ready' order by instance_key, n`,
      [type],
    );
    const free = rows
      .filter(
        (job: JobRow & { task: string | null }) =>
          !job.task?.includes('"native":true') && (this.#locked.get(job.key) ?? 0) <= this.#now,
      )
      .slice(0, max);
    for (const { key } of free) this.#locked.set(key, this.#now + timeout);
    return free.map(({ headers, task, instance, ...job }: LockedRow) => ({
      ...job,
      sees: variablesOf(JSON.parse(instance), job.elementInstance),
      headers: JSON.parse(headers),
      ...(task === null ? {} : { task: JSON.parse(task) }),
    }));
  }

  async now(): Promise<number> {
    return this.#now;
  }

  async advance(milliseconds: number): Promise<void> {
    this.#now += milliseconds;
    await this.#fresh(async () => undefined);
  }

  hear(hear: (instance: Key, effects: Effect[]) => void): void {
    this.#hear = hear;
  }

  startMessages(): string[] {
    return this.#startMessages;
  }

  startTimers(): { key: Key; element: string; due: number }[] {
    return this.#startTimers;
  }
}

type LockedRow = Omit<JobRow, 'headers' | 'task'> & { headers: string; task: string | null; instance: string };

interface StartRow {
  definition_key: string;
  element_id: string;
  message_name: string | null;
  due_at: Instant | null;
}

const tables = [
  'instance',
  'job',
  'timer',
  'subscription',
  'message',
  'incident',
  'history',
  'start',
  'form',
  'decision',
  'definition',
];

export async function postgresDriver({ urls, adminUrl }: TestDatabase): Promise<Driver> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`insert into tenant (id, name, zone, languages) values ($1, '{}', 'UTC', '{en}')`, [tenant]);
  const database = openDatabase(urls.engine, { max: 4 });
  return {
    name: 'postgres',
    version: async () => '8.8.0',
    async load(files: Files) {
      // Not truncated: new files for eleven tables, and every plan made anew, cost more than most cases.
      await admin.query(tables.map((table) => `delete from engine_${table}`).join(';'));
      const host = new EmbeddedHost(new PostgresBackend(database));
      await host.deploy(files);
      return host;
    },
    async faults() {
      const { mismatches } = await checkConsistency(database, new Definitions(Date.now));
      return mismatches.map(({ what }) => what);
    },
    async close() {
      await admin.end();
      await database.destroy();
    },
    abilities: new Set(),
    wordsOfZeebe: false,
  };
}
