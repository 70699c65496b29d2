import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Knex } from 'knex';
import type { App } from '../../../api/app.ts';
import { buildApi } from '../../../api/build-api.ts';
import type { ApiConfig, ApiDeps } from '../../../api/deps.ts';
import { diskFiles } from '../../../api/documents/disk-files.ts';
import { sessionCookie } from '../../../api/plugins/identity.ts';
import { caseCodes, hashOf, newSecret } from '../../../api/secrets.ts';
import { newId } from '../../../domain/id.ts';
import { type Instant, plusMilliseconds } from '../../../domain/instant.ts';
import type { PostgresEngine } from '../../../engine/embedded/postgres/engine.ts';
import { machineWall, type VirtualClock, virtualClock } from '../../../main/clocks.ts';
import { startMoving } from '../../../main/moving.ts';
import { putUp } from '../../../main/seed/seed-town.ts';
import { standardServices } from '../../../main/seed/service-files.ts';
import { rearming } from '../../../main/work/rearming.ts';
import { ReleaseLibrary } from '../../../main/work/release-library.ts';
import { type Database, openDatabase } from '../../../store/database.ts';
import { keepSession } from '../../../store/session.store.ts';
import { transact, type Unit } from '../../../store/unit-of-work.ts';
import { contracts } from '../../../workers/contracts.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { type Answer, ask } from './ask.ts';

const towns = ['gulustan', 'qarabulaq'];
export const town = 'gulustan';
export const neighbour = 'qarabulaq';
/** Thursday, 10:00 in both towns. */
export const start: Instant = '2026-11-05T06:00:00.000Z';

const codes = caseCodes('of this house');

/** Somebody with a browser: a session and its CSRF token. */
export interface Visitor {
  cookie: string;
  csrf: string;
}

type Json = Record<string, unknown>;
/** A reply's body, of which each test expects its own shape. */
// biome-ignore lint/suspicious/noExplicitAny: what it must be is what the test says
export type Body = any;

/** The API on real PostgreSQL with the embedded engine, its workers, two towns of the seeds, and a clock that the test moves. */
export class House {
  readonly api: App;
  readonly database: Database;
  readonly engine: PostgresEngine<Unit>;
  readonly clock: VirtualClock;
  readonly folder: string;
  /** Where it listens. */
  readonly address: string;
  /** What computes deadlines anew behind a revised calendar. */
  readonly behindCalendars: ReturnType<typeof rearming>;
  readonly #test: TestDatabase;
  readonly #engineDatabase: Database;

  private constructor(
    parts: Pick<House, 'api' | 'database' | 'engine' | 'clock' | 'folder' | 'address' | 'behindCalendars'>,
    test: TestDatabase,
    engineDatabase: Database,
  ) {
    this.api = parts.api;
    this.database = parts.database;
    this.engine = parts.engine;
    this.clock = parts.clock;
    this.folder = parts.folder;
    this.address = parts.address;
    this.behindCalendars = parts.behindCalendars;
    this.#test = test;
    this.#engineDatabase = engineDatabase;
  }

  static async open(
    change: Partial<ApiConfig> = {},
    deps: Partial<ApiDeps> = {},
    seeded: boolean | readonly string[] = true,
  ): Promise<House> {
    const ids = seeded === true ? towns : seeded || [];
    const test = await testDatabase();
    const database = openDatabase(test.urls.app, { max: 8 });
    const engineDatabase = openDatabase(test.urls.engine, { max: 8 });
    const folder = await mkdtemp(join(tmpdir(), 'sakin-api-'));
    const clock = virtualClock();
    for (const tenant of [...towns, ...ids]) clock.moveTo(tenant, start);
    const publicUrl = change.publicUrl ?? 'http://sakin.test';
    const engine = await startMoving({
      database: engineDatabase,
      clock,
      wall: machineWall,
      publicUrl,
      codes,
      version: 'test',
      trouble: (error) => process.stderr.write(`the engine met a bug: ${String(error)}\n`),
    });
    if (ids.length > 0) await putUp({ database, engine, clock, wall: machineWall }, ...ids);
    const behindCalendars = rearming({
      database,
      engine,
      clock,
      trouble: (error) => process.stderr.write(`deadlines could not be computed anew: ${String(error)}\n`),
    });
    const api = await buildApi({
      database,
      engine,
      workers: contracts,
      rearm: behindCalendars.start,
      standardServices: standardServices(),
      words: new ReleaseLibrary(),
      clock,
      wall: machineWall,
      codes,
      files: diskFiles(join(folder, 'files')),
      config: {
        publicUrl,
        keysFolder: join(folder, 'keys'),
        mailboxFolder: join(folder, 'mail'),
        signIn: { kind: 'trial', password: 'sakin' },
        maxUploadBytes: 300_000,
        eventsPollMs: 20,
        checkReplies: true,
        docs: false,
        rateLimit: { all: 1e6, public: 1e6 },
        ...change,
      },
      ...deps,
    });
    const address = await api.listen({ host: '127.0.0.1', port: 0 });
    return new House({ api, database, engine, clock, folder, address, behindCalendars }, test, engineDatabase);
  }

  async close(): Promise<void> {
    await this.api.close();
    await this.behindCalendars.stop();
    await this.engine.stop();
    await this.database.destroy();
    await this.#engineDatabase.destroy();
    await this.#test.drop();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** A session of a trial user, as sign-in makes it. */
  visitor(person: string): Promise<Visitor> {
    return this.visitorOf(person, person);
  }

  /** The same of somebody whose id is not their user name. */
  async visitorOf(person: string, subject: string): Promise<Visitor> {
    const [secret, csrf] = [newSecret(), newSecret()];
    const now = machineWall.now();
    await keepSession(this.database, {
      idHash: hashOf(secret),
      person,
      content: { issuer: 'trial', subject, csrf },
      madeAt: now,
      expiresAt: plusMilliseconds(now, 3_600_000),
    });
    return { cookie: `${sessionCookie}=${secret}`, csrf };
  }

  async ask(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    { as, body, headers = {} }: { as?: Visitor | undefined; body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Answer> {
    const session = as ? { cookie: as.cookie, 'x-csrf-token': as.csrf } : {};
    return ask(`${this.address}${url}`, { method, body, headers: { ...session, ...headers } });
  }

  /** A good reply's body; another status is a failure that shows what came. */
  async good(...question: Parameters<House['ask']>): Promise<Body> {
    const reply = await this.ask(...question);
    if (reply.statusCode >= 300)
      throw new Error(
        `expected a good answer to ${question[0]} ${question[1]} but got ${reply.statusCode}: ${reply.body}`,
      );
    return reply.json();
  }

  /** The status and code of a refusal. */
  async refusal(...question: Parameters<House['ask']>): Promise<string> {
    const reply = await this.ask(...question);
    return reply.statusCode < 400
      ? `${reply.statusCode}`
      : `${reply.statusCode} ${(reply.json() as { code: string }).code}`;
  }

  /** Opens a case and lets the engine move until people are waited for. */
  async openCase(
    as: Visitor,
    change: Json = {},
    tenant: string = town,
  ): Promise<{ id: string; number: string; code: string }> {
    const body = {
      channel: 'phone',
      language: 'az',
      description: 'Səhərdən bəri binada su yoxdur.',
      categoryId: 'water.no-supply',
      kind: 'complaint',
      ...change,
    };
    const opened = await this.good('POST', `/api/v1/${tenant}/cases`, { as, body });
    await this.engine.runUntilIdle();
    // As the letter tells it: whoever opened the case is not told.
    return { ...opened, code: codes(opened.id) };
  }

  /** The open task of a case at an element. */
  async task(as: Visitor, caseId: string, elementId: string, tenant: string = town): Promise<string> {
    const shown = await this.good('GET', `/api/v1/${tenant}/cases/${caseId}`, { as });
    const task = (shown.tasks as { id: string; elementId: string; state: string }[]).find(
      (each) => each.elementId === elementId && each.state === 'open',
    );
    if (!task) throw new Error(`expected an open task ${elementId} but there are ${JSON.stringify(shown.tasks)}`);
    return task.id;
  }

  /** Claims and completes it. */
  async complete(as: Visitor, caseId: string, elementId: string, answers: Json, tenant: string = town): Promise<void> {
    const id = await this.task(as, caseId, elementId, tenant);
    await this.good('POST', `/api/v1/${tenant}/tasks/${id}/claim`, { as });
    await this.good('POST', `/api/v1/${tenant}/tasks/${id}/complete`, { as, body: { answers } });
    await this.engine.runUntilIdle();
  }

  /** The secret in the newest mail about a case. */
  async linkSecret(caseId: string, page: 'confirmation' | 'objection'): Promise<string> {
    const { rows } = await transact(this.database, { tenants: [town] }, (unit) =>
      unit.sql.raw(`select payload ->> 'text' as text from outbox where case_id = ? order by seq desc`, [caseId]),
    );
    for (const { text } of rows as { text: string }[]) {
      const secret = new RegExp(`/#/${page}/([\\w%-]+)`).exec(text ?? '')?.[1];
      if (secret) return decodeURIComponent(secret);
    }
    throw new Error(`expected a mail with a link to ${page} but there are ${JSON.stringify(rows)}`);
  }

  /** Rows of a tenant, as its own role sees them. */
  rows(text: string, values: string[] = [], tenant: string = town): Promise<Body[]> {
    return transact(this.database, { tenants: [tenant] }, async (unit) => (await unit.sql.raw(text, values)).rows);
  }

  /** Asks until it holds. The feed waits for transactions of the whole server, those of other tests' databases too. */
  async eventually<T>(ask: () => Promise<T>, holds: (value: T) => boolean): Promise<T> {
    for (;;) {
      const value = await ask();
      if (holds(value)) return value;
      await pause(20);
    }
  }

  /** What the owner's role is answered: it runs the functions that look beyond one tenant. */
  async asOwner(work: (sql: Knex.Transaction) => Promise<Body>): Promise<Body> {
    const owner = openDatabase(this.#test.urls.owner, { max: 1 });
    try {
      return await owner.transaction(work);
    } finally {
      await owner.destroy();
    }
  }

  /** A tenant with nothing but its first administrator. */
  async founder(tenant: string): Promise<Visitor> {
    await transact(this.database, { tenants: [tenant] }, (unit) =>
      unit.sql('tenant').insert({ id: tenant, name: { az: tenant }, zone: 'Asia/Baku', languages: ['az', 'en'] }),
    );
    return this.person(`${tenant}-administrator`, tenant, 'administrator');
  }

  /** Gives somebody who is known already a role in a town. */
  join(tenant: string, person: string, role: string): Promise<unknown> {
    return transact(this.database, { tenants: [tenant] }, (unit) =>
      unit.sql('membership').insert({ tenant_id: tenant, id: newId(), person_id: person, role }),
    );
  }

  /** Gives somebody a role that the seeds have not. */
  async person(id: string, tenant: string, role: string, reads?: string): Promise<Visitor> {
    await transact(this.database, { tenants: [tenant] }, async (unit) => {
      await unit.sql('person').insert({ id, issuer: 'trial', subject: id, name: id, language: 'az', trial: true });
      await unit.sql('membership').insert({ tenant_id: tenant, id: newId(), person_id: id, role });
    });
    if (reads)
      await transact(this.database, { tenants: [reads, tenant] }, (unit) =>
        unit.sql('tenant_reader').insert({ tenant_id: reads, reader_id: tenant, granted_at: start }),
      );
    return this.visitor(id);
  }
}
