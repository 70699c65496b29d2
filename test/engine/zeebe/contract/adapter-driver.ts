import { type ZeebeEngine, zeebeEngine } from '../../../../engine/zeebe/host/engine.ts';
import { machineWall, presentClock } from '../../../../main/clocks.ts';
import { type Database, openDatabase } from '../../../../store/database.ts';
import { transact, type Unit } from '../../../../store/unit-of-work.ts';
import type { TestDatabase } from '../../../support/database.ts';
import { type Lab, startLab } from '../../../support/zeebe-lab/lab.ts';
import type { Driver, Files } from '../../contract/driver.ts';
import { ZeebeClient } from '../../contract/zeebe-client.ts';
import { abilitiesOfZeebe } from '../../contract/zeebe-driver.ts';
import type { ZeebeRecord } from '../../contract/zeebe-records.ts';
import { protocol } from '../gate.ts';
import { AdapterHost } from './adapter-host.ts';
import { JobsInHand } from './jobs-in-hand.ts';

const tenant = 'cases';
const foreverMs = 10 * 365 * 86_400_000;
/** Each job in hand holds a transaction open, as a handler does. */
const lanes = 24;

const tables = ['command', 'task', 'incident', 'instance', 'definition'];
const listener = {
  taskOpened: async () => undefined,
  taskWithdrawn: async () => undefined,
  incidentRaised: async () => undefined,
  incidentResolved: async () => undefined,
  runEnded: async () => undefined,
};

/** Job types as the files name them; expressions are not known beforehand. */
const typesIn = (files: Files): string[] => {
  const text = typeof files === 'string' ? files : files.map(([, content]) => content).join('');
  const found = [...text.matchAll(/<zeebe:(?:taskDefinition|executionListener|taskListener)[^>]*? type="([^"=]+)"/g)];
  // Files that a case deploys later use these too.
  return ['a', 'b', 'c', 'd', ...found.map(([, type]) => type!)];
};

/** Whoever reads the records posts them to the adapter too, as the exporter of a cluster does. */
class PostingClient extends ZeebeClient {
  hear: (batch: string) => Promise<void> = async () => undefined;

  override async records(from: number): Promise<ZeebeRecord[]> {
    const records = await super.records(from);
    await this.hear(
      records
        .filter(({ recordType }) => recordType === 'EVENT')
        .map((each) => JSON.stringify(each))
        .join('\n'),
    );
    return records;
  }
}

/** A real Zeebe engine whose cases go through our client and host: the port's commands, the outbox, the pollers, the worker. */
export async function adapterDriver(version: string, database: TestDatabase): Promise<Driver> {
  const lab: Lab = await startLab(version);
  const client = new PostingClient(lab);
  const pool: Database = openDatabase(database.urls.engine, { max: lanes + 12 });
  await transact(pool, { tenants: [tenant] }, async ({ sql }) => {
    await sql.raw(`insert into tenant (id, name, zone, languages) values (?, '{}', 'Asia/Baku', '{en}')`, [tenant]);
  }).catch(() => undefined);
  let engine: ZeebeEngine<Unit> | undefined;
  let jobs: JobsInHand | undefined;
  const troubles: unknown[] = [];

  const end = async () => {
    client.hear = async () => undefined;
    jobs?.abandon();
    await engine?.stop();
    [engine, jobs] = [undefined, undefined];
  };

  async function begin(files: Files): Promise<{ engine: ZeebeEngine<Unit>; jobs: JobsInHand }> {
    await end();
    await client.reset();
    for (const table of tables) await pool.raw(`delete from zeebe_${table}`);
    const begun = await zeebeEngine<Unit>({
      gateway: { address: `127.0.0.1:${lab.grpc}`, protocol },
      database: pool,
      transact,
      clock: presentClock,
      wall: machineWall,
      dice: () => 0,
      check: async () => [],
      listener: () => listener,
      acceptNew: true,
      exporter: true,
      lanes,
      lockMs: foreverMs,
      seldomMs: 60_000,
      trouble: (error) => troubles.push(error),
    });
    jobs = new JobsInHand(new Set(typesIn(files)));
    engine = begun;
    client.hear = (batch) => begun.hear(1, batch);
    await begun.work(listener, jobs);
    return { engine: begun, jobs };
  }

  return {
    name: `zeebe ${version} through the adapter`,
    version: async () => version,
    async load(files: Files) {
      const moving = await begin(files);
      const host = new AdapterHost({
        client,
        ...moving,
        tenant,
        act: (work) => transact(pool, { tenants: [tenant] }, work),
        async waiting() {
          const { rows } = await pool.raw(
            'select refused, last_error as said from zeebe_command order by refused, due_at, seq',
          );
          const refused = rows.filter((row: { refused: boolean }) => row.refused);
          return { underway: rows.length - refused.length, refused: refused.map(({ said }: { said: string }) => said) };
        },
      });
      await host.deploy(files);
      return host;
    },
    async close() {
      await end();
      client.close();
      await pool.destroy();
      await lab.stop();
    },
    abilities: abilitiesOfZeebe,
    wordsOfZeebe: true,
  };
}
