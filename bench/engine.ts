/**
 * node bench/run.mjs engine [--in-flight=1,8,64,256] [--seconds=8] [--commands=grouped|own]: whole lifecycles a second of the embedded engine on a durable
 * PostgreSQL of its own, and how many plain commits that PostgreSQL makes beside it.
 *
 * A lifecycle is zeebe-lab's case.bpmn on its good way, six commands: message start, job classify (io mapping), job assign, user task
 * with two boundary timers, job notify, message citizen-confirmed; an event sub-process for cancelling stands by. Messages have a time to
 * live and unique ids. Handlers answer at once. Load, engine and database share this machine. History of elements is on, of variables off.
 */
import { availableParallelism } from 'node:os';
import { commitRate } from './commit-rate.ts';
import { cpuOfServer } from './cpu.ts';
import { type Stand, withStand } from './engine-stand.ts';
import { option } from './option.ts';
import { percentiles } from './percentiles.ts';

await withStand(
  { lanes: Number(option('lanes', '2')), grouped: option('commands', 'grouped') === 'grouped' },
  async (stand) => {
    await stand.lifecycles.run(8, 2); // warm
    console.log(`node ${process.version}, ${availableParallelism()} cores shared by load, engine and PostgreSQL`);
    for (const inFlight of option('in-flight', '1,8,64,256').split(',').map(Number))
      console.log(await figures(stand, inFlight, Number(option('seconds', '8'))));
  },
);

async function figures({ lifecycles, admin, data }: Stand, inFlight: number, seconds: number): Promise<string> {
  const before = { own: process.cpuUsage(), server: cpuOfServer(data) };
  const { done, took, steps, commands } = await lifecycles.run(inFlight, seconds);
  const own = process.cpuUsage(before.own);
  const cpu = (own.user + own.system) / 1000 + cpuOfServer(data) - before.server;
  const commits = await commitRate(admin, Math.min(inFlight, 8), 2);
  const rate = (done / took) * 1000;
  return [
    `${inFlight} in flight: ${rate.toFixed(0)} lifecycles/s`,
    `step p50/p99 ${percentiles(steps)} ms`,
    `command p50/p99 ${percentiles(commands)} ms`,
    `CPU ${(cpu / done).toFixed(2)} ms a lifecycle (PostgreSQL ${((cpu - (own.user + own.system) / 1000) / done).toFixed(2)})`,
    `${commits.toFixed(0)} plain commits/s at ${Math.min(inFlight, 8)} connections (ratio ${(rate / commits).toFixed(3)})`,
  ].join(' · ');
}
