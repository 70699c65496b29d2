import pg from 'pg';
import type { Wall } from '../../../domain/clock.ts';
import type { Instant } from '../../../domain/instant.ts';
import { keepMonths } from '../../../main/months.ts';
import { type Database, openDatabase } from '../../../store/database.ts';
import { transact } from '../../../store/unit-of-work.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';

let server: TestDatabase;
let app: Database;
let engine: Database;
let admin: pg.Client;
beforeAll(async () => {
  server = await testDatabase();
  app = openDatabase(server.urls.app, { max: 2 });
  engine = openDatabase(server.urls.engine, { max: 2 });
  admin = new pg.Client({ connectionString: server.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await app.destroy();
  await engine.destroy();
  await server.drop();
});

const at = (instant: Instant): Wall => ({ now: () => instant });
const event = (recorded: Instant) =>
  transact(app, { tenants: ['town'] }, async ({ sql }) => {
    const fact = { tenant_id: 'town', case_id: 'c', type: 'case-opened', actor: 'engine' };
    await sql('case_events').insert({ ...fact, occurred_at: recorded, recorded_at: recorded });
    await sql.raw(
      `insert into engine_history (tenant_id, run_id, instance_key, revision, definition_key, at, news) values ('town', 'r', 'i', 1, 'd', ?, '[]')`,
      [recorded],
    );
  });
/** Rows by partition, of both tables. */
const spread = async () => {
  const { rows } = await admin.query(
    `select tableoid::regclass::text as name, count(*)::int as n from case_events group by 1
     union all select tableoid::regclass::text, count(*)::int from engine_history group by 1 order by 1`,
  );
  return Object.fromEntries(rows.map(({ name, n }) => [name, n]));
};

test('before a year turns its first months are there, so nothing falls into the default partition', async () => {
  const made = await keepMonths(engine, at('2026-12-31T23:59:59.000Z'));
  expect(made.sort()).toEqual(
    ['case_events', 'engine_history'].flatMap((table) =>
      ['2026_12', '2027_01', '2027_02', '2027_03'].map((month) => `${table}_${month}`),
    ),
  );
  await event('2026-12-31T23:59:59.999Z');
  await event('2027-01-01T00:00:00.000Z');

  expect(await keepMonths(engine, at('2027-01-01T00:00:01.000Z'))).toEqual([
    'case_events_2027_04',
    'engine_history_2027_04',
  ]);
  expect(await keepMonths(engine, at('2027-01-02T00:00:01.000Z'))).toEqual([]);
  expect(await spread()).toEqual({
    case_events_2026_12: 1,
    case_events_2027_01: 1,
    engine_history_2026_12: 1,
    engine_history_2027_01: 1,
  });
});

test('what was loaded or lived again from the past gets months of its own, and stays walled, whole and append-only', async () => {
  const before = await admin.query('select seq from case_events order by seq');
  for (const day of ['2019-02-28T20:00:00.000Z', '2019-03-01T00:00:00.000Z', '2027-02-10T00:00:00.000Z'])
    await event(day);
  expect(await spread()).toMatchObject({ case_events_rest: 2, engine_history_rest: 2 });

  await keepMonths(engine, at('2027-01-03T00:00:00.000Z'));

  const now = await spread();
  expect(now).toMatchObject({ case_events_2019_02: 1, case_events_2019_03: 1, engine_history_2019_03: 1 });
  expect(Object.keys(now).filter((name) => name.endsWith('_rest'))).toEqual([]);
  const seen = (tenants: string[]) =>
    transact(app, { tenants }, async ({ sql }) => (await sql.raw('select seq from case_events order by seq')).rows);
  expect((await seen(['town'])).length).toBe(before.rows.length + 3);
  expect(await seen(['neighbour'])).toEqual([]);
  await expect(app.raw('select from case_events_2019_02')).rejects.toThrow('permission denied');
  await expect(app.raw('select from case_events_rest')).rejects.toThrow('permission denied');
  await expect(admin.query(`update case_events set actor = 'nobody'`)).rejects.toThrow('append-only');
  await expect(admin.query('delete from case_events_2019_02')).rejects.toThrow('append-only');
  // The default partition serves again.
  await event('2031-07-01T00:00:00.000Z');
  await keepMonths(engine, at('2027-01-04T00:00:00.000Z'));
  expect(await spread()).toMatchObject({ case_events_2031_07: 1, engine_history_2031_07: 1 });
});

test('two processes that make months at once do not disturb each other, nor who writes meanwhile', async () => {
  const made = await Promise.all([
    keepMonths(engine, at('2032-01-15T00:00:00.000Z')),
    keepMonths(engine, at('2032-01-15T00:00:00.000Z')),
    event('2032-01-15T00:00:00.000Z'),
  ]);
  expect(made[0].length + made[1].length).toBe(8);
  await keepMonths(engine, at('2032-01-15T00:00:01.000Z'));
  expect(await spread()).toMatchObject({ case_events_2032_01: 1 });
});

test('nobody but the engine makes months, and nobody but retention drops the past of elements', async () => {
  await expect(app.raw(`select sakin_keep_months('2026-01-01', 1)`)).rejects.toThrow('permission denied');
  await expect(engine.raw(`select sakin_drop_history('2026-01-01')`)).rejects.toThrow('permission denied');
  await expect(engine.raw(`select sakin_make_month('person', '2026-01-01')`)).rejects.toThrow('permission denied');
});
