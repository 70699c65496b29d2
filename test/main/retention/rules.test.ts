import pg from 'pg';
import { newId } from '../../../domain/id.ts';
import type { Instant } from '../../../domain/instant.ts';
import { Changes } from '../../../engine/embedded/postgres/changes.ts';
import { keepMonths } from '../../../main/months.ts';
import { applyRetention } from '../../../main/retention/retention.ts';
import { kept, ofCase, ofHouse } from '../../../main/retention/rules.ts';
import { openDatabase } from '../../../store/database.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';

const start: Instant = '2026-11-05T06:00:00.000Z';
let server: TestDatabase;
let admin: pg.Client;
beforeAll(async () => {
  server = await testDatabase();
  admin = new pg.Client({ connectionString: server.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await server.drop();
});

const erase = async (now: Instant) => {
  const retention = openDatabase(server.urls.retention, { max: 1 });
  const clock = { now: () => now };
  try {
    const erased = await applyRetention(retention, clock, clock);
    return Object.fromEntries(erased.map(({ kind, rows }) => [kind, rows]));
  } finally {
    await retention.destroy();
  }
};
const count = async (table: string): Promise<number> =>
  (await admin.query(`select count(*)::int as n from ${table}`)).rows[0].n;

test('every table of the database has a rule, or a reason why it has none; none has both', async () => {
  const { rows } = await admin.query(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition order by 1`,
  );
  const ruled = [...Object.values(ofCase).map(({ table }) => table), ...ofHouse.flatMap(({ tables }) => tables)];
  const all = [...new Set([...ruled, ...Object.keys(kept)])].sort();

  expect(all).toEqual(rows.map((row) => row.name));
  expect(ruled.filter((table) => kept[table])).toEqual([]);
});

test('calls, readings of persons, receipts and the words of incidents go when their time is over, and not before', async () => {
  // References rest: what counts here is when a row goes, not how it came.
  await admin.query('set session_replication_role = replica');
  const [id, free, bound] = [newId(), newId(), newId()];
  await admin.query(
    `insert into cases (tenant_id, id, number, case_type, release_id, channel, language, opened_at, opened_by)
     values ('sahil', $1, '1', 'resident-request', 'r', 'phone', 'az', $2, 'aysel')`,
    [id, start],
  );
  await admin.query(
    `insert into calls (tenant_id, id, direction, offered_at, operator_id) select 'sahil', n, 'in', $1, 'aysel' from unnest($2::text[]) n`,
    [start, [free, bound]],
  );
  await admin.query(`insert into case_calls (tenant_id, case_id, call_id) values ('sahil', $1, $2)`, [id, bound]);
  await admin.query(
    `insert into person_read (tenant_id, id, read_tenant_id, case_id, person_id, read_at) values ('sahil', 'p', 'sahil', $1, 'aysel', $2)`,
    [id, start],
  );
  await admin.query(
    `insert into engine_incident (instance_key, n, tenant_id, run_id, kind, message, element_id, element_n, raised_at)
     values ('i', 1, 'sahil', 'r', 'unknown', 'Könül said', 'e', 1, $1)`,
    [start],
  );
  await admin.query('reset session_replication_role');

  expect(await erase('2027-11-04T00:00:00.000Z')).toMatchObject({ calls: 0, readings: 0, 'words-of-incidents': 0 });
  expect(await erase('2031-11-06T00:00:00.000Z')).toMatchObject({ calls: 1, readings: 1, 'words-of-incidents': 1 });

  // The call of a case that is still open stays: it may prove its answer.
  const { rows: calls } = await admin.query('select id from calls');
  expect(calls).toEqual([{ id: bound }]);
  const { rows: incidents } = await admin.query('select message from engine_incident');
  expect(incidents).toEqual([{ message: '' }]);
  expect(await count('person_read')).toBe(0);
});

test('what a service says counts for its cases, and the usual time for what it does not say', async () => {
  await admin.query('set session_replication_role = replica');
  await admin.query(`insert into tenant (id, name, zone, languages) values ('dagh', '{}', 'Asia/Baku', '{az}')`);
  await admin.query(
    `insert into release (tenant_id, id, case_type, number, hash, state, settings, message, made_by, made_at)
     values ('dagh', 'r', 'resident-request', 1, '', 'live', '{"retention": {"persons": "P1Y"}}', '', 'anna', $1)`,
    [start],
  );
  for (const [id, ended] of [
    ['over', start],
    ['open', null],
  ])
    await admin.query(
      `insert into cases (tenant_id, id, number, case_type, release_id, channel, language, opened_at, opened_by, status, ended_at)
       values ('dagh', $1, $1, 'resident-request', 'r', 'phone', 'az', $2, 'aysel', $3, $4)`,
      [id, start, ended ? 'explained' : 'open', ended],
    );
  await admin.query(
    `insert into case_person (tenant_id, case_id, part) select 'dagh', c, 'resident' from unnest(array['over', 'open']) c`,
  );
  await admin.query(
    `insert into case_text (tenant_id, id, case_id, kind, text, written_by, written_at) select 'dagh', c, c, 'note', '', '', $1 from unnest(array['over', 'open']) c`,
    [start],
  );
  await admin.query(
    `insert into receipts (engine_id, job_key, tenant_id, run_id, case_id, element_id, element_key, type, outcome, output, worker_version, handled_at)
     select 'e', c, 'dagh', 'r', c, '', '', 'classify', 'done', '{}', '', $1 from unnest(array['over', 'open']) c`,
    [start],
  );
  await admin.query('reset session_replication_role');
  await admin.query(
    `update cases set classification = '{"how": "answers", "reasons": {"table": ["r"], "words": {"kind": [{"words": "partlayıb"}]}}}' where tenant_id = 'dagh'`,
  );
  const left = async () => [await count('case_person'), await count('case_text'), await count('receipts')];

  await erase('2027-11-04T00:00:00.000Z');
  expect(await left()).toEqual([2, 2, 2]);
  await erase('2027-11-06T00:00:00.000Z');
  expect(await left()).toEqual([1, 2, 2]);
  await erase('2031-11-06T00:00:00.000Z');
  expect(await left()).toEqual([1, 1, 1]);
  // Nor stays a word of the description in why the case was classified so; by which rule it was, stays.
  const { rows: classified } = await admin.query(
    `select id, classification from cases where tenant_id = 'dagh' order by id desc`,
  );
  expect(classified).toEqual([
    { id: 'over', classification: { how: 'answers', reasons: { table: ['r'], words: null } } },
    {
      id: 'open',
      classification: expect.objectContaining({ reasons: expect.objectContaining({ words: expect.any(Object) }) }),
    },
  ]);
  const { rows } = await admin.query(`select kind, amount from erasures where case_id = 'over' order by kind`);
  expect(rows).toEqual(['persons', 'receipts', 'texts'].map((kind) => ({ kind, amount: 1 })));
});

test('a reading of persons is removed by nobody but retention, and changed by nobody', async () => {
  await admin.query('set session_replication_role = replica');
  await admin.query(
    `insert into person_read (tenant_id, id, read_tenant_id, case_id, person_id, read_at) values ('sahil', 'q', 'sahil', 'c', 'aysel', $1)`,
    [start],
  );
  await admin.query('reset session_replication_role');
  await expect(admin.query('delete from person_read')).rejects.toThrow('append-only');
  await expect(admin.query(`update person_read set person_id = 'x'`)).rejects.toThrow('append-only');
  expect(await count('person_read')).toBe(1);
});

test('the past of elements goes by whole months, and stays as long as an instance lives that began in them', async () => {
  const engine = openDatabase(server.urls.engine, { max: 1 });
  for (const at of ['2026-11-20T00:00:00.000Z', '2027-01-20T00:00:00.000Z'])
    await admin.query(
      `insert into engine_history (tenant_id, run_id, instance_key, revision, definition_key, at, news) values ('sahil', 'r', 'i', 1, 'd', $1, '[]')`,
      [at],
    );
  await admin.query(
    `insert into engine_instance (key, tenant_id, release_id, run_id, definition_key, process_id, state, started_at)
     values ('alive', 'sahil', 'r', 'r', 'd', 'p', '{}', '2026-12-24T00:00:00.000Z')`,
  );
  await keepMonths(engine, { now: () => '2027-01-21T00:00:00.000Z' });
  await engine.destroy();
  const months = async () =>
    (await admin.query(`select relname as name from pg_class where relname ~ '^engine_history_\\d{4}_\\d{2}$'`)).rows
      .map((row) => row.name)
      .sort();
  const before = await months();
  expect(before).toContain('engine_history_2026_11');

  await erase('2032-02-15T00:00:00.000Z');
  expect(await months()).toEqual(before.filter((name) => name > 'engine_history_2026_11'));
  await admin.query(`delete from engine_instance where key = 'alive'`);
  await erase('2032-02-15T00:00:00.000Z');
  expect(await months()).toEqual(before.filter((name) => name > 'engine_history_2027_01'));
});

test('the past of elements tells that a job failed, and not in which words', () => {
  const changes = new Changes();
  const message = 'expected a phone number but Könül Əliyeva gave none';
  changes.fold({ kind: 'jobUpdated', key: 'i.7', state: 'failed', retries: 0, message }, 1, 1);
  expect(changes.news).toEqual([['job-failed', '', 7, 1]]);
});
