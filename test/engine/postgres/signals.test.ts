import { checkConsistency } from '../../../engine/embedded/postgres/checker.ts';
import { Definitions } from '../../../engine/embedded/postgres/definitions.ts';
import { catchEvent, en, endBy, F, onSignal, P, S, signal, st, startBy, wrap } from '../contract/bpmn-kit.mjs';
import { Town } from './town.ts';

let town: Town;
beforeAll(async () => {
  town = await Town.make();
});
afterEach(() => town.stopEngines());
afterAll(() => town.close());

const go = signal('G', 'go');
const waiting = wrap(
  go + P('waiting', `${st}${catchEvent('c', onSignal())}${S('heard', 'manual')}${en}${F('s|c', 'c|heard', 'heard|e')}`),
);
const starting = wrap(go + P('starting', `${startBy('s', onSignal())}${S('a', 'manual')}${en}${F('s|a', 'a|e')}`));
const throwing = wrap(go + P('throwing', `${st}${endBy('x', onSignal())}${F('s|x')}`));

const heard = async (tenant: string) =>
  (await town.rows(`select from engine_job where element_id = 'heard' and tenant_id = $1`, [tenant])).length;
const started = (tenant: string) =>
  town.rows<{ key: string; run_id: string }>(
    `select key, run_id from engine_instance where process_id = 'starting' and tenant_id = $1`,
    [tenant],
  );

test('a signal is for everybody of its tenant, each once, more than fit into one commit, and for nobody else', async () => {
  const [first, second] = [await town.engine({}, { groupSize: 10 }), await town.engine({}, { groupSize: 10 })];
  const keys: { [tenant: string]: string } = {};
  for (const tenant of ['north', 'south']) {
    keys[tenant] = await town.deploy(first, waiting, tenant);
    await town.deploy(first, starting, tenant);
    for (let i = 0; i < 25; i++) await town.start(first, keys[tenant], `${tenant}-${i}`, {}, tenant);
  }
  await first.runUntilIdle();

  await town.start(second, await town.deploy(second, throwing), 'thrower');
  await Promise.all([first.runUntilIdle(), second.runUntilIdle()]);

  expect([await heard('north'), await heard('south')]).toEqual([25, 0]);
  expect([(await started('north')).length, (await started('south')).length]).toEqual([1, 0]);
  expect((await checkConsistency(town.pool, new Definitions(Date.now))).mismatches).toEqual([]);
});

test('who begins to wait while a signal is still on its way hears nothing of it', async () => {
  const engine = await town.engine({}, { groupSize: 10 });
  const definition = await town.deploy(engine, waiting);
  await town.start(engine, definition, 'held');
  await engine.runUntilIdle();
  const held = () => town.rows<{ key: string }>(`select key from engine_instance where run_id = 'held'`);
  const [{ key }] = (await held()) as [{ key: string }];
  const before = await heard('north');

  // As long as one of those who wait is held back, the signal stays on its way.
  await town.rows(`update engine_instance set hold_until = now() + interval '1 hour' where key = $1`, [key]);
  await town.start(engine, await town.deploy(engine, throwing), 'thrower-2');
  await town.start(engine, definition, 'late-comer');
  for (let late = 0; late === 0; )
    late = (
      await town.rows(
        `select from engine_subscription where instance_key in (select key from engine_instance where run_id = 'late-comer')`,
      )
    ).length;
  expect(await heard('north')).toBe(before);

  await town.rows('update engine_instance set hold_until = null where key = $1', [key]);
  await engine.runUntilIdle();
  expect(await heard('north')).toBe(before + 1);
});

test('what a signal starts is no run of whoever threw it', async () => {
  const engine = await town.engine();
  await town.deploy(engine, starting);
  await town.start(engine, await town.deploy(engine, throwing), 'somebody');
  await engine.runUntilIdle();

  const all = await started('north');
  expect(all.length).toBeGreaterThan(0);
  for (const { key, run_id } of all) expect(run_id).toBe(key);
});

test('a signal leaves nothing behind for those who come later', async () => {
  const engine = await town.engine();
  await town.start(engine, await town.deploy(engine, throwing), 'early');
  await engine.runUntilIdle();
  const before = await heard('north');

  await town.start(engine, await town.deploy(engine, waiting), 'late');
  await engine.runUntilIdle();

  expect([await heard('north'), (await town.rows('select from engine_message')).length]).toEqual([before, 0]);
});

test('a unit of work, and a handler after its job, broadcast one of their own', async () => {
  const own = waiting
    .replaceAll('name="go"', 'name="on"')
    .replaceAll('"heard"', '"own"')
    .replaceAll('id="waiting"', 'id="own-waiting"');
  const heardOwn = async () => (await town.rows(`select from engine_job where element_id = 'own'`)).length;
  const engine = await town.engine({
    tell: async (unit, job) => {
      const origin = { ...town.origin(job.run), at: job.at };
      await engine.intents(unit).broadcast!(origin, { name: 'on', variables: { by: 'handler' } });
      return undefined;
    },
  });
  const definition = await town.deploy(engine, own);
  const telling = await town.deploy(engine, wrap(P('telling', `${st}${S('tell')}${en}${F('s|tell', 'tell|e')}`)));
  expect(engine.abilities.has('signals')).toBe(true);

  await town.start(engine, definition, 'hears-1');
  await engine.runUntilIdle();
  await expect(
    town.unit(async (unit) => {
      await engine.intents(unit).broadcast!(town.origin('undone'), { name: 'on', variables: {} });
      throw new Error('undone');
    }),
  ).rejects.toThrow('undone');
  await engine.runUntilIdle();
  expect(await heardOwn()).toBe(0);
  await town.unit((unit) => engine.intents(unit).broadcast!(town.origin('said'), { name: 'on', variables: {} }));
  await engine.runUntilIdle();
  expect(await heardOwn()).toBe(1);

  await town.start(engine, definition, 'hears-2');
  await engine.runUntilIdle();
  await town.start(engine, telling, 'tells');
  await engine.runUntilIdle();
  expect(await heardOwn()).toBe(2);
});
