// Link events. Every expectation was taken from the real engine (8.5.4 and 8.8.0).
import {
  B,
  catchEvent,
  en,
  end,
  endBy,
  eq,
  F,
  io,
  msg,
  onLink,
  onMessage,
  onTimer,
  P,
  S,
  st,
  startBy,
  sub,
  throwEvent,
  wrap,
} from './bpmn-kit.mjs';

export const cases = [];
const t = (name, xml, fn, more) => cases.push({ name: `links: ${name}`, xml: wrap(xml), fn, ...more });
const no = (name, xml, refused) => t(`refused: ${name}`, xml, async () => undefined, { refused });
const fork = '<parallelGateway id="f"/>';
const go = throwEvent('t', onLink('L'));
const come = catchEvent('c', onLink('L'));

t('the path goes on at the catch', P('p', `${st}${go}${come}${S('a')}${en}${F('s|t', 'c|a', 'a|e')}`), async (h) => {
  await h.start('p');
  eq([await h.jobs(), await h.completed()], [['a'], ['s', 't', 'c']], 'jumped');
  await h.complete('a');
  eq(await h.done(), true, 'done');
});
t(
  'input mappings are not looked at, output mappings are',
  P(
    'p',
    `${st}${throwEvent('t', onLink('L'), io([['=1', 'i']], [['=i', 'o1']]))}${catchEvent('c', onLink('L'), io([['=1', 'i']], [['=2', 'o2']]))}${S('a')}${en}${F('s|t', 'c|a', 'a|e')}`,
  ),
  async (h) => {
    await h.start('p');
    eq([await h.vars(), await h.jobs()], [{ o1: null, o2: 2 }, ['a']], 'variables');
  },
);
t(
  'two throws of one link are two tokens',
  P(
    'p',
    `${st}${fork}${throwEvent('t1', onLink('L'))}${throwEvent('t2', onLink('L'))}${come}${S('a')}${en}${F('s|f', 'f|t1', 'f|t2', 'c|a', 'a|e')}`,
  ),
  async (h) => {
    await h.start('p');
    eq(
      [await h.jobs(), await h.completed()],
      [
        ['a', 'a'],
        ['s', 'f', 't2', 't1', 'c', 'c'],
      ],
      'two',
    );
    await h.complete('a');
    eq(await h.done(), false, 'one is left');
    await h.complete('a');
    eq(await h.done(), true, 'done');
  },
);
t(
  'a loop by a link',
  P(
    'p',
    `${st}${come}<exclusiveGateway id="x" default="d"/>${S('a')}${go}${en}${F('s|a', 'c|a', 'a|x', 'x|t|=again', 'x|e||d')}`,
  ),
  async (h) => {
    await h.start('p');
    await h.complete('a', { again: true });
    await h.complete('a', { again: true });
    eq(await h.jobs(), ['a'], 'again');
    await h.complete('a', { again: false });
    eq(await h.done(), true, 'done');
  },
);
t(
  'a link leads to a parallel join',
  P(
    'p',
    `${st}${fork}${S('a')}${go}${come}<parallelGateway id="j"/>${en}${F('s|f', 'f|a', 'f|t', 'c|j', 'a|j', 'j|e')}`,
  ),
  async (h) => {
    await h.start('p');
    eq(await h.done(), false, 'waits');
    await h.complete('a');
    eq(await h.done(), true, 'joined');
  },
);
t(
  'a link inside a sub-process',
  P('p', `${st}${sub('sp', go + come + S('a'), 'sps|t', 'c|a', 'a|spe')}${en}${F('s|sp', 'sp|e')}`),
  async (h) => {
    await h.start('p');
    eq(await h.jobs(), ['a'], 'jumped');
    await h.complete('a');
    eq(await h.done(), true, 'done');
  },
);
t(
  'a link inside an event sub-process',
  msg('M', 'm', '=k') +
    P(
      'p',
      `${st}${S('a')}${en}${F('s|a', 'a|e')}<subProcess id="es" triggeredByEvent="true"><startEvent id="ess">${onMessage()}</startEvent>${go}${come}${S('n')}${end('ese')}${F('ess|t', 'c|n', 'n|ese')}</subProcess>`,
    ),
  async (h) => {
    await h.start('p', { k: 'x' });
    await h.message('m');
    eq(await h.jobs(), ['n'], 'jumped');
  },
);
t('a catch without anything behind it ends the path', P('p', `${st}${go}${come}${F('s|t')}`), async (h) => {
  await h.start('p');
  eq([await h.done(), await h.completed()], [true, ['s', 't', 'c', 'p']], 'done');
});
t(
  'several links of other names',
  P(
    'p',
    `${st}<exclusiveGateway id="x" default="d"/>${throwEvent('t1', onLink('L1'))}${throwEvent('t2', onLink('L2'))}${catchEvent('c1', onLink('L1'))}${catchEvent('c2', onLink('L2'))}${S('a')}${S('b')}${en}${F('s|x', 'x|t1|=one', 'x|t2||d', 'c1|a', 'c2|b', 'a|e', 'b|e')}`,
  ),
  async (h) => {
    await h.start('p', { one: true });
    await h.start('p', { one: false });
    eq(await h.jobs(), ['a', 'b'], 'each its own');
  },
);
for (const [what, events] of [
  ['throw', throwEvent('t', onLink('L'), io([], [['=assert(x, x != null)', 'y']])) + come],
  ['catch', go + catchEvent('c', onLink('L'), io([], [['=assert(x, x != null)', 'y']]))],
])
  t(
    `an output mapping of a ${what} that fails, and is resolved`,
    P('p', `${st}${events}${en}${F('s|t', 'c|e')}`),
    async (h) => {
      const key = await h.start('p');
      eq(
        [await h.incidents(), await h.activated()],
        [['IO_MAPPING_ERROR'], ['p', 's', ...(what === 'throw' ? ['t'] : ['t', 'c'])]],
        'incident',
      );
      await h.setVariables(key, { x: 1 });
      await h.resolve();
      eq([await h.done(), await h.vars()], [true, { x: 1, y: 1 }], 'goes on');
    },
  );
t(
  'an interruption between throw and catch',
  P(
    'p',
    `${st}${fork}${go}${come}${S('a')}<endEvent id="x"><terminateEventDefinition id="xt"/></endEvent>${F('s|f', 'f|x', 'f|t', 'c|a')}`,
  ),
  async (h, version) => {
    await h.start('p');
    eq(
      [await h.done(), await h.jobs(), await h.completed()],
      [true, [], version < '8.6' ? ['s', 'f', 'x', 'p'] : ['s', 'f', 't', 'x', 'p']],
      'the catch is not reached',
    );
  },
);
t(
  'another path that ends between throw and catch does not end the scope',
  P('p', `${st}${fork}${go}${come}${S('a')}${en}${F('s|f', 'f|e', 'f|t', 'c|a')}`),
  async (h) => {
    await h.start('p');
    eq([await h.jobs(), await h.done()], [['a'], false], 'goes on');
    await h.complete('a');
    eq(await h.done(), true, 'done');
  },
  { breaks: (v) => (v < '8.6' ? undefined : 'got [[],true]') },
);
t(
  'refused: a flow out of a throw (on Zeebe it is never taken)',
  P('p', `${st}${go}${come}${S('a')}${S('b')}${en}${F('s|t', 't|b', 'b|e', 'c|a', 'a|e')}`),
  async (h) => {
    await h.start('p');
    eq(await h.jobs(), ['a'], 'never taken');
  },
  { stricter: true },
);
t(
  'refused: a flow into a catch (on Zeebe it is passed)',
  P('p', `${st}${fork}${go}${come}${S('a')}${en}${F('s|f', 'f|t', 'f|c', 'c|a', 'a|e')}`),
  async (h) => {
    await h.start('p');
    eq(await h.jobs(), ['a', 'a'], 'passed');
  },
  { stricter: true },
);
t('a catch without any throw', P('p', `${st}${come}${en}${F('s|e', 'c|e')}`), async (h) => {
  await h.start('p');
  eq(await h.done(), true, 'done');
});
no(
  'a throw without its catch',
  P('p', `${st}${go}${F('s|t')}`),
  "Can't find an catch link event for the throw link event with the name 'L'.",
);
no(
  'a catch in a scope inside',
  P('p', `${st}${go}${sub('sp', come, 'c|spe')}${F('s|t')}`),
  "Can't find an catch link event for the throw link event with the name 'L'.",
);
no(
  'a catch in a scope around',
  P(
    'p',
    `${st}<subProcess id="sp"><startEvent id="sps"/>${go}${F('sps|t')}</subProcess>${come}${en}${F('s|sp', 'c|e')}`,
  ),
  "Can't find an catch link event for the throw link event with the name 'L'.",
);
no(
  'a link without a name',
  P('p', `${st}${throwEvent('t', onLink(''))}${catchEvent('c', onLink(''))}${en}${F('s|t', 'c|e')}`),
  'Link name must be present and not empty',
);
no(
  'two catches of one link',
  P('p', `${st}${go}${come}${catchEvent('d', onLink('L'))}${en}${F('s|t', 'c|e', 'd|e')}`),
  "Multiple intermediate catch link event definitions with the same name 'L' are not allowed.",
);
no(
  'one link in two scopes',
  P(
    'p',
    `${st}${go}${come}${sub('sp', throwEvent('t2', onLink('L')) + catchEvent('c2', onLink('L')), 'sps|t2', 'c2|spe')}${en}${F('s|t', 'c|sp', 'sp|e')}`,
  ),
  "Multiple intermediate catch link event definitions with the same name 'L' are not allowed.",
);
no(
  'a link as end event',
  P('p', `${st}${endBy('x', onLink('L'))}${come}${en}${F('s|x', 'c|e')}`),
  'End events must be one of: none, error, message, terminate, signal, es',
);
no(
  'a link at a boundary',
  P('p', `${st}${S('a')}${B('b', 'a', onLink('L'))}${en}${F('s|a', 'a|e', 'b|e')}`),
  'Boundary events must be one of: ',
);
no(
  'a link behind an event-based gateway',
  P(
    'p',
    `${st}<eventBasedGateway id="g"/>${catchEvent('c1', onLink('L'))}${catchEvent('c2', onTimer('PT1H'))}${en}${F('s|g', 'g|c1', 'g|c2', 'c1|e', 'c2|e')}`,
  ),
  'Event-based gateway must not have an outgoing sequence flow to other elements than ',
);
t(
  'refused: a process that starts by a link (on Zeebe nothing starts it)',
  P('p', `${startBy('s', onLink('L'))}${en}${F('s|e')}`),
  async (h) => {
    eq(await h.instances('p'), 0, 'nothing');
  },
  { stricter: true },
);
