import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { databaseStatements } from '../../main/postgres/roles.ts';
import { migrate } from '../../store/migrate.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

let server: TestDatabase;
let admin: pg.Client;
const name = `fresh_${randomBytes(6).toString('hex')}`;
const on = (url: string): string => Object.assign(new URL(url), { pathname: `/${name}` }).href;

beforeAll(async () => {
  server = await testDatabase();
  admin = new pg.Client({ connectionString: server.adminUrl });
  await admin.connect();
  await admin.query(`create database ${name} owner sakin_owner template template0`);
  const inside = new pg.Client({ connectionString: on(server.adminUrl) });
  await inside.connect();
  for (const sql of databaseStatements(name)) await inside.query(sql);
  await inside.end();
});
afterAll(async () => {
  await admin.query(`drop database ${name} with (force)`);
  await admin.end();
  await server.drop();
});

test('processes that start at once on an empty database migrate it once: the others wait, and find it done', async () => {
  const owner = on(server.urls.owner);
  const ran = await Promise.all([migrate(owner), migrate(owner), migrate(owner)]);

  expect(ran.filter((names) => names.length > 0)).toHaveLength(1);
  expect(ran.flat().length).toBeGreaterThan(10);
  expect(new Set(ran.flat()).size).toBe(ran.flat().length);
});

test('a process that died while it migrated keeps nobody from going on', async () => {
  const inside = new pg.Client({ connectionString: on(server.adminUrl) });
  await inside.connect();
  await inside.query('update migration_lock set is_locked = 1');
  await inside.end();

  await expect(migrate(on(server.urls.owner))).resolves.toEqual([]);
});
