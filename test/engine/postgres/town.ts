import pg from 'pg';
import { type Instant, instantOf, millisecondsOf } from '../../../domain/instant.ts';
import {
  type PostgresEngine,
  type PostgresEngineOptions,
  postgresEngine,
} from '../../../engine/embedded/postgres/engine.ts';
import type { Job, JobResult, Listener, Origin, Variables } from '../../../engine/port.ts';
import { type Database, openDatabase } from '../../../store/database.ts';
import { transact, type Unit } from '../../../store/unit-of-work.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';

export type Handler = (unit: Unit, job: Job) => Promise<JobResult | undefined>;

/** A clock that a test moves; the wall runs by itself. */
export class TestClock {
  at = millisecondsOf('2031-03-01T08:00:00.000Z');
  now(): Instant {
    return instantOf(this.at);
  }
}

/** A database with tenants, a table in which handlers and listener write, and as many engines as a test wants. */
export class Town {
  readonly database: TestDatabase;
  readonly app: Database;
  readonly pool: Database;
  readonly admin: pg.Client;
  readonly clock = new TestClock();
  readonly troubles: unknown[] = [];
  readonly #engines: PostgresEngine<Unit>[] = [];

  private constructor(database: TestDatabase, admin: pg.Client) {
    this.database = database;
    this.admin = admin;
    this.app = openDatabase(database.urls.app, { max: 8 });
    this.pool = openDatabase(database.urls.engine, { max: 10 });
  }

  static async make(): Promise<Town> {
    const database = await testDatabase();
    const admin = new pg.Client({ connectionString: database.adminUrl });
    await admin.connect();
    await admin.query(
      `insert into tenant (id, name, zone, languages) values ('north', '{}', 'UTC', '{en}'), ('south', '{}', 'UTC', '{en}')`,
    );
    await admin.query(
      `create table wrote (n bigint generated always as identity, run text, what text, tenants text default current_setting('sakin.tenants', true), tx xid8 default pg_current_xact_id())`,
    );
    await admin.query('grant select, insert on wrote to sakin_app');
    return new Town(database, admin);
  }

  /** An engine that works, with these handlers by job type; what it tells is written into the table `wrote`. */
  async engine(
    handlers: { [type: string]: Handler } = {},
    more: Pick<PostgresEngineOptions<Unit>, 'lanes' | 'groupSize' | 'reserve' | 'gather'> & {
      listener?: Partial<Listener<Unit>>;
    } = {},
  ): Promise<PostgresEngine<Unit>> {
    const { listener: other, ...sizes } = more;
    const engine = await postgresEngine<Unit>({
      database: this.pool,
      transact,
      clock: this.clock,
      wall: { now: () => new Date().toISOString() },
      trouble: (error) => this.troubles.push(error),
      pollMs: 200,
      ...sizes,
    });
    const done: JobResult = { kind: 'done', variables: {} };
    const listener: Listener<Unit> = {
      taskOpened: (unit, { run, key }) => this.write(unit, run, `task ${key}`),
      taskWithdrawn: (unit, { run, key }) => this.write(unit, run, `withdrawn ${key}`),
      incidentRaised: (unit, { run, kind }) => this.write(unit, run, `incident ${kind}`),
      incidentResolved: (unit, { run }) => this.write(unit, run, 'resolved'),
      runEnded: (unit, { run, how }) => this.write(unit, run, how),
      ...other,
    };
    await engine.work(listener, {
      types: () => Object.keys(handlers),
      execute: async (unit, job) => (await handlers[job.type]!(unit, job)) ?? done,
    });
    this.#engines.push(engine);
    return engine;
  }

  async write(unit: Unit, run: string, what: string): Promise<void> {
    await unit.sql.raw('insert into wrote (run, what) values (?, ?)', [run, what]);
  }

  /** What was written about a run, in order. */
  async wrote(run: string): Promise<string[]> {
    const { rows } = await this.admin.query('select what from wrote where run = $1 order by n', [run]);
    return rows.map(({ what }) => what);
  }

  async rows<T>(text: string, values: unknown[] = []): Promise<T[]> {
    return (await this.admin.query(text, values)).rows;
  }

  origin(run: string, tenant = 'north'): Origin {
    return { tenant, release: 'r1', run, at: this.clock.now() };
  }

  unit<T>(work: (unit: Unit) => Promise<T>, tenant = 'north'): Promise<T> {
    return transact(this.app, { tenants: [tenant] }, work);
  }

  /** Deploys a diagram and answers its definition key. */
  async deploy(engine: PostgresEngine<Unit>, content: string, tenant = 'north'): Promise<string> {
    const origin = { tenant, release: 'r1', at: this.clock.now() };
    const resources = [{ name: `${tenant}/r1/${content.length}.bpmn`, content }];
    const [definition] = await this.unit((unit) => engine.deploy(unit, origin, resources), tenant);
    return definition!.key;
  }

  start(engine: PostgresEngine<Unit>, definition: string, run: string, variables: Variables = {}, tenant = 'north') {
    return this.unit((unit) => engine.intents(unit).start(this.origin(run, tenant), { definition, variables }), tenant);
  }

  publish(
    engine: PostgresEngine<Unit>,
    name: string,
    key: string,
    { id = '', ttl = 0, variables = {} as Variables } = {},
  ) {
    const message = { name, correlationKey: key, id, ttl, variables };
    return this.unit((unit) => engine.intents(unit).publish(this.origin(key), message));
  }

  async stopEngines(): Promise<void> {
    for (const engine of this.#engines.splice(0)) await engine.stop();
    this.troubles.length = 0;
  }

  async close(): Promise<void> {
    await this.stopEngines();
    await Promise.all([this.app.destroy(), this.pool.destroy(), this.admin.end()]);
    await this.database.drop();
  }
}
