import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { archiveMonths, restoreMonth } from '../../../main/archive/archive.ts';
import { archived, verifyFile } from '../../../main/archive/manifest.ts';
import { machineWall } from '../../../main/clocks.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';

let server: TestDatabase;
let owner: pg.Client;
let admin: pg.Client;
let folder: string;

beforeAll(async () => {
  server = await testDatabase();
  owner = new pg.Client({ connectionString: server.urls.owner });
  admin = new pg.Client({ connectionString: server.adminUrl });
  await Promise.all([owner.connect(), admin.connect()]);
  folder = await mkdtemp(join(tmpdir(), 'sakin-archive-'));
});
afterAll(async () => {
  await Promise.all([owner.end(), admin.end()]);
  await server.drop();
  await rm(folder, { recursive: true });
});

const month = 'case_events_2024_02';
const events = async (): Promise<object[]> =>
  (await admin.query('select *, tx::text as tx, recorded_at::text as recorded_at from case_events order by seq')).rows;
const add = (type: string, recordedAt: string) =>
  admin.query(
    `insert into case_events (tenant_id, case_id, type, occurred_at, recorded_at, actor, payload)
      values ('ada', 'c', $1, $2, $2, 'engine', '{"much": 9007199254740993, "text": "ə\\tI\\\\"}')`,
    [type, recordedAt],
  );
const archive = (before: string) => archiveMonths(owner, folder, { before, wall: machineWall });

test('months that have passed leave the database for files, and come back as they were', async () => {
  for (const parent of ['case_events', 'engine_history'])
    await owner.query(`select sakin_make_month($1, '2024-02-01'), sakin_make_month($1, '2024-03-01')`, [parent]);
  await add('case-opened', '2024-02-03T08:00:00.123456Z');
  await add('case-closed', '2024-02-29T23:59:59.999999Z');
  await add('case-opened', '2024-03-01T00:00:00Z');
  const before = await events();

  const taken = await archive('2024-03-01T00:00:00.000Z');

  expect(taken.map(({ name, rows }) => [name, rows])).toEqual([
    [month, 2],
    ['engine_history_2024_02', 0],
  ]);
  expect(await events()).toEqual(before.slice(2));
  expect(await archive('2024-03-01T00:00:00.000Z')).toEqual([]);

  await restoreMonth(owner, folder, month);

  expect(await events()).toEqual(before);
  await expect(admin.query(`update case_events set actor = 'x'`)).rejects.toThrow();
  await expect(restoreMonth(owner, folder, month)).rejects.toThrow('has rows of');
  // The owner is behind the wall again.
  expect((await owner.query(`select count(*)::integer as n from ${month}`)).rows).toEqual([{ n: 0 }]);
});

test('a month in which something began that still runs stays', async () => {
  await admin.query(
    `insert into engine_instance (key, tenant_id, release_id, run_id, definition_key, process_id, state, started_at)
      values ('i', 'ada', 'r', 'run', 'd', 'p', '{}', '2024-02-10T00:00:00Z')`,
  );

  expect(await archive('2024-03-01T00:00:00.000Z')).toEqual([]);

  await admin.query('delete from engine_instance');
});

test('what a stop cut short goes on, and nothing is lost or twice', async () => {
  const before = await events();
  // Stopped after the month was detached, and again after its file was noted.
  await owner.query(`alter table case_events detach partition ${month}; alter table ${month} rename to ${month}_leaving;
    alter table ${month}_leaving no force row level security`);

  expect((await archive('2024-01-01T00:00:00.000Z')).map(({ name }) => name)).toContain(month);

  expect((await archived(folder)).filter(({ name }) => name === month)).toHaveLength(1);
  await restoreMonth(owner, folder, month);
  expect(await events()).toEqual(before);
});

test('an archive that was changed is told from the one that was written', async () => {
  const entries = await archived(folder);
  const [first] = entries;
  const file = join(folder, first!.file);
  const bytes = await readFile(file);

  await writeFile(file, bytes.subarray(1));
  await expect(verifyFile(folder, first!)).rejects.toThrow('damaged');
  await expect(restoreMonth(owner, folder, first!.name)).rejects.toThrow('damaged');
  await writeFile(file, bytes);
  await writeFile(join(folder, 'manifest.json'), JSON.stringify([{ ...first!, rows: 1 }, ...entries.slice(1)]));
  await expect(archived(folder)).rejects.toThrow('was changed');
});
