// Variable scopes, mappings and merging. Every expectation was taken from the real engine (8.5.4 and 8.8.0).
import { B, en, end, eq, F, io, onTimer, P, S, st, sub, U, wrap } from './bpmn-kit.mjs';

export const cases = [];
const t = (name, xml, fn, more) => cases.push({ name: `variables: ${name}`, xml: wrap(xml), fn, ...more });
const task = (...mappings) => P('p', `${st}${S('a', 'a', io(...mappings))}${S('z')}${en}${F('s|a', 'a|z', 'z|e')}`);

t('a job result without output mapping goes to the root', task([], []), async (h) => {
  await h.start('p', { x: 1 });
  await h.complete('a', { x: 2, y: 3 });
  eq(await h.vars(), { x: 2, y: 3 }, 'merged');
});
t(
  'input mappings run in order and see those before them',
  task([
    ['=1', 'x'],
    ['=x + 1', 'y'],
    ['=y + x', 'z'],
  ]),
  async (h) => {
    await h.start('p', { x: 100 });
    eq(await h.scopeOf('a'), { x: 1, y: 2, z: 3 }, 'in order');
    eq(await h.vars(), { x: 100 }, 'root untouched');
  },
);
t('an input mapping to a.b builds a new local a', task([['=5', 'a.b']]), async (h) => {
  await h.start('p', { a: { b: 1, c: 2 } });
  eq(await h.scopeOf('a'), { a: { b: 5 } }, 'new');
});
t(
  'two input mappings to a.b and a.c build one a',
  task([
    ['=5', 'a.b'],
    ['=6', 'a.c'],
  ]),
  async (h) => {
    await h.start('p', {});
    eq(await h.scopeOf('a'), { a: { b: 5, c: 6 } }, 'one');
  },
);
t('an output mapping to a.b merges into the a that is there', task([], [['=r', 'a.b']]), async (h) => {
  await h.start('p', { a: { b: 1, c: 2 } });
  await h.complete('a', { r: 5 });
  eq(await h.vars(), { a: { b: 5, c: 2 } }, 'merged');
});
t('an output mapping to a.b where a is a number makes a null', task([], [['=r', 'a.b']]), async (h) => {
  await h.start('p', { a: 7 });
  await h.complete('a', { r: 5 });
  eq([await h.vars(), await h.incidents()], [{ a: null }, []], 'null');
});
t('an output mapping to a.b where there is no a makes one', task([], [['=r', 'a.b']]), async (h) => {
  await h.start('p', {});
  await h.complete('a', { r: 5 });
  eq(await h.vars(), { a: { b: 5 } }, 'made');
});
t(
  'output mappings see those before them',
  task(
    [],
    [
      ['=r', 'x'],
      ['=x * 2', 'y'],
    ],
  ),
  async (h) => {
    await h.start('p', { x: 100 });
    await h.complete('a', { r: 5 });
    eq(await h.vars(), { x: 5, y: 10 }, 'in order');
  },
);
t(
  'a missing variable maps to null without incident',
  task(
    [
      ['=missing', 'x'],
      ['=obj.no.way', 'y'],
    ],
    [['=gone', 'z']],
  ),
  async (h) => {
    await h.start('p', { obj: {} });
    eq([await h.scopeOf('a'), await h.incidents()], [{ x: null, y: null }, []], 'in');
    await h.complete('a', {});
    eq([await h.vars(), await h.incidents()], [{ obj: {}, z: null }, []], 'out');
  },
);
t(
  'an input source without = is text, even when it looks like a number',
  task([
    ['5', 'x'],
    ['true', 'y'],
    ['hello', 'z'],
  ]),
  async (h, version) => {
    await h.start('p', {});
    eq(await h.scopeOf('a'), { x: '5', y: 'true', z: 'hello' }, `text on ${version}`);
  },
);
t(
  'an output mapping restricts what leaves, and the rest is gone with the task',
  task([], [['=r', 'kept']]),
  async (h) => {
    await h.start('p', {});
    await h.complete('a', { r: 1, junk: 2 });
    eq(await h.vars(), { kept: 1 }, 'only mapped');
    eq(await h.scopeOf('a'), { r: 1, junk: 2 }, 'the rest was local');
  },
);
t('a result equal to the local goes past it to the root', task([['=1', 'x']]), async (h) => {
  await h.start('p', { x: 100 });
  await h.complete('a', { x: 1 });
  eq(await h.vars(), { x: 1 }, 'root');
});
t(
  'a result updates the nearest scope that has the name',
  P(
    'p',
    `${st}<subProcess id="sp"><extensionElements>${io([['=1', 'x']])}</extensionElements><startEvent id="sps"/>${S('a')}<endEvent id="spe"/>${F('sps|a', 'a|spe')}</subProcess>${S('z')}${en}${F('s|sp', 'sp|z', 'z|e')}`,
  ),
  async (h) => {
    await h.start('p', { x: 100, y: 1 });
    await h.complete('a', { x: 2, y: 3, n: 4 });
    eq(await h.vars(), { x: 100, y: 3, n: 4 }, 'x stayed in the sub-process');
  },
);
t(
  'without output mapping a sub-process leaves nothing of its own',
  P(
    'p',
    `${st}<subProcess id="sp"><extensionElements>${io([['=1', 'x']])}</extensionElements><startEvent id="sps"/>${S('a')}<endEvent id="spe"/>${F('sps|a', 'a|spe')}</subProcess>${S('z')}${en}${F('s|sp', 'sp|z', 'z|e')}`,
  ),
  async (h) => {
    await h.start('p', {});
    await h.complete('a', { x: 2 });
    eq(await h.vars(), {}, 'gone');
  },
);
t(
  'an output mapping inside a sub-process merges from the sub-process upwards',
  P(
    'p',
    `${st}<subProcess id="sp"><extensionElements>${io([['=1', 'x']])}</extensionElements><startEvent id="sps"/>${S(
      'a',
      'a',
      io(
        [],
        [
          ['=r', 'x'],
          ['=r', 'y'],
        ],
      ),
    )}${S('b')}<endEvent id="spe"/>${F('sps|a', 'a|b', 'b|spe')}</subProcess>${en}${F('s|sp', 'sp|e')}`,
  ),
  async (h) => {
    await h.start('p', { x: 100 });
    await h.complete('a', { r: 5 });
    eq([await h.vars(), await h.scopeOf('sp')], [{ x: 100, y: 5 }, { x: 5 }], 'x inside, y to the root');
  },
);
t(
  'an output mapping of a start event works',
  P(
    'p',
    `<startEvent id="s"><extensionElements>${io([], [['=a + 1', 'b']])}</extensionElements></startEvent>${S('z')}${en}${F('s|z', 'z|e')}`,
  ),
  async (h) => {
    await h.start('p', { a: 1 });
    eq(await h.vars(), { a: 1, b: 2 }, 'mapped');
  },
);
t(
  'an output mapping of an end event works',
  P(
    'p',
    `${st}${S('a')}<endEvent id="e"><extensionElements>${io([], [['=a + 1', 'b']])}</extensionElements></endEvent>${F('s|a', 'a|e')}`,
  ),
  async (h) => {
    await h.start('p', { a: 1 });
    await h.complete('a');
    eq(await h.vars(), { a: 1, b: 2 }, 'mapped');
  },
);
t(
  'an output mapping of a terminate end event',
  P(
    'p',
    `${st}${S('a')}<endEvent id="e"><extensionElements>${io([], [['=a + 1', 'b']])}</extensionElements><terminateEventDefinition id="td"/></endEvent>${F('s|a', 'a|e')}`,
  ),
  async (h) => {
    await h.start('p', { a: 1 });
    await h.complete('a');
    eq(await h.vars(), { a: 1 }, 'not run');
  },
);
t(
  'undefined and manual tasks run no mappings',
  P(
    'p',
    `${st}<task id="t"><extensionElements>${io([['=1', 'in']], [['=2', 'out']])}</extensionElements></task><manualTask id="m"><extensionElements>${io([['=1', 'in2']], [['=2', 'out2']])}</extensionElements></manualTask>${S('z')}${en}${F('s|t', 't|m', 'm|z', 'z|e')}`,
  ),
  async (h) => {
    await h.start('p', {});
    eq([await h.vars(), await h.scopeOf('t'), await h.scopeOf('m')], [{}, {}, {}], 'none');
  },
);
t(
  'an output mapping of a none throw event works',
  P(
    'p',
    `${st}<intermediateThrowEvent id="th"><extensionElements>${io([], [['=2', 'out']])}</extensionElements></intermediateThrowEvent>${S('z')}${en}${F('s|th', 'th|z', 'z|e')}`,
  ),
  async (h) => {
    await h.start('p', {});
    eq(await h.vars(), { out: 2 }, 'mapped');
  },
);
t(
  'setting variables merges upwards from the scope',
  P(
    'p',
    `${st}<subProcess id="sp"><extensionElements>${io([['=1', 'x']])}</extensionElements><startEvent id="sps"/>${S('a', 'a', io([['=2', 'y']]))}<endEvent id="spe"/>${F('sps|a', 'a|spe')}</subProcess>${en}${F('s|sp', 'sp|e')}`,
  ),
  async (h) => {
    await h.start('p', {});
    const { elementInstanceKey } = await h.jobOf('a');
    await h.setVariables(elementInstanceKey, { x: 10, y: 20, z: 30 });
    eq(
      [await h.scopeOf('a'), await h.scopeOf('sp'), await h.vars()],
      [{ y: 20 }, { x: 10 }, { z: 30 }],
      'each where it was',
    );
  },
);
t('setting variables locally makes them there', P('p', `${st}${S('a')}${en}${F('s|a', 'a|e')}`), async (h) => {
  await h.start('p', { x: 1 });
  const { elementInstanceKey } = await h.jobOf('a');
  await h.setVariables(elementInstanceKey, { x: 10 }, true);
  eq([await h.scopeOf('a'), await h.vars(), (await h.localsOf('a')).x], [{ x: 10 }, { x: 1 }, 10], 'local');
});
t('setting variables of the instance itself', P('p', `${st}${S('a')}${en}${F('s|a', 'a|e')}`), async (h) => {
  const key = await h.start('p', { x: 1 });
  await h.setVariables(key, { x: 2, y: { z: [1] } });
  eq(await h.vars(), { x: 2, y: { z: [1] } }, 'set');
});
t(
  'setting variables of a scope that is gone is refused',
  P('p', `${st}${S('a')}${S('b')}${en}${F('s|a', 'a|b', 'b|e')}`),
  async (h) => {
    await h.start('p');
    const { elementInstanceKey } = await h.jobOf('a');
    await h.complete('a');
    eq((await h.refusal(() => h.setVariables(elementInstanceKey, { x: 1 })))?.slice(0, 9), 'NOT_FOUND', 'refused');
  },
);
t(
  'a condition sees variables set in parallel',
  P(
    'p',
    `${st}<parallelGateway id="f"/>${S('a')}${S('b')}<exclusiveGateway id="x" default="d"/>${S('yes')}${S('no')}${en}${F('s|f', 'f|a', 'f|b', 'a|x', 'x|yes|=ok', 'x|no||d', 'yes|e', 'no|e', 'b|e')}`,
  ),
  async (h) => {
    await h.start('p', { ok: false });
    await h.complete('b', { ok: true });
    await h.complete('a');
    eq(await h.jobs(), ['yes'], 'sees it');
  },
);
t(
  'a user task keeps its input mappings local and gives only what is mapped',
  P('p', `${st}${U('u', io([['=x', 'shown']], [['=outcome', 'outcome']]))}${S('z')}${en}${F('s|u', 'u|z', 'z|e')}`),
  async (h) => {
    await h.start('p', { x: 1 });
    await h.completeUser('u', { outcome: 'solved', secret: 1 });
    eq(await h.vars(), { x: 1, outcome: 'solved' }, 'only mapped');
  },
);
t('json values of every kind survive', task([], []), async (h) => {
  const all = {
    n: null,
    t: true,
    f: false,
    i: -7,
    d: 1.5,
    s: 'ə "q" \\ \n',
    l: [1, [2, { a: null }]],
    o: { a: { b: [] } },
    big: 9007199254740991,
    e: '',
  };
  await h.start('p', all);
  await h.complete('a', { more: all });
  eq(await h.vars(), { ...all, more: all }, 'same');
});
t(
  'an output mapping of a boundary event',
  P(
    'p',
    `${st}${S('a')}<boundaryEvent id="b" attachedToRef="a"><extensionElements>${io([], [['=x + 1', 'y']])}</extensionElements>${onTimer('PT1H')}</boundaryEvent>${S('h')}${en}${end('e2')}${F('s|a', 'a|e', 'b|h', 'h|e2')}`,
  ),
  async (h) => {
    await h.start('p', { x: 1 });
    await h.fire('b');
    eq(await h.vars(), { x: 1, y: 2 }, 'mapped');
  },
);
t(
  'input mappings of a task are seen by its boundary timer',
  P(
    'p',
    `${st}${S('a', 'a', io([['=&quot;PT2H&quot;', 'wait']]))}${B('b', 'a', onTimer('=wait'))}${S('h')}${en}${end('e2')}${F('s|a', 'a|e', 'b|h', 'h|e2')}`,
  ),
  async (h) => {
    const before = await h.now();
    await h.start('p', { wait: 'PT9H' });
    const hours = (Date.parse(await h.due('b')) - before) / 3_600_000;
    eq(Math.round(hours), 2, 'hours');
  },
);
t(
  'a nested sub-process sees all scopes above',
  P(
    'p',
    `${st}<subProcess id="o"><extensionElements>${io([['=1', 'x']])}</extensionElements><startEvent id="os"/><subProcess id="i"><extensionElements>${io([['=x + 1', 'y']])}</extensionElements><startEvent id="is"/>${S('a', 'a', io([['=x + y + z', 'sum']]))}<endEvent id="ie"/>${F('is|a', 'a|ie')}</subProcess><endEvent id="oe"/>${F('os|i', 'i|oe')}</subProcess>${en}${F('s|o', 'o|e')}`,
  ),
  async (h) => {
    await h.start('p', { z: 10 });
    eq(await h.localsOf('a'), { z: 10, x: 1, y: 2, sum: 13 }, 'all');
  },
);
t(
  'an output mapping of a sub-process sees its locals',
  P(
    'p',
    `${st}<subProcess id="sp"><extensionElements>${io([['=x', 'x']], [['=x', 'y']])}</extensionElements><startEvent id="sps"/>${S('a')}<endEvent id="spe"/>${F('sps|a', 'a|spe')}</subProcess>${S('z')}${en}${F('s|sp', 'sp|z', 'z|e')}`,
  ),
  async (h) => {
    await h.start('p', { x: 1 });
    await h.complete('a', { x: 7 });
    eq(await h.vars(), { x: 1, y: 7 }, 'local');
  },
);
t(
  'a later input mapping reads beside an earlier nested target',
  task([
    ['=5', 'o.b'],
    ['=o.c', 'x'],
  ]),
  async (h) => {
    await h.start('p', { o: { b: 1, c: 2 } });
    eq(await h.scopeOf('a'), { o: { b: 5 }, x: null }, 'the new o hides the old');
  },
);
t(
  'two output mappings to one target: the last counts',
  task(
    [],
    [
      ['=r', 'x'],
      ['=r + 1', 'x'],
    ],
  ),
  async (h) => {
    await h.start('p', {});
    await h.complete('a', { r: 1 });
    eq(await h.vars(), { x: 2 }, 'last');
  },
);
t(
  'two output mappings to a.b and a.c',
  task(
    [],
    [
      ['=r', 'a.b'],
      ['=r + 1', 'a.c'],
    ],
  ),
  async (h) => {
    await h.start('p', { a: { d: 0 } });
    await h.complete('a', { r: 1 });
    eq(await h.vars(), { a: { d: 0, b: 1, c: 2 } }, 'both');
  },
);
t(
  'an output mapping from a list and a filter',
  task(
    [],
    [
      ['=items[price > 2].name', 'dear'],
      ['=count(items)', 'n'],
    ],
  ),
  async (h) => {
    await h.start('p', {
      items: [
        { name: 'a', price: 1 },
        { name: 'b', price: 3 },
      ],
    });
    await h.complete('a');
    eq([(await h.vars()).dear, (await h.vars()).n], [['b'], 2], 'FEEL');
  },
);
t(
  'a sub-process without mappings hands results through',
  P('p', `${st}${sub('sp', S('a'), 'sps|a', 'a|spe')}${S('z')}${en}${F('s|sp', 'sp|z', 'z|e')}`),
  async (h) => {
    await h.start('p');
    await h.complete('a', { x: 1 });
    eq(await h.vars(), { x: 1 }, 'in the root');
  },
);
