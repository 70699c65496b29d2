import pino from 'pino';
import { readConfig } from './read-config.ts';
import { Refusal } from './refusal.ts';
import { type Sakin, startSakin } from './sakin.ts';

/** What a person reads who starts it; the log goes beside it, as JSON, to the error stream. */
const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const config = readConfig();
  const logger = pino(
    { level: config.LOG_LEVEL, redact: ['req.headers.authorization', 'req.headers.cookie'] },
    pino.destination(2),
  );
  const interrupted = interruption();
  const sakin = await startSakin(config, { logger });
  // The address last: a long list of users must not push it out of sight.
  for (const line of sakin.welcome) say(line);
  say(`Sakin is ready after ${process.uptime().toFixed(1)} s.`);
  if (sakin.address) say(`  Address: ${sakin.address}   (staff: ${sakin.address}/staff/)`);
  say(`  Data: ${config.SAKIN_DATA}   Stop: Ctrl-C`);
  const why = await Promise.race([interrupted, sakin.databases.ended.then(() => 'the database has ended' as const)]);
  await stopped(sakin, why);
}

async function stopped(sakin: Sakin, why: string): Promise<void> {
  say(`Stopping: ${why}.`);
  await sakin.stop();
  say('Stopped.');
  if (why === 'the database has ended') process.exitCode = 1;
}

/** Ctrl-C, or the service manager. A terminal sends it to the whole group, so it may come twice. */
const interruption = (): Promise<string> =>
  new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.on(signal, () => done(signal === 'SIGINT' ? 'Ctrl-C' : signal));
  });

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof Refusal ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = 1;
});
