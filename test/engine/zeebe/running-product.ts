import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sessionCookie } from '../../../api/plugins/identity.ts';
import { hashOf, newSecret } from '../../../api/secrets.ts';
import { plusMilliseconds } from '../../../domain/instant.ts';
import { machineWall, virtualClock } from '../../../main/clocks.ts';
import { startMoving } from '../../../main/moving.ts';
import { putUp } from '../../../main/seed/seed-town.ts';
import { type Database, openDatabase } from '../../../store/database.ts';
import { projectRoot } from '../../../store/root.ts';
import { keepSession } from '../../../store/session.store.ts';
import { transact } from '../../../store/unit-of-work.ts';
import { type Answer, ask } from '../../api/support/ask.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { until } from './until.ts';

export const tenant = 'gulustan';
/** A few seconds; others may have the machine. */
const startWithinMs = 180_000;

/** A reply's body, of which each test expects its own shape. */
// biome-ignore lint/suspicious/noExplicitAny: what it must be is what the test says
type Body = any;

/** The whole product as `npm start` runs it, in processes of its own, one after the other over the same data: a town that moves. */
export class RunningProduct {
  readonly app: Database;
  readonly #server: TestDatabase;
  readonly #home = mkdtempSync(join(tmpdir(), 'sakin-moving-town-'));
  // In a folder of the project, where the packages are found.
  readonly #program = join(projectRoot(), '.cache', `main-${process.pid}.mjs`);
  readonly #people = new Map<string, { cookie: string; 'x-csrf-token': string }>();
  #child: ChildProcess | undefined;
  #said = '';
  #address = '';

  private constructor(server: TestDatabase) {
    this.#server = server;
    this.app = openDatabase(server.urls.app, { max: 2 });
    const bundle = join(projectRoot(), 'test/support/bundle.mjs');
    execFileSync(process.execPath, [bundle, join(projectRoot(), 'main/main.ts'), this.#program]);
  }

  /** A town with its services and people, in which nothing has happened yet. */
  static async put(): Promise<RunningProduct> {
    const server = await testDatabase();
    const [product, moving] = [new RunningProduct(server), openDatabase(server.urls.engine, { max: 8 })];
    const [clock, wall] = [virtualClock(), machineWall];
    const trouble = (error: unknown) => process.stderr.write(`the engine met a bug: ${String(error)}\n`);
    const need = { database: moving, clock, wall, publicUrl: 'http://localhost', version: 'test', trouble };
    const engine = await startMoving(need);
    await putUp({ database: product.app, engine, clock, wall }, tenant);
    await engine.stop();
    await moving.destroy();
    return product;
  }

  /** All that it has printed since its last start. */
  get said(): string {
    return this.#said;
  }

  async start(settings: { [name: string]: string }): Promise<void> {
    await this.stop();
    const { owner, app, engine, relay, retention } = this.#server.urls;
    this.#said = '';
    const child = spawn(process.execPath, [this.#program], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        ...{ NODE_OPTIONS: '', SAKIN_DATA: this.#home, PORT: '0', LOG_LEVEL: 'warn' },
        ...{ DATABASE_OWNER_URL: owner, DATABASE_URL: app, DATABASE_ENGINE_URL: engine },
        ...{ DATABASE_RELAY_URL: relay, DATABASE_RETENTION_URL: retention },
        ...settings,
      },
    });
    this.#child = child;
    for (const stream of [child.stdout!, child.stderr!])
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.#said += text;
      });
    await until(() => {
      if (child.exitCode !== null) throw new Error(`expected the product to start but it said:\n${this.#said}`);
      this.#address = /Address: (http:\/\/\S+)[\s\S]*Data: /.exec(this.#said)?.[1] ?? '';
      return this.#address !== '';
    }, startWithinMs);
  }

  /** As a service manager does. Answers with what code it ended. */
  async stop(): Promise<number | null> {
    const child = this.#child;
    this.#child = undefined;
    if (!child || child.exitCode !== null) return child?.exitCode ?? null;
    const ended = new Promise<number | null>((done) => child.once('exit', done));
    child.kill('SIGTERM');
    return ended;
  }

  async close(): Promise<void> {
    await this.stop();
    await this.app.destroy();
    await this.#server.drop();
    rmSync(this.#home, { recursive: true, force: true });
    rmSync(this.#program, { force: true });
  }

  /** A session of somebody of the town, as sign-in makes it. */
  async #visitor(person: string) {
    const known = this.#people.get(person);
    if (known) return known;
    const [secret, csrf] = [newSecret(), newSecret()];
    const madeAt = machineWall.now();
    const content = { issuer: 'trial', subject: person, csrf };
    await keepSession(this.app, {
      ...{ idHash: hashOf(secret), person, content, madeAt },
      expiresAt: plusMilliseconds(madeAt, 3_600_000),
    });
    const visitor = { cookie: `${sessionCookie}=${secret}`, 'x-csrf-token': csrf };
    this.#people.set(person, visitor);
    return visitor;
  }

  async #good(method: string, path: string, { as, body }: { as?: string; body?: unknown } = {}): Promise<Body> {
    const headers = as ? await this.#visitor(as) : {};
    const reply: Answer = await ask(`${this.#address}${path}`, { method, headers, body });
    if (reply.statusCode >= 300)
      throw new Error(`expected a good answer to ${method} ${path} but got ${reply.statusCode}: ${reply.body}`);
    return reply.json();
  }

  /** New cases begin on Zeebe once it has all that the embedded engine has; until then calls are taken all the same. */
  async whenZeebeHasAll(): Promise<void> {
    const text = `select e.kind, count(d.release_id) as n from engine e left join release_definition d on d.engine_id = e.id group by e.kind`;
    await until(async () => {
      const many = new Map((await this.rows(text)).map(({ kind, n }) => [kind, n]));
      return many.get('zeebe') === many.get('embedded');
    });
  }

  health(): Promise<Body> {
    return this.#good('GET', '/health');
  }

  get(as: string, path: string): Promise<Body> {
    return this.#good('GET', `/api/v1/${tenant}/${path}`, { as });
  }

  post(as: string, path: string, body?: unknown): Promise<Body> {
    return this.#good('POST', `/api/v1/${tenant}/${path}`, { as, body });
  }

  /** A call: no water in a house. Answers with the case's id at once. */
  async call(resident: string): Promise<string> {
    const body = {
      ...{ channel: 'phone', language: 'az', kind: 'request', description: 'Binada su yoxdur.' },
      ...{ categoryId: 'water.no-supply', territoryId: 'merkez-nizami-7' },
      resident: { name: resident, email: `${resident.toLowerCase()}@example.org`, consent: true, noticeVersion: 1 },
    };
    return (await this.post('aysel', 'cases', body)).id;
  }

  /** Elements of the tasks of a case in this state. */
  async tasks(caseId: string, state = 'open'): Promise<string[]> {
    const { tasks } = await this.get('aysel', `cases/${caseId}`);
    return tasks.filter((task: Body) => task.state === state).map((task: Body) => task.elementId);
  }

  async taskAt(caseId: string, element: string): Promise<{ id: string; openedAt: string }> {
    return until(async () => {
      const { tasks } = await this.get('aysel', `cases/${caseId}`);
      return tasks.find((task: Body) => task.elementId === element && task.state === 'open');
    });
  }

  /** Somebody does the work, the resident says yes by the link of the letter. */
  async toTheEnd(caseId: string): Promise<void> {
    const { id } = await this.taskAt(caseId, 'work');
    await this.post('samir', `tasks/${id}/claim`);
    await this.post('samir', `tasks/${id}/complete`, { answers: { outcome: 'solved', answer: 'Su verilir.' } });
    const secret = await until(async () => {
      const text = `select payload ->> 'text' as text from outbox where case_id = ? order by seq desc`;
      const letters = await this.rows(text, [caseId]);
      return letters.map((row) => /\/#\/confirmation\/([\w%-]+)/.exec(row.text ?? '')?.[1]).find(Boolean);
    });
    const path = `/api/v1/${tenant}/public/confirmations/${secret}`;
    await this.#good('POST', path, { body: { answer: 'yes' } });
    await until(async () => (await this.get('aysel', `cases/${caseId}`)).status === 'closed');
  }

  rows(text: string, values: unknown[] = []): Promise<Body[]> {
    return transact(this.app, { tenants: [tenant] }, async ({ sql }) => (await sql.raw(text, values as string[])).rows);
  }
}
