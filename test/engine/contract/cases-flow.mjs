// Tokens, gateways, scopes and ends. Every expectation was taken from the real engine (8.5.4 and 8.8.0).
import { en, end, eq, F, P, S, st, sub, terminateEnd, U, wrap } from './bpmn-kit.mjs';

export const cases = [];
const t = (name, xml, fn, more) => cases.push({ name: `flow: ${name}`, xml: wrap(xml), fn, ...more });

t(
  'exclusive gateway looks at its last-written flow first',
  P(
    'p',
    `${st}<exclusiveGateway id="x"/>${S('a')}${S('b')}${S('c')}${en}${F('s|x', 'x|a|=true', 'x|b|=true', 'x|c|=false', 'a|e', 'b|e', 'c|e')}`,
  ),
  async (h) => {
    await h.start('p');
    eq(await h.jobs(), ['b'], 'the last that holds');
  },
);
t(
  'exclusive gateway takes the default when nothing holds, and does not look at its condition',
  P(
    'p',
    `${st}<exclusiveGateway id="x" default="d"/>${S('a')}${S('b')}${en}${F('s|x', 'x|a|=v > 5', 'x|b|=1 > "a"|d', 'a|e', 'b|e')}`,
  ),
  async (h) => {
    await h.start('p', { v: 1 });
    eq([await h.jobs(), await h.incidents()], [['b'], []], 'default');
  },
);
t(
  'exclusive gateway with one flow without condition just passes',
  P('p', `${st}<exclusiveGateway id="x"/>${S('a')}${en}${F('s|x', 'x|a', 'a|e')}`),
  async (h) => {
    await h.start('p');
    eq(await h.jobs(), ['a'], 'passed');
  },
);
t(
  'exclusive gateway with one flow whose condition fails: no way out',
  P('p', `${st}<exclusiveGateway id="x"/>${S('a')}${en}${F('s|x', 'x|a|=false', 'a|e')}`),
  async (h) => {
    await h.start('p');
    eq([await h.jobs(), await h.incidents()], [[], ['CONDITION_ERROR']], 'incident');
  },
);
t(
  'exclusive gateway without a way out ends its path',
  P('p', `${st}<exclusiveGateway id="x"/>${F('s|x')}`),
  async (h) => {
    await h.start('p');
    eq([await h.done(), await h.completed()], [true, ['s', 'x', 'p']], 'ended');
  },
);
t(
  'exclusive gateway merges without waiting',
  P(
    'p',
    `${st}<parallelGateway id="f"/><exclusiveGateway id="x"/>${S('a')}${S('b')}${S('c')}${en}${F('s|f', 'f|a', 'f|b', 'a|x', 'b|x', 'x|c', 'c|e')}`,
  ),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    eq(await h.jobs(), ['b', 'c'], 'at once');
  },
);
t(
  'a fork starts the last-written branch first',
  P(
    'p',
    `${st}<parallelGateway id="f"/>${S('a')}${S('b')}${S('c')}${en}${F('s|f', 'f|a', 'f|b', 'f|c', 'a|e', 'b|e', 'c|e')}`,
  ),
  async (h) => {
    await h.start('p');
    eq((await h.activated()).slice(-3), ['c', 'b', 'a'], 'order');
  },
);
t(
  'a task with several flows forks too, last-written first, whatever their conditions',
  P('p', `${st}${S('z')}${S('a')}${S('b')}${en}${F('s|z', 'z|a', 'z|b', 'a|e', 'b|e')}`),
  async (h) => {
    await h.start('p');
    await h.complete('z');
    eq((await h.activated()).slice(-2), ['b', 'a'], 'order');
  },
);
t(
  'a start event with two flows forks',
  P('p', `${st}${S('a')}${S('b')}${en}${F('s|a', 's|b', 'a|e', 'b|e')}`),
  async (h) => {
    await h.start('p');
    eq(await h.jobs(), ['a', 'b'], 'both');
    await h.complete('a');
    eq(await h.done(), false, 'the other lives');
    await h.complete('b');
    eq(await h.done(), true, 'done');
  },
);
t('a task without outgoing flow ends its path', P('p', `${st}${S('a')}${F('s|a')}`), async (h) => {
  await h.start('p');
  await h.complete('a');
  eq(await h.done(), true, 'done');
});
t(
  'a parallel gateway with one way in and one out passes',
  P('p', `${st}<parallelGateway id="g"/>${S('a')}${en}${F('s|g', 'g|a', 'a|e')}`),
  async (h) => {
    await h.start('p');
    eq(await h.jobs(), ['a'], 'passed');
  },
);
t(
  'a parallel gateway joins and forks at once',
  P(
    'p',
    `${st}<parallelGateway id="f"/><parallelGateway id="j"/>${S('a')}${S('b')}${S('c')}${S('d')}${en}${F('s|f', 'f|a', 'f|b', 'a|j', 'b|j', 'j|c', 'j|d', 'c|e', 'd|e')}`,
  ),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    await h.complete('b');
    eq(await h.jobs(), ['c', 'd'], 'both');
  },
);
t(
  'a surplus token at a join waits, and is used in the next round',
  P(
    'p',
    `${st}<parallelGateway id="f"/><exclusiveGateway id="m"/><parallelGateway id="j"/>${S('a')}${S('b')}${S('c')}${S('d')}${en}${F('s|f', 'f|a', 'f|b', 'f|c', 'a|m', 'b|m', 'm|j', 'c|j', 'j|d', 'd|e')}`,
  ),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    await h.complete('b');
    await h.complete('c');
    eq(await h.jobs(), ['d'], 'joined once');
    await h.complete('d');
    eq([await h.done(), await h.jobs()], [false, []], 'the surplus token keeps the instance');
  },
);
t(
  'a token waiting at a join keeps its scope alive',
  P(
    'p',
    `${st}${sub('sp', `<parallelGateway id="f"/><parallelGateway id="j"/>${S('a')}${S('b')}<exclusiveGateway id="x" default="no"/>${end('other')}`, 'sps|f', 'f|a', 'f|b', 'a|j', 'b|x', 'x|j|=ok', 'x|other||no', 'j|spe')}${en}${F('s|sp', 'sp|e')}`,
  ),
  async (h) => {
    await h.start('p', { ok: false });
    await h.complete('a');
    await h.complete('b');
    eq([await h.done(), await h.jobs()], [false, []], 'hangs');
  },
);
t(
  'nested sub-processes complete from the inside out',
  P('p', `${st}${sub('o', sub('i', S('a'), 'is|a', 'a|ie'), 'os|i', 'i|oe')}${en}${F('s|o', 'o|e')}`),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    eq(await h.completed(), ['s', 'os', 'is', 'a', 'ie', 'i', 'oe', 'o', 'e', 'p'], 'order');
  },
);
t(
  'a sub-process with two paths waits for both',
  P(
    'p',
    `${st}${sub('sp', `<parallelGateway id="f"/>${S('a')}${S('b')}${end('e2')}`, 'sps|f', 'f|a', 'f|b', 'a|spe', 'b|e2')}${S('z')}${en}${F('s|sp', 'sp|z', 'z|e')}`,
  ),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    eq(await h.jobs(), ['b'], 'waits');
    await h.complete('b');
    eq(await h.jobs(), ['z'], 'then goes on');
  },
);
t(
  'a sub-process entered twice lives twice',
  P(
    'p',
    `${st}<parallelGateway id="f"/><exclusiveGateway id="m"/>${sub('sp', S('a'), 'sps|a', 'a|spe')}${end('e')}${F('s|f', 'f|m', 'f|sp', 'm|sp', 'sp|e')}`,
  ),
  async (h) => {
    await h.start('p');
    eq(await h.jobs(), ['a', 'a'], 'two');
    await h.complete('a');
    await h.complete('a');
    eq(await h.done(), true, 'done');
  },
);
t(
  'terminate end cancels jobs, timers and sub-processes beside it',
  P(
    'p',
    `${st}<parallelGateway id="f"/>${S('a')}${sub('sp', U('u'), 'sps|u', 'u|spe')}${terminateEnd('te')}${en}${F('s|f', 'f|a', 'f|sp', 'a|te', 'sp|e')}`,
  ),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    eq(
      [await h.users(), await h.done(), await h.terminated()],
      [[], true, ['u', 'sp']],
      'all ended, from the inside out',
    );
  },
);
t('terminate end alone just ends', P('p', `${st}${S('a')}${terminateEnd('te')}${F('s|a', 'a|te')}`), async (h) => {
  await h.start('p');
  await h.complete('a');
  eq([await h.done(), await h.completed()], [true, ['s', 'a', 'te', 'p']], 'done');
});
t(
  'terminate end in a nested sub-process leaves the outer one alone',
  P(
    'p',
    `${st}${sub('o', `<parallelGateway id="of"/>${U('u')}${sub('i', `<parallelGateway id="f"/>${S('a')}${S('b')}${terminateEnd('te')}`, 'is|f', 'f|a', 'f|b', 'a|te', 'b|ie')}${S('c')}${end('oe2')}`, 'os|of', 'of|u', 'of|i', 'u|oe', 'i|c', 'c|oe2')}${en}${F('s|o', 'o|e')}`,
  ),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    eq([await h.users(), await h.jobs()], [['u'], ['c']], 'only the inner');
  },
);
t(
  'manual and undefined tasks pass',
  P('p', `${st}<manualTask id="m"/><task id="t"/>${S('a')}${en}${F('s|m', 'm|t', 't|a', 'a|e')}`),
  async (h) => {
    await h.start('p');
    eq([await h.jobs(), await h.completed()], [['a'], ['s', 'm', 't']], 'passed');
  },
);
t(
  'none throw event passes',
  P('p', `${st}<intermediateThrowEvent id="th"/>${S('a')}${en}${F('s|th', 'th|a', 'a|e')}`),
  async (h) => {
    await h.start('p');
    eq(await h.jobs(), ['a'], 'passed');
  },
);
t(
  'cancelling ends everything, from the outside in',
  P(
    'p',
    `${st}<parallelGateway id="f"/>${S('a')}${sub('sp', U('u'), 'sps|u', 'u|spe')}${en}${F('s|f', 'f|a', 'f|sp', 'a|e', 'sp|e')}`,
  ),
  async (h) => {
    await h.start('p');
    await h.cancel();
    eq([await h.done(), await h.jobs(), await h.users()], [true, [], []], 'gone');
    eq(await h.terminated(), ['a', 'u', 'sp', 'p'], 'order');
    eq((await h.refusal(() => h.cancel()))?.slice(0, 9), 'NOT_FOUND', 'twice');
  },
);
t(
  'an instance of a process without none start event is refused',
  P(
    'p',
    `<startEvent id="s"><timerEventDefinition id="td"><timeCycle xsi:type="bpmn:tFormalExpression">R/PT1H</timeCycle></timerEventDefinition></startEvent>${S('a')}${en}${F('s|a', 'a|e')}`,
  ),
  async (h) => {
    eq(typeof (await h.refusal(() => h.start('p'))), 'string', 'refused');
    eq(await h.instances('p'), 0, 'none');
  },
);
t('starting what is not deployed is refused', P('p', st + en + F('s|e')), async (h) => {
  eq((await h.refusal(() => h.start('q')))?.slice(0, 9), 'NOT_FOUND', 'refused');
});
t('an empty process starts and ends at once', P('p', st + en + F('s|e')), async (h) => {
  await h.start('p', { a: 1 });
  eq([await h.done(), await h.completed(), await h.vars()], [true, ['s', 'e', 'p'], { a: 1 }], 'done');
});
t(
  'loop by an exclusive gateway',
  P(
    'p',
    `${st}<exclusiveGateway id="m"/>${S('a')}<exclusiveGateway id="x" default="d"/>${en}${F('s|m', 'm|a', 'a|x', 'x|m|=n < 3', 'x|e||d')}`,
  ),
  async (h) => {
    await h.start('p', { n: 0 });
    await h.complete('a', { n: 1 });
    await h.complete('a', { n: 2 });
    eq(await h.done(), false, 'not yet');
    await h.complete('a', { n: 3 });
    eq(await h.done(), true, 'done');
  },
);
t(
  'three fork and join levels',
  P(
    'p',
    `${st}<parallelGateway id="f1"/><parallelGateway id="f2"/><parallelGateway id="f3"/><parallelGateway id="j3"/><parallelGateway id="j2"/><parallelGateway id="j1"/>${S('a')}${S('b')}${S('c')}${S('d')}${en}${F('s|f1', 'f1|a', 'f1|f2', 'f2|b', 'f2|f3', 'f3|c', 'f3|d', 'c|j3', 'd|j3', 'j3|j2', 'b|j2', 'j2|j1', 'a|j1', 'j1|e')}`,
  ),
  async (h) => {
    await h.start('p');
    for (const job of ['d', 'b', 'a']) await h.complete(job);
    eq([await h.jobs(), await h.done()], [['c'], false], 'one is missing');
    await h.complete('c');
    eq(await h.done(), true, 'done');
  },
);
