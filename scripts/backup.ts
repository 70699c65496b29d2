import { join, resolve } from 'node:path';
import { backUp } from '../main/backup/backup.ts';
import { machineWall } from '../main/clocks.ts';
import { command } from '../main/command.ts';
import { ownSources, readConfig } from '../main/read-config.ts';
import { projectRoot } from '../store/root.ts';

// npm run backup -- [archive]: database, files and keys of this installation into one archive; it may be running.
await command(async () => {
  const config = readConfig({ ...ownSources(), args: [] });
  const name = `sakin-${machineWall.now().slice(0, 19).replaceAll(':', '')}.tar.gz`;
  const archive = resolve(process.argv[2] ?? join(projectRoot(), 'backups', name));
  const { tables, contents } = await backUp(config, archive, machineWall);
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const files = contents.filter(({ path }) => path.startsWith('files/')).length;
  console.log(`Saved ${rows} rows of ${tables.length} tables and ${files} files to ${archive}`);
  console.log('It holds personal data and the keys of this installation: keep it where only administrators can read.');
});
