/**
 * node bench/run.mjs product [--in-flight=1,8,64] [--seconds=10] [--statements=20]: whole lifecycles of a case a second, durable, through the API's use cases,
 * engine, workers and case tables, beside the plain commits of the same PostgreSQL. A lifecycle: opened by phone, classified, assigned, term
 * set, resident told, work done by a clerk, resident called, yes, closed: two user tasks, ten jobs, four mails queued. Load, engine and
 * database share this machine; the relay does not run. `--statements` tells the dearest statements, by a server that counts them.
 */
import { availableParallelism } from 'node:os';
import type { Intents, Listener } from '../engine/port.ts';
import { stageOf } from '../main/playback/stage.ts';
import type { Unit } from '../store/unit-of-work.ts';
import { commitRate } from './commit-rate.ts';
import { cpuOfServer } from './cpu.ts';
import { percentiles } from './percentiles.ts';
import { asked, countFromHere, counting } from './statements.ts';
import { tenant, withTown } from './town.ts';

const option = (name: string, otherwise: string): string =>
  process.argv.find((each) => each.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise;

const lines = Number(option('statements', '0'));

/** What somebody waits for, by run and what happens to it. */
const waiting = new Map<string, () => void>();
const happened = new Set<string>();
const tell = (what: string) => {
  const wake = waiting.get(what);
  if (wake) {
    waiting.delete(what);
    wake();
  } else happened.add(what);
};
const comes = (what: string): Promise<void> =>
  happened.delete(what) ? Promise.resolve() : new Promise((done) => waiting.set(what, done));

const beside = (product: Listener<Unit>): Listener<Unit> => ({
  ...product,
  taskOpened: async (unit, task) => {
    await product.taskOpened(unit, task);
    unit.afterCommit(() => tell(`${task.run} ${task.element}`));
  },
  runEnded: async (unit, run) => {
    await product.runEnded(unit, run);
    unit.afterCommit(() => tell(`${run.run} ended`));
  },
});

await withTown(
  beside,
  async ({ data, app, admin, engine, clock }) => {
    // The use case tells the case, the engine tells runs: which is whose is heard on the way.
    const runOf = new Map<string, string>();
    const hearing = (intents: Intents): Intents => ({
      ...intents,
      start(origin, command) {
        runOf.set(String(command.variables.caseId), origin.run);
        return intents.start(origin, command);
      },
    });
    const heard = { ...engine, intents: (unit: Unit) => hearing(engine.intents(unit)) };
    const stage = stageOf(app, { engine: heard, clock }, tenant);
    let number = 0;
    const lifecycle = async (): Promise<number> => {
      const began = performance.now();
      const n = number++;
      const { id } = await stage.open({
        actor: 'aysel',
        channel: 'phone',
        language: 'az',
        description: 'Binada su yoxdur.',
        kind: 'request',
        categoryId: 'water.no-supply',
        territoryId: 'merkez-nizami-7',
        resident: { name: 'Rəhim', phone: '+994502101101', email: `r${n}@example.org` },
      });
      const runId = runOf.get(id)!;
      runOf.delete(id);
      await comes(`${runId} work`);
      await stage.complete(id, 'work', 'samir', { outcome: 'solved', answer: 'Nasos işə salındı, su verilir.' });
      await comes(`${runId} call-resident`);
      await stage.complete(id, 'call-resident', 'aysel', { reached: 'yes', answer: 'yes' });
      await comes(`${runId} ended`);
      return performance.now() - began;
    };
    const load = async (inFlight: number, seconds: number): Promise<{ times: number[]; took: number }> => {
      const times: number[] = [];
      const began = performance.now();
      const lane = async () => {
        while (performance.now() - began < seconds * 1000) times.push(await lifecycle());
      };
      await Promise.all(Array.from({ length: inFlight }, lane));
      return { times, took: performance.now() - began };
    };

    await load(8, 8); // warm: code compiled, and the database's first statistics in
    console.log(
      `node ${process.version}, ${availableParallelism()} cores shared by load, engine, workers and PostgreSQL`,
    );
    for (const inFlight of option('in-flight', '1,8,64').split(',').map(Number)) {
      if (lines > 0) await countFromHere(admin);
      const before = { own: process.cpuUsage(), server: cpuOfServer(data) };
      const { times, took } = await load(inFlight, Number(option('seconds', '10')));
      const own = process.cpuUsage(before.own);
      const ownMs = (own.user + own.system) / 1000;
      const serverMs = cpuOfServer(data) - before.server;
      if (lines > 0) console.log(await asked(admin, times.length, lines));
      const commits = await commitRate(admin, Math.min(inFlight, 8), 2);
      const rate = (times.length / took) * 1000;
      console.log(
        `figure whole cases, ${inFlight} in flight: ${rate.toFixed(0)}/s, p50/p99 ${percentiles(times)} ms, CPU ${((ownMs + serverMs) / times.length).toFixed(1)} ms each (PostgreSQL ${(serverMs / times.length).toFixed(1)}), ${(rate / commits).toFixed(3)} of ${commits.toFixed(0)} plain commits/s`,
      );
    }
  },
  lines > 0 ? counting : {},
);
