import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { openDatabase } from './database.ts';
import { projectRoot } from './root.ts';

const folder = () => join(projectRoot(), 'migrations');

/**
 * Brings the schema up to date: each migrations/*.sql once, in the order of names, each in its own transaction.
 * @param upTo the last one to run, for restoring what an older release saved.
 * @returns the names of those that ran now.
 */
export async function migrate(ownerUrl: string, { upTo }: { upTo?: string | undefined } = {}): Promise<string[]> {
  const database = openDatabase(ownerUrl, { max: 1, name: 'sakin-migrate' });
  try {
    // Held by the one connection until it is closed: who comes second waits, and finds all done.
    await database.raw('select pg_advisory_lock(hashtext(?))', ['sakin migrations']);
    const config = {
      tableName: 'migration',
      migrationSource: {
        getMigrations: async () =>
          readdirSync(folder())
            .filter((name) => name.endsWith('.sql') && (upTo === undefined || name <= upTo))
            .sort(),
        getMigrationName: (name: string) => name,
        getMigration: async (name: string) => ({
          up: (sql: Knex) => sql.raw(readFileSync(join(folder(), name), 'utf8').replaceAll('?', '\\?')),
          down: async () => {
            throw new Error('migrations only go forward: restore a backup');
          },
        }),
      },
    } satisfies Knex.MigratorConfig;
    // Whoever died in the middle has left knex's own lock behind; nobody else can be at it now.
    await database.migrate.forceFreeMigrationsLock(config);
    const [, applied] = await database.migrate.latest(config);
    return applied;
  } finally {
    await database.destroy();
  }
}
