import { MemoryPort } from '../../../engine/embedded/memory/port.ts';
import type { Origin, Variables } from '../../../engine/port.ts';
import { B, en, F, msg, NS, onMessage, P, S, st, UJ, wrap } from '../contract/bpmn-kit.mjs';

const at = '2026-01-01T00:00:00.000Z';
const origin = (run: string): Origin => ({ tenant: 'baku', release: 'r1', run, at });

/** An engine in memory whose workers take anything, and what it tells. */
async function engine() {
  const port = new MemoryPort<null>(at);
  const incidents: string[] = [];
  const ended: string[] = [];
  await port.work(
    {
      taskOpened: async () => {},
      taskWithdrawn: async () => {},
      incidentRaised: async (_, { run, kind, message }) => void incidents.push(`${run} ${kind}: ${message}`),
      incidentResolved: async () => {},
      runEnded: async (_, { run }) => void ended.push(run),
    },
    { types: () => ['a'], execute: async () => ({ kind: 'done', variables: {} }) },
  );
  const deploy = async (content: string) =>
    (await port.deploy(null, origin('none'), [{ name: `baku/r1/${content.length}.bpmn`, content }]))[0]!.key;
  const begin = (run: string, definition: string, variables: Variables = {}) =>
    port.intents(null).start(origin(run), { definition, variables });
  return { port, incidents, ended, deploy, begin };
}

const script = (id: string, feel: string): string =>
  `<scriptTask id="${id}"><extensionElements><zeebe:script expression="=${feel.replaceAll('"', '&quot;').replaceAll('<', '&lt;')}" resultVariable="x"/></extensionElements></scriptTask>`;
const scripted = (feel: string): string => wrap(P('p', `${st}${script('t', feel)}${en}${F('s|t', 't|e')}`));

test('ten thousand elements are compiled and run', async () => {
  const { port, ended, deploy, begin } = await engine();
  const ids = Array.from({ length: 10_000 }, (_, n) => `m${n}`);
  const nodes = ids.map((id, n) => `<bpmn:${n % 5000 === 4999 ? 'userTask' : 'manualTask'} id="${id}"/>`);
  const flows = ['s', ...ids].map(
    (id, n) => `<bpmn:sequenceFlow id="f${n}" sourceRef="${id}" targetRef="${ids[n] ?? 'e'}"/>`,
  );
  const definition = await deploy(
    `<bpmn:definitions id="D" ${NS}><bpmn:process id="p" isExecutable="true"><bpmn:startEvent id="s"/>${nodes.join('')}<bpmn:endEvent id="e"/>${flows.join('')}</bpmn:process></bpmn:definitions>`,
  );
  await begin('long', definition);
  for (const _ of [1, 2])
    await port
      .intents(null)
      .completeTask(origin('long'), { task: [...port.engine.tables.jobs.keys()][0]!, variables: {} });

  expect(ended).toEqual(['long']);
});

test('an endless loop of scripts becomes an incident, and the others go on', async () => {
  const { incidents, ended, deploy, begin } = await engine();
  const loop = await deploy(
    wrap(P('loop', `${st}<exclusiveGateway id="g"/>${script('t', '1')}${F('s|g', 'g|t', 't|g')}`)),
  );
  const other = await deploy(scripted('1 + 1'));
  await begin('endless', loop);
  await begin('other', other);

  expect(incidents).toEqual([expect.stringMatching(/^endless loop: .*10000/)]);
  expect(ended).toEqual(['other']);
});

test.each([
  ['never ends', 'for a in 1..1000, b in 1..1000, c in 1..1000 return a'],
  ['eats memory', 'count(for a in 1..99999 return for b in 1..99999 return b)'],
  ['calls itself', '{f: function(n) f(n + 1), r: f(0)}.r'],
  ['doubles a text', '{d: function(t, n) if n = 0 then t else d(t + t, n - 1), r: d("xxxxxxxxxxxxxxxx", 60)}.r'],
  ['has a pattern that takes for ever', 'matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "(a+)+$")'],
])('an expression that %s ends without harm', async (_, feel) => {
  const { port, incidents, ended, deploy, begin } = await engine();
  await begin('hostile', await deploy(scripted(feel)));
  await begin('other', await deploy(scripted('2')));

  expect(ended).toContain('other');
  expect(incidents.length + ended.filter((run) => run === 'hostile').length).toBe(1);
  expect(JSON.stringify([...port.engine.tables.incidents.values()]).length).toBeLessThan(20_000);
});

test('variables beyond 1 MB, and commands beyond 4 MB, are refused and change nothing', async () => {
  const { port, ended, deploy, begin } = await engine();
  const definition = await deploy(wrap(P('p', `${st}${UJ('u')}${en}${F('s|u', 'u|e')}`)));
  const million = 'x'.repeat(1_000_000);

  await expect(begin('large', definition, { text: million.repeat(5) })).rejects.toThrow(
    /at most 1 MB in the variable text/,
  );
  await expect(
    begin('many', definition, { a: million, b: million, c: million, d: million, e: million }),
  ).rejects.toThrow(/at most 4 MB of variables/);
  expect(port.engine.tables.jobs.size).toBe(0);

  await begin('right', definition, { a: million });
  const task = [...port.engine.tables.jobs.keys()][0]!;
  const list = Array.from({ length: 300_000 }, () => 'entry');
  await expect(port.intents(null).completeTask(origin('right'), { task, variables: { list } })).rejects.toThrow(/1 MB/);
  await port.intents(null).completeTask(origin('right'), { task, variables: {} });
  expect(ended).toEqual(['right']);
});

test('an XML bomb is not blown up', async () => {
  const { deploy } = await engine();
  const entities = Array.from({ length: 9 }, (_, n) => `<!ENTITY b${n + 1} "${`&b${n};`.repeat(10)}">`).join('');
  const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY b0 "boom">${entities}]>${wrap(
    P('p', `${st}${S('a')}${en}${F('s|a', 'a|e')}`),
  )
    .replace(/^<\?xml[^>]*>/, '')
    .replace('id="a"', 'id="a" name="&b9;"')}`;

  const said = await deploy(bomb).then(
    () => 'taken as it stands',
    (error: Error) => error.message,
  );
  expect(said.length).toBeLessThan(1_000);
});

test('a thousand messages at one subscription each have their effect once', async () => {
  const { port, deploy, begin } = await engine();
  const definition = await deploy(
    wrap(
      `${msg('m', 'ping', '=key')}${P('p', `${st}${UJ('u')}${B('b', 'u', onMessage('m'), false)}${UJ('v')}${en}<endEvent id="e2"/>${F('s|u', 'u|e', 'b|v', 'v|e2')}`)}`,
    ),
  );
  await begin('busy', definition, { key: 'k' });
  for (let n = 0; n < 1000; n += 1)
    await port.intents(null).publish(origin('busy'), {
      name: 'ping',
      correlationKey: 'k',
      id: `m${n % 500}`,
      ttl: 60_000,
      variables: {},
    });

  expect([...port.engine.tables.jobs.values()].filter(({ element }) => element === 'v')).toHaveLength(500);
});
