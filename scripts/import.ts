import { parseArgs } from 'node:util';
import { newSignInLink } from '../api/people/sign-in-link.ts';
import { embeddedIssuer } from '../api/sign-in/trial-issuer.ts';
import { machineWall, presentClock } from '../main/clocks.ts';
import { command } from '../main/command.ts';
import { connect } from '../main/connect.ts';
import { importAuthority } from '../main/import/import-authority.ts';
import { readFolder } from '../main/import/read-folder.ts';
import { quietEngine } from '../main/moving.ts';
import { ownSources, readConfig } from '../main/read-config.ts';
import { Refusal } from '../main/refusal.ts';
import { rearming } from '../main/work/rearming.ts';
import { openDatabase } from '../store/database.ts';
import { contracts } from '../workers/contracts.ts';

// npm run import -- <folder> [--dry-run]: loads or updates a whole authority, in one transaction. The installation may be running.
await command(async () => {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { 'dry-run': { type: 'boolean' } } });
  const [path] = positionals;
  const dryRun = values['dry-run'] ?? false;
  if (!path || positionals.length > 1) throw new Refusal('Name one folder: npm run import -- <folder> [--dry-run]');
  const folder = readFolder(path);
  const config = readConfig({ ...ownSources(), args: [] });
  const { urls, close } = await connect(config);
  const [database, engineDatabase] = [
    openDatabase(urls.app, { max: 3, name: 'sakin-import' }),
    openDatabase(urls.engine, { max: 2, name: 'sakin-import' }),
  ];
  try {
    const { rows } = await database.raw(`select to_regclass('administration_events') is null as unmade`);
    if (rows[0].unmade) throw new Refusal('There are no tables yet: start Sakin once, with "npm start -- --empty".');
    const engine = await quietEngine({ database: engineDatabase, clock: presentClock, wall: machineWall });
    const issuer = config.OIDC_ISSUER ?? embeddedIssuer;
    const tenant = folder.tenant.id;
    const { lines, administrators, revised } = await importAuthority(folder, {
      database,
      engine,
      workers: contracts,
      clock: presentClock,
      issuer,
      dryRun,
    });
    for (const line of lines) console.log(line);
    console.log(dryRun ? 'Nothing was written: this was a dry run.' : `Loaded ${tenant}.`);
    if (dryRun) return;
    if (revised) {
      const behind = rearming({
        database,
        engine,
        clock: presentClock,
        trouble: (error) => {
          throw error;
        },
      });
      behind.start(tenant, revised, 'import');
      await behind.idle();
    }
    const publicUrl = (config.PUBLIC_URL ?? `http://${config.HOST}:${config.PORT}`).replace(/\/$/, '');
    if (issuer !== embeddedIssuer) return;
    for (const login of administrators) {
      const { address } = await newSignInLink({ database, wall: machineWall, config: { publicUrl } }, login);
      console.log(`Sign-in link of ${login}, good once within three days: ${address}`);
    }
    if (folder.content.people)
      console.log('Everybody else gets a sign-in link from an administrator: Administration, People.');
  } finally {
    await database.destroy();
    await engineDatabase.destroy();
    await close();
  }
});
