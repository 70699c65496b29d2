import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import type { Wall } from '../../domain/clock.ts';
import type { Instant } from '../../domain/instant.ts';
import { checksum } from '../backup/manifest.ts';
import { Refusal } from '../refusal.ts';
import { type ArchivedMonth, archived, note, verifyFile } from './manifest.ts';

/** Of these, months can be taken out. */
const parents = ['case_events', 'engine_history'];
/** A detached month that is on its way into the archive; what a stop cut short goes on from it. */
const leaving = '_leaving';
/** Rather another night than in front of people: whoever waits for a table makes everybody behind it wait. */
const patience = `set local lock_timeout = '5s'`;

/**
 * Takes the months of events and history that ended before an instant out of the database into files of a folder. Months in which a case
 * that still runs began, or that came after, stay. A month is dropped only when its file has been written, read again and noted.
 * @param client as sakin_owner
 */
export async function archiveMonths(
  client: pg.Client,
  folder: string,
  { before, wall }: { before: Instant; wall: Wall },
): Promise<ArchivedMonth[]> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of await oldMonths(client, before)) await detach(client, name);
  const { rows } = await client.query(
    `select relname as name from pg_class where relkind = 'r' and relname ~ $1 order by 1`,
    [`^(${parents.join('|')})_\\d{4}_\\d{2}${leaving}$`],
  );
  const done: string[] = [];
  for (const { name } of rows as { name: string }[]) done.push(await takeOut(client, folder, name, wall));
  return (await archived(folder)).filter(({ sha256 }) => done.includes(sha256));
}

/** Puts an archived month back. @param client as sakin_owner. @throws Refusal */
export async function restoreMonth(client: pg.Client, folder: string, name: string): Promise<ArchivedMonth> {
  const month = (await archived(folder)).findLast((each) => each.name === name);
  if (!month) throw new Refusal(`The archive in ${folder} has no ${name}.`);
  await verifyFile(folder, month);
  const [parent, date] = [name.slice(0, -8), name.slice(-7)];
  await inTransaction(client, async () => {
    await client.query(`select sakin_make_month($1, to_date($2, 'YYYY_MM'))`, [parent, date]);
    await client.query(`alter table ${name} no force row level security`);
    const { rows } = await client.query(`select exists (select from ${name}) as taken`);
    if (rows[0].taken) throw new Refusal(`The database has rows of ${name}: it cannot be put beside them.`);
    const stream = client.query(copyFrom(`copy ${name} (${month.columns.join(', ')}) from stdin`));
    await pipeline(createReadStream(join(folder, month.file)), createGunzip(), stream);
    if (stream.rowCount !== month.rows) throw new Refusal(`${name} has ${stream.rowCount} rows of ${month.rows}.`);
    await client.query(`alter table ${name} force row level security`);
  });
  return month;
}

async function oldMonths(client: pg.Client, before: Instant): Promise<string[]> {
  const { rows } = await client.query(
    `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
      cross join lateral (select (to_date(right(c.relname, 7), 'YYYY_MM')::timestamp + interval '1 month') at time zone 'UTC' as ends) m
      where i.inhparent = any($1::regclass[]) and c.relname ~ '_\\d{4}_\\d{2}$' and m.ends <= $2
        and not exists (select from engine_instance where started_at < m.ends) order by 1`,
    [parents, before],
  );
  return rows.map(({ name }) => name as string);
}

/** From here on the month is a table that nobody reaches but its owner; what should still come for it gets a new one. */
const detach = (client: pg.Client, name: string): Promise<void> =>
  inTransaction(client, async () => {
    await client.query(patience);
    await client.query(`alter table ${name.slice(0, -8)} detach partition ${name}`);
    await client.query(`alter table ${name} rename to ${name}${leaving}`);
    // The owner itself is walled else, and would copy nothing.
    await client.query(`alter table ${name}${leaving} no force row level security`);
  });

/** Answers the checksum of the file. */
async function takeOut(client: pg.Client, folder: string, table: string, wall: Wall): Promise<string> {
  const name = table.slice(0, -leaving.length);
  const columns = await columnsOf(client, table);
  const draft = join(folder, `${table}.gz`);
  const copy = client.query(copyTo(`copy ${table} (${columns.join(', ')}) to stdout`));
  await pipeline(copy, createGzip(), createWriteStream(draft, { mode: 0o600, flush: true }));
  const sha256 = await checksum(draft);
  const file = `${name}-${sha256.slice(0, 12)}.copy.gz`;
  await rename(draft, join(folder, file));
  const month = { name, file, rows: copy.rowCount, columns, sha256, archivedAt: wall.now() };
  const known = (await archived(folder)).some((each) => each.name === name && each.sha256 === sha256);
  if (!known) await note(folder, month);
  await verifyFile(folder, { ...month, before: '' });
  await client.query(`drop table ${table}`);
  return sha256;
}

async function columnsOf(client: pg.Client, table: string): Promise<string[]> {
  const { rows } = await client.query(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
    [table],
  );
  return rows.map(({ name }) => name as string);
}

async function inTransaction(client: pg.Client, work: () => Promise<void>): Promise<void> {
  await client.query('begin');
  try {
    await work();
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}
