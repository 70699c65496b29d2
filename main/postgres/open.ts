import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { type Config, ownDatabase } from '../config.ts';
import { RESTORING } from '../folders.ts';
import { Refusal } from '../refusal.ts';
import { startEmbedded } from './embedded.ts';
import { assertRole, CONNECTIONS, type PerConnection } from './roles.ts';

/** The database a start works on. */
export interface OpenPostgres {
  readonly kind: 'embedded' | 'own';
  readonly urls: PerConnection<string>;
  /** Resolves when the embedded server has ended, whatever ended it; never for a server of one's own. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

const OLDEST = 150000;

/** Starts the embedded server, or looks whether all five connections to one's own server work. @throws Refusal */
export async function openPostgres(config: Config): Promise<OpenPostgres> {
  refuseHalfRestored(config.SAKIN_DATA);
  const own = ownDatabase(config);
  if (own) {
    await checkOwn(own);
    return { kind: 'own', urls: own, ended: new Promise(() => {}), stop: async () => {} };
  }
  const { urls, ended, stop } = await startEmbedded(config.SAKIN_DATA);
  return { kind: 'embedded', urls, ended, stop };
}

function refuseHalfRestored(data: string): void {
  if (existsSync(join(data, RESTORING)))
    throw new Refusal(`A restore into ${data} was cut short: empty that folder and restore once more.`);
}

/** To be called after the migrations, when there are tables to own: no role but the owner's may go around row-level security. */
export async function assertRoles(urls: PerConnection<string>): Promise<void> {
  for (const name of CONNECTIONS) if (name !== 'owner') await onServer(name, urls[name], assertRole);
}

async function checkOwn(urls: PerConnection<string>): Promise<void> {
  for (const name of CONNECTIONS) {
    await onServer(name, urls[name], async (client) => {
      const { rows } = await client.query(
        `SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version`,
      );
      if (rows[0].number >= OLDEST) return;
      throw new Refusal(
        `The PostgreSQL of ${variableOf(name)} is version ${rows[0].version}: Sakin needs 15 or later.`,
      );
    });
  }
}

async function onServer(
  name: (typeof CONNECTIONS)[number],
  url: string,
  work: (client: pg.Client) => Promise<void>,
): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: 'sakin-start',
  });
  try {
    await client.connect();
  } catch (error) {
    throw new Refusal(
      `${variableOf(name)} cannot be opened (${messageOf(error)}): the statements that make roles and database are printed by "npm run database:roles".`,
    );
  }
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

const variableOf = (name: string): string => (name === 'app' ? 'DATABASE_URL' : `DATABASE_${name.toUpperCase()}_URL`);

/** A refused connection to a name with several addresses comes as an AggregateError with an empty message. */
const messageOf = (error: unknown): string =>
  error instanceof AggregateError ? error.errors.map((one) => one.message).join(', ') : (error as Error).message;
