import type { Wall } from '../domain/clock.ts';
import type { Database } from '../store/database.ts';

/** The present month and three more: should it fail for weeks, nothing is lost yet. */
const ahead = 3;
const dayMs = 86_400_000;
/** Rather later than in front of people: whoever waits for a table makes everybody behind it wait. */
const patienceMs = 5_000;

/**
 * Makes the months that events and history will go into, and puts into months what lies in none. Under sakin_engine.
 * @returns the names of the partitions it made
 */
export function keepMonths(database: Database, wall: Wall): Promise<string[]> {
  return database.transaction(async (sql) => {
    await sql.raw(`select set_config('lock_timeout', '${patienceMs}', true)`);
    const { rows } = await sql.raw('select sakin_keep_months(?, ?) as name', [wall.now(), ahead]);
    return rows.map((row: { name: string }) => row.name);
  });
}

/** The same every day; what fails is told and done on the next one. */
export function keepMonthsDaily(
  database: Database,
  wall: Wall,
  trouble: (error: unknown) => void,
): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    running = keepMonths(database, wall).catch(trouble);
  }, dayMs);
  return async () => {
    clearInterval(timer);
    await running;
  };
}
