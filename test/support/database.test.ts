import pg from 'pg';
import { assertRole } from '../../main/postgres/roles.ts';
import { type TestDatabase, testDatabase } from './database.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

async function ask<T>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test('every role signs in as itself, and only the owner may make tables', async () => {
  for (const [name, url] of Object.entries(database.urls)) {
    const [row] = await ask<{ role: string; creates: boolean }>(
      url,
      `SELECT current_user AS role, has_schema_privilege('public', 'CREATE') AS creates`,
    );
    expect(row).toEqual({ role: `sakin_${name}`, creates: name === 'owner' });
  }
});

test('two databases know nothing of each other', async () => {
  const other = await testDatabase();
  await ask(other.urls.owner, 'CREATE TABLE only_here (id text)');
  const count = `SELECT count(*)::int AS n FROM pg_class WHERE relname = 'only_here'`;
  expect(await ask(other.urls.owner, count)).toEqual([{ n: 1 }]);
  expect(await ask(database.urls.owner, count)).toEqual([{ n: 0 }]);
  await other.drop();
});

test('names are sorted as people of each language expect, and keys as JavaScript compares them', async () => {
  const sorted = await ask<{ word: string }>(
    database.urls.app,
    `SELECT word FROM unnest(ARRAY['Zərdab', 'Ərzaq', 'Çay', 'Cəlil', 'Ev']) AS word ORDER BY word COLLATE "az-x-icu"`,
  );
  expect(sorted.map((row) => row.word)).toEqual(['Cəlil', 'Çay', 'Ev', 'Ərzaq', 'Zərdab']);
  const keys = ['b', 'B', 'a-1', 'a1', 'Ə', 'é'];
  const plain = await ask<{ key: string }>(
    database.urls.app,
    `SELECT key FROM unnest(ARRAY['${keys.join("','")}']) AS key ORDER BY key`,
  );
  expect(plain.map((row) => row.key)).toEqual([...keys].sort());
});

test('the roles of the product are bound by row-level security; superuser, owner and BYPASSRLS are refused with a way out', async () => {
  const asked = async (url: string) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      await assertRole(client);
    } finally {
      await client.end();
    }
  };
  await ask(database.urls.owner, 'CREATE TABLE owned (id text)');
  for (const name of ['app', 'engine', 'relay', 'retention'] as const) await asked(database.urls[name]);
  await expect(asked(database.urls.owner)).rejects.toThrow(/sakin_owner owns the table .*CREATE ROLE sakin_app LOGIN/);
  await expect(asked(database.adminUrl)).rejects.toThrow(/postgres is a superuser/);
});

test('a test that leaves a connection open fails when it drops its database, and learns which', async () => {
  const other = await testDatabase();
  const left = new pg.Client({ connectionString: other.urls.app, application_name: 'forgotten' });
  left.on('error', () => {});
  await left.connect();
  await expect(other.drop()).rejects.toThrow(/left open are: sakin_app forgotten/);
});
