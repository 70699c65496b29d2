import { plusMilliseconds } from '../../domain/instant.ts';
import { machineWall, virtualClock } from '../../main/clocks.ts';
import { openDatabases } from '../../main/databases.ts';
import { startMoving } from '../../main/moving.ts';
import { stageOf } from '../../main/playback/stage.ts';
import { readConfig } from '../../main/read-config.ts';
import { relayHealth } from '../../main/relay/relay-health.ts';
import { startRelay } from '../../main/relay/start-relay.ts';
import { putUp } from '../../main/seed/seed-town.ts';
import { despiteOutages, isAway } from './despite-outages.ts';
import { openCaseOnce, peopleAtWork } from './people-at-work.ts';

// One process of a town at work, to be killed: node town-at-work.mjs <data folder> <first number> <how many new cases, 0 = only finish>.
// With connections in its environment it works on that server, else it starts its own. Prints `ready`, then a line for everything that it was told is done (`opened 17`), and `done` when no case is left to move.
// LAST: nobody else is alive, so that what a killed process held is free: its relay's clock is past all locks, and it ends when every mail has left.
const [data, first, amount] = [process.argv[2]!, Number(process.argv[3]), Number(process.argv[4])];
const tenant = 'gulustan';
const print = (line: string) => process.stdout.write(`${line}\n`);

const connections = Object.entries(process.env).filter(([name]) => name.startsWith('DATABASE_'));
const config = readConfig({ environment: { ...Object.fromEntries(connections), SAKIN_DATA: data } });
const databases = await openDatabases(config);
// A Wednesday at noon that does not pass: people may be called, and no deadline comes.
const clock = virtualClock();
clock.moveTo(tenant, '2026-11-18T08:00:00.000Z');
const need = { database: databases.engine, clock, wall: machineWall, publicUrl: 'http://localhost', version: 'crash' };
const trouble = (error: unknown) => void (isAway(error) || console.error(error));
const engine = await startMoving({ ...need, trouble });
const { rows } = await databases.engine.raw('select id from tenant');
if (rows.length === 0) await putUp({ database: databases.app, engine, clock, wall: machineWall }, tenant);
const logger = { error: ({ err }: { err: unknown }) => trouble(err) } as never;
const last = process.env.LAST === 'yes';
const anHour = 3_600_000;
const relayWall = last ? { now: () => plusMilliseconds(machineWall.now(), anHour) } : machineWall;
const relay = startRelay(config, databases.relay, relayWall, logger);
print('ready');

const stage = stageOf(databases.app, { engine, clock }, tenant);
const numbers = Array.from({ length: amount }, (_, n) => first + n);
const lanes = Array.from({ length: 4 }, async () => {
  for (let n = numbers.shift(); n !== undefined; n = numbers.shift()) {
    await despiteOutages(() => openCaseOnce(databases.app, stage, n!));
    print(`opened ${n}`);
  }
});
await Promise.all([...lanes, peopleAtWork(databases.app, stage, { until: () => numbers.length === 0 })]);
await Promise.all(lanes);
await despiteOutages(() => engine.runUntilIdle());
await peopleAtWork(databases.app, stage, { until: () => true });
while (last && (await relayHealth(databases.relay, machineWall)).queued > 0) await relay.round();
await relay.stop();
await engine.stop();
await databases.close();
print('done');
