import { checkConsistency } from '../engine/embedded/postgres/checker.ts';
import { Definitions } from '../engine/embedded/postgres/definitions.ts';
import { command } from '../main/command.ts';
import { type Config, ownDatabase } from '../main/config.ts';
import { runningServer, startEmbedded } from '../main/postgres/embedded.ts';
import { ownSources, readConfig } from '../main/read-config.ts';
import { type Database, openDatabase } from '../store/database.ts';
import { checkTasks } from './lib/check-tasks.ts';

// npm run check: proves that the engine's state, its jobs, timers and subscriptions and the product's tasks and runs agree; exit code 1 when
// they do not. It reads one snapshot, so the installation may be running.
await command(async () => {
  const { url, close } = await open(readConfig({ ...ownSources(), args: [] }));
  const database = openDatabase(url, { max: 2, name: 'sakin-check' });
  try {
    await report(database);
  } finally {
    await database.destroy();
    await close();
  }
});

async function report(database: Database): Promise<void> {
  const { instances, mismatches } = await checkConsistency(database, new Definitions());
  const wrong = [...mismatches.map(({ instance, what }) => `${instance}: ${what}`), ...(await checkTasks(database))];
  for (const line of wrong) console.error(line);
  console.log(`Checked ${instances} instances: ${wrong.length === 0 ? 'all agree' : `${wrong.length} mismatches`}`);
  if (wrong.length > 0) process.exitCode = 1;
}

/** The engine's role sees the engine's tables of all tenants; beside a running embedded server only its administrator gets in. */
async function open(config: Config): Promise<{ url: string; close(): Promise<void> }> {
  const own = ownDatabase(config);
  if (own) return { url: own.engine, close: async () => undefined };
  const running = await runningServer(config.SAKIN_DATA);
  if (running) return { url: running.adminUrl, close: async () => undefined };
  const server = await startEmbedded(config.SAKIN_DATA);
  return { url: server.urls.engine, close: () => server.stop() };
}
