import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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
    const [, applied] = await database.migrate.latest({
      tableName: 'migration',
      migrationSource: {
        getMigrations: async () =>
          readdirSync(folder())
            .filter((name) => name.endsWith('.sql') && (upTo === undefined || name <= upTo))
            .sort(),
        getMigrationName: (name: string) => name,
        getMigration: async (name: string) => ({
          up: (sql) => sql.raw(readFileSync(join(folder(), name), 'utf8').replaceAll('?', '\\?')),
          down: async () => {
            throw new Error('migrations only go forward: restore a backup');
          },
        }),
      },
    });
    return applied;
  } finally {
    await database.destroy();
  }
}
