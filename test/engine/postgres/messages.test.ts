import { CommandRefused } from '../../../engine/port.ts';
import { en, F, msg, P, S, st, U, wrap } from '../contract/bpmn-kit.mjs';
import { Town } from './town.ts';

let town: Town;
beforeAll(async () => {
  town = await Town.make();
});
afterEach(() => town.stopEngines());
afterAll(() => town.close());

const caught =
  '<intermediateCatchEvent id="c"><messageEventDefinition id="definition" messageRef="M"/></intermediateCatchEvent>';
const catching = (process: string, job = '') =>
  wrap(
    msg('M', 'go', '=key') +
      P(process, `${st}${job && S(job)}${caught}${en}${job ? F(`s|${job}`, `${job}|c`, 'c|e') : F('s|c', 'c|e')}`),
  );
const started = (process: string) =>
  wrap(
    msg('M', 'begin') +
      P(
        process,
        `<startEvent id="s"><messageEventDefinition id="d" messageRef="M"/></startEvent>${S('a', 'manual')}${en}${F('s|a', 'a|e')}`,
      ),
  );
const alive = async (run: string) =>
  (await town.rows(`select from engine_instance where run_id = $1 or start_key = $1`, [run])).length;

test('a message waits for its subscription as long as it lives, and no longer', async () => {
  const engine = await town.engine();
  const definition = await town.deploy(engine, catching('early'));
  await town.publish(engine, 'go', 'k1', { ttl: 60_000 });
  await town.publish(engine, 'go', 'k2', { ttl: 60_000 });
  await town.publish(engine, 'go', 'k3');
  await engine.runUntilIdle();

  await town.start(engine, definition, 'k1', { key: 'k1' });
  await engine.runUntilIdle();
  town.clock.at += 60_000;
  await town.start(engine, definition, 'k2', { key: 'k2' });
  await town.start(engine, definition, 'k3', { key: 'k3' });
  await engine.runUntilIdle();

  expect([await alive('k1'), await alive('k2'), await alive('k3')]).toEqual([0, 1, 1]);
});

test('the same id is one message while it is kept, and a new one after', async () => {
  const engine = await town.engine();
  const send = async () => {
    const message = {
      tenant: 'north',
      release: 'r1',
      run: 'x',
      what: 'message',
      name: 'go',
      correlationKey: 'same',
    } as const;
    const rest = { id: 'once', ttl: 1_000, variables: '{}', publishedAt: town.clock.at };
    const sent = await town.unit((unit) => engine.direct(unit).send({ ...message, ...rest }));
    await engine.runUntilIdle();
    return sent;
  };

  expect([await send(), await send()]).toEqual([true, false]);
  town.clock.at += 1_000;
  expect([await send(), await send()]).toEqual([true, false]);
});

test('a process takes a buffered message once, the oldest subscription first', async () => {
  const engine = await town.engine();
  const definition = await town.deploy(engine, catching('once'));
  for (const run of ['o1', 'o2']) await town.start(engine, definition, run, { key: 'shared' });

  await town.publish(engine, 'go', 'shared', { ttl: 60_000 });
  await engine.runUntilIdle();
  await town.start(engine, definition, 'o3', { key: 'shared' });
  await engine.runUntilIdle();

  expect([await alive('o1'), await alive('o2'), await alive('o3')]).toEqual([0, 1, 1]);
});

test('messages of one key arrive in the order in which they were published', async () => {
  const engine = await town.engine({}, { lanes: 3 });
  const loop = '<exclusiveGateway id="x" default="back"/>';
  const definition = await town.deploy(
    engine,
    wrap(
      msg('M', 'go', '=key') +
        P(
          'ordered',
          `${st}<exclusiveGateway id="j"/>${caught}<scriptTask id="t"><extensionElements><zeebe:script expression="=append(seen, n)" resultVariable="seen"/></extensionElements></scriptTask>${loop}${en}${F('s|j', 'j|c', 'c|t', 't|x', 'x|e|=count(seen) = 99', 'x|j||back')}`,
        ),
    ),
  );
  await town.start(engine, definition, 'ordered', { key: 'row', seen: [] });

  await town.unit(async (unit) => {
    for (let n = 1; n <= 20; n++)
      await engine
        .intents(unit)
        .publish(town.origin('row'), { name: 'go', correlationKey: 'row', id: `m${n}`, ttl: 60_000, variables: { n } });
  });
  await engine.runUntilIdle();

  const [row] = await town.rows<{ state: string }>(`select state from engine_instance where run_id = 'ordered'`);
  // A process takes each buffered message once; twenty messages are twenty turns of the loop.
  expect(JSON.parse(row!.state).elements[0].vars.seen).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
});

test('a message and the subscription it is for never miss each other, however they meet', async () => {
  const one = await town.engine({ opens: async () => undefined }, { lanes: 2, groupSize: 4 });
  const other = await town.engine({ opens: async () => undefined }, { lanes: 2, groupSize: 4 });
  const definition = await town.deploy(one, catching('racing', 'opens'));
  const runs = Array.from({ length: 120 }, (_, n) => `race-${n}`);

  await Promise.all(
    runs.flatMap((run, n) => [
      town.start(n % 2 ? one : other, definition, run, { key: run }),
      town.publish(n % 3 ? one : other, 'go', run, { ttl: 60_000, id: run }),
    ]),
  );
  await one.runUntilIdle();
  await other.runUntilIdle();

  expect(await town.rows(`select run_id from engine_instance where run_id like 'race-%'`)).toEqual([]);
  expect(town.troubles).toEqual([]);
});

test('a start message has one living instance for each key; the next starts when it has ended', async () => {
  const engine = await town.engine();
  await town.deploy(engine, started('single-start'));
  const living = () => town.rows<{ key: string }>(`select key from engine_instance where start_key = 'house-7'`);

  await town.publish(engine, 'begin', 'house-7', { ttl: 60_000, id: 'first' });
  await town.publish(engine, 'begin', 'house-7', { ttl: 60_000, id: 'second' });
  await town.publish(engine, 'begin', 'house-7', { id: 'not kept' });
  await engine.runUntilIdle();
  const [first, ...others] = await living();
  expect(others).toEqual([]);

  await town.unit((unit) => engine.direct(unit).command(town.origin('x'), first!.key, { kind: 'cancel' }));
  await engine.runUntilIdle();
  const [second] = await living();
  expect(second!.key).not.toBe(first!.key);

  await town.unit((unit) => engine.direct(unit).command(town.origin('x'), second!.key, { kind: 'cancel' }));
  await engine.runUntilIdle();
  expect(await living()).toEqual([]);
});

test('a timer starts its process at each of its instants', async () => {
  const engine = await town.engine({ a: async (unit, job) => town.write(unit, 'clock', job.at).then(() => undefined) });
  await town.deploy(
    engine,
    wrap(
      P(
        'nightly',
        `<startEvent id="s"><timerEventDefinition id="t"><timeCycle xsi:type="bpmn:tFormalExpression">R2/PT24H</timeCycle></timerEventDefinition></startEvent>${S('a')}${en}${F('s|a', 'a|e')}`,
      ),
    ),
  );
  const began = town.clock.at;
  await engine.runUntilIdle();

  for (const day of [1, 2, 3]) {
    town.clock.at = began + day * 86_400_000;
    await engine.runUntilIdle();
  }

  expect(await town.wrote('clock')).toEqual([1, 2].map((day) => new Date(began + day * 86_400_000).toISOString()));
});

test('a timer start that cannot begin its instance is put off and counted, and starts when it can; others start meanwhile', async () => {
  const nightly = (id: string, what = '') =>
    wrap(
      P(
        id,
        `<startEvent id="s"><timerEventDefinition id="t"><timeDuration xsi:type="bpmn:tFormalExpression">PT1H</timeDuration></timerEventDefinition></startEvent>${what || S('a')}${en}${F('s|a', 'a|e')}`,
      ),
    );
  let broken = true;
  const begun: string[] = [];
  const listener = {
    taskOpened: async (_: unknown, { key }: { key: string }) => {
      if (broken) throw new Error('expected a place for the task but there is none');
      begun.push(key);
    },
  };
  const before = await town.engine();
  const torn = await town.deploy(before, nightly('torn'));
  await town.deploy(before, nightly('unheard', U('a')));
  await town.deploy(before, nightly('well'));
  await town.stopEngines();
  const [{ content }] = (await town.rows<{ content: string }>('select content from engine_definition where key = $1', [
    torn,
  ])) as [{ content: string }];
  await town.rows(`update engine_definition set content = '<torn', sha256 = 'torn starts' where key = $1`, [torn]);

  town.clock.at += 3_600_000;
  const engine = await town.engine(
    { a: (unit, job) => town.write(unit, 'started', job.type).then(() => undefined) },
    { listener },
  );
  await engine.runUntilIdle();

  expect(await town.wrote('started')).toEqual(['a']);
  expect(await town.rows(`select process_id from engine_start where hold_until is not null order by 1`)).toEqual([
    { process_id: 'torn' },
    { process_id: 'unheard' },
  ]);
  expect(await engine.health()).toMatchObject({ heldBack: 2 });
  expect(town.troubles.length).toBeGreaterThan(1);

  broken = false;
  await town.rows(`update engine_definition set content = $2, sha256 = 'mended' where key = $1`, [torn, content]);
  await town.rows(`update engine_start set hold_until = now() - interval '1 second' where hold_until is not null`);
  await engine.runUntilIdle();

  expect(await town.wrote('started')).toEqual(['a', 'a']);
  expect(begun).toHaveLength(1);
  expect(await engine.health()).toMatchObject({ heldBack: 0 });
  expect(await town.rows('select from engine_start where due_at is not null')).toEqual([]);
});

test('a diagram that cannot run is refused, and nothing of its deployment stays', async () => {
  const engine = await town.engine();
  const bad = wrap(P('bad', `${st}<complexGateway id="g"/>${en}${F('s|g', 'g|e')}`));

  await expect(town.deploy(engine, bad)).rejects.toThrow('ComplexGateway');
  expect(await town.rows(`select from engine_definition where process_id = 'bad'`)).toEqual([]);
  await expect(town.start(engine, 'no-such-key', 'x')).rejects.toThrow(CommandRefused);
});
