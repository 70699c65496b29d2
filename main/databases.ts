import { type Database, openDatabase } from '../store/database.ts';
import { migrate } from '../store/migrate.ts';
import type { Config } from './config.ts';
import { endAll } from './end-all.ts';
import { assertRoles, openPostgres } from './postgres/open.ts';
import type { PerConnection } from './postgres/roles.ts';

/** The pools of a process, each under its own role. */
export interface Databases {
  app: Database;
  engine: Database;
  relay: Database;
  /** Opened for the time of a piece of work: migrations, retention. */
  urls: PerConnection<string>;
  /** Resolves when an embedded server has ended by itself; never for a server of one's own. */
  ended: Promise<void>;
  close(): Promise<void>;
}

/** How many lanes the engine's mover has; each takes a connection, and one more listens. */
export const engineLanes = 2;

/**
 * Opens the database of an installation: starts the embedded server unless there is one of its own, brings the schema up to date, and checks
 * that no role could go around the walls. @throws Refusal
 */
export async function openDatabases(config: Config): Promise<Databases> {
  const { urls, ended, stop } = await openPostgres(config);
  const pools: Database[] = [];
  const close = async () => {
    await endAll([...pools.map((pool) => () => pool.destroy()), stop]);
  };
  try {
    await migrate(urls.owner);
    await assertRoles(urls);
    const open = (url: string, max: number, name: string, hot = false): Database => {
      const pool = openDatabase(url, { max, name, hot });
      pools.push(pool);
      return pool;
    };
    const app = open(urls.app, 8, 'sakin-api');
    const engine = open(urls.engine, engineLanes + 3, 'sakin-engine', true);
    const relay = open(urls.relay, 2, 'sakin-relay');
    return { app, engine, relay, urls, ended, close };
  } catch (error) {
    await close();
    throw error;
  }
}
