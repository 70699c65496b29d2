// What differential fuzzing (test/engine/fuzz) has found and was mended. Every expectation was taken from the real engine (8.8.0).
import { B, en, end, eq, F, onTimer, P, S, st, sub, wrap } from './bpmn-kit.mjs';

export const cases = [];
const t = (name, xml, fn, more) => cases.push({ name: `found: ${name}`, xml: wrap(xml), fn, ...more });
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
