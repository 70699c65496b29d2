// Signals: thrown, caught, broadcast, at starts, boundaries, event sub-processes and gateways. Every expectation was taken from the real engine (8.5.4 and 8.8.0).
import {
  B,
  catchEvent,
  en,
  end,
  endBy,
  eq,
  esp,
  F,
  io,
  msg,
  onMessage,
  onSignal,
  onTimer,
  P,
  S,
  signal,
  st,
  startBy,
  sub,
  throwEvent,
  wrap,
} from './bpmn-kit.mjs';

export const cases = [];
const t = (name, xml, fn, more) => cases.push({ name: `signals: ${name}`, xml: wrap(xml), fn, ...more });
const no = (name, xml, refused, more) => t(`refused: ${name}`, xml, async () => undefined, { refused, ...more });
const G = signal('G', 'go');
const fork = '<parallelGateway id="f"/>';
const twice = "Multiple signal event definitions with the same name 'go' are not allowed";
/** Another process that waits for the signal with job `d` behind it. */
const waiting = P(
  'w',
  `<startEvent id="ws"/>${catchEvent('wc', onSignal())}${S('d')}${end('we')}${F('ws|wc', 'wc|d', 'd|we')}`,
);
/** Another process that starts by the signal with job `r`. */
const starting = P('rp', `${startBy('rs', onSignal())}${S('r')}${end('re')}${F('rs|r', 'r|re')}`);

t(
  'a catch behind the throw hears nothing',
  G + P('p', `${st}${throwEvent('t', onSignal())}${catchEvent('c', onSignal())}${en}${F('s|t', 't|c', 'c|e')}`),
  async (h) => {
    await h.start('p');
    eq([await h.subs(), await h.completed()], [['go'], ['s', 't']], 'waits');
    await h.signal('go');
    eq(await h.done(), true, 'done');
  },
);
for (const [which, flows] of [
  ['after', ['f|c', 'f|t']],
  ['before', ['f|t', 'f|c']],
])
  t(
    `a catch beside the throw hears it, its branch begun ${which} the throw's`,
    G +
      P(
        'p',
        `${st}${fork}${throwEvent('t', onSignal())}${catchEvent('c', onSignal())}${S('a')}${S('b')}${en}${F('s|f', ...flows, 'c|a', 't|b', 'a|e', 'b|e')}`,
      ),
    async (h) => {
      await h.start('p');
      eq(
        [await h.jobs(), await h.completed()],
        [
          ['a', 'b'],
          ['s', 'f', 't', 'c'],
        ],
        'heard',
      );
      eq(await h.activated(), ['p', 's', 'f', ...(which === 'after' ? ['t', 'c'] : ['c', 't']), 'b', 'a'], 'order');
    },
  );
t(
  'a catch two steps off is too late',
  G +
    P(
      'p',
      `${st}${fork}<intermediateThrowEvent id="n"/>${throwEvent('t', onSignal())}${catchEvent('c', onSignal())}${en}${F('s|f', 'f|n', 'n|c', 'f|t', 't|e', 'c|e')}`,
    ),
  async (h) => {
    await h.start('p');
    eq(await h.subs(), ['go'], 'waits on');
  },
);
t(
  'a thrown signal starts processes and reaches other instances, with its own variables only',
  G +
    P(
      'p',
      `${st}${throwEvent('t', onSignal(), io([['=x + 1', 'y']], [['=y', 'z']]))}${S('a')}${en}${F('s|t', 't|a', 'a|e')}`,
    ) +
    waiting +
    starting,
  async (h) => {
    const w = await h.start('w');
    await h.start('p', { x: 1 });
    const [p] = await h.keysOf('p');
    const [r] = await h.keysOf('rp');
    eq(await h.jobs(), ['a', 'd', 'r'], 'reached');
    eq([await h.vars(w), await h.vars(p), await h.vars(r)], [{ y: 2 }, { x: 1, z: 2 }, { y: 2 }], 'variables');
  },
);
t('a broadcast starts processes and reaches every instance', G + waiting + starting, async (h) => {
  const first = await h.start('w');
  const second = await h.start('w');
  await h.signal('go', { v: 1 });
  eq(await h.jobs(), ['d', 'd', 'r'], 'reached');
  const [r] = await h.keysOf('rp');
  eq([await h.vars(first), await h.vars(second), await h.vars(r)], [{ v: 1 }, { v: 1 }, { v: 1 }], 'variables');
});
t('a signal is not kept for those who come later', G + waiting, async (h) => {
  await h.signal('go');
  await h.start('w');
  eq([await h.jobs(), await h.subs()], [[], ['go']], 'lost');
});
t('a signal of another name is not heard', G + waiting + starting, async (h) => {
  await h.start('w');
  await h.signal('Go');
  await h.signal('gone');
  eq([await h.jobs(), await h.instances('rp')], [[], 0], 'not heard');
});
t('each broadcast starts another instance', G + starting, async (h) => {
  await h.signal('go', { n: 1 });
  await h.signal('go', { n: 2 });
  eq(await h.jobs(), ['r', 'r'], 'two');
  const [first, second] = await h.keysOf('rp');
  eq([await h.vars(first), await h.vars(second)], [{ n: 1 }, { n: 2 }], 'each its own');
});
t('a signal starts the newest version only, and none when that has no such start', G + starting, async (h) => {
  const newer = P(
    'rp',
    `${startBy('rs', onSignal(), io([], [['=x', 'y']]))}${S('r2')}${end('re')}${F('rs|r2', 'r2|re')}`,
  );
  await h.deploy(wrap(G + newer));
  await h.signal('go', { x: 1, junk: 2 });
  eq([await h.jobs(), await h.vars((await h.keysOf('rp'))[0])], [['r2'], { y: 1 }], 'the newest, mapped');
  await h.deploy(wrap(P('rp', st + S('r3') + en + F('s|r3', 'r3|e'))));
  await h.signal('go');
  eq(await h.jobs(), ['r2'], 'none');
});
t(
  'a process may start by a signal, a message, or neither',
  G +
    msg('M', 'm') +
    P(
      'p',
      `${startBy('s1', onSignal())}${startBy('s2', onMessage())}${st}${S('a')}${en}${F('s1|a', 's2|a', 's|a', 'a|e')}`,
    ),
  async (h) => {
    await h.start('p');
    await h.signal('go');
    await h.message('m');
    eq(
      [await h.jobs(), await h.completed()],
      [
        ['a', 'a', 'a'],
        ['s', 's1', 's2'],
      ],
      'three ways',
    );
  },
);
t(
  'a start whose signal has a constant expression as name',
  signal('G', '=&quot;g&quot; + &quot;o&quot;') + starting,
  async (h) => {
    await h.signal('go');
    eq(await h.jobs(), ['r'], 'started');
  },
);
t(
  'a catch hands its payload to the root, or through its output mapping only',
  G +
    P(
      'p',
      `${st}${catchEvent('c', onSignal())}${catchEvent('d', onSignal(), io([], [['=x', 'y']]))}${S('a')}${en}${F('s|c', 'c|d', 'd|a', 'a|e')}`,
    ),
  async (h) => {
    await h.start('p');
    await h.signal('go', { v: 1 });
    await h.signal('go', { x: 2, junk: 3 });
    eq(
      [await h.vars(), await h.scopeOf('d')],
      [
        { v: 1, y: 2 },
        { x: 2, junk: 3 },
      ],
      'variables',
    );
  },
);
t(
  'a name by expression is evaluated where the catch or throw stands, after its input mappings',
  signal('G', '=n') +
    P(
      'p',
      `${st}${catchEvent('c', onSignal(), io([['=&quot;here&quot;', 'n']]))}${throwEvent('t', onSignal(), io([['=&quot;there&quot;', 'n']]))}${S('a')}${en}${F('s|c', 'c|t', 't|a', 'a|e')}`,
    ) +
    signal('H', 'there') +
    P('w', `<startEvent id="ws"/>${catchEvent('wc', onSignal('H'))}${S('d')}${end('we')}${F('ws|wc', 'wc|d', 'd|we')}`),
  async (h) => {
    const w = await h.start('w');
    await h.start('p', { n: 'outside' });
    eq(await h.subs(), ['here', 'there'], 'names');
    await h.signal('here');
    eq([await h.jobs(), await h.vars(w)], [['a', 'd'], { n: 'there' }], 'thrown by its own name');
  },
);
t(
  'the name of a boundary signal is evaluated inside the task',
  signal('G', '=n') +
    P(
      'p',
      `${st}${S('a', 'a', io([['=&quot;inner&quot;', 'n']]))}${B('b', 'a', onSignal())}${S('h')}${en}${end('e2')}${F('s|a', 'a|e', 'b|h', 'h|e2')}`,
    ),
  async (h) => {
    await h.start('p', { n: 'outer' });
    eq(await h.subs(), ['inner'], 'name');
  },
);
for (const [what, event] of [
  ['throw', throwEvent('x', onSignal())],
  ['catch', catchEvent('x', onSignal())],
])
  t(
    `a null name of a ${what} is an incident, resolved by the variable`,
    signal('G', '=n') + P('p', `${st}${event}${S('a')}${en}${F('s|x', 'x|a', 'a|e')}`),
    async (h) => {
      const key = await h.start('p');
      eq([await h.incidents(), await h.subs(), await h.jobs()], [['EXTRACT_VALUE_ERROR'], [], []], 'incident');
      await h.setVariables(key, { n: 'go' });
      await h.resolve();
      if (what === 'catch') await h.signal('go');
      eq([await h.incidents(), await h.jobs()], [[], ['a']], 'goes on');
    },
  );
t(
  'a number as name is an incident',
  signal('G', '=n') + P('p', `${st}${catchEvent('x', onSignal())}${en}${F('s|x', 'x|e')}`),
  async (h) => {
    await h.start('p', { n: 7 });
    eq([await h.incidents(), await h.subs()], [['EXTRACT_VALUE_ERROR'], []], 'incident');
  },
);
t(
  'an interrupting boundary signal ends its task',
  G + P('p', `${st}${S('a')}${B('b', 'a', onSignal())}${S('h')}${en}${end('e2')}${F('s|a', 'a|e', 'b|h', 'h|e2')}`),
  async (h) => {
    await h.start('p');
    await h.signal('go', { q: 1 });
    eq(
      [await h.jobs(), await h.subs(), await h.vars(), await h.terminated()],
      [['h'], [], { q: 1 }, ['a']],
      'interrupted',
    );
  },
);
t(
  'a non-interrupting boundary signal comes again and again',
  G +
    P(
      'p',
      `${st}${S('a')}${B('b', 'a', onSignal(), false)}${S('h')}${en}${end('e2')}${F('s|a', 'a|e', 'b|h', 'h|e2')}`,
    ),
  async (h) => {
    await h.start('p');
    await h.signal('go', { q: 1 });
    await h.signal('go', { q: 2 });
    eq([await h.jobs(), await h.subs(), await h.vars()], [['a', 'h', 'h'], ['go'], { q: 2 }], 'twice');
    await h.complete('a');
    await h.signal('go');
    eq([await h.jobs(), await h.subs()], [['h', 'h'], []], 'closed with its task');
  },
);
t(
  'a throw inside a sub-process interrupts that sub-process',
  G +
    P(
      'p',
      `${st}${sub('sp', throwEvent('t', onSignal(), io([['=1', 'q']])) + S('a'), 'sps|t', 't|a', 'a|spe')}${B('b', 'sp', onSignal())}${S('h')}${en}${end('e2')}${F('s|sp', 'sp|e', 'b|h', 'h|e2')}`,
    ),
  async (h) => {
    await h.start('p');
    eq([await h.jobs(), await h.vars(), await h.terminated()], [['h'], { q: 1 }, ['sp']], 'interrupted');
    eq(await h.completed(), ['s', 'sps', 't', 'b'], 'the throw itself had completed');
  },
);
t(
  'an end event throws to a non-interrupting boundary of its own sub-process',
  G +
    P(
      'p',
      `${st}<subProcess id="sp"><startEvent id="sps"/>${S('a')}${endBy('x', onSignal())}${F('sps|a', 'a|x')}</subProcess>${B('b', 'sp', onSignal(), false)}${S('h')}${en}${end('e2')}${F('s|sp', 'sp|e', 'b|h', 'h|e2')}`,
    ),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    eq([await h.jobs(), await h.subs(), (await h.element('sp')).alive], [['h'], [], false], 'both go on');
    await h.complete('h');
    eq(await h.done(), true, 'done');
  },
);
t(
  'an end event maps in and out, and its instance may end with it',
  G + P('p', `${st}${endBy('x', onSignal(), io([['=1', 'i']], [['=i + 1', 'o']]))}${F('s|x')}`) + starting,
  async (h) => {
    await h.start('p', { v: 1 });
    const [r] = await h.keysOf('rp');
    eq([await h.instances('p'), await h.vars(), await h.vars(r)], [0, { v: 1, o: 2 }, { i: 1 }], 'variables');
  },
);
t(
  'an interrupting event sub-process by a broadcast',
  G +
    P(
      'p',
      `${st}${fork}${S('a')}${catchEvent('c', onSignal())}${en}${F('s|f', 'f|a', 'f|c', 'a|e', 'c|e')}${esp('es', onSignal())}`,
    ),
  async (h) => {
    await h.start('p');
    await h.signal('go', { q: 1 });
    eq(
      [await h.jobs(), await h.subs(), await h.vars(), await h.terminated()],
      [['n'], [], { q: 1 }, ['c', 'a']],
      'all ended, the catch too',
    );
    await h.complete('n');
    eq(await h.done(), true, 'done');
  },
);
t(
  'an interrupting event sub-process by a throw of its own scope ends that throw',
  G +
    P(
      'p',
      `${st}${throwEvent('t', onSignal(), io([['=1', 'q']]))}${S('a')}${en}${F('s|t', 't|a', 'a|e')}${esp('es', onSignal())}`,
    ),
  async (h) => {
    await h.start('p');
    eq([await h.jobs(), await h.vars(), await h.terminated()], [['n'], { q: 1 }, ['t']], 'interrupted');
  },
);
t(
  'a non-interrupting event sub-process comes again and again',
  G +
    P(
      'p',
      `${st}${throwEvent('t', onSignal())}${S('a')}${en}${F('s|t', 't|a', 'a|e')}${esp('es', onSignal(), { interrupting: false })}`,
    ),
  async (h) => {
    await h.start('p');
    await h.signal('go', { q: 1 });
    eq([await h.jobs(), await h.subs(), await h.vars()], [['a', 'n', 'n'], ['go'], { q: 1 }], 'twice');
    await h.complete('n');
    await h.complete('n');
    await h.complete('a');
    eq(await h.done(), true, 'done');
  },
);
t(
  'an end event that throws to a handler of its own scope: the scope goes on with the handler',
  G + P('p', `${st}${endBy('x', onSignal())}${F('s|x')}${esp('es', onSignal(), { interrupting: false })}`),
  async (h) => {
    await h.start('p');
    eq([await h.jobs(), await h.done()], [['n'], false], 'the handler runs');
    await h.complete('n');
    eq(await h.done(), true, 'done');
  },
  { breaks: (v) => (v < '8.6' ? 'got [["n"],true]' : "rejected with code 'PROCESSING_ERROR'") },
);
t(
  'an event-based gateway goes on at the signal',
  G +
    P(
      'p',
      `${st}<eventBasedGateway id="g"/>${catchEvent('c1', onSignal())}${catchEvent('c2', onTimer('PT1H'))}${S('a')}${en}${F('s|g', 'g|c1', 'g|c2', 'c1|a', 'a|e', 'c2|e')}`,
    ),
  async (h) => {
    await h.start('p');
    eq([await h.subs(), await h.timers()], [['go'], ['c2']], 'waits');
    await h.signal('go', { x: 1 });
    eq([await h.jobs(), await h.vars(), await h.subs(), await h.timers()], [['a'], { x: 1 }, [], []], 'goes on');
  },
);
t(
  'everybody of one instance hears it, the oldest first',
  G +
    P(
      'p',
      `${st}${fork}${catchEvent('c1', onSignal())}${catchEvent('c2', onSignal())}${sub('sp', S('a'), 'sps|a', 'a|spe')}${B('b', 'sp', onSignal(), false)}${S('x')}${S('y')}${S('h')}${en}${end('e2')}${F('s|f', 'f|c1', 'f|sp', 'f|c2', 'c1|x', 'x|e', 'c2|y', 'y|e', 'sp|e', 'b|h', 'h|e2')}${esp('es', onSignal(), { interrupting: false })}`,
    ),
  async (h) => {
    await h.start('p');
    const before = (await h.activated()).length;
    await h.signal('go');
    eq((await h.activated()).slice(before), ['b', 'es', 'ess', 'y', 'h', 'x', 'n'], 'order');
  },
);
t(
  'two throws at once: the second finds nobody',
  G +
    P(
      'p',
      `${st}${fork}${throwEvent('t1', onSignal())}${throwEvent('t2', onSignal())}${catchEvent('c', onSignal())}${S('h')}${en}${F('s|f', 'f|t1', 'f|t2', 't1|e', 't2|e', 'f|c', 'c|h', 'h|e')}`,
    ),
  async (h) => {
    await h.start('p');
    eq([await h.jobs(), await h.subs()], [['h'], []], 'once');
  },
);
t(
  'an output mapping that fails keeps the catch and its subscription; a second signal changes nothing',
  G +
    P(
      'p',
      `${st}${catchEvent('c', onSignal(), io([], [['=assert(x, x != null)', 'y']]))}${S('a')}${en}${F('s|c', 'c|a', 'a|e')}`,
    ),
  async (h) => {
    const key = await h.start('p');
    await h.signal('go');
    eq([await h.incidents(), await h.subs(), await h.jobs()], [['IO_MAPPING_ERROR'], ['go'], []], 'incident');
    await h.signal('go', { x: 1 });
    eq([await h.incidents(), await h.jobs()], [['IO_MAPPING_ERROR'], []], 'still');
    await h.setVariables(key, { x: 2 });
    await h.resolve();
    eq([await h.jobs(), await h.subs(), await h.vars()], [['a'], [], { x: 2, y: 2 }], 'resolved');
  },
);
t('cancelling an instance closes what it waits for', G + waiting, async (h) => {
  await h.start('w');
  await h.cancel();
  eq([await h.subs(), await h.done()], [[], true], 'closed');
  await h.signal('go');
  eq(await h.jobs(), [], 'nobody');
});
no(
  'two boundary events of one signal',
  G +
    P(
      'p',
      `${st}${S('a')}${B('b', 'a', onSignal())}${B('c', 'a', onSignal(), false)}${S('h')}${en}${F('s|a', 'a|e', 'b|h', 'c|h', 'h|e')}`,
    ),
  twice,
);
no(
  'two event sub-processes of one signal',
  G +
    P(
      'p',
      `${st}${S('a')}${en}${F('s|a', 'a|e')}${esp('x', onSignal(), { job: 'n1' })}${esp('y', onSignal(), { job: 'n2' })}`,
    ),
  twice,
);
no(
  'one signal twice behind a gateway',
  G +
    P(
      'p',
      `${st}<eventBasedGateway id="g"/>${catchEvent('c1', onSignal())}${catchEvent('c2', onSignal())}${en}${F('s|g', 'g|c1', 'g|c2', 'c1|e', 'c2|e')}`,
    ),
  twice,
);
no(
  'two starts of one signal',
  G + P('p', `${startBy('s1', onSignal())}${startBy('s2', onSignal())}${S('a')}${en}${F('s1|a', 's2|a', 'a|e')}`),
  twice,
);
no(
  'an event without its signal',
  P('p', `${st}${throwEvent('t', '<signalEventDefinition id="q"/>')}${en}${F('s|t', 't|e')}`),
  'Must reference a signal',
);
no(
  'a signal without name',
  `<signal id="G"/>${P('p', `${st}${throwEvent('t', onSignal())}${en}${F('s|t', 't|e')}`)}`,
  'Name must be present and not empty',
);
no(
  'a start whose signal reads a variable',
  signal('G', '=n') + P('p', `${startBy('s', onSignal())}${en}${F('s|e')}`),
  "Expected constant expression of type String for signal name '=n', but was NULL",
);
no(
  'a sub-process that starts by a signal',
  G +
    P(
      'p',
      `${st}<subProcess id="sp">${startBy('sps', onSignal())}${end('spe')}${F('sps|spe')}</subProcess>${en}${F('s|sp', 'sp|e')}`,
    ),
  'Start events in subprocesses must be of type none',
);

t(
  'refused: one signal at a sub-process and for an event sub-process in it (on Zeebe only the boundary hears it)',
  G +
    P(
      'p',
      `${st}${sub('sp', S('a') + esp('es', onSignal(), { interrupting: false }), 'sps|a', 'a|spe')}${B('b', 'sp', onSignal(), false)}${S('h')}${en}${end('e2')}${F('s|sp', 'sp|e', 'b|h', 'h|e2')}`,
    ),
  async (h) => {
    await h.start('p');
    await h.signal('go');
    await h.signal('go');
    eq(await h.jobs(), ['a', 'h', 'h'], 'the boundary');
  },
  { stricter: true },
);
no(
  'one message at a sub-process and for an event sub-process in it (on Zeebe nothing goes on)',
  msg('M', 'm', '=k') +
    P(
      'p',
      `${st}${sub('sp', S('a') + esp('es', onMessage()), 'sps|a', 'a|spe')}${B('b', 'sp', onMessage())}${S('h')}${en}${end('e2')}${F('s|sp', 'sp|e', 'b|h', 'h|e2')}`,
    ),
  undefined,
  { stricter: true },
);
