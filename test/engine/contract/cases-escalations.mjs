// Escalations: thrown by events, caught at boundaries and by event sub-processes, or by nobody. Every expectation was taken from the real engine (8.5.4 and 8.8.0).
import {
  B,
  catchEvent,
  en,
  end,
  endBy,
  eq,
  escalation,
  esp,
  F,
  io,
  msg,
  onEscalation,
  onMessage,
  P,
  S,
  st,
  startBy,
  sub,
  throwEvent,
  U,
  wrap,
} from './bpmn-kit.mjs';

export const cases = [];
const t = (name, xml, fn, more) => cases.push({ name: `escalations: ${name}`, xml: wrap(xml), fn, ...more });
const no = (name, xml, refused, more) => t(`refused: ${name}`, xml, async () => undefined, { refused, ...more });
const X = escalation('X', 'late');
const Y = escalation('Y', 'lost');
const fork = '<parallelGateway id="f"/>';
/** A sub-process `sp` that throws X and goes on to job `a`; `more` stands inside it. */
const throwing = (more = '') => sub('sp', throwEvent('t', onEscalation('X')) + S('a') + more, 'sps|t', 't|a', 'a|spe');
/** A boundary event of `sp` that leads to job `h`. */
const at = (id, ref, interrupting, job = 'h') =>
  `${B(id, 'sp', onEscalation(ref), interrupting)}${S(job)}${end(`${id}e`)}${F(`${id}|${job}`, `${job}|${id}e`)}`;
const around = (...parts) => P('p', `${st}${parts.join('')}${en}${F('s|sp', 'sp|e')}`);
const beside = { interrupting: false };

t(
  'nobody catches: both throw and end event go on, without incident',
  X +
    P(
      'p',
      `${st}${throwEvent('t', onEscalation('X'))}${S('a')}${endBy('x', onEscalation('X'))}${F('s|t', 't|a', 'a|x')}`,
    ),
  async (h) => {
    await h.start('p');
    eq([await h.jobs(), await h.incidents()], [['a'], []], 'goes on');
    await h.complete('a');
    eq([await h.done(), await h.incidents(), await h.completed()], [true, [], ['s', 't', 'a', 'x', 'p']], 'done');
  },
);
t(
  'input mappings are not looked at, output mappings are',
  X +
    P(
      'p',
      `${st}${throwEvent('t', onEscalation('X'), io([['=1', 'i']], [['=i', 'o1']]))}${endBy('x', onEscalation('X'), io([['=1', 'i']], [['=2', 'o2']]))}${F('s|t', 't|x')}`,
    ),
  async (h) => {
    await h.start('p');
    eq([await h.vars(), await h.scopeOf('t')], [{ o1: null, o2: 2 }, {}], 'variables');
  },
);
t(
  'an interrupting boundary ends the throw and all beside it',
  X +
    around(
      sub(
        'sp',
        `${fork}${throwEvent('t', onEscalation('X'))}${S('a')}${S('z')}`,
        'sps|f',
        'f|a',
        'f|t',
        't|z',
        'z|spe',
        'a|spe',
      ),
      at('b', 'X', true),
    ),
  async (h) => {
    await h.start('p');
    eq([await h.jobs(), await h.terminated()], [['h'], ['t', 'a', 'sp']], 'interrupted');
    eq(await h.completed(), ['s', 'sps', 'f', 'b'], 'the throw was not completed');
    await h.complete('h');
    eq(await h.done(), true, 'done');
  },
);
t(
  'a non-interrupting boundary runs beside the throwing path',
  X + around(throwing(), at('b', 'X', false)),
  async (h) => {
    await h.start('p');
    eq(
      [await h.jobs(), await h.completed()],
      [
        ['a', 'h'],
        ['s', 'sps', 'b', 't'],
      ],
      'beside',
    );
    await h.complete('a');
    eq(await h.done(), false, 'the handler lives');
    await h.complete('h');
    eq(await h.done(), true, 'done');
  },
);
t(
  'an end event throws to a non-interrupting boundary, and its sub-process ends',
  X +
    around(
      `<subProcess id="sp"><startEvent id="sps"/>${endBy('x', onEscalation('X'))}${F('sps|x')}</subProcess>`,
      at('b', 'X', false),
    ),
  async (h) => {
    await h.start('p');
    eq(
      [await h.jobs(), (await h.element('sp')).alive, await h.completed()],
      [['h'], false, ['s', 'sps', 'b', 'x', 'sp', 'e']],
      'order',
    );
    await h.complete('h');
    eq(await h.done(), true, 'done');
  },
);
t(
  'an end event throws to an interrupting boundary',
  X +
    around(
      `<subProcess id="sp"><startEvent id="sps"/>${S('a')}${endBy('x', onEscalation('X'))}${F('sps|a', 'a|x')}</subProcess>`,
      at('b', 'X', true),
    ),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    eq([await h.jobs(), await h.terminated()], [['h'], ['x', 'sp']], 'interrupted');
  },
);
t(
  'an interrupting event sub-process of the throwing scope',
  X +
    P(
      'p',
      `${st}${throwEvent('t', onEscalation('X'))}${S('a')}${en}${F('s|t', 't|a', 'a|e')}${esp('es', onEscalation('X'))}`,
    ),
  async (h) => {
    await h.start('p');
    eq([await h.jobs(), await h.terminated(), await h.completed()], [['n'], ['t'], ['s', 'ess']], 'interrupted');
    await h.complete('n');
    eq(await h.done(), true, 'done');
  },
);
t(
  'a non-interrupting event sub-process of the throwing scope',
  X +
    P(
      'p',
      `${st}${throwEvent('t', onEscalation('X'))}${S('a')}${en}${F('s|t', 't|a', 'a|e')}${esp('es', onEscalation('X'), beside)}`,
    ),
  async (h) => {
    await h.start('p');
    eq(
      [await h.jobs(), await h.completed()],
      [
        ['a', 'n'],
        ['s', 't', 'ess'],
      ],
      'beside',
    );
  },
);
t(
  'an end event throws to a handler beside it: the scope ends with the handler',
  X + P('p', `${st}${endBy('x', onEscalation('X'))}${F('s|x')}${esp('es', onEscalation('X'), beside)}`),
  async (h) => {
    await h.start('p');
    eq([await h.jobs(), await h.done()], [['n'], false], 'the handler runs');
    await h.complete('n');
    eq(await h.done(), true, 'done');
  },
);
t(
  'a handler that throws the same again is started again',
  X +
    P(
      'p',
      `${st}${throwEvent('t', onEscalation('X'))}${S('a')}${en}${F('s|t', 't|a', 'a|e')}<subProcess id="es" triggeredByEvent="true"><startEvent id="ess" isInterrupting="false">${onEscalation('X')}</startEvent>${S('n')}${endBy('ese', onEscalation('X'))}${F('ess|n', 'n|ese')}</subProcess>`,
    ),
  async (h) => {
    await h.start('p');
    await h.complete('n');
    eq([await h.jobs(), (await h.completed()).filter((id) => id === 'es')], [['a', 'n'], ['es']], 'again');
  },
);
t(
  'refused: an interrupting handler that throws the same again (on Zeebe it waits for ever)',
  X +
    P(
      'p',
      `${st}${throwEvent('t', onEscalation('X'))}${en}${F('s|t', 't|e')}<subProcess id="es" triggeredByEvent="true"><startEvent id="ess">${onEscalation('X')}</startEvent>${S('n')}${endBy('ese', onEscalation('X'))}${F('ess|n', 'n|ese')}</subProcess>`,
    ),
  async (h) => {
    await h.start('p');
    await h.complete('n');
    eq([await h.done(), await h.incidents(), await h.jobs()], [false, [], []], 'hangs');
  },
  { stricter: true },
);
const M = msg('M', 'm', '=k');
/** A handler by message that throws X between the jobs `n` and `after`. */
const handler = (interrupting) =>
  `<subProcess id="es" triggeredByEvent="true"><startEvent id="ess" isInterrupting="${interrupting}">${onMessage()}</startEvent>${S('n')}${throwEvent('tt', onEscalation('X'))}${S('after')}<endEvent id="ese"/>${F('ess|n', 'n|tt', 'tt|after', 'after|ese')}</subProcess>`;
for (const interrupting of [true, false])
  for (const boundary of [true, false])
    t(
      `a handler (interrupting: ${interrupting}) throws to the boundary (interrupting: ${boundary}) of its sub-process`,
      M + X + around(sub('sp', S('a') + handler(interrupting), 'sps|a', 'a|spe'), at('b', 'X', boundary)),
      async (h) => {
        await h.start('p', { k: 'x' });
        await h.message('m');
        await h.complete('n');
        const beside = interrupting ? ['after', 'h'] : ['a', 'after', 'h'];
        eq(
          [await h.jobs(), await h.terminated()],
          boundary ? [['h'], ['a', 'tt', 'es', 'sp']] : [beside, interrupting ? ['a'] : []],
          'an interrupted scope lets it through',
        );
      },
    );
t(
  'an interrupting handler throws to a non-interrupting one beside it, which hears nothing: it goes on',
  M +
    X +
    around(
      sub('sp', S('a') + handler(true) + esp('other', onEscalation('X'), { ...beside, job: 'o' }), 'sps|a', 'a|spe'),
      at('b', 'X', true),
    ),
  async (h) => {
    await h.start('p', { k: 'x' });
    await h.message('m');
    await h.complete('n');
    eq([await h.jobs(), await h.terminated()], [['after'], ['a']], 'not caught, nor further out');
  },
);
t(
  'refused: an interrupting handler throws to an interrupting one beside it (on Zeebe it waits for ever)',
  M +
    X +
    around(
      sub('sp', S('a') + handler(true) + esp('other', onEscalation('X'), { job: 'o' }), 'sps|a', 'a|spe'),
      at('b', 'X', true),
    ),
  async (h) => {
    await h.start('p', { k: 'x' });
    await h.message('m');
    await h.complete('n');
    eq([await h.jobs(), await h.incidents(), await h.terminated(), await h.done()], [[], [], ['a'], false], 'hangs');
  },
  { stricter: true },
);
t(
  'event sub-process and boundary of one code: the inside wins',
  X + around(throwing(esp('es', onEscalation('X'), beside)), at('b', 'X', false)),
  async (h) => {
    await h.start('p');
    eq(await h.jobs(), ['a', 'n'], 'inside');
  },
);
t(
  'a specific boundary beats a catch-all inside',
  X + around(throwing(esp('es', onEscalation(), beside)), at('b', 'X', false)),
  async (h) => {
    await h.start('p');
    eq(await h.jobs(), ['a', 'h'], 'specific');
  },
);
t(
  'a specific boundary beats a catch-all beside it',
  X + around(throwing(), at('b', undefined, false), at('c', 'X', false, 'k')),
  async (h) => {
    await h.start('p');
    eq(await h.jobs(), ['a', 'k'], 'specific');
  },
);
t(
  'a catch-all nearby beats a specific one further out',
  X + around(throwing(esp('es', onEscalation(), beside)), esp('far', onEscalation('X'), { ...beside, job: 'far1' })),
  async (h) => {
    await h.start('p');
    eq(await h.jobs(), ['a', 'n'], 'nearby');
  },
);
t(
  'another code rises to where it is caught',
  X +
    Y +
    around(
      throwing(esp('es', onEscalation('Y'), beside)),
      at('b', 'Y', false),
      esp('far', onEscalation('X'), { ...beside, job: 'far1' }),
    ),
  async (h) => {
    await h.start('p');
    eq(await h.jobs(), ['a', 'far1'], 'far');
  },
);
t(
  'refused: a catch of an escalation without a code (on Zeebe it catches nothing)',
  escalation('X', 'late') + escalation('Z') + around(throwing(), at('b', 'Z', false)),
  async (h) => {
    await h.start('p');
    eq(await h.jobs(), ['a'], 'not caught');
  },
  { stricter: true },
);
t(
  'through two sub-processes',
  X +
    P(
      'p',
      `${st}${sub('out', `${sub('sp', `${fork}${throwEvent('t', onEscalation('X'))}${S('a')}`, 'sps|f', 'f|t', 'f|a', 't|spe', 'a|spe')}${U('u')}`, 'outs|sp', 'sp|u', 'u|oute')}${B('b', 'out', onEscalation('X'))}${S('h')}${en}${end('e2')}${F('s|out', 'out|e', 'b|h', 'h|e2')}`,
    ),
  async (h) => {
    await h.start('p');
    eq([await h.jobs(), await h.terminated()], [['h'], ['a', 't', 'sp', 'out']], 'interrupted');
  },
);
t(
  'two throws at once to an interrupting boundary: one is caught, the other waits for its end',
  X +
    around(
      sub(
        'sp',
        `${fork}${throwEvent('t1', onEscalation('X'))}${throwEvent('t2', onEscalation('X'))}${S('a')}`,
        'sps|f',
        'f|t1',
        'f|t2',
        't1|a',
        't2|a',
        'a|spe',
      ),
      at('b', 'X', true),
    ),
  async (h) => {
    await h.start('p');
    eq(
      [await h.jobs(), await h.terminated(), await h.completed()],
      [['h'], ['t2', 't1', 'sp'], ['s', 'sps', 'f', 'b']],
      'once',
    );
  },
);
t(
  'two throws at once to a non-interrupting boundary: each is caught',
  X +
    around(
      sub(
        'sp',
        `${fork}${throwEvent('t1', onEscalation('X'))}${throwEvent('t2', onEscalation('X'))}${S('a')}`,
        'sps|f',
        'f|t1',
        'f|t2',
        't1|a',
        't2|a',
        'a|spe',
      ),
      at('b', 'X', false),
    ),
  async (h) => {
    await h.start('p');
    eq(await h.jobs(), ['a', 'a', 'h', 'h'], 'each');
  },
);
t(
  'the catch sees no variables of the throw, only those of its scope',
  X +
    around(
      sub(
        'sp',
        `${S('in', 'in', io([], [['=1', 'deep']]))}${throwEvent('t', onEscalation('X'))}${S('a')}`,
        'sps|in',
        'in|t',
        't|a',
        'a|spe',
      ).replace(
        '<subProcess id="sp">',
        `<subProcess id="sp"><extensionElements>${io([['=0', 'deep']])}</extensionElements>`,
      ),
      at('b', 'X', true),
    ),
  async (h) => {
    await h.start('p', { k: 1 });
    await h.complete('in');
    eq([await h.localsOf('h'), await h.scopeOf('b'), await h.vars()], [{ k: 1 }, {}, { k: 1 }], 'nothing travels');
  },
);
t(
  'a code by expression',
  escalation('X', '=c') +
    escalation('K', 'k') +
    around(sub('sp', `${throwEvent('t', onEscalation('X'))}${S('a')}`, 'sps|t', 't|a', 'a|spe'), at('b', 'K', false)),
  async (h) => {
    await h.start('p', { c: 'k' });
    eq(await h.jobs(), ['a', 'h'], 'caught');
  },
);
for (const value of [null, 7])
  t(
    `a code that is ${value} is an incident, resolved by the variable`,
    escalation('X', '=c') + P('p', `${st}${throwEvent('t', onEscalation('X'))}${S('a')}${en}${F('s|t', 't|a', 'a|e')}`),
    async (h) => {
      const key = await h.start('p', { c: value });
      eq([await h.incidents(), await h.jobs()], [['EXTRACT_VALUE_ERROR'], []], 'incident');
      await h.setVariables(key, { c: 'k' });
      await h.resolve();
      eq([await h.incidents(), await h.jobs()], [[], ['a']], 'goes on');
    },
  );
t(
  'an output mapping of the throw that fails: caught already, it waits with an incident',
  X +
    around(
      sub(
        'sp',
        `${throwEvent('t', onEscalation('X'), io([], [['=assert(x, x != null)', 'y']]))}${S('a')}`,
        'sps|t',
        't|a',
        'a|spe',
      ),
      at('b', 'X', false),
    ),
  async (h) => {
    const key = await h.start('p');
    eq([await h.jobs(), await h.incidents()], [['h'], ['IO_MAPPING_ERROR']], 'incident');
    await h.setVariables(key, { x: 1 });
    await h.resolve();
    eq([await h.jobs(), await h.vars()], [['a', 'h'], { x: 1, y: 1 }], 'not thrown again');
  },
);
t(
  'an interrupting escalation withdraws incidents',
  X +
    around(
      sub(
        'sp',
        `${fork}${S('bad', 'bad', io([['=assert(x, x != null)', 'y']]))}${S('w')}${throwEvent('t', onEscalation('X'))}`,
        'sps|f',
        'f|bad',
        'f|w',
        'w|t',
        't|spe',
        'bad|spe',
      ),
      at('b', 'X', true),
    ),
  async (h) => {
    await h.start('p');
    eq(await h.incidents(), ['IO_MAPPING_ERROR'], 'incident');
    await h.complete('w');
    eq([await h.incidents(), await h.jobs(), await h.terminated()], [[], ['h'], ['bad', 't', 'sp']], 'withdrawn');
  },
);
no(
  'a throw without an escalation',
  P('p', `${st}${throwEvent('t', onEscalation())}${en}${F('s|t', 't|e')}`),
  'Must reference an escalation',
);
no(
  'an end without an escalation',
  P('p', `${st}${endBy('t', onEscalation())}${F('s|t')}`),
  'Must reference an escalation',
);
no(
  'a throw without a code',
  escalation('X') + P('p', `${st}${throwEvent('t', onEscalation('X'))}${en}${F('s|t', 't|e')}`),
  'EscalationCode must be present and not empty',
);
no(
  'a catch by an expression',
  escalation('X', '=a') + around(sub('sp', S('a'), 'sps|a', 'a|spe'), at('b', 'X', true)),
  'The escalationCode of the escalation catch event is not allowed to be an expression',
);
no(
  'a boundary at a task',
  X + P('p', `${st}${S('a')}${B('b', 'a', onEscalation('X'))}${en}${F('s|a', 'a|e', 'b|e')}`),
  'An escalation boundary event should only be attached to a subprocess, or a call activity.',
);
no(
  'one code twice at a sub-process',
  X + around(sub('sp', S('a'), 'sps|a', 'a|spe'), at('b', 'X', true), at('c', 'X', false, 'k')),
  "Multiple escalation catch events with the same escalation code 'late' are not supported on the same scope.",
);
no(
  'two catch-alls at a sub-process',
  around(sub('sp', S('a'), 'sps|a', 'a|spe'), at('b', undefined, true), at('c', undefined, false, 'k')),
  'The same scope can not contain more than one escalation catch event without escalation code',
);
no(
  'one code twice in a scope',
  X +
    P(
      'p',
      `${st}${S('a')}${en}${F('s|a', 'a|e')}${esp('x', onEscalation('X'), { job: 'n1' })}${esp('y', onEscalation('X'), { job: 'n2' })}`,
    ),
  "Multiple escalation catch events with the same escalation code 'late' are not supported on the same scope.",
);
no(
  'two catch-alls in a scope',
  P(
    'p',
    `${st}${S('a')}${en}${F('s|a', 'a|e')}${esp('x', onEscalation(), { job: 'n1' })}${esp('y', onEscalation(), { job: 'n2' })}`,
  ),
  'The same scope can not contain more than one escalation catch event without escalation code',
);
no(
  'an intermediate catch',
  X + P('p', `${st}${catchEvent('c', onEscalation('X'))}${en}${F('s|c', 'c|e')}`),
  'Event definition must be one of: message, timer, signal',
);
t(
  'refused: a process that starts by an escalation (Zeebe takes it, and nothing ever starts it)',
  X + P('p', `${startBy('s', onEscalation('X'))}${S('a')}${en}${F('s|a', 'a|e')}`),
  async (h) => {
    eq([await h.jobs(), await h.instances('p')], [[], 0], 'nothing');
  },
  { stricter: true },
);
