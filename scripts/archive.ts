import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { instantOf } from '../domain/instant.ts';
import { archiveMonths, restoreMonth } from '../main/archive/archive.ts';
import { archived, verifyFile } from '../main/archive/manifest.ts';
import { machineWall } from '../main/clocks.ts';
import { command } from '../main/command.ts';
import { connect } from '../main/connect.ts';
import { ownSources, readConfig } from '../main/read-config.ts';
import { Refusal } from '../main/refusal.ts';

// npm run archive -- [--months=60] [--folder=<folder>] [--restore=case_events_2027_01] [--verify]: takes months of events and history that
// are older out of the database into files, puts one back, or looks whether the files are what was archived. The installation may be running.
await command(async () => {
  const config = readConfig({ ...ownSources(), args: [] });
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { months: text, folder: text, restore: text, verify: { type: 'boolean' } } });
  const folder = resolve(values.folder ?? join(config.SAKIN_DATA, 'archive'));
  if (values.verify) {
    const months = await archived(folder);
    for (const month of months) await verifyFile(folder, month);
    console.log(`${months.length} archived months are what was written.`);
    return;
  }
  const months = Number(values.months ?? 60);
  if (!Number.isInteger(months) || months < 1) throw new Refusal('--months: expected a whole number, 1 or more.');
  const { urls, close } = await connect(config);
  const client = new pg.Client({ connectionString: urls.owner, application_name: 'sakin-archive' });
  try {
    await client.connect();
    if (values.restore !== undefined) {
      const { name, rows } = await restoreMonth(client, folder, values.restore);
      console.log(`${name}: ${rows} rows are back.`);
      return;
    }
    const [year, month] = machineWall.now().split('-').map(Number) as [number, number];
    const before = instantOf(Date.UTC(year, month - 1 - months));
    const taken = await archiveMonths(client, folder, { before, wall: machineWall });
    for (const { name, rows, file } of taken) console.log(`${name}: ${rows} rows in ${join(folder, file)}`);
    console.log(`${taken.length} months archived. The files are the only copy: keep them with the backups.`);
  } finally {
    await client.end();
    await close();
  }
});
