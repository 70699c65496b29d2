import { machineWall, presentClock } from '../main/clocks.ts';
import { openDatabases } from '../main/databases.ts';
import { filesFolder } from '../main/folders.ts';
import { readConfig } from '../main/read-config.ts';
import { Refusal } from '../main/refusal.ts';
import { applyRetention } from '../main/retention/retention.ts';
import { sweepFiles } from '../main/retention/sweep-files.ts';
import { openDatabase } from '../store/database.ts';

// npm run retention: erases what has outlived its retention time, and keeps the proof.
async function main(): Promise<void> {
  const config = readConfig({ environment: process.env });
  const databases = await openDatabases(config);
  const database = openDatabase(databases.urls.retention, { max: 1, name: 'sakin-retention' });
  try {
    for (const { tenant, kind, rows } of await applyRetention(database, presentClock, machineWall))
      console.log(`${tenant ?? 'all'}  ${kind}: ${rows}`);
    console.log(`files without a document: ${await sweepFiles(filesFolder(config.SAKIN_DATA), database, machineWall)}`);
  } finally {
    await database.destroy();
    await databases.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Refusal ? error.message : error);
  process.exitCode = 1;
});
