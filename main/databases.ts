import { type Database, openDatabase } from '../store/database.ts';
import { migrate } from '../store/migrate.ts';
import { type Config, ownDatabase } from './config.ts';
import { startEmbedded } from './postgres/embedded.ts';
import { assertRole, type PerConnection } from './postgres/roles.ts';

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
  const own = ownDatabase(config);
  const server = own ? undefined : await startEmbedded(config.SAKIN_DATA);
  const urls = own ?? server!.urls;
  const pools: Database[] = [];
  const close = async () => {
    await Promise.all(pools.map((pool) => pool.destroy()));
    await server?.stop();
  };
  try {
    await migrate(urls.owner);
    const open = async (url: string, max: number, name: string): Promise<Database> => {
      const pool = openDatabase(url, { max, name });
      pools.push(pool);
      await assertRole({ query: async (sql) => pool.raw(sql) });
      return pool;
    };
    const app = await open(urls.app, 10, 'sakin-api');
    const engine = await open(urls.engine, engineLanes + 3, 'sakin-engine');
    const relay = await open(urls.relay, 2, 'sakin-relay');
    return { app, engine, relay, urls, ended: server?.ended ?? new Promise(() => {}), close };
  } catch (error) {
    await close();
    throw error;
  }
}
