import { checkConsistency } from '../../../engine/embedded/postgres/checker.ts';
import { Definitions } from '../../../engine/embedded/postgres/definitions.ts';
import type { OpenTask, Resource } from '../../../engine/port.ts';
import { en, F, P, S, st, U, wrap } from '../contract/bpmn-kit.mjs';
import { Town } from './town.ts';

let town: Town;
beforeAll(async () => {
  town = await Town.make();
});
afterEach(() => town.stopEngines());
afterAll(() => town.close());

const call = (process: string, inner = '') =>
  `<callActivity id="ca"><extensionElements><zeebe:calledElement processId="${process}"/></extensionElements>${inner}</callActivity>`;
const each =
  '<multiInstanceLoopCharacteristics><extensionElements><zeebe:loopCharacteristics inputCollection="=items" inputElement="item" outputCollection="results" outputElement="=r"/></extensionElements></multiInstanceLoopCharacteristics>';
const parentOf = (id: string, process: string, inner?: string) =>
  wrap(P(id, `${st}${call(process, inner)}${S('z')}${en}${F('s|ca', 'ca|z', 'z|e')}`));
const childOf = (id: string, task: string) =>
  wrap(P(id, `<startEvent id="cs"/>${task}<endEvent id="ce"/>${F('cs|c', 'c|ce')}`));

async function deploy(engine: Awaited<ReturnType<Town['engine']>>, tenant: string, ...files: [string, string][]) {
  const resources: Resource[] = files.map(([name, content]) => ({ name: `${tenant}/r1/${name}`, content }));
  const origin = { tenant, release: 'r1', at: town.clock.now() };
  const definitions = await town.unit((unit) => engine.deploy(unit, origin, resources), tenant);
  return Object.fromEntries(definitions.map(({ processId, key }) => [processId, key]));
}

const mismatches = async () => (await checkConsistency(town.pool, new Definitions(() => Date.now()))).mismatches;

test('a call for each item is carried through the jobs of all its children in one transaction', async () => {
  const engine = await town.engine({
    c: async (unit, job) => {
      await town.write(unit, job.run, `c ${job.definition}`);
      return { kind: 'done', variables: { r: Number(job.variables.item) * 2 } };
    },
    z: async (unit, job) => {
      await town.write(unit, job.run, `z ${(job.variables.results as number[]).at(-1)}`);
      return undefined;
    },
  });
  const keys = await deploy(
    engine,
    'north',
    ['p.bpmn', parentOf('calls', 'works', each)],
    ['c.bpmn', childOf('works', S('c'))],
  );

  await town.start(engine, keys.calls!, 'many', { items: [1, 2, 3] });
  await engine.runUntilIdle();

  expect(await town.wrote('many')).toEqual([...Array(3).fill(`c ${keys.works}`), 'z 6', 'completed']);
  expect(await town.rows(`select distinct tx from wrote where run = 'many'`)).toHaveLength(1);
  const past = await town.rows<{ definition_key: string; instance_key: string }>(
    `select definition_key, instance_key from engine_element_history where run_id = 'many' and what = 'completed' and element_id = 'c'`,
  );
  expect(past.map(({ definition_key }) => definition_key)).toEqual(Array(3).fill(keys.works));
  expect(new Set(past.map(({ instance_key }) => instance_key)).size).toBe(3);
});

test('a task in a called process is told with the definition that it stands in, and the tables fit the states', async () => {
  const told: OpenTask[] = [];
  const engine = await town.engine(
    { z: async () => undefined },
    { listener: { taskOpened: async (_, task) => void told.push(task) } },
  );
  const keys = await deploy(
    engine,
    'north',
    ['p2.bpmn', parentOf('asks', 'asked')],
    ['c2.bpmn', childOf('asked', U('c'))],
  );
  const runs = Array.from({ length: 12 }, (_, n) => `asked-${n}`);

  for (const run of runs) await town.start(engine, keys.asks!, run);
  await engine.runUntilIdle();

  expect(told.map(({ run, definition, element }) => [run, definition, element])).toEqual(
    runs.map((run) => [run, keys.asked, 'c']),
  );
  expect(await mismatches()).toEqual([]);
  await Promise.all(
    told.map(({ run, key }) =>
      town.unit((unit) => engine.intents(unit).completeTask(town.origin(run), { task: key, variables: {} })),
    ),
  );
  await engine.runUntilIdle();
  for (const run of runs) expect(await town.wrote(run)).toEqual(['completed']);
  expect(town.troubles).toEqual([]);
});

test('nobody calls a process or a decision of another tenant', async () => {
  const engine = await town.engine();
  const decides = wrap(
    P(
      'decides',
      `${st}<businessRuleTask id="d"><extensionElements><zeebe:calledDecision decisionId="theirs" resultVariable="r"/></extensionElements></businessRuleTask>${en}${F('s|d', 'd|e')}`,
    ),
  );
  const theirs = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="f" name="f" namespace="x"><decision id="theirs" name="theirs"><literalExpression id="l"><text>1</text></literalExpression></decision></definitions>`;
  await deploy(engine, 'south', ['c3.bpmn', childOf('only-south', S('c'))], ['d.dmn', theirs]);
  const keys = await deploy(engine, 'north', ['p3.bpmn', parentOf('reaches', 'only-south')], ['d3.bpmn', decides]);

  await town.start(engine, keys.reaches!, 'reaches');
  await town.start(engine, keys.decides!, 'decides');

  expect(await town.wrote('reaches')).toEqual(['incident called-element']);
  expect(await town.wrote('decides')).toEqual(['incident called-decision']);
});

test('a child that another process has deployed meanwhile is called', async () => {
  const [one, other] = [await town.engine(), await town.engine()];
  const keys = await deploy(
    one,
    'north',
    ['p4.bpmn', parentOf('follows', 'newer')],
    ['c4.bpmn', childOf('newer', S('c', 'old'))],
  );
  await town.start(one, keys.follows!, 'first');
  await deploy(other, 'north', ['c4.bpmn', childOf('newer', S('c', 'new'))]);
  await town.start(one, keys.follows!, 'second');

  const jobs = await town.rows<{ run: string; type: string }>(
    `select i.run_id as run, j.type from engine_job j join engine_instance i on i.key = j.instance_key where i.run_id in ('first', 'second') order by 1`,
  );
  expect(jobs).toEqual([
    { run: 'first', type: 'old' },
    { run: 'second', type: 'new' },
  ]);
  expect(await mismatches()).toEqual([]);
});

test('a modified and migrated instance is found under its new definition, and the tables fit its state', async () => {
  const engine = await town.engine();
  const boundary = (id: string) =>
    `<boundaryEvent id="${id}" attachedToRef="a"><timerEventDefinition id="t${id}"><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent>`;
  const version = (timer: string, more = '') =>
    wrap(
      P(
        'moves',
        `${st}${S('a')}${boundary(timer)}${S('b')}${more}${en}<endEvent id="e2"/>${F('s|a', 'a|b', 'b|e', `${timer}|e2`)}`,
      ),
    );
  const first = await deploy(engine, 'north', ['m.bpmn', version('late')]);
  const second = await deploy(engine, 'north', ['m.bpmn', version('later')]);
  await town.start(engine, first.moves!, 'moves');
  const [{ key }] = (await town.rows<{ key: string }>(`select key from engine_instance where run_id = 'moves'`)) as [
    { key: string },
  ];

  await town.unit(async (unit) => {
    const intents = engine.intents(unit);
    await intents.modifyInstance!(town.origin('moves'), { instance: key, activate: [{ element: 'b' }], terminate: [] });
    const elements = { a: 'a', b: 'b', late: 'later' };
    await intents.migrateInstance!(town.origin('moves'), { instance: key, definition: second.moves!, elements });
  });

  expect(await town.rows(`select definition_key from engine_instance where run_id = 'moves'`)).toEqual([
    { definition_key: second.moves },
  ]);
  expect(await town.rows('select element_id from engine_timer where instance_key = $1', [key])).toEqual([
    { element_id: 'later' },
  ]);
  expect(await mismatches()).toEqual([]);
  const jobs = await town.rows<{ n: number }>('select n from engine_job where instance_key = $1 order by n', [key]);
  for (const { n } of jobs)
    await town.unit((unit) =>
      engine
        .direct(unit)
        .command(town.origin('moves'), key, { kind: 'completeJob', job: `${key}.${n}`, variables: {} }),
    );
  const [last] = await town.rows<{ n: number }>('select n from engine_job where instance_key = $1', [key]);
  await town.unit((unit) =>
    engine
      .direct(unit)
      .command(town.origin('moves'), key, { kind: 'completeJob', job: `${key}.${last!.n}`, variables: {} }),
  );
  expect(await town.wrote('moves')).toEqual(['completed']);
});

test('who has a native task hears of its assignee, and of the element that it stands at after a migration', async () => {
  const told: string[] = [];
  const say = (what: string) => async (_: unknown, task: OpenTask) =>
    void told.push(`${what} ${task.element} ${task.assignee ?? 'nobody'}`);
  const engine = await town.engine({}, { listener: { taskOpened: say('opened'), taskChanged: say('changed') } });
  const version = (id: string) => wrap(P('tasks', `${st}${U(id)}${en}${F(`s|${id}`, `${id}|e`)}`));
  const first = await deploy(engine, 'north', ['t.bpmn', version('u')]);
  const second = await deploy(engine, 'north', ['t.bpmn', version('v')]);
  await town.start(engine, first.tasks!, 'tasks');
  const [row] = await town.rows<{ instance: string; n: number }>(
    `select j.instance_key as instance, j.n from engine_job j join engine_instance i on i.key = j.instance_key where i.run_id = 'tasks'`,
  );
  const { instance, n } = row!;

  await town.unit((unit) =>
    engine.intents(unit).assignTask!(town.origin('tasks'), { task: `${instance}.${n}`, assignee: 'ann' }),
  );
  await town.unit((unit) =>
    engine.intents(unit).migrateInstance!(town.origin('tasks'), {
      instance,
      definition: second.tasks!,
      elements: { u: 'v' },
    }),
  );

  expect(told).toEqual(['opened u nobody', 'changed u ann', 'changed v ann']);
  expect(
    await town.rows(
      `select element_id, task::json ->> 'assignee' as assignee from engine_job where instance_key = $1`,
      [instance],
    ),
  ).toEqual([{ element_id: 'v', assignee: 'ann' }]);
  expect(await mismatches()).toEqual([]);
});
