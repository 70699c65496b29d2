import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { CONNECTIONS, databaseStatements, type PerConnection, roleOf } from '../../main/postgres/roles.ts';

export interface TestDatabase {
  readonly name: string;
  /** One URL for each role that the product uses. */
  readonly urls: PerConnection<string>;
  /** The superuser on this database, whom no row-level security binds: to look at everything, never to run the product. */
  readonly adminUrl: string;
  /** Fails while a connection is still open: a test closes what it opened. */
  drop(): Promise<void>;
}

const TEMPLATE = 'sakin_template';
const MIGRATE = '../../store/migrate.ts';

/** A database of its own for a test file: a copy of the migrated template on the one server of this jest run. */
export async function testDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await withAdmin('postgres', async (admin) => {
    await ensureTemplate(admin);
    // Copying files takes 30-50 ms; writing every page to the log (the default strategy) takes longer the more tables there are.
    await admin.query(`CREATE DATABASE ${name} OWNER ${roleOf('owner')} TEMPLATE ${TEMPLATE} STRATEGY FILE_COPY`);
  });
  return {
    name,
    urls: urlsOf(name),
    adminUrl: adminUrl(name),
    drop: () => withAdmin('postgres', (admin) => dropDatabase(admin, name)),
  };
}

/** Whoever comes first makes it, the others wait: jest runs files side by side. */
async function ensureTemplate(admin: pg.Client): Promise<void> {
  await admin.query('SELECT pg_advisory_lock(1)');
  try {
    const { rows } = await admin.query('SELECT datistemplate AS done FROM pg_database WHERE datname = $1', [TEMPLATE]);
    if (rows[0]?.done) return;
    await admin.query(`DROP DATABASE IF EXISTS ${TEMPLATE}`);
    await admin.query(`CREATE DATABASE ${TEMPLATE} OWNER ${roleOf('owner')}`);
    await withAdmin(TEMPLATE, async (inside) => {
      for (const sql of databaseStatements(TEMPLATE)) await inside.query(sql);
    });
    await migrateIfWritten(urlsOf(TEMPLATE).owner);
    await admin.query(`ALTER DATABASE ${TEMPLATE} IS_TEMPLATE true ALLOW_CONNECTIONS false`);
    await leftOpen(admin, TEMPLATE);
  } finally {
    await admin.query('SELECT pg_advisory_unlock(1)');
  }
}

async function migrateIfWritten(ownerUrl: string): Promise<void> {
  if (!existsSync(join(import.meta.dirname, MIGRATE))) return;
  const { migrate } = (await import(MIGRATE)) as { migrate(url: string): Promise<unknown> };
  await migrate(ownerUrl);
}

async function dropDatabase(admin: pg.Client, name: string): Promise<void> {
  const left = await leftOpen(admin, name);
  await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
  if (left.length > 0) throw new Error(`expected every connection to be closed but left open are: ${left.join('; ')}`);
}

/** Sessions that are still there a second later; one ends a moment after its client does. */
async function leftOpen(admin: pg.Client, name: string): Promise<string[]> {
  let left: string[] = [];
  for (let attempt = 0; attempt < 100; attempt++) {
    const { rows } = await admin.query(
      `SELECT usename || ' ' || application_name || ', last: ' || query AS what FROM pg_stat_activity
        WHERE datname = $1 AND backend_type = 'client backend'`,
      [name],
    );
    left = rows.map((row) => row.what);
    if (left.length === 0) break;
    await pause(10);
  }
  return left;
}

async function withAdmin<T>(database: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: adminUrl(database) });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** What test/support/jest.setup.mjs passes on. */
function server(): { admin: string; urls: PerConnection<string> } {
  const text = process.env.SAKIN_TEST_SERVER;
  if (!text)
    throw new Error('expected a database server, started by test/support/jest.setup.mjs; run tests with npm run jest');
  return JSON.parse(text);
}

const adminUrl = (database: string): string => onDatabase(server().admin, database);

function urlsOf(database: string): PerConnection<string> {
  const { urls } = server();
  return Object.fromEntries(
    CONNECTIONS.map((name) => [name, onDatabase(urls[name], database)]),
  ) as PerConnection<string>;
}

function onDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}
