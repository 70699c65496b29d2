import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PostgresEngine, postgresEngine } from '../engine/embedded/postgres/engine.ts';
import type { Job, JobResult } from '../engine/port.ts';
import { startEmbedded } from '../main/postgres/embedded.ts';
import { type Database, openDatabase } from '../store/database.ts';
import { migrate } from '../store/migrate.ts';
import { projectRoot } from '../store/root.ts';
import { transact, type Unit } from '../store/unit-of-work.ts';
import { Lifecycles } from './lifecycles.ts';

export const tenant = 'bench';
/** The job types of case.bpmn's good way; their handlers answer at once. */
export const jobTypes = ['classify', 'assign', 'notify'];
const now = () => new Date().toISOString();

/** An engine at work on a durable PostgreSQL of its own, with bench/case.bpmn deployed. */
export interface Stand {
  engine: PostgresEngine<Unit>;
  lifecycles: Lifecycles;
  moving: Database;
  /** As the owner of everything. */
  admin: Database;
  /** The data folder of the server. */
  data: string;
}

/** Builds a stand, gives it to `use`, and takes it down again. `grouped`: commands go into the engine's groups, not into a transaction each. */
export async function withStand(
  { lanes, grouped }: { lanes: number; grouped: boolean },
  use: (stand: Stand) => Promise<void>,
): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'sakin-bench-'));
  const server = await startEmbedded(data);
  try {
    await migrate(server.urls.owner);
    const app = openDatabase(server.urls.app, { max: 16 });
    const moving = openDatabase(server.urls.engine, { max: 6, hot: true });
    const admin = openDatabase(server.adminUrl(), { max: 8 });
    await admin('tenant').insert({ id: tenant, name: '{}', zone: 'UTC', languages: ['en'] });
    const { engine, lifecycles } = await engineOn(app, moving, lanes, grouped);
    await use({ engine, lifecycles, moving, admin, data });
    await engine.stop();
    await Promise.all([app, moving, admin].map((database) => database.destroy()));
  } finally {
    await server.stop();
    rmSync(data, { recursive: true });
  }
}

async function engineOn(app: Database, moving: Database, lanes: number, grouped: boolean) {
  const options = { transact, clock: { now }, wall: { now }, trouble: (error: unknown) => console.error(error) };
  const engine = await postgresEngine<Unit>({ ...options, database: moving, lanes });
  const lifecycles = new Lifecycles(engine, app, tenant, grouped);
  await engine.work(lifecycles.listener, { types: () => jobTypes, execute });
  const content = readFileSync(join(projectRoot(), 'bench', 'case.bpmn'), 'utf8');
  const files = [
    { name: 'case.bpmn', content },
    { name: 'resolve.form', content: '{"id":"resolve-form"}' },
  ];
  const origin = { tenant, release: 'r1', at: now() };
  await transact(app, { tenants: [tenant] }, (unit) => engine.deploy(unit, origin, files));
  return { engine, lifecycles };

  async function execute(unit: Unit, job: Job): Promise<JobResult> {
    if (job.type === 'classify') return { kind: 'done', variables: { category: 'water', score: 0.9 } };
    if (job.type === 'assign') return { kind: 'done', variables: { assignment: { group: 'water' } } };
    unit.afterCommit(() => lifecycles.notified(job.run));
    return { kind: 'done', variables: {} };
  }
}
