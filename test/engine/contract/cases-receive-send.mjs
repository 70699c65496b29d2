// Receive tasks, send tasks, and messages that events throw. Every expectation was taken from the real engine (8.5.4 and 8.8.0).
import {
  B,
  en,
  end,
  endBy,
  eq,
  error,
  F,
  io,
  MI,
  msg,
  onError,
  onMessage,
  onSignal,
  onTimer,
  P,
  S,
  signal,
  st,
  sub,
  throwEvent,
  wrap,
} from './bpmn-kit.mjs';

export const cases = [];
const t = (name, xml, fn, more) => cases.push({ name, xml: wrap(xml), fn, ...more });
const no = (name, xml, refused, more) => t(name, xml, async () => undefined, { refused, ...more });
const M = msg('M', 'm', '=k');
const N = msg('N', 'n', '=k');
const R = (id, ref = 'M', x = '', inner = '') =>
  `<receiveTask id="${id}" messageRef="${ref}">${x && `<extensionElements>${x}</extensionElements>`}${inner}</receiveTask>`;
const T = (id, type = id, x = '', inner = '') =>
  `<sendTask id="${id}"><extensionElements>${type && `<zeebe:taskDefinition type="${type}"/>`}${x}</extensionElements>${inner}</sendTask>`;
const job = (type, more = '') => `<zeebe:taskDefinition type="${type}" ${more}/>`;
const line = (...ids) => F(...ids.slice(1).map((id, i) => `${ids[i]}|${id}`));
const receiving = (x = '', more = '', ...flows) =>
  `${st}${R('r', 'M', x)}${S('a')}${en}${F('s|r', 'r|a', 'a|e', ...flows)}${more}`;
const rt = (name, xml, fn, more) => t(`receive task: ${name}`, xml, fn, more);
const se = (name, xml, fn, more) => t(`send task: ${name}`, xml, fn, more);

rt('waits for its message, whose payload goes to the root', M + P('p', receiving()), async (h) => {
  await h.start('p', { k: 'x' });
  eq([await h.subs(), await h.correlationKeys(), await h.jobs()], [['m'], ['x'], []], 'waits');
  await h.message('m', { q: 1 });
  eq([await h.jobs(), await h.subs(), await h.vars()], [['a'], [], { k: 'x', q: 1 }], 'goes on');
});
rt('an output mapping takes only what it names', M + P('p', receiving(io([], [['=q', 'r1']]))), async (h) => {
  await h.start('p', { k: 'x' });
  await h.message('m', { q: 1, junk: 2 });
  eq(
    [await h.vars(), await h.scopeOf('r')],
    [
      { k: 'x', r1: 1 },
      { q: 1, junk: 2 },
    ],
    'mapped',
  );
});
rt('its key sees its input mappings', M + P('p', receiving(io([['=&quot;inner&quot;', 'k']]))), async (h) => {
  await h.start('p', { k: 'outer' });
  eq([await h.correlationKeys(), await h.scopeOf('r')], [['inner'], { k: 'inner' }], 'inside');
  await h.message('m', { q: 1 }, 'inner');
  eq(await h.vars(), { k: 'outer', q: 1 }, 'the payload goes past them');
});
rt('the payload stays at a name that its input mappings hold', M + P('p', receiving(io([['=0', 'q']]))), async (h) => {
  await h.start('p', { k: 'x' });
  await h.message('m', { q: 1 });
  eq([await h.vars(), await h.scopeOf('r')], [{ k: 'x' }, { q: 1 }], 'local');
});
rt('a message that is kept is there at once', M + P('p', receiving()), async (h) => {
  await h.message('m', { q: 1 }, 'x', { ttl: 60_000 });
  await h.start('p', { k: 'x' });
  eq([await h.jobs(), (await h.vars()).q], [['a'], 1], 'at once');
});
rt('another key is not for it', M + P('p', receiving()), async (h) => {
  await h.start('p', { k: 'x' });
  await h.message('m', {}, 'y');
  eq([await h.jobs(), await h.subs()], [[], ['m']], 'waits on');
});
rt('a key that is a number', M + P('p', receiving()), async (h) => {
  await h.start('p', { k: 7.5 });
  await h.message('m', {}, '7');
  eq(await h.jobs(), ['a'], 'cut to whole');
});
for (const [what, value] of [
  ['null', null],
  ['a boolean', true],
  ['a list', [1]],
])
  rt(`a key that is ${what} is an incident, resolved by the variable`, M + P('p', receiving()), async (h) => {
    const key = await h.start('p', { k: value });
    eq([await h.incidents(), await h.subs()], [['EXTRACT_VALUE_ERROR'], []], 'incident');
    await h.setVariables(key, { k: 'x' });
    await h.resolve();
    eq([await h.incidents(), await h.subs()], [[], ['m']], 'waits');
  });
rt(
  'a name by expression',
  msg('M', '=kind', '=k') + P('p', receiving(io([['=&quot;paid&quot;', 'kind']]))),
  async (h) => {
    await h.start('p', { k: 'x' });
    eq(await h.subs(), ['paid'], 'evaluated inside');
  },
);
rt('a name that is null is an incident', msg('M', '=kind', '=k') + P('p', receiving()), async (h) => {
  await h.start('p', { k: 'x' });
  eq([await h.incidents(), await h.subs()], [['EXTRACT_VALUE_ERROR'], []], 'incident');
});
rt('an input mapping that fails', M + P('p', receiving(io([['=assert(x, x != null)', 'y']]))), async (h) => {
  const key = await h.start('p', { k: 'x' });
  eq([await h.incidents(), await h.subs()], [['IO_MAPPING_ERROR'], []], 'not yet listening');
  await h.setVariables(key, { x: 1 });
  await h.resolve();
  eq(await h.subs(), ['m'], 'listens');
});
rt(
  'an output mapping that fails: the message is gone, its payload is local',
  M + P('p', receiving(io([], [['=assert(x, x != null)', 'y']]))),
  async (h) => {
    const key = await h.start('p', { k: 'x' });
    await h.message('m', { q: 1 });
    eq([await h.incidents(), await h.scopeOf('r'), await h.jobs()], [['IO_MAPPING_ERROR'], { q: 1 }, []], 'incident');
    await h.setVariables(key, { x: 1 });
    await h.resolve();
    eq([await h.jobs(), await h.vars()], [['a'], { k: 'x', x: 1, y: 1 }], 'goes on');
  },
);
rt(
  'an interrupting boundary timer',
  M + P('p', receiving('', B('b', 'r', onTimer('PT1H')) + S('h'), 'b|h', 'h|e')),
  async (h) => {
    await h.start('p', { k: 'x' });
    await h.fire('b');
    eq([await h.jobs(), await h.subs(), await h.terminated()], [['h'], [], ['r']], 'interrupted');
  },
);
rt(
  'a non-interrupting boundary message of another name',
  M + N + P('p', receiving('', B('b', 'r', onMessage('N'), false) + S('h'), 'b|h', 'h|e')),
  async (h) => {
    await h.start('p', { k: 'x' });
    eq(await h.subs(), ['m', 'n'], 'both');
    await h.message('n');
    await h.message('m');
    eq([await h.jobs(), await h.subs()], [['a', 'h'], []], 'both went on');
  },
);
rt(
  'an interrupting boundary signal',
  M + signal('G', 'go') + P('p', receiving('', B('b', 'r', onSignal()) + S('h'), 'b|h', 'h|e')),
  async (h) => {
    await h.start('p', { k: 'x' });
    await h.signal('go');
    eq([await h.jobs(), await h.subs()], [['h'], []], 'interrupted');
  },
);
rt('two instances of one process: one message is for the older', M + P('p', receiving()), async (h) => {
  await h.start('p', { k: 'x' });
  await h.start('p', { k: 'x' });
  await h.message('m', { q: 1 }, 'x');
  eq([await h.jobs(), await h.subs(), (await h.vars()).q], [['a'], ['m'], 1], 'the older');
});
rt(
  'one behind the other with one name and key: each takes its own message',
  M + P('p', `${st}${R('r1')}${R('r2')}${en}${line('s', 'r1', 'r2', 'e')}`),
  async (h) => {
    await h.start('p', { k: 'x' });
    await h.message('m', { n: 1 }, 'x', { ttl: 60_000 });
    eq([await h.done(), await h.subs()], [false, ['m']], 'a process takes a message once');
    await h.message('m', { n: 2 }, 'x');
    eq([await h.done(), (await h.vars()).n], [true, 2], 'done');
  },
);
rt(
  'for each item, by its own key',
  msg('M', 'm', '=item') + P('p', `${st}${R('r', 'M', '', MI({}))}${S('a')}${en}${line('s', 'r', 'a', 'e')}`),
  async (h) => {
    await h.start('p', { items: ['x', 'y'] });
    eq(await h.correlationKeys(), ['x', 'y'], 'both');
    await h.message('m', { r: 1 }, 'y');
    await h.message('m', { r: 2 }, 'x');
    eq([await h.jobs(), (await h.vars()).results], [['a'], [2, 1]], 'in the order of the items');
  },
);
rt('cancelling closes it', M + P('p', receiving()), async (h) => {
  await h.start('p', { k: 'x' });
  await h.cancel();
  eq([await h.subs(), await h.done()], [[], true], 'closed');
});
rt(
  'in a sub-process that is interrupted',
  M +
    P(
      'p',
      `${st}${sub('sp', R('r'), 'sps|r', 'r|spe')}${B('b', 'sp', onTimer('PT1H'))}${S('h')}${en}${end('e2')}${F('s|sp', 'sp|e', 'b|h', 'h|e2')}`,
    ),
  async (h) => {
    await h.start('p', { k: 'x' });
    await h.fire('b');
    eq([await h.jobs(), await h.subs()], [['h'], []], 'closed');
  },
);
no(
  'receive task: refused: without a key',
  msg('M', 'm') + P('p', receiving()),
  'Must have exactly one zeebe:subscription extension element',
);
no(
  'receive task: refused: a message without a name',
  `<message id="M"/>${P('p', receiving())}`,
  'Name must be present and not empty',
);

se(
  'is a job, whose result goes to the root',
  P('p', `${st}${T('a')}${S('z')}${en}${line('s', 'a', 'z', 'e')}`),
  async (h) => {
    await h.start('p', { x: 1 });
    eq([await h.jobs(), await h.localsOf('a')], [['a'], { x: 1 }], 'job');
    await h.complete('a', { y: 2 });
    eq([await h.jobs(), await h.vars()], [['z'], { x: 1, y: 2 }], 'goes on');
  },
);
se(
  'mappings, headers, retries and a type by expression',
  P(
    'p',
    `${st}<sendTask id="a"><extensionElements><zeebe:taskDefinition type="=kind" retries="=2 + 3"/><zeebe:taskHeaders><zeebe:header key="h" value="v"/></zeebe:taskHeaders>${io([['=x', 'i']], [['=o', 'out']])}</extensionElements></sendTask>${en}${line('s', 'a', 'e')}`,
  ),
  async (h) => {
    await h.start('p', { kind: 'mail', x: 1 });
    const { retries, customHeaders } = await h.jobOf('mail');
    eq([retries, customHeaders, await h.localsOf('mail')], [5, { h: 'v' }, { kind: 'mail', x: 1, i: 1 }], 'job');
    await h.complete('mail', { o: 3, junk: 4 });
    eq(await h.vars(), { kind: 'mail', x: 1, out: 3 }, 'mapped');
  },
);
se(
  'a type that is null is an incident',
  P(
    'p',
    `${st}<sendTask id="a"><extensionElements><zeebe:taskDefinition type="=kind"/></extensionElements></sendTask>${en}${line('s', 'a', 'e')}`,
  ),
  async (h) => {
    const key = await h.start('p');
    eq([await h.incidents(), await h.jobs()], [['EXTRACT_VALUE_ERROR'], []], 'incident');
    await h.setVariables(key, { kind: 'mail' });
    await h.resolve();
    eq(await h.jobs(), ['mail'], 'resolved');
  },
);
se(
  'an error, caught at its boundary',
  error('E', 'BOUNCED') +
    P('p', `${st}${T('a')}${B('b', 'a', onError('E'))}${S('h')}${en}${end('e2')}${F('s|a', 'a|e', 'b|h', 'h|e2')}`),
  async (h) => {
    await h.start('p');
    await h.throwError('a', 'BOUNCED', { why: 'full' });
    eq([await h.jobs(), await h.scopeOf('b')], [['h'], { why: 'full' }], 'caught');
  },
);
se('a job that fails, and its incident', P('p', `${st}${T('a')}${en}${line('s', 'a', 'e')}`), async (h) => {
  await h.start('p');
  await h.fail('a', 0, { message: 'no server' });
  eq([await h.incidents(), await h.incidentTexts()], [['JOB_NO_RETRIES'], ['JOB_NO_RETRIES: no server']], 'incident');
  await h.retries('a', 1);
  await h.resolve();
  await h.complete('a');
  eq(await h.done(), true, 'done');
});
se(
  'an interrupting boundary timer',
  P('p', `${st}${T('a')}${B('b', 'a', onTimer('PT1H'))}${S('h')}${en}${end('e2')}${F('s|a', 'a|e', 'b|h', 'h|e2')}`),
  async (h) => {
    await h.start('p');
    await h.fire('b');
    eq([await h.jobs(), await h.terminated()], [['h'], ['a']], 'withdrawn');
  },
);
se('for each item', P('p', `${st}${T('a', 'a', '', MI({}))}${en}${line('s', 'a', 'e')}`), async (h) => {
  await h.start('p', { items: [1, 2] });
  eq(await h.jobs(), ['a', 'a'], 'two');
  await h.complete('a', { r: 1 });
  await h.complete('a', { r: 2 });
  eq([await h.done(), (await h.vars()).results], [true, [1, 2]], 'done');
});
no(
  'send task: refused: without a job type',
  P('p', `${st}<sendTask id="a"/>${en}${line('s', 'a', 'e')}`),
  "Must have either one 'zeebe:publishMessage' or one 'zeebe:taskDefinition' extension element",
);
for (const [what, event] of [
  ['throw event', (x) => throwEvent('m', onMessage(), x)],
  ['end event', (x) => endBy('m', onMessage(), x)],
]) {
  const around = (x) =>
    `${M}${P('p', `${st}${event(x)}${what === 'throw event' ? en : ''}${what === 'throw event' ? line('s', 'm', 'e') : line('s', 'm')}`)}`;
  t(`message ${what}: is a job`, around(job('tell', 'retries="4"') + io([['=x', 'i']], [['=o', 'out']])), async (h) => {
    await h.start('p', { x: 1 });
    eq(
      [await h.jobs(), (await h.jobOf('tell')).retries, await h.localsOf('tell')],
      [['tell'], 4, { x: 1, i: 1 }],
      'job',
    );
    await h.complete('tell', { o: 2, junk: 3 });
    eq([await h.done(), await h.vars()], [true, { x: 1, out: 2 }], 'done');
  });
  t(
    `message ${what}: its error rises from its scope`,
    error('E', 'X') +
      M +
      P(
        'p',
        `${st}${sub('sp', event(job('tell')) + (what === 'throw event' ? S('a') : ''), ...(what === 'throw event' ? ['sps|m', 'm|a', 'a|spe'] : ['sps|m'])).replace(what === 'throw event' ? '<none/>' : '<endEvent id="spe"/>', '')}${B('b', 'sp', onError('E'))}${S('h')}${en}${end('e2')}${F('s|sp', 'sp|e', 'b|h', 'h|e2')}`,
      ),
    async (h) => {
      await h.start('p');
      await h.throwError('tell', 'X');
      eq([await h.jobs(), await h.terminated()], [['h'], ['m', 'sp']], 'caught');
    },
    { breaks: "Command 'THROW_ERROR' rejected with code 'PROCESSING_ERROR'" },
  );
  t(`message ${what}: an incident at its job, resolved`, around(job('tell')), async (h) => {
    await h.start('p');
    await h.fail('tell', 0);
    eq(await h.incidents(), ['JOB_NO_RETRIES'], 'incident');
    await h.retries('tell', 1);
    await h.resolve();
    await h.complete('tell');
    eq(await h.done(), true, 'done');
  });
  no(
    `message ${what}: refused: without a job type`,
    around(''),
    "Must have either one 'zeebe:publishMessage' or one 'zeebe:taskDefinition' extension element",
  );
}
const condition =
  '<conditionalEventDefinition id="cd"><condition xsi:type="bpmn:tFormalExpression">=x &gt; 1</condition></conditionalEventDefinition>';
for (const [where, body] of [
  [
    'an intermediate catch',
    `${st}<intermediateCatchEvent id="c">${condition}</intermediateCatchEvent>${en}${line('s', 'c', 'e')}`,
  ],
  [
    'a boundary',
    `${st}${S('a')}<boundaryEvent id="b" attachedToRef="a">${condition}</boundaryEvent>${en}${F('s|a', 'a|e', 'b|e')}`,
  ],
  [
    'an event sub-process',
    `${st}${S('a')}${en}${line('s', 'a', 'e')}<subProcess id="es" triggeredByEvent="true"><startEvent id="ess">${condition}</startEvent><endEvent id="ese"/>${F('ess|ese')}</subProcess>`,
  ],
  ['a start', `<startEvent id="s">${condition}</startEvent>${en}${line('s', 'e')}`],
])
  no(`conditional events: refused at ${where}`, P('p', body), 'Event definition of this type is not supported');
