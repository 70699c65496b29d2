/**
 * node bench/run.mjs engine [--in-flight=1,8,64,256] [--seconds=8] [--commands=grouped|own]: whole lifecycles a second of the embedded engine on a durable
 * PostgreSQL of its own, and how many plain commits that PostgreSQL makes beside it.
 *
 * A lifecycle is zeebe-lab's case.bpmn on its good way, six commands: message start, job classify (io mapping), job assign, user task
 * with two boundary timers, job notify, message citizen-confirmed; an event sub-process for cancelling stands by. Messages have a time to
 * live and unique ids. Handlers answer at once. Load, engine and database share this machine. History of elements is on, of variables off.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { postgresEngine } from '../engine/embedded/postgres/engine.ts';
import type { Job, JobResult } from '../engine/port.ts';
import { startEmbedded } from '../main/postgres/embedded.ts';
import { type Database, openDatabase } from '../store/database.ts';
import { migrate } from '../store/migrate.ts';
import { projectRoot } from '../store/root.ts';
import { transact, type Unit } from '../store/unit-of-work.ts';
import { commitRate } from './commit-rate.ts';
import { cpuOfServer } from './cpu.ts';
import { Lifecycles } from './lifecycles.ts';
import { percentiles } from './percentiles.ts';

const option = (name: string, otherwise: string): string =>
  process.argv.find((each) => each.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise;
const tenant = 'bench';
const now = () => new Date().toISOString();

const data = mkdtempSync(join(tmpdir(), 'sakin-bench-'));
const server = await startEmbedded(data);
try {
  await migrate(server.urls.owner);
  const app = openDatabase(server.urls.app, { max: 16 });
  const moving = openDatabase(server.urls.engine, { max: 6, hot: true });
  const admin = openDatabase(server.adminUrl(), { max: 8 });
  await admin('tenant').insert({ id: tenant, name: '{}', zone: 'UTC', languages: ['en'] });
  await measure(app, moving, admin);
  await Promise.all([app, moving, admin].map((database) => database.destroy()));
} finally {
  await server.stop();
  rmSync(data, { recursive: true });
}

async function measure(app: Database, moving: Database, admin: Database): Promise<void> {
  const options = { transact, clock: { now }, wall: { now }, trouble: (error: unknown) => console.error(error) };
  const engine = await postgresEngine<Unit>({ ...options, database: moving, lanes: Number(option('lanes', '2')) });
  const lifecycles = new Lifecycles(engine, app, tenant, option('commands', 'grouped') === 'grouped');
  await engine.work(lifecycles.listener, { types: () => ['classify', 'assign', 'notify'], execute });
  const content = readFileSync(join(projectRoot(), 'bench', 'case.bpmn'), 'utf8');
  const files = [
    { name: 'case.bpmn', content },
    { name: 'resolve.form', content: '{"id":"resolve-form"}' },
  ];
  const origin = { tenant, release: 'r1', at: now() };
  await transact(app, { tenants: [tenant] }, (unit) => engine.deploy(unit, origin, files));

  async function execute(unit: Unit, job: Job): Promise<JobResult> {
    if (job.type === 'classify') return { kind: 'done', variables: { category: 'water', score: 0.9 } };
    if (job.type === 'assign') return { kind: 'done', variables: { assignment: { group: 'water' } } };
    unit.afterCommit(() => lifecycles.notified(job.run));
    return { kind: 'done', variables: {} };
  }

  const seconds = Number(option('seconds', '8'));
  await lifecycles.run(8, 2); // warm
  console.log(`node ${process.version}, ${availableParallelism()} cores shared by load, engine and PostgreSQL`);
  for (const inFlight of option('in-flight', '1,8,64,256').split(',').map(Number)) {
    const before = { own: process.cpuUsage(), server: cpuOfServer(data) };
    const { done, took, steps, commands } = await lifecycles.run(inFlight, seconds);
    const own = process.cpuUsage(before.own);
    const cpu = (own.user + own.system) / 1000 + cpuOfServer(data) - before.server;
    const commits = await commitRate(admin, Math.min(inFlight, 8), 2);
    const rate = (done / took) * 1000;
    console.log(
      [
        `${inFlight} in flight: ${rate.toFixed(0)} lifecycles/s`,
        `step p50/p99 ${percentiles(steps)} ms`,
        `command p50/p99 ${percentiles(commands)} ms`,
        `CPU ${(cpu / done).toFixed(2)} ms a lifecycle (PostgreSQL ${((cpu - (own.user + own.system) / 1000) / done).toFixed(2)})`,
        `${commits.toFixed(0)} plain commits/s at ${Math.min(inFlight, 8)} connections (ratio ${(rate / commits).toFixed(3)})`,
      ].join(' · '),
    );
  }
  await engine.stop();
}
