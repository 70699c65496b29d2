import { machineWall, presentClock } from '../main/clocks.ts';
import { command } from '../main/command.ts';
import { connect } from '../main/connect.ts';
import { filesFolder } from '../main/folders.ts';
import { ownSources, readConfig } from '../main/read-config.ts';
import { applyRetention } from '../main/retention/retention.ts';
import { sweepFiles } from '../main/retention/sweep-files.ts';
import { openDatabase } from '../store/database.ts';

// npm run retention: erases what has outlived its retention time, and keeps the proof. The installation may be running.
await command(async () => {
  const config = readConfig({ ...ownSources(), args: [] });
  const { urls, close } = await connect(config);
  const database = openDatabase(urls.retention, { max: 1, name: 'sakin-retention' });
  try {
    for (const { tenant, kind, rows } of await applyRetention(database, presentClock, machineWall))
      console.log(`${tenant ?? 'all'}  ${kind}: ${rows} rows`);
    console.log(`files without a document: ${await sweepFiles(filesFolder(config.SAKIN_DATA), database, machineWall)}`);
  } finally {
    await database.destroy();
    await close();
  }
});
