// Boundary events, event sub-processes, event-based gateways and timers. Every expectation was taken from the real engine (8.5.4 and 8.8.0).
import {
  B,
  catchEvent,
  en,
  end,
  eq,
  esp,
  F,
  io,
  msg,
  onMessage,
  onTimer,
  P,
  S,
  st,
  sub,
  terminateEnd,
  U,
  wrap,
} from './bpmn-kit.mjs';

export const cases = [];
const t = (name, xml, fn, more) => cases.push({ name: `events: ${name}`, xml: wrap(xml), fn, ...more });
const M = msg('M', 'm', '=k');
const N = msg('N', 'n', '=k');
const hour = 3_600_000;
const hoursTo = async (h, element, from) => Math.round((Date.parse(await h.due(element)) - from) / hour);

t(
  'an interrupting boundary message cancels the job and hands its payload to the root',
  M + P('p', `${st}${S('a')}${B('b', 'a', onMessage())}${S('h')}${en}${end('e2')}${F('s|a', 'a|e', 'b|h', 'h|e2')}`),
  async (h) => {
    await h.start('p', { k: 'x' });
    await h.message('m', { q: 1 });
    eq(
      [await h.jobs(), await h.subs(), await h.vars(), await h.terminated()],
      [['h'], [], { k: 'x', q: 1 }, ['a']],
      'caught',
    );
  },
);
t(
  'an output mapping of a boundary message takes only what it names',
  M +
    P(
      'p',
      `${st}${S('a')}<boundaryEvent id="b" attachedToRef="a"><extensionElements>${io([], [['=q', 'r']])}</extensionElements>${onMessage()}</boundaryEvent>${S('h')}${en}${end('e2')}${F('s|a', 'a|e', 'b|h', 'h|e2')}`,
    ),
  async (h) => {
    await h.start('p', { k: 'x' });
    await h.message('m', { q: 1, junk: 2 });
    eq(await h.vars(), { k: 'x', r: 1 }, 'mapped');
  },
);
t(
  'a boundary message keeps its correlation key from outside the task',
  M +
    P(
      'p',
      `${st}${S('a', 'a', io([['=&quot;inner&quot;', 'k']]))}${B('b', 'a', onMessage())}${S('h')}${en}${end('e2')}${F('s|a', 'a|e', 'b|h', 'h|e2')}`,
    ),
  async (h) => {
    await h.start('p', { k: 'outer' });
    eq(await h.correlationKeys(), ['outer'], 'key');
  },
);
t(
  'completing the task closes its timers and messages',
  M +
    P(
      'p',
      `${st}${S('a')}${B('b', 'a', onMessage())}${B('c', 'a', onTimer('PT1H'), false)}${S('h')}${S('z')}${en}${end('e2')}${end('e3')}${F('s|a', 'a|z', 'z|e', 'b|h', 'h|e2', 'c|e3')}`,
    ),
  async (h) => {
    await h.start('p', { k: 'x' });
    await h.complete('a');
    eq([await h.jobs(), await h.subs(), await h.timers()], [['z'], [], []], 'closed');
  },
);
t(
  'two non-interrupting timers of one task fire each for itself',
  P(
    'p',
    `${st}${S('a')}${B('b', 'a', onTimer('PT1H'), false)}${B('c', 'a', onTimer('PT2H'), false)}${S('h1')}${S('h2')}${en}${end('e2')}${end('e3')}${F('s|a', 'a|e', 'b|h1', 'h1|e2', 'c|h2', 'h2|e3')}`,
  ),
  async (h) => {
    await h.start('p');
    await h.fire('b');
    await h.fire('c');
    eq([await h.jobs(), await h.timers()], [['a', 'h1', 'h2'], []], 'both');
  },
);
t(
  'a boundary timer on a sub-process starts when the sub-process does',
  P(
    'p',
    `${st}${sub('sp', S('a'), 'sps|a', 'a|spe')}${B('b', 'sp', onTimer('PT1H'), false)}${S('h')}${en}${end('e2')}${F('s|sp', 'sp|e', 'b|h', 'h|e2')}`,
  ),
  async (h) => {
    await h.start('p');
    eq(await h.timers(), ['b'], 'armed');
    await h.fire('b');
    eq(await h.jobs(), ['a', 'h'], 'both');
    await h.complete('a');
    eq(await h.done(), false, 'the handler lives');
    await h.complete('h');
    eq(await h.done(), true, 'done');
  },
);
t(
  'an interrupting boundary message on a sub-process ends all inside',
  M +
    P(
      'p',
      `${st}${sub('sp', `<parallelGateway id="f"/>${S('a')}${sub('in', U('u'), 'ins|u', 'u|ine')}${end('x')}`, 'sps|f', 'f|a', 'f|in', 'a|spe', 'in|x')}${B('b', 'sp', onMessage())}${S('h')}${en}${end('e2')}${F('s|sp', 'sp|e', 'b|h', 'h|e2')}`,
    ),
  async (h) => {
    await h.start('p', { k: 'x' });
    await h.message('m');
    eq([await h.jobs(), await h.users(), await h.terminated()], [['h'], [], ['a', 'u', 'in', 'sp']], 'order');
  },
);
t(
  'an interrupting event sub-process ends a running non-interrupting one',
  M +
    N +
    P(
      'p',
      `${st}${S('a')}${esp('ni', onMessage('M'), { job: 'slow', interrupting: false })}${esp('int', onMessage('N'), { job: 'stop' })}${en}${F('s|a', 'a|e')}`,
    ),
  async (h) => {
    await h.start('p', { k: 'x' });
    await h.message('m');
    eq(await h.jobs(), ['a', 'slow'], 'beside');
    await h.message('n');
    eq([await h.jobs(), await h.subs()], [['stop'], []], 'only the interrupting one, nobody listens');
    await h.complete('stop');
    eq(await h.done(), true, 'done');
  },
);
t(
  'an interrupting event sub-process keeps the boundary events of its sub-process',
  M +
    P(
      'p',
      `${st}${sub('sp', `${S('a')}${esp('int', onMessage('M'), { job: 'stop' })}`, 'sps|a', 'a|spe')}${B('b', 'sp', onTimer('PT1H'))}${S('late')}${en}${end('e2')}${F('s|sp', 'sp|e', 'b|late', 'late|e2')}`,
    ),
  async (h) => {
    await h.start('p', { k: 'x' });
    await h.message('m');
    eq([await h.jobs(), await h.timers()], [['stop'], ['b']], 'kept');
    await h.fire('b');
    eq(await h.jobs(), ['late'], 'and it ends the handler');
  },
);
t(
  'a scope still listens while only non-interrupting handlers run',
  M + P('p', `${st}${S('a')}${esp('ni', onMessage('M'), { job: 'n', interrupting: false })}${en}${F('s|a', 'a|e')}`),
  async (h) => {
    await h.start('p', { k: 'x' });
    await h.message('m');
    await h.complete('a');
    eq([await h.done(), await h.subs()], [false, ['m']], 'listens');
    await h.message('m');
    eq(await h.jobs(), ['n', 'n'], 'again');
    await h.complete('n');
    await h.complete('n');
    eq([await h.done(), await h.subs()], [true, []], 'done');
  },
);
t(
  'a terminate end ends the handlers too',
  M +
    P(
      'p',
      `${st}${sub('sp', `${S('a')}${terminateEnd('te')}${esp('ni', onMessage('M'), { job: 'n', interrupting: false })}`, 'sps|a', 'a|te')}${S('z')}${en}${F('s|sp', 'sp|z', 'z|e')}`.replace(
        '<endEvent id="spe"/>',
        '',
      ),
    ),
  async (h) => {
    await h.start('p', { k: 'x' });
    await h.message('m');
    await h.complete('a');
    eq([await h.jobs(), await h.subs()], [['z'], []], 'the parent goes on');
  },
);
t(
  'the payload of an event sub-process lands in the root',
  M + P('p', `${st}${S('a')}${esp('es', onMessage('M'))}${en}${F('s|a', 'a|e')}`),
  async (h) => {
    await h.start('p', { k: 'x' });
    await h.message('m', { q: 1 });
    eq([await h.vars(), await h.scopeOf('es')], [{ k: 'x', q: 1 }, {}], 'root');
  },
);
t(
  'an output mapping on the start of an event sub-process',
  M + P('p', `${st}${S('a')}${esp('es', onMessage('M'), { start: io([], [['=q', 'r']]) })}${en}${F('s|a', 'a|e')}`),
  async (h) => {
    await h.start('p', { k: 'x' });
    await h.message('m', { q: 1, junk: 2 });
    eq(
      [await h.vars(), await h.scopeOf('es'), await h.scopeOf('ess')],
      [{ k: 'x', r: 1 }, {}, { q: 1, junk: 2 }],
      'where',
    );
  },
);
t(
  'input mappings of an event sub-process do not see the payload',
  M + P('p', `${st}${S('a')}${esp('es', onMessage('M'), { on: io([['=q', 'mine']]) })}${en}${F('s|a', 'a|e')}`),
  async (h) => {
    await h.start('p', { k: 'x' });
    await h.message('m', { q: 1 });
    eq([await h.scopeOf('es'), (await h.vars()).q], [{ mine: null }, 1], 'not yet there');
  },
);
t(
  'names given by input mappings of an event sub-process keep the payload local',
  M + P('p', `${st}${S('a')}${esp('es', onMessage('M'), { on: io([['=0', 'q']]) })}${en}${F('s|a', 'a|e')}`),
  async (h) => {
    await h.start('p', { k: 'x' });
    await h.message('m', { q: 1 });
    eq([await h.scopeOf('es'), await h.vars()], [{ q: 1 }, { k: 'x' }], 'local');
  },
);
t(
  'an event sub-process with a timer date interrupts',
  P('p', `${st}${S('a')}${esp('es', onTimer('=at', 'timeDate'))}${en}${F('s|a', 'a|e')}`),
  async (h) => {
    await h.start('p', { at: '2099-01-01T00:00:00Z' });
    eq(await h.due('ess'), '2099-01-01T00:00:00.000Z', 'due');
    await h.fire('ess');
    eq([await h.jobs(), await h.terminated()], [['n'], ['a']], 'fired');
  },
);
t(
  'a cycle on a non-interrupting event sub-process',
  P('p', `${st}${S('a')}${esp('es', onTimer('R2/PT1H', 'timeCycle'), { interrupting: false })}${en}${F('s|a', 'a|e')}`),
  async (h) => {
    await h.start('p');
    await h.fire('ess');
    await h.fire('ess');
    eq([await h.jobs(), await h.timers()], [['a', 'n', 'n'], []], 'twice');
  },
);
t(
  'an infinite cycle goes on',
  P(
    'p',
    `${st}${S('a')}${B('b', 'a', onTimer('R/PT1H', 'timeCycle'), false)}${S('h')}${en}${end('e2')}${F('s|a', 'a|e', 'b|h', 'h|e2')}`,
  ),
  async (h) => {
    await h.start('p');
    for (let i = 0; i < 3; i++) await h.fire('b');
    eq([(await h.jobs()).length, await h.timers()], [4, ['b']], 'for ever');
  },
);
t(
  'a jump over several turns of a cycle fires once, then an interval from now',
  P(
    'p',
    `${st}${S('a')}${B('b', 'a', onTimer('R/PT1H', 'timeCycle'), false)}${S('h')}${en}${end('e2')}${F('s|a', 'a|e', 'b|h', 'h|e2')}`,
  ),
  async (h) => {
    await h.start('p');
    await h.advance('PT5H30M');
    eq(await h.jobs(), ['a', 'h'], 'once');
    const wait = (Date.parse(await h.due('b')) - (await h.now())) / 60_000;
    eq(wait > 55 && wait <= 60, true, `a whole interval from now, minutes: ${wait}`);
  },
);
t(
  'R1 fires once',
  P(
    'p',
    `${st}${S('a')}${B('b', 'a', onTimer('R1/PT1H', 'timeCycle'), false)}${S('h')}${en}${end('e2')}${F('s|a', 'a|e', 'b|h', 'h|e2')}`,
  ),
  async (h) => {
    await h.start('p');
    await h.fire('b');
    eq([await h.jobs(), await h.timers()], [['a', 'h'], []], 'once');
  },
);
t(
  'a past date fires at once',
  P('p', `${st}${catchEvent('c', onTimer('2020-01-01T00:00:00Z', 'timeDate'))}${en}${F('s|c', 'c|e')}`),
  async (h) => {
    await h.start('p');
    await h.advance(1000);
    eq(await h.done(), true, 'done');
  },
);
t(
  'a negative duration fires at once',
  P('p', `${st}${catchEvent('c', onTimer('=&quot;-PT1H&quot;'))}${en}${F('s|c', 'c|e')}`),
  async (h) => {
    await h.start('p');
    await h.advance(1000);
    eq([await h.done(), await h.incidents()], [true, []], 'done');
  },
);
t(
  'a date with an offset',
  P('p', `${st}${catchEvent('c', onTimer('2099-06-01T10:00:00+04:00', 'timeDate'))}${en}${F('s|c', 'c|e')}`),
  async (h) => {
    await h.start('p');
    eq(await h.due('c'), '2099-06-01T06:00:00.000Z', 'due');
  },
);
t(
  'a date with an offset and a zone',
  P('p', `${st}${catchEvent('c', onTimer('2099-06-01T10:00:00+04:00[Asia/Baku]', 'timeDate'))}${en}${F('s|c', 'c|e')}`),
  async (h) => {
    await h.start('p');
    eq(await h.due('c'), '2099-06-01T06:00:00.000Z', 'due');
  },
);
t(
  'a date with milliseconds, and one without seconds',
  P(
    'p',
    `${st}${catchEvent('c', onTimer('2099-06-01T10:00:00.250Z', 'timeDate'))}${catchEvent('d', onTimer('2099-06-01T10:00Z', 'timeDate'))}${en}${F('s|c', 's|d', 'c|e', 'd|e')}`,
  ),
  async (h) => {
    await h.start('p');
    eq([await h.due('c'), await h.due('d')], ['2099-06-01T10:00:00.250Z', '2099-06-01T10:00:00.000Z'], 'due');
  },
);
for (const [what, value] of [
  ['a date alone', '2099-06-01'],
  ['a local time', '2099-06-01T10:00:00'],
  ['a zone name alone', '2099-06-01T10:00:00[Asia/Baku]'],
  ['no date', 'soon'],
  ['a day that is none', '2099-02-30T10:00:00Z'],
])
  t(
    `${what} is no timer date: incident`,
    P('p', `${st}${catchEvent('c', onTimer('=at', 'timeDate'))}${en}${F('s|c', 'c|e')}`),
    async (h) => {
      await h.start('p', { at: value });
      eq([await h.timers(), await h.incidents()], [[], ['EXTRACT_VALUE_ERROR']], 'incident');
    },
  );
for (const [value, hours] of [
  ['PT90M', 1.5],
  ['P1DT2H', 26],
  ['P1W', 168],
  ['PT1H30M', 1.5],
  ['PT0.5H', null],
  ['P1Y2M', 'calendar'],
  ['1 hour', null],
  ['PT', null],
  ['P', null],
])
  t(`duration ${value}`, P('p', `${st}${catchEvent('c', onTimer('=d'))}${en}${F('s|c', 'c|e')}`), async (h) => {
    const before = await h.now();
    await h.start('p', { d: value });
    if (hours === null) eq([await h.timers(), await h.incidents()], [[], ['EXTRACT_VALUE_ERROR']], 'incident');
    else if (hours === 'calendar') {
      const due = new Date(await h.due('c'));
      const expected = new Date(before);
      expected.setUTCMonth(expected.getUTCMonth() + 14);
      eq(Math.abs(due - expected) < 5000, true, `${due.toISOString()} is not ${expected.toISOString()}`);
    } else eq(Math.abs((Date.parse(await h.due('c')) - before) / hour - hours) < 0.01, true, 'hours');
  });
t(
  'a duration by FEEL type',
  P(
    'p',
    `${st}${catchEvent('c', onTimer('=duration(&quot;PT2H&quot;) + duration(&quot;PT1H&quot;)'))}${en}${F('s|c', 'c|e')}`,
  ),
  async (h) => {
    const before = await h.now();
    await h.start('p');
    eq(await hoursTo(h, 'c', before), 3, 'hours');
  },
);
t(
  'a null timer is an incident, resolved by the variable',
  P('p', `${st}${catchEvent('c', onTimer('=at', 'timeDate'))}${en}${F('s|c', 'c|e')}`),
  async (h) => {
    const key = await h.start('p', { at: null });
    eq([await h.timers(), await h.incidents()], [[], ['EXTRACT_VALUE_ERROR']], 'incident');
    await h.setVariables(key, { at: '2099-01-01T00:00:00Z' });
    await h.resolve();
    eq([await h.timers(), await h.incidents()], [['c'], []], 'armed');
  },
);
t(
  'a failing boundary timer keeps the task from starting',
  P('p', `${st}${S('a')}${B('b', 'a', onTimer('=d'))}${S('h')}${en}${end('e2')}${F('s|a', 'a|e', 'b|h', 'h|e2')}`),
  async (h) => {
    const key = await h.start('p', {});
    eq([await h.jobs(), await h.incidents()], [[], ['EXTRACT_VALUE_ERROR']], 'not started');
    await h.setVariables(key, { d: 'PT1H' });
    await h.resolve();
    eq([await h.jobs(), await h.timers()], [['a'], ['b']], 'started');
  },
);
t(
  'an event sub-process whose key fails: where is the incident?',
  M + P('p', `${st}${S('a')}${esp('es', onMessage('M'))}${en}${F('s|a', 'a|e')}`),
  async (h, version) => {
    const key = await h.start('p', {});
    eq([await h.jobs(), await h.incidents()], [[], ['EXTRACT_VALUE_ERROR']], 'incident');
    eq(await h.activated(), version < '8.6' ? ['p', 's'] : ['p', 's'], 'at the start event');
    await h.setVariables(key, { k: 'x' });
    await h.resolve();
    eq([await h.jobs(), await h.subs(), await h.incidents()], [['a'], ['m'], []], 'resolved');
  },
);
t(
  'a sub-process whose event sub-process has a failing key',
  M + P('p', `${st}${sub('sp', `${S('a')}${esp('es', onMessage('M'))}`, 'sps|a', 'a|spe')}${en}${F('s|sp', 'sp|e')}`),
  async (h) => {
    const key = await h.start('p', {});
    eq(
      [await h.jobs(), await h.incidents(), (await h.element('sps'))?.alive],
      [[], ['EXTRACT_VALUE_ERROR'], true],
      'incident at its start event',
    );
    await h.setVariables(key, { k: 'x' });
    await h.resolve();
    eq([await h.jobs(), await h.subs()], [['a'], ['m']], 'resolved');
  },
);
t(
  'an event-based gateway whose timer fails subscribes to nothing',
  M +
    P(
      'p',
      `${st}<eventBasedGateway id="g"/>${catchEvent('c1', onMessage('M'))}${catchEvent('c2', onTimer('=d'))}${en}${F('s|g', 'g|c1', 'g|c2', 'c1|e', 'c2|e')}`,
    ),
  async (h) => {
    const key = await h.start('p', { k: 'x' });
    eq([await h.subs(), await h.timers(), await h.incidents()], [[], [], ['EXTRACT_VALUE_ERROR']], 'nothing');
    await h.setVariables(key, { d: 'PT1H' });
    await h.resolve();
    eq([await h.subs(), await h.timers()], [['m'], ['c2']], 'both');
  },
);
t(
  'behind an event-based gateway the output mapping of the event counts',
  M +
    P(
      'p',
      `${st}<eventBasedGateway id="g"/>${catchEvent('c1', onMessage('M'), io([], [['=q', 'r']]))}${catchEvent('c2', onTimer('PT1H'))}${S('a')}${en}${F('s|g', 'g|c1', 'g|c2', 'c1|a', 'c2|e', 'a|e')}`,
    ),
  async (h) => {
    await h.start('p', { k: 'x' });
    await h.message('m', { q: 1, junk: 2 });
    eq([await h.vars(), await h.completed()], [{ k: 'x', r: 1 }, ['s', 'g', 'c1']], 'mapped');
  },
);
t(
  'an event-based gateway in a sub-process with a boundary timer',
  M +
    P(
      'p',
      `${st}${sub('sp', `<eventBasedGateway id="g"/>${catchEvent('c1', onMessage('M'))}${catchEvent('c2', onTimer('PT9H'))}`, 'sps|g', 'g|c1', 'g|c2', 'c1|spe', 'c2|spe')}${B('b', 'sp', onTimer('PT1H'))}${S('h')}${en}${end('e2')}${F('s|sp', 'sp|e', 'b|h', 'h|e2')}`,
    ),
  async (h) => {
    await h.start('p', { k: 'x' });
    await h.fire('b');
    eq([await h.jobs(), await h.subs(), await h.timers()], [['h'], [], []], 'ended');
  },
);
t(
  'a catch event whose message comes with an output mapping',
  M + P('p', `${st}${catchEvent('c', onMessage('M'), io([], [['=q', 'r']]))}${S('a')}${en}${F('s|c', 'c|a', 'a|e')}`),
  async (h) => {
    await h.start('p', { k: 'x' });
    await h.message('m', { q: 1, junk: 2 });
    eq(await h.vars(), { k: 'x', r: 1 }, 'mapped');
  },
);
t(
  'a catch event with input mappings keeps its payload names local',
  M + P('p', `${st}${catchEvent('c', onMessage('M'), io([['=1', 'q']]))}${S('a')}${en}${F('s|c', 'c|a', 'a|e')}`),
  async (h) => {
    await h.start('p', { k: 'x' });
    await h.message('m', { q: 2, other: 3 });
    eq([await h.vars(), await h.scopeOf('c')], [{ k: 'x', other: 3 }, { q: 2 }], 'q stayed');
  },
);
t(
  'a receive task with a boundary timer',
  M +
    P(
      'p',
      `${st}<receiveTask id="r" messageRef="M"/>${B('b', 'r', onTimer('PT1H'))}${S('h')}${en}${end('e2')}${F('s|r', 'r|e', 'b|h', 'h|e2')}`,
    ),
  async (h) => {
    await h.start('p', { k: 'x' });
    eq([await h.subs(), await h.timers()], [['m'], ['b']], 'both');
    await h.fire('b');
    eq([await h.jobs(), await h.subs()], [['h'], []], 'timer');
  },
);
t(
  'a receive task with mappings',
  M +
    P(
      'p',
      `${st}<receiveTask id="r" messageRef="M"><extensionElements>${io([['=1', 'l']], [['=q + l', 'r']])}</extensionElements></receiveTask>${S('z')}${en}${F('s|r', 'r|z', 'z|e')}`,
    ),
  async (h) => {
    await h.start('p', { k: 'x' });
    await h.message('m', { q: 1 });
    eq(await h.vars(), { k: 'x', r: 2 }, 'mapped');
  },
);
t(
  'a boundary event re-arms when the task is entered again',
  M + P('p', `${st}${S('a')}${B('b', 'a', onMessage())}${en}${F('s|a', 'a|e', 'b|a')}`),
  async (h) => {
    await h.start('p', { k: 'x' });
    await h.message('m');
    await h.message('m');
    eq([await h.jobs(), await h.subs(), await h.timers()], [['a'], ['m'], []], 're-armed');
    await h.complete('a');
    eq(await h.done(), true, 'done');
  },
);
t(
  'a non-interrupting boundary handler does not keep its task',
  M +
    P(
      'p',
      `${st}${S('a')}${B('b', 'a', onMessage(), false)}${S('h')}${S('z')}${en}${end('e2')}${F('s|a', 'a|z', 'z|e', 'b|h', 'h|e2')}`,
    ),
  async (h) => {
    await h.start('p', { k: 'x' });
    await h.message('m', { q: 1 });
    await h.complete('a');
    eq([await h.jobs(), (await h.vars()).q], [['h', 'z'], 1], 'both go on');
  },
);
t(
  'interrupting event sub-process of the root ends the process normally',
  M + P('p', `${st}${S('a')}${esp('es', onMessage('M'))}${en}${F('s|a', 'a|e')}`),
  async (h) => {
    await h.start('p', { k: 'x' });
    await h.message('m');
    await h.complete('n');
    eq([await h.done(), (await h.completed()).slice(-3)], [true, ['ese', 'es', 'p']], 'completed, not terminated');
  },
);
t(
  'an interrupting event sub-process ends a path that waits at a join',
  M +
    P(
      'p',
      `${st}<parallelGateway id="f"/><parallelGateway id="j"/>${S('a')}${S('b')}${esp('es', onMessage('M'))}${en}${F('s|f', 'f|a', 'f|b', 'a|j', 'b|j', 'j|e')}`,
    ),
  async (h) => {
    await h.start('p', { k: 'x' });
    await h.complete('a');
    await h.message('m');
    await h.complete('n');
    eq(await h.done(), true, 'the waiting token is forgotten');
  },
);
t(
  'an event sub-process with a sub-process of its own that has one',
  M +
    N +
    P(
      'p',
      `${st}${S('a')}<subProcess id="es" triggeredByEvent="true"><startEvent id="ess">${onMessage('M')}</startEvent>${sub('in', `${S('x')}${esp('deep', onMessage('N'), { job: 'd' })}`, 'ins|x', 'x|ine')}<endEvent id="ese"/>${F('ess|in', 'in|ese')}</subProcess>${en}${F('s|a', 'a|e')}`,
    ),
  async (h) => {
    await h.start('p', { k: 'x' });
    await h.message('m');
    eq([await h.jobs(), await h.subs()], [['x'], ['n']], 'listens inside');
    await h.message('n');
    await h.complete('d');
    eq(await h.done(), true, 'done');
  },
);
t(
  'a timer of a scope dies with an interrupting event sub-process',
  M +
    P(
      'p',
      `${st}${S('a')}${esp('es', onMessage('M'))}${esp('late', onTimer('PT1H'), { job: 'l', interrupting: false })}${en}${F('s|a', 'a|e')}`,
    ),
  async (h) => {
    await h.start('p', { k: 'x' });
    eq(await h.timers(), ['lates'], 'armed');
    await h.message('m');
    eq(await h.timers(), [], 'gone');
  },
);
t(
  'an interrupting boundary timer and a task with an incident',
  P('p', `${st}${S('a')}${B('b', 'a', onTimer('PT1H'))}${S('h')}${en}${end('e2')}${F('s|a', 'a|e', 'b|h', 'h|e2')}`),
  async (h) => {
    await h.start('p');
    await h.fail('a', 0);
    await h.fire('b');
    eq([await h.jobs(), await h.incidents()], [['h'], []], 'the incident is gone with the task');
  },
);
t(
  'a timer start is armed at deployment and starts instances',
  P('p', `<startEvent id="s">${onTimer('R2/PT1H', 'timeCycle')}</startEvent>${S('a')}${en}${F('s|a', 'a|e')}`),
  async (h) => {
    eq(await h.timers(), ['s'], 'armed');
    await h.fire('s');
    eq([await h.jobs(), await h.timers()], [['a'], ['s']], 'first');
    await h.fire('s');
    eq([await h.jobs(), await h.timers()], [['a', 'a'], []], 'second');
  },
);
t(
  'a timer start by date starts once',
  P(
    'p',
    `<startEvent id="s">${onTimer('2099-01-01T00:00:00Z', 'timeDate')}</startEvent>${S('a')}${en}${F('s|a', 'a|e')}`,
  ),
  async (h) => {
    await h.fire('s');
    eq([await h.jobs(), await h.timers()], [['a'], []], 'once');
  },
);
t(
  'the same bytes keep a timer start, other bytes replace it',
  P('p', `<startEvent id="s">${onTimer('R/PT1H', 'timeCycle')}</startEvent>${S('a')}${en}${F('s|a', 'a|e')}`),
  async (h) => {
    const before = await h.due('s');
    const again = wrap(
      P('p', `<startEvent id="s">${onTimer('R/PT5H', 'timeCycle')}</startEvent>${S('b')}${en}${F('s|b', 'b|e')}`),
    );
    await h.deploy(again);
    eq([(await h.timers()).length, (await h.due('s')) > before], [1, true], 'replaced');
    const kept = await h.due('s');
    await h.deploy(again);
    eq([(await h.timers()).length, await h.due('s')], [1, kept], 'kept');
  },
);
t(
  'a process with a none and a timer start',
  P(
    'p',
    `${st}<startEvent id="s2">${onTimer('R/PT1H', 'timeCycle')}</startEvent>${S('a')}${S('b')}${en}${F('s|a', 's2|b', 'a|e', 'b|e')}`,
  ),
  async (h) => {
    await h.start('p');
    eq(await h.jobs(), ['a'], 'none start');
    await h.fire('s2');
    eq(await h.jobs(), ['a', 'b'], 'timer start');
  },
);
