import { checkConsistency } from '../../../engine/embedded/postgres/checker.ts';
import { Definitions } from '../../../engine/embedded/postgres/definitions.ts';
import { checkTasks } from '../../../scripts/lib/check-tasks.ts';
import { B, en, F, msg, P, S, st, timer, U, wrap } from '../contract/bpmn-kit.mjs';
import { type Handler, Town } from './town.ts';

let town: Town;
beforeAll(async () => {
  town = await Town.make();
});
afterEach(() => town.stopEngines());
afterAll(() => town.close());

const steps = wrap(
  msg('M', 'go', '=key') +
    P(
      'steps',
      `${st}${S('a')}${S('b')}${U('u')}${B('w', 'u', timer('t', 'PT1H'), false)}${S('warn')}<intermediateCatchEvent id="c"><messageEventDefinition id="d" messageRef="M"/></intermediateCatchEvent>${en}<endEvent id="e2"/>${F('s|a', 'a|b', 'b|u', 'u|c', 'c|e', 'w|warn', 'warn|e2')}`,
    ),
);
const check = async () => (await checkConsistency(town.pool, new Definitions(Date.now))).mismatches;
const write: Handler = (unit, job) => town.write(unit, job.run, job.type).then(() => undefined);
const handlers = { a: write, b: write, warn: write };

test('two engines side by side do each piece of work once', async () => {
  const one = await town.engine(handlers, { lanes: 2, groupSize: 5 });
  const other = await town.engine(handlers, { lanes: 2, groupSize: 5 });
  const definition = await town.deploy(one, steps);
  const runs = Array.from({ length: 60 }, (_, n) => `side-${n}`);

  await Promise.all(runs.map((run, n) => town.start(n % 2 ? one : other, definition, run, { key: run })));
  await Promise.all([one.runUntilIdle(), other.runUntilIdle()]);
  town.clock.at += 3_600_000;
  await Promise.all([one.runUntilIdle(), other.runUntilIdle()]);

  expect(await check()).toEqual([]);
  for (const run of runs) {
    const [a, b, task, warn, ...more] = await town.wrote(run);
    expect([a, b, warn, more]).toEqual(['a', 'b', 'warn', []]);
    const complete = { task: task!.slice(5), variables: {} };
    await town.unit((unit) => one.intents(unit).completeTask(town.origin(run), complete));
  }
  await Promise.all(runs.map((run) => town.publish(other, 'go', run, { ttl: 1_000, id: run })));
  await Promise.all([one.runUntilIdle(), other.runUntilIdle()]);

  expect(await town.rows(`select from engine_instance`)).toEqual([]);
  for (const table of ['job', 'timer', 'subscription', 'incident'])
    expect(await town.rows(`select from engine_${table}`)).toEqual([]);
  expect(await town.rows(`select run from wrote where what = 'completed' group by run having count(*) > 1`)).toEqual(
    [],
  );
  expect(town.troubles).toEqual([]);
});

test('a connection that breaks in the middle loses nothing and repeats nothing', async () => {
  let kills = 5;
  const dying: Handler = async (unit, job) => {
    await town.write(unit, job.run, job.type);
    if (kills-- <= 0) return undefined;
    const { rows } = await unit.sql.raw('select pg_backend_pid() as pid');
    await town.admin.query('select pg_terminate_backend($1)', [rows[0].pid]);
    return undefined;
  };
  const engine = await town.engine({ ...handlers, b: dying }, { groupSize: 6 });
  const definition = await town.deploy(engine, steps);
  const runs = Array.from({ length: 20 }, (_, n) => `cut-${n}`);

  await Promise.all(runs.map((run) => town.start(engine, definition, run, { key: run })));
  await settled(engine, () => town.rows(`select from engine_job where type = 'b' or type = 'a'`));

  expect(town.troubles.length).toBeGreaterThan(0);
  for (const run of runs) expect(await town.wrote(run)).toEqual(['a', 'b', expect.stringMatching(/^task /)]);
  expect(await check()).toEqual([]);
});

test('what a dead process had in hand goes on elsewhere', async () => {
  let arrived: () => void = () => undefined;
  const inHand = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  let first = true;
  const stuck: Handler = async (unit, job) => {
    await town.write(unit, job.run, 'half done');
    if (!first) return undefined;
    first = false;
    const { rows } = await unit.sql.raw('select pg_backend_pid() as pid');
    arrived();
    // The process is as good as dead: its connection ends while it works.
    await unit.sql.raw('select pg_sleep(60)').catch(() => undefined);
    throw new Error(`connection ${rows[0].pid} is gone`);
  };
  const dying = await town.engine({ a: stuck }, { lanes: 1 });
  const definition = await town.deploy(dying, wrap(P('taken-over', st + S('a') + en + F('s|a', 'a|e'))));

  await town.start(dying, definition, 'taken-over');
  await inHand;
  const other = await town.engine({ a: stuck });
  await town.admin.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where query like '%pg_sleep(60)%' and pid <> pg_backend_pid()`,
  );
  await settled(other, () => town.rows(`select from engine_instance where run_id = 'taken-over'`));

  expect(await town.wrote('taken-over')).toEqual(['half done', 'completed']);
});

test('an instance whose case somebody holds is left alone until it is free', async () => {
  await town.rows('create table held_case (run text primary key)');
  await town.rows('grant select, update on held_case to sakin_app');
  await town.rows(`insert into held_case values ('held'), ('free')`);
  const engine = await town.engine(
    { a: write },
    {
      reserve: async (unit, runs) => {
        const { rows } = await unit.sql.raw(
          `with mine as (select run from held_case where run = any(:runs) for no key update skip locked)
          select run from held_case where run = any(:runs) and run not in (select run from mine)`,
          { runs: runs.map(({ run }) => run) },
        );
        return new Set(rows.map(({ run }: { run: string }) => run));
      },
    },
  );
  const definition = await town.deploy(engine, wrap(P('reserved', st + S('a') + en + F('s|a', 'a|e'))));

  await town.unit(async (unit) => {
    await unit.sql.raw(`select from held_case where run = 'held' for no key update`);
    for (const run of ['held', 'free']) await town.start(engine, definition, run);
    while ((await town.wrote('free')).length < 2) await new Promise(setImmediate);
    expect(await town.wrote('held')).toEqual([]);
  });
  await engine.runUntilIdle();

  expect(await town.wrote('held')).toEqual(['a', 'completed']);
});

test('the checker tells a user task that the product does not know', async () => {
  const engine = await town.engine();
  const definition = await town.deploy(engine, wrap(P('untold', st + U('u') + en + F('s|u', 'u|e'))));
  await town.start(engine, definition, 'untold');
  const [task] = await town.wrote('untold');

  expect(await checkTasks(town.pool)).toContain(`${task} waits in the engine but is not open`);
});

test('the checker tells a missing row, a surplus one and an orphan', async () => {
  const engine = await town.engine();
  const definition = await town.deploy(
    engine,
    wrap(
      P(
        'checked',
        `${st + U('u') + B('w', 'u', timer('t', 'PT1H')) + en}<endEvent id="e2"/>${F('s|u', 'u|e', 'w|e2')}`,
      ),
    ),
  );
  for (const run of ['sound', 'robbed', 'gifted']) await town.start(engine, definition, run);
  const key = async (run: string) =>
    (await town.rows<{ key: string }>('select key from engine_instance where run_id = $1', [run]))[0]!.key;
  const [robbed, gifted] = [await key('robbed'), await key('gifted')];
  expect(await check()).toEqual([]);

  await town.rows('delete from engine_job where instance_key = $1', [robbed]);
  await town.rows(
    `insert into engine_timer select instance_key, 99, tenant_id, element_id, element_n, due_at, repetitions from engine_timer where instance_key = $1`,
    [gifted],
  );
  await town.rows(
    `insert into engine_timer select 'nobody', n, tenant_id, element_id, element_n, due_at, repetitions from engine_timer where instance_key = $1 and n < 99`,
    [gifted],
  );

  expect(await check()).toEqual([
    { instance: 'nobody', what: expect.stringMatching(/^timer \d+ of an instance that is gone$/) },
    { instance: robbed, what: expect.stringMatching(/^has no row for job \d+ of u /) },
    { instance: gifted, what: expect.stringMatching(/^has a row that nothing waits for: timer 99 of w /) },
  ]);
});

/** Runs until nothing of this is left; a broken connection ends a run early, and a held back instance is tried again at once. */
async function settled(engine: Awaited<ReturnType<Town['engine']>>, left: () => Promise<unknown[]>): Promise<void> {
  while ((await left()).length > 0) {
    await town.rows('update engine_instance set hold_until = null where hold_until is not null');
    await engine.runUntilIdle().catch(() => undefined);
  }
}
