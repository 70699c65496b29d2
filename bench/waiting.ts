/**
 * node bench/run.mjs waiting [--instances=100000] [--timers=1000000]: what an engine that has much to wait for costs. Memory of the process
 * and the length of a step with one in flight, before and behind so many instances that wait for a person; then the question for what is
 * due, beside so many timers that are not. Each waiting instance has two timers, a task and a subscription; the other timers are copies of theirs.
 */
import { dueInstances } from '../engine/embedded/postgres/instances.ts';
import { connectionOf } from '../engine/embedded/postgres/transaction.ts';
import { jobTypes, type Stand, tenant, withStand } from './engine-stand.ts';
import { option } from './option.ts';
import { percentiles } from './percentiles.ts';

const instances = Number(option('instances', '100000'));
const timers = Number(option('timers', '1000000'));

await withStand({ lanes: 2, grouped: true }, async (stand) => {
  const { lifecycles, admin } = stand;
  await lifecycles.run(8, 2); // warm
  const before = await lifecycles.run(1, 5);
  const began = performance.now();
  await lifecycles.begin(instances, 256);
  const took = (performance.now() - began) / 1000;
  await admin.raw('analyze');
  globalThis.gc?.();
  const { rss } = process.memoryUsage();
  const behind = await lifecycles.run(1, 5);
  console.log(`figure instances made to wait: ${instances} in ${took.toFixed(0)} s`);
  console.log(`figure memory of the process beside them: ${(rss / 2 ** 20).toFixed(0)} MB`);
  console.log(
    `figure step with one in flight, p50/p99, before and behind them: ${percentiles(before.steps)} and ${percentiles(behind.steps)} ms`,
  );
  await moreTimers(stand);
  console.log(
    `figure what is due, asked beside ${await countTimers(stand)} timers, p50/p99: ${percentiles(await asked(stand))} ms`,
  );
});

/** Copies of the timers there are, of the same instances, until there are enough; none is due for days. */
async function moreTimers({ admin }: Stand): Promise<void> {
  await admin.raw(
    `insert into engine_timer (instance_key, n, tenant_id, element_id, element_n, due_at, repetitions)
      select instance_key, n + 1000 * copy, tenant_id, element_id, element_n, due_at + copy * interval '1 hour', repetitions
        from engine_timer cross join generate_series(1, ceil(?::numeric / greatest(1, (select count(*) from engine_timer)))::integer) copy limit ?`,
    [timers, timers],
  );
  await admin.raw('analyze engine_timer');
}

async function countTimers({ admin }: Stand): Promise<string> {
  return (await admin.raw('select count(*) from engine_timer')).rows[0].count;
}

/** Milliseconds of the question with which the mover finds its work. */
async function asked({ moving }: Stand): Promise<number[]> {
  const took: number[] = [];
  await moving.transaction(async (sql) => {
    const connection = await connectionOf(sql);
    for (let n = 0; n < 300; n += 1) {
      const wall = new Date().toISOString();
      const began = performance.now();
      await dueInstances(connection, { types: jobTypes, wall, tenants: [{ tenant, now: wall }], max: 256 });
      took.push(performance.now() - began);
    }
  });
  return took;
}
