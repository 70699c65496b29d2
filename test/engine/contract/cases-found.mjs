// What differential fuzzing (test/engine/fuzz) has found and was mended. Every expectation was taken from the real engine (8.8.0).
import { B, en, end, eq, F, io, msg, onMessage, onTimer, P, S, st, sub, wrap } from './bpmn-kit.mjs';

export const cases = [];
const t = (name, xml, fn, more) =>
  cases.push({ name: `found: ${name}`, xml: typeof xml === 'string' ? wrap(xml) : xml, fn, ...more });
const each =
  '<multiInstanceLoopCharacteristics><extensionElements><zeebe:loopCharacteristics inputCollection="=items"/></extensionElements></multiInstanceLoopCharacteristics>';
const eachSub = (id, body, ...flows) =>
  sub(id, body, ...flows).replace(`<subProcess id="${id}">`, `<subProcess id="${id}">${each}`);

t(
  'the next of many begins after what the one before has led to meanwhile',
  P('p', st + eachSub('sp', '', 'sps|spe') + en + F('s|sp', 'sp|e')),
  async (h, version) => {
    await h.start('p', { items: [1, 2] });
    if (version < '8.8') return;
    eq(
      [await h.activated(), await h.done()],
      [['p', 's', 'sp', 'sp', 'sps', 'sp', 'sps', 'spe', 'spe', 'e'], true],
      'one after the other',
    );
  },
);
t(
  'a task on which nobody waits, for each item',
  P('p', `${st}<task id="a">${each}</task>${S('z')}${en}${F('s|a', 'a|z', 'z|e')}`),
  async (h) => {
    await h.start('p', { items: [1, 2, 3] });
    eq([await h.jobs(), (await h.completed()).filter((id) => id === 'a').length], [['z'], 4], 'all of them');
  },
);
for (const [name, cycle, due] of [
  ['how often and how long', '=cycle(2, duration(&quot;PT2M&quot;))', 1],
  ['how long only', '=cycle(duration(&quot;PT2M&quot;))', 1],
])
  t(
    `a cycle made by the function, by ${name}`,
    P(
      'p',
      `${st}${S('a')}${B('b', 'a', onTimer(cycle, 'timeCycle'), false)}${S('n')}${end('e2')}${en}${F('s|a', 'a|e', 'b|n', 'n|e2')}`,
    ),
    async (h) => {
      await h.start('p');
      eq([await h.jobs(), (await h.timers()).length, await h.incidents()], [['a'], due, []], 'set');
      await h.advance('PT2M1S');
      eq(await h.jobs(), ['a', 'n'], 'fired');
    },
  );

for (const [name, mappings, inputs, outputs] of [
  [
    'a part after the whole',
    [
      ['={r: &quot;a&quot;}', 'o'],
      ['=1', 'o.q'],
    ],
    { q: 1 },
    { old: 1, q: 1 },
  ],
  [
    'the whole after a part',
    [
      ['=1', 'o.q'],
      ['={r: &quot;a&quot;}', 'o'],
    ],
    { r: 'a' },
    { r: 'a' },
  ],
  [
    'a part of what holds nothing',
    [
      ['=5', 'o'],
      ['=1', 'o.q'],
    ],
    { q: 1 },
    { old: 1, q: 1 },
  ],
  [
    'a part in place of its own parts',
    [
      ['=1', 'o.q.z'],
      ['=5', 'o.q'],
      ['=6', 'o.w'],
    ],
    { q: 5, w: 6 },
    { old: 1, q: 5, w: 6 },
  ],
  [
    'a part sees the part before it',
    [
      ['=1', 'o.q'],
      ['=q + 1', 'o.r'],
    ],
    { q: 1, r: 2 },
    { old: 1, q: 1, r: 2 },
  ],
  [
    'a date is one for the next mapping',
    [
      ['=date(&quot;2026-05-01&quot;)', 'day'],
      ['=day.year', 'o.year'],
    ],
    { year: 2026 },
    { old: 1, year: 2026 },
  ],
]) {
  const xml = (...mapped) => P('p', `${st}${S('a', 'a', io(...mapped))}${S('z')}${en}${F('s|a', 'a|z', 'z|e')}`);
  t(`input mappings, ${name}`, xml(mappings, []), async (h) => {
    await h.start('p', { o: { old: 1 } });
    eq((await h.localsOf('a')).o, inputs, 'what the worker sees');
  });
  t(`output mappings, ${name}`, xml([], mappings), async (h) => {
    await h.start('p', { o: { old: 1 } });
    await h.complete('a', {});
    eq((await h.vars()).o, outputs, 'what is left behind');
  });
}

for (const [name, task] of [
  [
    'a script',
    '<scriptTask id="a"><extensionElements><zeebe:script expression="=1" resultVariable="r"/></extensionElements></scriptTask>',
  ],
  ['a manual task', '<manualTask id="a"/>'],
])
  t(
    `${name} listens to nothing at its border, so a key or a date that fails there does no harm`,
    `${msg('M', 'm', '=missing')}${P(
      'p',
      `${st}${task}${B('b', 'a', onMessage())}${B('c', 'a', onTimer('=missing'))}${S('z')}${en}${end('e2')}${end('e3')}${F('s|a', 'a|z', 'z|e', 'b|e2', 'c|e3')}`,
    )}`,
    async (h) => {
      await h.start('p');
      eq([await h.jobs(), await h.incidents()], [['z'], []], 'passed');
    },
  );
t(
  'a script that stands at its output mapping listens to nothing at its border',
  `${msg('M', 'm', '=&quot;k&quot;')}${P(
    'p',
    `${st}<scriptTask id="a"><extensionElements><zeebe:script expression="=1" resultVariable="r"/>${io([], [['=assert(x, x != null)', 'y']])}</extensionElements></scriptTask>${B('b', 'a', onMessage())}${en}${end('e2')}${F('s|a', 'a|e', 'b|e2')}`,
  )}`,
  async (h) => {
    await h.start('p');
    eq([await h.incidents(), await h.subs()], [['IO_MAPPING_ERROR'], []], 'deaf');
  },
);
t(
  'a decision that stands at its output mapping listens to nothing at its border',
  [
    [
      'p.bpmn',
      wrap(
        `${msg('M', 'm', '=&quot;k&quot;')}${P(
          'p',
          `${st}<businessRuleTask id="a"><extensionElements><zeebe:calledDecision decisionId="d" resultVariable="r"/>${io([], [['=assert(x, x != null)', 'y']])}</extensionElements></businessRuleTask>${B('b', 'a', onMessage())}${en}${end('e2')}${F('s|a', 'a|e', 'b|e2')}`,
        )}`,
      ),
    ],
    [
      'd.dmn',
      '<?xml version="1.0"?><definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="g" name="g" namespace="x"><decision id="d" name="d"><variable id="dv" name="d"/><literalExpression id="dl"><text>1</text></literalExpression></decision></definitions>',
    ],
  ],
  async (h) => {
    await h.start('p');
    eq([await h.incidents(), await h.subs()], [['IO_MAPPING_ERROR'], []], 'deaf');
  },
);
