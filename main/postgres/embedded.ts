import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { Refusal } from '../refusal.ts';
import { type Cluster, SUPERUSER, startCluster } from './cluster.ts';
import { FolderBusy, holderOf, lockFolder } from './folder-lock.ts';
import { readPostmaster } from './postmaster.ts';
import { CONNECTIONS, DATABASE, databaseStatements, ensureRoles, type PerConnection, roleOf } from './roles.ts';
import { durable, type ServerSettings } from './settings.ts';

/** The folders and files below the data folder that belong to the database. */
export const databaseFolder = (data: string): string => join(data, 'database');
export const databaseLog = (data: string): string => join(data, 'logs', 'postgres.log');
export const databaseKeys = (data: string): string => join(data, 'keys', 'database.json');

export interface EmbeddedServer {
  /** Connections to the database `sakin`. */
  readonly urls: PerConnection<string>;
  /** Connections to another database of this server. */
  urlsOf(database: string): PerConnection<string>;
  /** The superuser, who is bound by no row-level security: for making databases and for backups only. */
  adminUrl(database?: string): string;
  /** Resolves when the server has ended, whatever ended it. */
  readonly ended: Promise<void>;
  /** Ends the server cleanly and gives the data folder back. */
  stop(): Promise<void>;
}

interface Keys {
  readonly port?: number;
  readonly superuser: string;
  readonly roles: PerConnection<string>;
}

/**
 * Starts the embedded PostgreSQL over a data folder: makes it at the first start, ends a server that a killed start
 * left, makes the roles and the database `sakin`. One start at a time has a data folder.
 * @throws Refusal, with the one sentence an administrator needs.
 */
export async function startEmbedded(data: string, settings: ServerSettings = durable): Promise<EmbeddedServer> {
  await makeFolder(data);
  const unlock = await lockFolder(data).catch((error: unknown) => {
    if (!(error instanceof FolderBusy)) throw error;
    throw new Refusal(
      `Sakin already runs on ${data} (process ${error.pid}): stop it first, or set SAKIN_DATA to another folder.`,
    );
  });
  let cluster: Cluster | undefined;
  try {
    const keys = await readOrMakeKeys(data);
    cluster = await startCluster({
      folder: databaseFolder(data),
      log: databaseLog(data),
      password: keys.superuser,
      settings,
      port: keys.port,
    });
    if (cluster.port !== keys.port) await writeKeys(data, { ...keys, port: cluster.port });
    const server = serverOf(cluster, keys, unlock);
    await prepare(server, keys);
    return server;
  } catch (error) {
    await cluster?.stop();
    await unlock();
    throw error;
  }
}

/** The server of a start that runs on this data folder in another process, for a command beside it. */
export async function runningServer(
  data: string,
): Promise<{ readonly adminUrl: string; readonly urls: PerConnection<string> } | undefined> {
  const postmaster = (await holderOf(data)) === undefined ? undefined : await readPostmaster(databaseFolder(data));
  if (!postmaster?.ready) return undefined;
  const { superuser, roles } = JSON.parse(await readFile(databaseKeys(data), 'utf8')) as Keys;
  const url = (user: string, password: string) => urlOf(user, password, postmaster.port, DATABASE);
  return { adminUrl: url(SUPERUSER, superuser), urls: perConnection((name) => url(roleOf(name), roles[name])) };
}

const perConnection = <T>(value: (name: (typeof CONNECTIONS)[number]) => T): PerConnection<T> =>
  Object.fromEntries(CONNECTIONS.map((name) => [name, value(name)])) as PerConnection<T>;

const urlOf = (user: string, password: string, port: number, database: string): string =>
  `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`;

function serverOf(cluster: Cluster, keys: Keys, unlock: () => Promise<void>): EmbeddedServer {
  const url = (user: string, password: string, database: string) => urlOf(user, password, cluster.port, database);
  const urlsOf = (database: string) => perConnection((name) => url(roleOf(name), keys.roles[name], database));
  return {
    urls: urlsOf(DATABASE),
    urlsOf,
    adminUrl: (database = DATABASE) => url(SUPERUSER, keys.superuser, database),
    ended: cluster.ended,
    async stop() {
      await cluster.stop();
      await unlock();
    },
  };
}

/** Roles, then the database, then its rights; each part can be run again, so a start that was cut short is mended. */
async function prepare(server: EmbeddedServer, keys: Keys): Promise<void> {
  await withClient(server.adminUrl('postgres'), async (admin) => {
    await ensureRoles(admin, keys.roles);
    const { rows } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rows.length === 0) await admin.query(`CREATE DATABASE ${DATABASE} OWNER ${roleOf('owner')}`);
  });
  await withClient(server.adminUrl(), async (admin) => {
    for (const sql of databaseStatements(DATABASE)) await admin.query(sql);
  });
}

/** One connection for a short piece of work. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function makeFolder(data: string): Promise<void> {
  try {
    await mkdir(join(data, 'keys'), { recursive: true, mode: 0o700 });
    await chmod(join(data, 'keys'), 0o700);
  } catch (error) {
    throw new Refusal(
      `The data folder ${data} cannot be used (${(error as Error).message}): set SAKIN_DATA to a folder of your own.`,
    );
  }
}

async function readOrMakeKeys(data: string): Promise<Keys> {
  const text = await readFile(databaseKeys(data), 'utf8').catch(() => undefined);
  if (text !== undefined) return JSON.parse(text) as Keys;
  const made = await readFile(join(databaseFolder(data), 'PG_VERSION')).then(
    () => true,
    () => false,
  );
  if (made) {
    throw new Refusal(
      `The passwords of the database in ${data} are missing (${databaseKeys(data)}): put the file back from a backup.`,
    );
  }
  const keys: Keys = {
    superuser: secret(),
    roles: Object.fromEntries(CONNECTIONS.map((name) => [name, secret()])) as PerConnection<string>,
  };
  await writeKeys(data, keys);
  return keys;
}

/** By rename, so that a start that is cut short leaves the old file or the new one. */
async function writeKeys(data: string, keys: Keys): Promise<void> {
  const file = databaseKeys(data);
  await writeFile(`${file}.new`, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

const secret = (): string => randomBytes(24).toString('base64url');
