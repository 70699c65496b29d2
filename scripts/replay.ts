import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { machineWall, virtualClock } from '../main/clocks.ts';
import { command } from '../main/command.ts';
import { openDatabases } from '../main/databases.ts';
import { startMoving } from '../main/moving.ts';
import { ownSources, readConfig } from '../main/read-config.ts';
import { Refusal } from '../main/refusal.ts';
import { parseMapping } from '../main/replay/mapping.ts';
import { replay } from '../main/replay/replay.ts';
import { printed } from '../main/replay/report.ts';
import { readRows } from '../main/replay/rows.ts';
import { version } from '../main/version.ts';
import { openDatabase } from '../store/database.ts';
import { projectRoot } from '../store/root.ts';

// npm run replay -- <file.csv> [--mapping=<file.json>] [--durable]: lives a city's past requests again, in virtual time, and reports on them.
// Sakin must not run on the same data folder; afterwards its screens show the cases.
await command(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      mapping: { type: 'string', default: join(projectRoot(), 'seeds/replay/la311.json') },
      durable: { type: 'boolean', default: false },
    },
  });
  const [file] = positionals;
  if (!file) throw new Refusal('Expected a file: npm run replay -- requests.csv [--mapping=mapping.json] [--durable]');
  const mapping = parseMapping(readFileSync(values.mapping, 'utf8'));
  const reading = readRows(readFileSync(file, 'utf8'), mapping);
  const config = readConfig({ ...ownSources(), args: [] });
  const databases = await openDatabases(config);
  // A replay can be run again: it need not wait for the disk at each commit.
  const relaxed = (url: string) => (values.durable ? url : `${url}?options=-c%20synchronous_commit%3Doff`);
  const [app, moving] = [
    openDatabase(relaxed(databases.urls.app)),
    openDatabase(relaxed(databases.urls.engine), { hot: true }),
  ];
  const clock = virtualClock();
  const trouble = (error: unknown, instance: string | undefined) => console.error(`instance ${instance}:`, error);
  try {
    const engine = await startMoving({
      database: moving,
      clock,
      wall: machineWall,
      publicUrl: 'http://localhost',
      version,
      trouble,
    });
    try {
      const notes = [
        'Cases of one day are lived side by side, each at its own instants and in its own order; what is due comes before an act of the same case.',
        `Confirmation: the resident's yes follows the work at once; nobody can be asked where the reporter is anonymous or a driver (no contact).`,
        `Referred out in the file: the department hands it to another body, a reviewer approves, and it ends as referred.`,
        `synchronous_commit ${values.durable ? 'on' : 'off'}.`,
      ];
      let shown = 0;
      const told = (now: string, left: number) => {
        if (process.stderr.isTTY && Date.now() - shown > 1_000) {
          shown = Date.now();
          process.stderr.write(`\r${now}  ${left} acts to come   `);
        }
      };
      console.log(
        printed(await replay({ database: app, engine, clock, wall: machineWall, notes, told }, reading, mapping)),
      );
    } finally {
      await engine.stop();
    }
  } finally {
    await Promise.all([app.destroy(), moving.destroy()]);
    await databases.close();
  }
});
