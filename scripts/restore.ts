import { resolve } from 'node:path';
import { restore } from '../main/backup/restore.ts';
import { command } from '../main/command.ts';
import { ownSources, readConfig } from '../main/read-config.ts';
import { Refusal } from '../main/refusal.ts';

// npm run restore -- <archive>: puts a backup into an empty data folder (SAKIN_DATA).
await command(async () => {
  const archive = process.argv[2];
  if (!archive) throw new Refusal('Name the archive: npm run restore -- <archive>');
  const config = readConfig({ ...ownSources(), args: [] });
  const { createdAt, tables } = await restore(config, resolve(archive));
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  console.log(`Restored the state of ${createdAt} (${rows} rows) into ${config.SAKIN_DATA}`);
});
