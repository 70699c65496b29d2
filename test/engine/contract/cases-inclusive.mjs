// Inclusive gateways: forks on 8.5.4 and 8.8.0, joins on 8.8.0 (refused by 8.5.4). Every expectation was taken from the real engine.
import {
  B,
  catchEvent,
  en,
  eq,
  esp,
  F,
  msg,
  onLink,
  onMessage,
  onTimer,
  P,
  S,
  st,
  sub,
  terminateEnd,
  throwEvent,
  wrap,
} from './bpmn-kit.mjs';

export const cases = [];
const t = (name, xml, fn, more) => cases.push({ name: `inclusive: ${name}`, xml: wrap(xml), fn, ...more });
const no = (name, xml, refused) => t(`refused: ${name}`, xml, async () => undefined, { refused });
/** A case with a join, which 8.5 refuses; the embedded engine follows 8.8. */
const joins = (name, xml, fn, more) =>
  t(`join: ${name}`, xml, fn, {
    refused: (v) =>
      v < '8.6' ? 'Currently the inclusive gateway can only have one incoming sequence flow' : undefined,
    ...more,
  });
const f = '<inclusiveGateway id="f"/>';
const fd = '<inclusiveGateway id="f" default="f__c"/>';
const j = '<inclusiveGateway id="j"/>';
const x = '<exclusiveGateway id="x" default="d"/>';
const k = '<parallelGateway id="k"/>';
const three = (...flows) =>
  P('p', `${st}${fd}${S('a')}${S('b')}${S('c')}${en}${F('s|f', ...flows, 'a|e', 'b|e', 'c|e')}`);
/** Fork `f` or `k` to the jobs a and b, join `j`, job z. */
const pair = (fork, ...flows) => `${st}${fork}${S('a')}${S('b')}${j}${S('z')}${en}${F(...flows, 'j|z', 'z|e')}`;

t(
  'the last-written branch that holds starts first',
  P(
    'p',
    `${st}${f}${S('a')}${S('b')}${S('c')}${en}${F('s|f', 'f|a|=x > 0', 'f|b|=x > 1', 'f|c|=x > 2', 'a|e', 'b|e', 'c|e')}`,
  ),
  async (h) => {
    await h.start('p', { x: 5 });
    eq(
      [await h.jobs(), await h.activated()],
      [
        ['a', 'b', 'c'],
        ['p', 's', 'f', 'c', 'b', 'a'],
      ],
      'order',
    );
  },
);
t(
  'only the branches that hold',
  P(
    'p',
    `${st}${f}${S('a')}${S('b')}${S('c')}${en}${F('s|f', 'f|a|=x > 0', 'f|b|=x > 9', 'f|c|=x > 2', 'a|e', 'b|e', 'c|e')}`,
  ),
  async (h) => {
    await h.start('p', { x: 5 });
    eq(await h.jobs(), ['a', 'c'], 'two');
    await h.complete('a');
    eq(await h.done(), false, 'one is left');
    await h.complete('c');
    eq(await h.done(), true, 'done');
  },
);
t('the default when nothing holds', three('f|a|=x > 0', 'f|b|=x > 1', 'f|c'), async (h) => {
  await h.start('p', { x: 0 });
  eq(await h.jobs(), ['c'], 'default');
});
t('not the default when something holds', three('f|a|=x > 0', 'f|b|=x > 1', 'f|c'), async (h) => {
  await h.start('p', { x: 1 });
  eq(await h.jobs(), ['a'], 'one');
});
t('a condition on the default flow is not looked at', three('f|a|=x > 0', 'f|b|=x > 1', 'f|c|=true'), async (h) => {
  await h.start('p', { x: 5 });
  eq(await h.jobs(), ['a', 'b'], 'without it');
});
t(
  'nothing holds and there is no default: incident, resolved by the variable',
  P('p', `${st}${f}${S('a')}${S('b')}${en}${F('s|f', 'f|a|=x > 0', 'f|b|=x > 1', 'a|e', 'b|e')}`),
  async (h) => {
    const key = await h.start('p', { x: 0 });
    eq([await h.incidents(), await h.jobs(), await h.activated()], [['CONDITION_ERROR'], [], ['p', 's']], 'incident');
    await h.resolve();
    eq(await h.incidents(), ['CONDITION_ERROR'], 'again');
    await h.setVariables(key, { x: 5 });
    await h.resolve();
    eq([await h.incidents(), await h.jobs()], [[], ['a', 'b']], 'goes on');
  },
);
t('one condition that is null stops all branches', three('f|a|=x > 0', 'f|b|=y', 'f|c'), async (h) => {
  const key = await h.start('p', { x: 5 });
  eq([await h.incidents(), await h.jobs()], [['EXTRACT_VALUE_ERROR'], []], 'incident');
  await h.setVariables(key, { y: false });
  await h.resolve();
  eq(await h.jobs(), ['a'], 'goes on');
});
t(
  'a single flow without a condition is taken',
  P('p', `${st}${f}${S('a')}${en}${F('s|f', 'f|a', 'a|e')}`),
  async (h) => {
    await h.start('p');
    eq(await h.jobs(), ['a'], 'taken');
  },
);
t(
  'a single flow whose condition does not hold is an incident',
  P('p', `${st}${f}${S('a')}${en}${F('s|f', 'f|a|=false', 'a|e')}`),
  async (h) => {
    await h.start('p');
    eq([await h.incidents(), await h.jobs()], [['CONDITION_ERROR'], []], 'incident');
  },
);
t(
  'a single flow that is the default is taken',
  P('p', `${st}<inclusiveGateway id="f" default="f__a"/>${S('a')}${en}${F('s|f', 'f|a', 'a|e')}`),
  async (h) => {
    await h.start('p');
    eq(await h.jobs(), ['a'], 'taken');
  },
);
t('without any flow the path ends', P('p', `${st}${f}${F('s|f')}`), async (h) => {
  await h.start('p');
  eq([await h.done(), await h.completed()], [true, ['s', 'f', 'p']], 'done');
});
t(
  'branches go through exclusive merges one by one',
  P(
    'p',
    `${st}${f}${S('a')}${S('b')}<exclusiveGateway id="m"/>${S('z')}${en}${F('s|f', 'f|a|=true', 'f|b|=true', 'a|m', 'b|m', 'm|z', 'z|e')}`,
  ),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    await h.complete('b');
    eq(await h.jobs(), ['z', 'z'], 'twice');
  },
);
no(
  'a flow without a condition',
  P('p', `${st}${f}${S('a')}${S('b')}${en}${F('s|f', 'f|a', 'f|b|=x > 1', 'a|e', 'b|e')}`),
  'Must have a condition',
);
no(
  'a default flow of another element',
  P(
    'p',
    `${st}<inclusiveGateway id="f" default="a__e"/>${S('a')}${S('b')}${en}${F('s|f', 'f|a|=true', 'f|b|=true', 'a|e', 'b|e')}`,
  ),
  'Default flow must start at gateway',
);
no(
  'a condition that is no expression',
  P('p', `${st}${f}${S('a')}${S('b')}${en}${F('s|f', 'f|a|true', 'f|b|=true', 'a|e', 'b|e')}`),
  "Expected expression but found static value 'true'",
);

joins(
  'waits for every branch that was begun',
  P('p', pair(f, 's|f', 'f|a|=true', 'f|b|=true', 'a|j', 'b|j')),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    eq(await h.jobs(), ['b'], 'waits');
    await h.complete('b');
    eq(await h.jobs(), ['z'], 'once');
    await h.complete('z');
    eq(await h.done(), true, 'done');
  },
);
joins(
  'goes on at once when only one branch was begun',
  P('p', pair(f, 's|f', 'f|a|=true', 'f|b|=false', 'a|j', 'b|j')),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    eq(await h.jobs(), ['z'], 'at once');
  },
);
joins('joins a parallel fork too', P('p', pair(k, 's|k', 'k|a', 'k|b', 'a|j', 'b|j')), async (h) => {
  await h.start('p');
  await h.complete('b');
  eq(await h.jobs(), ['a'], 'waits');
  await h.complete('a');
  eq(await h.jobs(), ['z'], 'once');
});
joins(
  'two tokens in one turn',
  P(
    'p',
    `${st}${k}<task id="a"/><task id="b"/>${j}${S('z')}${en}${F('s|k', 'k|a', 'k|b', 'a|j', 'b|j', 'j|z', 'z|e')}`,
  ),
  async (h) => {
    await h.start('p');
    eq([await h.jobs(), await h.completed()], [['z'], ['s', 'k', 'b', 'a', 'j']], 'once');
    await h.complete('z');
    eq(await h.done(), true, 'done');
  },
);
joins(
  'a flow straight from fork to join',
  P('p', `${st}${f}${S('b')}${j}${S('z')}${en}${F('s|f', 'f|j|=true', 'f|b|=true', 'b|j', 'j|z', 'z|e')}`),
  async (h) => {
    await h.start('p');
    eq(await h.jobs(), ['b'], 'waits');
    await h.complete('b');
    eq(await h.jobs(), ['z'], 'joined');
  },
);
joins(
  'a branch that has ended elsewhere before is not awaited',
  P(
    'p',
    `${st}${f}${S('a')}${S('b')}${x}${j}${S('z')}${en}${F('s|f', 'f|a|=true', 'f|b|=true', 'a|j', 'b|x', 'x|j|=w', 'x|e||d', 'j|z', 'z|e')}`,
  ),
  async (h) => {
    await h.start('p');
    await h.complete('b', { w: false });
    await h.complete('a');
    eq(await h.jobs(), ['z'], 'goes on');
  },
);
joins(
  'a branch that ends elsewhere later leaves it hanging, without incident',
  P(
    'p',
    `${st}${f}${S('a')}${S('b')}${x}${j}${S('z')}${en}${F('s|f', 'f|a|=true', 'f|b|=true', 'a|j', 'b|x', 'x|j|=w', 'x|e||d', 'j|z', 'z|e')}`,
  ),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    await h.complete('b', { w: false });
    eq([await h.jobs(), await h.incidents(), await h.done()], [[], [], false], 'hangs');
    await h.cancel();
    eq(await h.done(), true, 'it can be cancelled');
  },
);
joins(
  'a boundary event may still come',
  P(
    'p',
    `${st}${f}${S('a')}${S('b')}${B('bb', 'b', onTimer('PT1H'), false)}${S('h')}${j}${S('z')}${en}${F('s|f', 'f|a|=true', 'f|b|=true', 'a|j', 'b|e', 'bb|h', 'h|j', 'j|z', 'z|e')}`,
  ),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    eq(await h.jobs(), ['b'], 'waits');
    await h.fire('bb');
    await h.complete('h');
    eq(await h.jobs(), ['b', 'z'], 'joined');
  },
);
joins(
  'an interrupting boundary event leads to it',
  P(
    'p',
    `${st}${f}${S('a')}${S('b')}${B('bb', 'b', onTimer('PT1H'))}${j}${S('z')}${en}${F('s|f', 'f|a|=true', 'f|b|=true', 'a|j', 'b|e', 'bb|j', 'j|z', 'z|e')}`,
  ),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    eq(await h.jobs(), ['b'], 'waits');
    await h.fire('bb');
    eq(await h.jobs(), ['z'], 'joined');
  },
);
joins(
  'an interrupting boundary event leads away',
  P(
    'p',
    `${st}${f}${S('a')}${S('b')}${B('bb', 'b', onTimer('PT1H'))}${S('h')}${j}${S('z')}${en}${F('s|f', 'f|a|=true', 'f|b|=true', 'a|j', 'b|j', 'bb|h', 'h|e', 'j|z', 'z|e')}`,
  ),
  async (h) => {
    await h.start('p');
    await h.fire('bb');
    await h.complete('a');
    eq(await h.jobs(), ['h', 'z'], 'nothing else can come');
  },
);
joins(
  'a path by a link',
  P(
    'p',
    `${st}${f}${S('a')}${S('b')}${throwEvent('t', onLink('L'))}${catchEvent('c', onLink('L'))}${j}${S('z')}${en}${F('s|f', 'f|a|=true', 'f|b|=true', 'a|j', 'b|t', 'c|j', 'j|z', 'z|e')}`,
  ),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    eq(await h.jobs(), ['b'], 'waits');
    await h.complete('b');
    eq(await h.jobs(), ['z'], 'joined');
  },
);
joins(
  'a path through a sub-process',
  P(
    'p',
    `${st}${f}${S('a')}${sub('sp', S('i'), 'sps|i', 'i|spe')}${j}${S('z')}${en}${F('s|f', 'f|a|=true', 'f|sp|=true', 'a|j', 'sp|j', 'j|z', 'z|e')}`,
  ),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    eq(await h.jobs(), ['i'], 'waits');
    await h.complete('i');
    eq(await h.jobs(), ['z'], 'joined');
  },
);
joins(
  'inside a sub-process what runs outside does not matter',
  P(
    'p',
    `${st}${k}${sub('sp', `${f}${S('a')}${S('b')}${j}${S('z')}`, 'sps|f', 'f|a|=true', 'f|b|=false', 'a|j', 'b|j', 'j|z', 'z|spe')}${S('o')}${en}${F('s|k', 'k|sp', 'k|o', 'sp|e', 'o|e')}`,
  ),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    eq(await h.jobs(), ['o', 'z'], 'goes on');
  },
);
joins(
  'a handler beside it does not matter',
  msg('M', 'm', '=k') +
    P('p', pair(f, 's|f', 'f|a|=true', 'f|b|=false', 'a|j', 'b|j') + esp('es', onMessage(), { interrupting: false })),
  async (h) => {
    await h.start('p', { k: 'x' });
    await h.message('m');
    await h.complete('a');
    eq(await h.jobs(), ['n', 'z'], 'goes on');
  },
);
joins(
  'a token that waits at a parallel join is on its way',
  P(
    'p',
    `${st}${k}${S('a')}${S('b')}${S('c')}<parallelGateway id="pj"/>${j}${S('z')}${en}${F('s|k', 'k|a', 'k|b', 'k|c', 'a|pj', 'b|pj', 'pj|j', 'c|j', 'j|z', 'z|e')}`,
  ),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    await h.complete('c');
    eq(await h.jobs(), ['b'], 'waits');
    await h.complete('b');
    eq(await h.jobs(), ['z'], 'joined');
  },
);
joins(
  'a token stuck at a parallel join holds it for ever',
  P(
    'p',
    `${st}${k}${S('a')}${S('c')}${x}<parallelGateway id="pj"/>${j}${S('z')}${en}${F('s|k', 'k|a', 'k|c', 'a|pj', 'c|x', 'x|pj|=w', 'x|j||d', 'pj|j', 'j|z', 'z|e')}`,
  ),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    await h.complete('c', { w: false });
    eq([await h.jobs(), await h.incidents(), await h.done()], [[], [], false], 'hangs');
  },
);
joins(
  'in a loop',
  P(
    'p',
    `${st}${f}${S('a')}${S('b')}${j}${S('z')}${x}${en}${F('s|f', 'f|a|=true', 'f|b|=true', 'a|j', 'b|j', 'j|z', 'z|x', 'x|f|=again', 'x|e||d')}`,
  ),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    await h.complete('b');
    await h.complete('z', { again: true });
    eq(await h.jobs(), ['a', 'b'], 'again');
    await h.complete('b');
    eq(await h.jobs(), ['a'], 'waits');
    await h.complete('a');
    await h.complete('z', { again: false });
    eq(await h.done(), true, 'done');
  },
);
joins(
  'a branch that goes back to the fork leaves a surplus token',
  P(
    'p',
    `${st}${f}${S('a')}${S('b')}${x}${j}${S('z')}${en}${F('s|f', 'f|a|=true', 'f|b|=true', 'a|j', 'b|x', 'x|f|=again', 'x|j||d', 'j|z', 'z|e')}`,
  ),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    await h.complete('b', { again: true });
    eq(await h.jobs(), ['a', 'b'], 'again');
    await h.complete('a');
    await h.complete('b', { again: false });
    eq(await h.jobs(), ['z'], 'joined once');
    await h.complete('z');
    eq([await h.done(), await h.jobs(), await h.incidents()], [false, [], []], 'the surplus token waits for ever');
  },
);
joins(
  'two tokens on one flow, before the other flow',
  P(
    'p',
    `${st}${k}<exclusiveGateway id="x1"/>${S('a')}${S('b')}${S('c')}${j}${S('z')}${en}${F('s|k', 'k|a', 'k|b', 'k|c', 'a|x1', 'b|x1', 'x1|j', 'c|j', 'j|z', 'z|e')}`,
  ),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    await h.complete('b');
    eq(await h.jobs(), ['c'], 'waits');
    await h.complete('c');
    eq(await h.jobs(), ['z'], 'once');
    await h.complete('z');
    eq(await h.done(), false, 'one token is left over');
  },
);
joins(
  'a token that comes after the join has gone on goes through alone',
  P(
    'p',
    `${st}${k}<exclusiveGateway id="x1"/>${S('a')}${S('b')}${S('c')}${j}${S('z')}${en}${F('s|k', 'k|a', 'k|b', 'k|c', 'a|x1', 'b|x1', 'x1|j', 'c|j', 'j|z', 'z|e')}`,
  ),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    await h.complete('c');
    eq(await h.jobs(), ['b', 'z'], 'all flows have come');
    await h.complete('b');
    eq(await h.jobs(), ['z', 'z'], 'alone');
  },
);
joins(
  'a token that would come over a flow where one waits already is not awaited',
  P(
    'p',
    `${st}${k}${S('a')}${S('b')}${S('c')}${S('q')}${j}<exclusiveGateway id="m"/>${x}${S('z')}${en}${F('s|k', 'k|a', 'k|b', 'k|q', 'a|m', 'b|m', 'm|c', 'c|j', 'k|j', 'q|x', 'x|j|=w', 'x|e||d', 'j|z', 'z|e')}`,
  ),
  async (h) => {
    await h.start('p');
    await h.complete('q', { w: false });
    await h.complete('a');
    eq(await h.jobs(), ['b', 'c'], 'waits for c');
    await h.complete('c');
    eq(await h.jobs(), ['b', 'z'], 'not for b');
  },
);
joins(
  'it joins and forks; its incident takes the tokens along',
  P(
    'p',
    `${st}${k}${S('a')}${S('b')}<inclusiveGateway id="j"/>${S('z')}${S('y')}${en}${F('s|k', 'k|a', 'k|b', 'a|j', 'b|j', 'j|z|=x', 'j|y|=true', 'z|e', 'y|e')}`,
  ),
  async (h) => {
    const key = await h.start('p', { x: null });
    await h.complete('a');
    await h.complete('b');
    eq([await h.incidents(), await h.jobs()], [['EXTRACT_VALUE_ERROR'], []], 'incident');
    await h.setVariables(key, { x: true });
    await h.resolve();
    eq(await h.jobs(), ['y', 'z'], 'goes on');
    await h.complete('y');
    await h.complete('z');
    eq(await h.done(), true, 'done');
  },
);
joins(
  'another branch that stands at an incident is awaited',
  P(
    'p',
    `${st}${f}${S('a')}<exclusiveGateway id="x"/>${j}${S('z')}${en}${F('s|f', 'f|a|=true', 'f|x|=true', 'a|j', 'x|j|=ok', 'j|z', 'z|e')}`,
  ),
  async (h) => {
    const key = await h.start('p');
    await h.complete('a');
    eq([await h.jobs(), await h.incidents()], [[], ['EXTRACT_VALUE_ERROR']], 'waits');
    await h.setVariables(key, { ok: true });
    await h.resolve();
    eq(await h.jobs(), ['z'], 'joined');
  },
);
joins(
  'a terminate end beside it ends what waits',
  P(
    'p',
    `${st}${f}${S('a')}${S('b')}${terminateEnd('te')}${x}${j}${S('z')}${en}${F('s|f', 'f|a|=true', 'f|b|=true', 'a|j', 'b|x', 'x|j|=w', 'x|te||d', 'j|z', 'z|e')}`,
  ),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    await h.complete('b', { w: false });
    eq([await h.done(), await h.jobs()], [true, []], 'ended');
  },
);
