import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { roleOf } from '../postgres/roles.ts';
import { Refusal } from '../refusal.ts';
import type { Manifest, SavedTable } from './manifest.ts';

/** Tables of the migrations themselves: the restored database fills its own. */
const OF_MIGRATIONS = `('migration', 'migration_lock')`;

export type SavedDatabase = Pick<Manifest, 'migrations' | 'tables' | 'sequences' | 'months'>;

/**
 * Writes every table into `<folder>/tables/<name>.copy`, all as of one instant. The package of the embedded server has
 * no pg_dump; COPY in one snapshot gives the same, and can be read by any later PostgreSQL.
 * @param client of a role that row-level security does not bind: with another one PostgreSQL refuses, rather than leave rows out.
 */
export async function saveDatabase(client: pg.Client, folder: string): Promise<SavedDatabase> {
  await mkdir(join(folder, 'tables'), { recursive: true });
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  await client.query('SET LOCAL row_security = off');
  const migrations = (await client.query('SELECT name FROM migration ORDER BY id')).rows.map(
    ({ name }) => name as string,
  );
  const tables: SavedTable[] = [];
  for (const { name, columns } of await tablesOf(client)) {
    const rows = client.query(copyTo(`COPY (SELECT ${list(columns)} FROM ${quoted(name)}) TO STDOUT`));
    await pipeline(rows, createWriteStream(fileOf(folder, name), { mode: 0o600 }));
    tables.push({ name, columns, rows: rows.rowCount });
  }
  // After the tables: a number taken meanwhile only leaves a gap.
  const sequences = await sequencesOf(client);
  const months = await monthsOf(client);
  await client.query('COMMIT');
  return { migrations, tables, sequences, months };
}

/**
 * Reads saved tables into a database of the same migrations, in place of what the migrations put there.
 * @param client of a superuser: triggers and foreign keys rest meanwhile, since the rows were checked when they were written.
 */
export async function loadDatabase(client: pg.Client, folder: string, saved: SavedDatabase): Promise<void> {
  await client.query('BEGIN');
  await client.query('SET LOCAL session_replication_role = replica');
  const present = (await tablesOf(client)).map(({ name }) => quoted(name));
  if (present.length > 0) await client.query(`TRUNCATE ${present.join(', ')}`);
  await makeMonths(client, saved.months ?? []);
  for (const { name, columns, rows } of saved.tables) {
    const stream = client.query(copyFrom(`COPY ${quoted(name)} (${list(columns)}) FROM STDIN`));
    await pipeline(createReadStream(fileOf(folder, name)), stream);
    if (stream.rowCount !== rows)
      throw new Refusal(`The backup is damaged: ${name} has ${stream.rowCount} rows of ${rows}.`);
  }
  for (const { name, value } of saved.sequences)
    await client.query('SELECT setval($1::regclass, $2)', [quoted(name), value]);
  await client.query('COMMIT');
  await passTransactions(client);
  await client.query('ANALYZE');
}

/** Else all rows would go into the default partitions, and be moved at the next start. */
async function makeMonths(client: pg.Client, months: readonly string[]): Promise<void> {
  await client.query(`SET LOCAL ROLE ${roleOf('owner')}`);
  for (const name of months) {
    const [, parent, month] = /^(\w+)_(\d{4}_\d{2})$/.exec(name)!;
    await client.query(`SELECT sakin_make_month($1, to_date($2, 'YYYY_MM'))`, [parent, month]);
  }
  await client.query('RESET ROLE');
}

async function monthsOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query(
    `SELECT relname AS name FROM pg_class WHERE relispartition AND relkind = 'r' AND relname ~ '_\\d{4}_\\d{2}$' ORDER BY 1`,
  );
  return rows.map(({ name }) => name as string);
}

/**
 * Events carry the number of their transaction, and the feed of changes is read in its order: a new server must count on from where the old
 * one was, or what happens now would lie before what happened then. Numbers are used up one by one, some 50,000 a second.
 */
async function passTransactions(client: pg.Client): Promise<void> {
  const { rows } = await client.query(`SELECT to_regclass('case_events') IS NOT NULL AS there`);
  if (!rows[0].there) return; // the backup of a release that had no events yet
  await client.query('SET synchronous_commit = off');
  await client.query(`DO $$
    DECLARE last xid8 := (SELECT max(tx) FROM case_events);
    BEGIN
      WHILE pg_current_xact_id() <= last LOOP
        COMMIT;
      END LOOP;
    END $$`);
  await client.query('RESET synchronous_commit');
}

/** The tables of the product: a partitioned one as a whole, generated columns left to be generated. */
async function tablesOf(client: pg.Client): Promise<{ name: string; columns: string[] }[]> {
  const { rows } = await client.query(`
    SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND c.relname NOT IN ${OF_MIGRATIONS}
    GROUP BY c.relname ORDER BY c.relname`);
  return rows;
}

async function sequencesOf(client: pg.Client): Promise<{ name: string; value: string }[]> {
  const { rows } = await client.query(`
    SELECT s.sequencename AS name, s.last_value::text AS value FROM pg_sequences s
    JOIN pg_depend d ON d.objid = format('%I.%I', s.schemaname, s.sequencename)::regclass AND d.deptype IN ('a', 'i')
    WHERE s.schemaname = 'public' AND s.last_value IS NOT NULL
      AND d.refobjid::regclass::text NOT IN ${OF_MIGRATIONS}
    ORDER BY s.sequencename`);
  return rows;
}

const fileOf = (folder: string, table: string): string => join(folder, 'tables', `${table}.copy`);
const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const list = (columns: readonly string[]): string => columns.map(quoted).join(', ');
