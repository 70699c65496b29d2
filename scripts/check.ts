import { checkConsistency } from '../engine/embedded/postgres/checker.ts';
import { Definitions } from '../engine/embedded/postgres/definitions.ts';
import { command } from '../main/command.ts';
import { connect } from '../main/connect.ts';
import { ownSources, readConfig } from '../main/read-config.ts';
import { Refusal } from '../main/refusal.ts';
import { type Database, openDatabase } from '../store/database.ts';
import { checkTasks } from './lib/check-tasks.ts';

// npm run check: proves that the engine's state, its jobs, timers and subscriptions and the product's tasks and runs agree; exit code 1 when
// they do not. It reads one snapshot, so the installation may be running.
await command(async () => {
  const { urls, close } = await connect(readConfig({ ...ownSources(), args: [] }));
  const database = openDatabase(urls.engine, { max: 2, name: 'sakin-check' });
  try {
    await report(database);
  } finally {
    await database.destroy();
    await close();
  }
});

async function report(database: Database): Promise<void> {
  const { rows } = await database.raw(`select to_regclass('engine_instance') is null as unmade`);
  if (rows[0].unmade)
    throw new Refusal('There is nothing to check yet: start Sakin once, so that its tables are made.');
  const { instances, mismatches } = await checkConsistency(database, new Definitions(Date.now));
  const wrong = [...mismatches.map(({ instance, what }) => `${instance}: ${what}`), ...(await checkTasks(database))];
  for (const line of wrong) console.error(line);
  console.log(`Checked ${instances} instances: ${wrong.length === 0 ? 'all agree' : `${wrong.length} mismatches`}`);
  if (wrong.length > 0) process.exitCode = 1;
}
