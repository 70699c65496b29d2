import { assert, B, en, eq, F, io, MI, msg, P, S, st, timer, U, wrap } from './bpmn-kit.mjs';
// The 55 cases of the first 55 cases, made asynchronous. What real Zeebe corrected is marked CORRECTED.
export const cases = [];
const t = (name, xml, fn, more) => cases.push({ name, xml: wrap(xml), fn, ...more });
const before86 = (text) => (version) => (version < '8.6' ? text : undefined);

t(
  'parallel fork/join',
  P(
    'p',
    st +
      '<parallelGateway id="f"/><parallelGateway id="j"/>' +
      S('a') +
      S('b') +
      S('c') +
      en +
      F('s|f', 'f|a', 'f|b', 'a|j', 'b|j', 'j|c', 'c|e'),
  ),
  async (h) => {
    await h.start('p');
    eq(await h.jobs(), ['a', 'b'], 'fork');
    await h.complete('b');
    eq(await h.jobs(), ['a'], 'wait');
    await h.complete('a');
    eq(await h.jobs(), ['c'], 'join once');
    await h.complete('c');
    eq(await h.done(), true, 'done');
  },
);
t(
  'parallel join behind nested parallel gateway',
  P(
    'p',
    st +
      '<parallelGateway id="f"/><parallelGateway id="f2"/><parallelGateway id="j2"/><parallelGateway id="j"/>' +
      S('a') +
      S('b') +
      S('b2') +
      S('c') +
      en +
      F('s|f', 'f|a', 'f|f2', 'f2|b', 'f2|b2', 'b|j2', 'b2|j2', 'j2|j', 'a|j', 'j|c', 'c|e'),
  ),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    await h.complete('b');
    eq(await h.jobs(), ['b2'], 'must wait');
    await h.complete('b2');
    eq(await h.jobs(), ['c'], 'join once');
    await h.complete('c');
    eq(await h.done(), true, 'done');
  },
);
t(
  'parallel join in a loop (two rounds)',
  P(
    'p',
    st +
      '<parallelGateway id="f"/><parallelGateway id="j"/><exclusiveGateway id="m"/><exclusiveGateway id="x" default="out"/>' +
      S('a') +
      S('b') +
      en +
      F('s|m', 'm|f', 'f|a', 'f|b', 'a|j', 'b|j', 'j|x', 'x|m|=again', 'x|e||out'),
  ),
  async (h) => {
    await h.start('p', { again: true });
    await h.complete('a', { again: true });
    await h.complete('b');
    eq(await h.jobs(), ['a', 'b'], 'round 2');
    await h.complete('b');
    await h.complete('a', { again: false });
    eq(await h.done(), true, 'done');
  },
);
t(
  'tokens twice through a task w/o join (fork then plain merge)',
  P(
    'p',
    `${st}<parallelGateway id="f"/>${S('a')}${S('b')}${S('c')}${en}${F('s|f', 'f|a', 'f|b', 'a|c', 'b|c', 'c|e')}`,
  ),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    await h.complete('b');
    eq(await h.jobs(), ['c', 'c'], 'two tokens');
    await h.complete('c');
    await h.complete('c');
    eq(await h.done(), true, 'done');
  },
);
t(
  'exclusive gateway: no true condition -> incident, not crash',
  P('p', `${st}<exclusiveGateway id="x"/>${S('a')}${S('b')}${en}${F('s|x', 'x|a|=v = 1', 'x|b|=v = 2', 'a|e', 'b|e')}`),
  async (h) => {
    await h.start('p', { v: 3 });
    eq(await h.jobs(), [], 'none');
    assert((await h.incidents()).length === 1, `one incident, got ${JSON.stringify(await h.incidents())}`);
    eq(await h.done(), false, 'instance stays alive');
  },
);
// CORRECTED: an inclusive gateway that joins is refused before 8.6.
t(
  'inclusive fork + join (2 of 3 branches)',
  P(
    'p',
    st +
      '<inclusiveGateway id="f"/><inclusiveGateway id="j"/>' +
      S('a') +
      S('b') +
      S('c') +
      S('d') +
      en +
      F('s|f', 'f|a|=x > 1', 'f|b|=x > 2', 'f|c|=x > 9', 'a|j', 'b|j', 'c|j', 'j|d', 'd|e'),
  ),
  async (h) => {
    await h.start('p', { x: 5 });
    eq(await h.jobs(), ['a', 'b'], 'fork');
    await h.complete('a');
    eq(await h.jobs(), ['b'], 'join must wait for b');
    await h.complete('b');
    eq(await h.jobs(), ['d'], 'join once');
    await h.complete('d');
    eq(await h.done(), true, 'done');
  },
  {
    refused: before86('Currently the inclusive gateway can only have one incoming sequence flow'),
  },
);
t(
  'event sub-process message, interrupting',
  msg('M', 'cancel', '=key') +
    P(
      'p',
      st +
        U('u') +
        en +
        '<subProcess id="es" triggeredByEvent="true"><startEvent id="ess"><messageEventDefinition id="m1" messageRef="M"/></startEvent>' +
        S('n') +
        '<endEvent id="ese"/>' +
        F('ess|n', 'n|ese') +
        '</subProcess>' +
        F('s|u', 'u|e'),
    ),
  async (h) => {
    await h.start('p', { key: 'k' });
    eq(await h.subs(), ['cancel'], 'subscribed');
    await h.message('cancel', { why: 'x' });
    eq(await h.users(), [], 'user task cancelled');
    eq(await h.jobs(), ['n'], 'handler');
    await h.complete('n');
    eq(await h.done(), true, 'done');
  },
);
t(
  'event sub-process message, non-interrupting, twice',
  msg('M', 'ping', '=key') +
    P(
      'p',
      st +
        U('u') +
        en +
        '<subProcess id="es" triggeredByEvent="true"><startEvent id="ess" isInterrupting="false"><messageEventDefinition id="m1" messageRef="M"/></startEvent>' +
        S('n') +
        '<endEvent id="ese"/>' +
        F('ess|n', 'n|ese') +
        '</subProcess>' +
        F('s|u', 'u|e'),
    ),
  async (h) => {
    await h.start('p', { key: 'k' });
    await h.message('ping');
    await h.message('ping');
    eq(await h.jobs(), ['n', 'n'], 'two');
    eq(await h.users(), ['u'], 'still open');
    await h.complete('n');
    await h.completeUser('u');
    eq(await h.done(), false, 'waits');
    await h.complete('n');
    eq(await h.done(), true, 'done');
  },
);
t(
  'event sub-process timer, non-interrupting',
  P(
    'p',
    st +
      U('u') +
      en +
      '<subProcess id="es" triggeredByEvent="true"><startEvent id="ess" isInterrupting="false">' +
      timer('t1', 'PT1H') +
      '</startEvent>' +
      S('n') +
      '<endEvent id="ese"/>' +
      F('ess|n', 'n|ese') +
      '</subProcess>' +
      F('s|u', 'u|e'),
  ),
  async (h) => {
    await h.start('p');
    eq((await h.timers()).length, 1, 'timer armed');
    await h.fire((await h.timers())[0]);
    eq(await h.jobs(), ['n'], 'fired');
    eq(await h.users(), ['u'], 'open');
    await h.complete('n');
    await h.completeUser('u');
    eq(await h.done(), true, 'done');
  },
);
t(
  'event sub-process error (job throws)',
  '<error id="E" errorCode="BAD"/>' +
    P(
      'p',
      st +
        S('a') +
        en +
        '<subProcess id="es" triggeredByEvent="true"><startEvent id="ess"><errorEventDefinition id="e1" errorRef="E"/></startEvent>' +
        S('n') +
        '<endEvent id="ese"/>' +
        F('ess|n', 'n|ese') +
        '</subProcess>' +
        F('s|a', 'a|e'),
    ),
  async (h) => {
    await h.start('p');
    await h.throwError('a', 'BAD');
    eq(await h.jobs(), ['n'], 'handler');
    await h.complete('n');
    eq(await h.done(), true, 'done');
  },
);
t(
  'event sub-process inside embedded sub-process',
  msg('M', 'abort', '=key') +
    P(
      'p',
      st +
        '<subProcess id="sp"><startEvent id="sps"/>' +
        U('u') +
        '<endEvent id="spe"/><subProcess id="es" triggeredByEvent="true"><startEvent id="ess"><messageEventDefinition id="m1" messageRef="M"/></startEvent>' +
        S('n') +
        '<endEvent id="ese"/>' +
        F('ess|n', 'n|ese') +
        '</subProcess>' +
        F('sps|u', 'u|spe') +
        '</subProcess>' +
        S('after') +
        en +
        F('s|sp', 'sp|after', 'after|e'),
    ),
  async (h) => {
    await h.start('p', { key: 'k' });
    await h.message('abort');
    eq(await h.users(), [], 'cancelled');
    await h.complete('n');
    eq(await h.jobs(), ['after'], 'sub-process completed normally');
    await h.complete('after');
    eq(await h.done(), true, 'done');
  },
);
t(
  'boundary timer non-interrupting + interrupting on user task',
  P(
    'p',
    st +
      U('u') +
      B('w', 'u', timer('t1', 'PT1H'), false) +
      B('x', 'u', timer('t2', 'PT5H')) +
      S('warn') +
      S('esc') +
      en +
      '<endEvent id="e2"/><endEvent id="e3"/>' +
      F('s|u', 'u|e', 'w|warn', 'warn|e2', 'x|esc', 'esc|e3'),
  ),
  async (h) => {
    await h.start('p');
    eq(await h.timers(), ['w', 'x'], 'armed');
    await h.fire('w');
    eq([await h.users(), await h.jobs(), await h.timers()], [['u'], ['warn'], ['x']], 'warn');
    await h.complete('warn');
    await h.fire('x');
    eq([await h.users(), await h.jobs(), await h.timers()], [[], ['esc'], []], 'esc');
    await h.complete('esc');
    eq(await h.done(), true, 'done');
  },
);
t(
  'timer due date unchanged by recover (no drift)',
  P(
    'p',
    st +
      U('u') +
      B('w', 'u', timer('t1', 'PT1H'), false) +
      S('warn') +
      S('other') +
      '<parallelGateway id="f"/>' +
      en +
      '<endEvent id="e2"/>' +
      F('s|f', 'f|u', 'f|other', 'other|e2', 'u|e', 'w|warn', 'warn|e2'),
  ),
  async (h) => {
    await h.start('p');
    const d = await h.due('w');
    await new Promise((r) => setTimeout(r, 60));
    await h.complete('other');
    eq(await h.due('w'), d, 'due');
  },
);
t(
  'boundary timer cycle R3/PT1H fires 3 times, no drift',
  P(
    'p',
    st +
      U('u') +
      B('w', 'u', timer('t1', 'R3/PT1H', 'timeCycle'), false) +
      S('warn') +
      en +
      '<endEvent id="e2"/>' +
      F('s|u', 'u|e', 'w|warn', 'warn|e2'),
  ),
  async (h) => {
    await h.start('p');
    const d0 = Date.parse(await h.due('w'));
    await h.fire('w');
    eq(await h.jobs(), ['warn'], '1');
    eq(Date.parse(await h.due('w')) - d0, 3600e3, 'second due - first due in ms (fired 250 ms late)');
    await h.fire('w');
    await h.fire('w');
    eq(await h.jobs(), ['warn', 'warn', 'warn'], '3');
    eq(await h.timers(), [], 'exhausted');
    await h.completeUser('u');
    eq(await h.done(), false, 'warn tasks');
    await h.complete('warn');
    await h.complete('warn');
    await h.complete('warn');
    eq(await h.done(), true, 'done');
  },
);
t(
  'timeDate FEEL: =now() + duration("PT2H")',
  P(
    'p',
    st +
      '<intermediateCatchEvent id="c">' +
      timer('t1', '=now() + duration("PT2H")', 'timeDate') +
      '</intermediateCatchEvent>' +
      en +
      F('s|c', 'c|e'),
  ),
  async (h) => {
    await h.start('p');
    eq(await h.timers(), ['c'], 'armed');
    eq(await h.incidents(), [], 'no incident');
    await h.fire('c');
    eq(await h.done(), true, 'done');
  },
);
t(
  'duration FEEL: =duration("PT" + string(h) + "H")',
  P(
    'p',
    st +
      '<intermediateCatchEvent id="c">' +
      timer('t1', '=duration("PT" + string(h) + "H")') +
      '</intermediateCatchEvent>' +
      en +
      F('s|c', 'c|e'),
  ),
  async (h) => {
    await h.start('p', { h: 3 });
    eq(await h.timers(), ['c'], 'armed');
    eq(await h.incidents(), [], 'no incident');
    await h.fire('c');
    eq(await h.done(), true, 'done');
  },
);
t(
  'event-based gateway: message wins, timer removed',
  msg('M', 'yes', '=key') +
    P(
      'p',
      st +
        '<eventBasedGateway id="g"/><intermediateCatchEvent id="c1"><messageEventDefinition id="m1" messageRef="M"/></intermediateCatchEvent><intermediateCatchEvent id="c2">' +
        timer('t1', 'P14D') +
        '</intermediateCatchEvent>' +
        S('a') +
        S('b') +
        en +
        F('s|g', 'g|c1', 'g|c2', 'c1|a', 'c2|b', 'a|e', 'b|e'),
    ),
  async (h) => {
    await h.start('p', { key: 'k' });
    eq([await h.timers(), await h.subs()], [['c2'], ['yes']], 'armed');
    await h.message('yes', { q: 1 });
    eq([await h.jobs(), await h.timers()], [['a'], []], 'message');
    eq((await h.vars()).q, 1, 'payload merged');
    await h.complete('a');
    eq(await h.done(), true, 'done');
  },
);
t(
  'event-based gateway: timer wins',
  msg('M', 'yes', '=key') +
    P(
      'p',
      st +
        '<eventBasedGateway id="g"/><intermediateCatchEvent id="c1"><messageEventDefinition id="m1" messageRef="M"/></intermediateCatchEvent><intermediateCatchEvent id="c2">' +
        timer('t1', 'P14D') +
        '</intermediateCatchEvent>' +
        S('a') +
        S('b') +
        en +
        F('s|g', 'g|c1', 'g|c2', 'c1|a', 'c2|b', 'a|e', 'b|e'),
    ),
  async (h) => {
    await h.start('p', { key: 'k' });
    await h.fire('c2');
    eq([await h.jobs(), await h.subs()], [['b'], []], 'timer');
    await h.complete('b');
    eq(await h.done(), true, 'done');
  },
);
t(
  'boundary message non-interrupting (twice) on service task',
  msg('M', 'note', '=key') +
    P(
      'p',
      st +
        S('a') +
        B('m', 'a', '<messageEventDefinition id="m1" messageRef="M"/>', false) +
        S('n') +
        en +
        '<endEvent id="e2"/>' +
        F('s|a', 'a|e', 'm|n', 'n|e2'),
    ),
  async (h) => {
    await h.start('p', { key: 'k' });
    await h.message('note');
    await h.message('note');
    eq(await h.jobs(), ['a', 'n', 'n'], 'two');
    await h.complete('n');
    await h.complete('n');
    await h.complete('a');
    eq(await h.done(), true, 'done');
  },
);
t(
  'receive task + correlation key evaluated',
  msg('M', 'paid', '=order.id') + P('p', `${st}<receiveTask id="r" messageRef="M"/>${en}${F('s|r', 'r|e')}`),
  async (h) => {
    await h.start('p', { order: { id: 7 } });
    eq(await h.subs(), ['paid'], 'sub');
    eq(await h.correlationKeys(), ['7'], 'key');
    await h.message('paid', { ok: true });
    eq((await h.vars()).ok, true, 'payload');
    eq(await h.done(), true, 'done');
  },
);
// CORRECTED: variables of a thrown error stay in the scope of the catching event (an output mapping there takes them further).
t(
  'error boundary: specific code',
  '<error id="E" errorCode="BAD"/><error id="E2" errorCode="WORSE"/>' +
    P(
      'p',
      st +
        S('a') +
        B('b1', 'a', '<errorEventDefinition id="x1" errorRef="E"/>') +
        B('b2', 'a', '<errorEventDefinition id="x2" errorRef="E2"/>') +
        S('h1') +
        S('h2') +
        en +
        '<endEvent id="e2"/><endEvent id="e3"/>' +
        F('s|a', 'a|e', 'b1|h1', 'h1|e2', 'b2|h2', 'h2|e3'),
    ),
  async (h) => {
    await h.start('p');
    await h.throwError('a', 'WORSE', { why: 'z' });
    eq(await h.jobs(), ['h2'], 'right handler only');
    eq('why' in (await h.vars()), false, 'not in the root');
    eq(await h.scopeOf('b2'), { why: 'z' }, 'but local to the boundary event');
    await h.complete('h2');
    eq(await h.done(), true, 'done');
  },
);
t(
  'error boundary: catch-all',
  P(
    'p',
    st +
      S('a') +
      B('b1', 'a', '<errorEventDefinition id="x1"/>') +
      S('h1') +
      en +
      '<endEvent id="e2"/>' +
      F('s|a', 'a|e', 'b1|h1', 'h1|e2'),
  ),
  async (h) => {
    await h.start('p');
    await h.throwError('a', 'ANY');
    eq(await h.jobs(), ['h1'], 'handler');
    await h.complete('h1');
    eq(await h.done(), true, 'done');
  },
);
t(
  'error: specific preferred over catch-all',
  '<error id="E" errorCode="BAD"/>' +
    P(
      'p',
      st +
        S('a') +
        B('b0', 'a', '<errorEventDefinition id="x0"/>') +
        B('b1', 'a', '<errorEventDefinition id="x1" errorRef="E"/>') +
        S('h0') +
        S('h1') +
        en +
        '<endEvent id="e2"/>' +
        F('s|a', 'a|e', 'b0|h0', 'h0|e2', 'b1|h1', 'h1|e2'),
    ),
  async (h) => {
    await h.start('p');
    await h.throwError('a', 'BAD');
    eq(await h.jobs(), ['h1'], 'specific');
    await h.complete('h1');
    eq(await h.done(), true, 'done');
  },
);
t('error: uncaught -> incident, instance survives', P('p', st + S('a') + en + F('s|a', 'a|e')), async (h) => {
  await h.start('p');
  await h.throwError('a', 'NOPE');
  assert((await h.incidents()).length >= 1, 'incident');
  eq(await h.done(), false, 'alive');
});
t(
  'error end event in sub-process -> boundary',
  '<error id="E" errorCode="BAD"/>' +
    P(
      'p',
      st +
        '<subProcess id="sp"><startEvent id="sps"/>' +
        S('a') +
        '<endEvent id="spe"><errorEventDefinition id="ee" errorRef="E"/></endEvent>' +
        F('sps|a', 'a|spe') +
        '</subProcess>' +
        B('b', 'sp', '<errorEventDefinition id="x1" errorRef="E"/>') +
        S('h1') +
        S('n') +
        en +
        '<endEvent id="e2"/>' +
        F('s|sp', 'sp|n', 'n|e', 'b|h1', 'h1|e2'),
    ),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    eq(await h.jobs(), ['h1'], 'caught');
    await h.complete('h1');
    eq(await h.done(), true, 'done');
  },
);
t(
  'error thrown by job inside sub-process -> boundary on sub-process; siblings cancelled',
  '<error id="E" errorCode="BAD"/>' +
    P(
      'p',
      st +
        '<subProcess id="sp"><startEvent id="sps"/><parallelGateway id="f"/>' +
        S('a') +
        U('u') +
        '<endEvent id="spe"/>' +
        F('sps|f', 'f|a', 'f|u', 'a|spe', 'u|spe') +
        '</subProcess>' +
        B('b', 'sp', '<errorEventDefinition id="x1" errorRef="E"/>') +
        S('h1') +
        en +
        '<endEvent id="e2"/>' +
        F('s|sp', 'sp|e', 'b|h1', 'h1|e2'),
    ),
  async (h) => {
    await h.start('p');
    await h.throwError('a', 'BAD');
    eq([await h.jobs(), await h.users()], [['h1'], []], 'caught');
    await h.complete('h1');
    eq(await h.done(), true, 'done');
  },
);
t(
  'escalation throw in sub-process, non-interrupting boundary',
  '<escalation id="X" escalationCode="late"/>' +
    P(
      'p',
      st +
        '<subProcess id="sp"><startEvent id="sps"/><intermediateThrowEvent id="th"><escalationEventDefinition id="es1" escalationRef="X"/></intermediateThrowEvent>' +
        U('u') +
        '<endEvent id="spe"/>' +
        F('sps|th', 'th|u', 'u|spe') +
        '</subProcess>' +
        B('b', 'sp', '<escalationEventDefinition id="x1" escalationRef="X"/>', false) +
        S('h1') +
        en +
        '<endEvent id="e2"/>' +
        F('s|sp', 'sp|e', 'b|h1', 'h1|e2'),
    ),
  async (h) => {
    await h.start('p');
    eq([await h.jobs(), await h.users()], [['h1'], ['u']], 'both');
    await h.complete('h1');
    await h.completeUser('u');
    eq(await h.done(), true, 'done');
  },
);
t(
  'escalation end event, interrupting boundary',
  '<escalation id="X" escalationCode="late"/>' +
    P(
      'p',
      st +
        '<subProcess id="sp"><startEvent id="sps"/><parallelGateway id="f"/>' +
        U('u') +
        '<endEvent id="spe"/><endEvent id="th"><escalationEventDefinition id="es1" escalationRef="X"/></endEvent>' +
        F('sps|f', 'f|u', 'f|th', 'u|spe') +
        '</subProcess>' +
        B('b', 'sp', '<escalationEventDefinition id="x1" escalationRef="X"/>') +
        S('h1') +
        en +
        '<endEvent id="e2"/>' +
        F('s|sp', 'sp|e', 'b|h1', 'h1|e2'),
    ),
  async (h) => {
    await h.start('p');
    eq([await h.jobs(), await h.users()], [['h1'], []], 'interrupted');
    await h.complete('h1');
    eq(await h.done(), true, 'done');
  },
);
t(
  'escalation uncaught -> continues',
  '<escalation id="X" escalationCode="late"/>' +
    P(
      'p',
      st +
        '<intermediateThrowEvent id="th"><escalationEventDefinition id="es1" escalationRef="X"/></intermediateThrowEvent>' +
        S('a') +
        en +
        F('s|th', 'th|a', 'a|e'),
    ),
  async (h) => {
    await h.start('p');
    eq(await h.jobs(), ['a'], 'continues');
    await h.complete('a');
    eq(await h.done(), true, 'done');
  },
);
t(
  'signal: throw reaches catch in another instance',
  '<signal id="G" name="go"/>' +
    P(
      'w',
      '<startEvent id="s"/><intermediateCatchEvent id="c"><signalEventDefinition id="g1" signalRef="G"/></intermediateCatchEvent>' +
        S('a') +
        '<endEvent id="e"/>' +
        F('s|c', 'c|a', 'a|e'),
    ) +
    P(
      'thr',
      '<startEvent id="s2"/><intermediateThrowEvent id="th"><signalEventDefinition id="g2" signalRef="G"/></intermediateThrowEvent><endEvent id="e2"/>' +
        F('s2|th', 'th|e2'),
    ),
  async (h) => {
    await h.start('w');
    await h.start('w');
    await h.start('thr');
    eq(await h.jobs(), ['a', 'a'], 'broadcast');
    await h.complete('a');
    await h.complete('a');
    eq(await h.done(), true, 'done');
  },
);
t(
  'signal: external broadcast',
  '<signal id="G" name="go"/>' +
    P(
      'w',
      '<startEvent id="s"/><intermediateCatchEvent id="c"><signalEventDefinition id="g1" signalRef="G"/></intermediateCatchEvent>' +
        S('a') +
        '<endEvent id="e"/>' +
        F('s|c', 'c|a', 'a|e'),
    ),
  async (h) => {
    await h.start('w');
    await h.start('w');
    await h.signal('go', { z: 1 });
    eq(await h.jobs(), ['a', 'a'], 'broadcast');
  },
);
t(
  'compensation: only completed activities, handler runs',
  P(
    'p',
    st +
      S('a') +
      S('b') +
      '<exclusiveGateway id="x" default="d"/><intermediateThrowEvent id="th"><compensateEventDefinition id="ce"/></intermediateThrowEvent>' +
      B('ba', 'a', '<compensateEventDefinition id="c1"/>') +
      B('bb', 'b', '<compensateEventDefinition id="c2"/>') +
      '<serviceTask id="ua" isForCompensation="true"><extensionElements><zeebe:taskDefinition type="ua"/></extensionElements></serviceTask><serviceTask id="ub" isForCompensation="true"><extensionElements><zeebe:taskDefinition type="ub"/></extensionElements></serviceTask>' +
      S('z') +
      en +
      F('s|a', 'a|x', 'x|b|=v = 1', 'x|th||d', 'b|th', 'th|z', 'z|e') +
      '<association id="as1" associationDirection="One" sourceRef="ba" targetRef="ua"/><association id="as2" associationDirection="One" sourceRef="bb" targetRef="ub"/>',
  ),
  async (h) => {
    await h.start('p', { v: 2 });
    await h.complete('a');
    eq(await h.jobs(), ['ua'], 'only a compensated, throw waits');
    await h.complete('ua');
    eq(await h.jobs(), ['z'], 'continues after handlers');
    await h.complete('z');
    eq(await h.done(), true, 'done');
  },
);
t(
  'multi-instance parallel, output collection in input order',
  P('p', st + S('a', 'a', '', MI({})) + en + F('s|a', 'a|e')),
  async (h) => {
    await h.start('p', { items: [10, 20, 30] });
    eq(await h.jobs(), ['a', 'a', 'a'], '3 jobs');
    await h.complete('a', { r: 1 });
    await h.complete('a', { r: 2 });
    await h.complete('a', { r: 3 });
    eq(await h.done(), true, 'done');
    eq((await h.vars()).results, [1, 2, 3], 'results');
    eq('r' in (await h.vars()), false, 'r stays local');
    eq('item' in (await h.vars()), false, 'item stays local');
  },
);
t('multi-instance sequential', P('p', st + S('a', 'a', '', MI({ seq: 1 })) + en + F('s|a', 'a|e')), async (h) => {
  await h.start('p', { items: [10, 20] });
  eq(await h.jobs(), ['a'], '1');
  eq((await h.localsOf('a')).item, 10, 'item 1');
  await h.complete('a', { r: 1 });
  eq((await h.localsOf('a')).item, 20, 'item 2');
  await h.complete('a', { r: 2 });
  eq(await h.done(), true, 'done');
  eq((await h.vars()).results, [1, 2], 'results');
});
t(
  'multi-instance completion condition cancels the rest',
  P(
    'p',
    st +
      S(
        'a',
        'a',
        '',
        MI({}, '<completionCondition xsi:type="bpmn:tFormalExpression">=r = "stop"</completionCondition>'),
      ) +
      en +
      F('s|a', 'a|e'),
  ),
  async (h) => {
    await h.start('p', { items: [1, 2, 3] });
    await h.complete('a', { r: 'go' });
    await h.complete('a', { r: 'stop' });
    eq(await h.jobs(), [], 'third cancelled');
    eq(await h.done(), true, 'done');
  },
);
t(
  'multi-instance empty collection completes',
  P('p', st + S('a', 'a', '', MI({})) + en + F('s|a', 'a|e')),
  async (h) => {
    await h.start('p', { items: [] });
    eq(await h.done(), true, 'done');
    eq((await h.vars()).results, [], 'results');
  },
);
t(
  'multi-instance: job variable other than outputElement goes to the root scope',
  P('p', st + S('a', 'a', '', MI({})) + en + F('s|a', 'a|e')),
  async (h) => {
    await h.start('p', { items: [10, 20] });
    await h.complete('a', { r: 1, other: 5 });
    eq((await h.vars()).other, 5, 'merged to root');
    await h.complete('a', { r: 2 });
    eq((await h.vars()).results, [1, 2], 'results');
    eq('r' in (await h.vars()), false, 'r local');
  },
);
t(
  'multi-instance user task: candidate from element',
  P(
    'p',
    st +
      `<userTask id="u"><extensionElements><zeebe:userTask/><zeebe:assignmentDefinition assignee="=item"/></extensionElements>${MI({})}</userTask>` +
      en +
      F('s|u', 'u|e'),
  ),
  async (h) => {
    await h.start('p', { items: ['ann', 'bob'] });
    eq(await h.users(), ['u', 'u'], 'two');
    await h.completeUser('u', { r: 1 });
    await h.completeUser('u', { r: 2 });
    eq(await h.done(), true, 'done');
    eq((await h.vars()).results, [1, 2], 'results');
  },
);
t(
  'multi-instance sub-process with local variables',
  P(
    'p',
    st +
      '<subProcess id="sp">' +
      MI({}) +
      '<startEvent id="sps"/>' +
      S('a') +
      S('b') +
      '<endEvent id="spe"/>' +
      F('sps|a', 'a|b', 'b|spe') +
      '</subProcess>' +
      en +
      F('s|sp', 'sp|e'),
  ),
  async (h) => {
    await h.start('p', { items: [1, 2] });
    eq(await h.jobs(), ['a', 'a'], 'two');
    await h.complete('a');
    eq(await h.jobs(), ['a', 'b'], 'independent');
    await h.complete('a');
    await h.complete('b', { r: 7 });
    await h.complete('b', { r: 8 });
    eq(await h.done(), true, 'done');
  },
);
t(
  'call activity: variables in, out, completes',
  P(
    'p',
    st +
      '<callActivity id="ca"><extensionElements><zeebe:calledElement processId="child" propagateAllChildVariables="true"/></extensionElements></callActivity>' +
      S('z') +
      en +
      F('s|ca', 'ca|z', 'z|e'),
  ) + P('child', `<startEvent id="cs"/>${S('c')}<endEvent id="ce"/>${F('cs|c', 'c|ce')}`),
  async (h) => {
    await h.start('p', { a: 1 });
    eq(await h.jobs(), ['c'], 'child');
    eq((await h.localsOf('c')).a, 1, 'in');
    await h.complete('c', { b: 2 });
    eq(await h.jobs(), ['z'], 'back');
    eq((await h.vars()).b, 2, 'out');
    await h.complete('z');
    eq(await h.done(), true, 'done');
  },
);
t(
  'call activity: propagateAllChildVariables=false + output mapping',
  P(
    'p',
    st +
      '<callActivity id="ca"><extensionElements><zeebe:calledElement processId="child" propagateAllChildVariables="false"/>' +
      io([], [['=b', 'res']]) +
      '</extensionElements></callActivity>' +
      S('z') +
      en +
      F('s|ca', 'ca|z', 'z|e'),
  ) + P('child', `<startEvent id="cs"/>${S('c')}<endEvent id="ce"/>${F('cs|c', 'c|ce')}`),
  async (h) => {
    await h.start('p', { a: 1 });
    await h.complete('c', { b: 2, junk: 3 });
    eq((await h.vars()).res, 2, 'mapped');
    eq('junk' in (await h.vars()), false, 'junk not propagated');
  },
);
t(
  'call activity: error in child caught on parent boundary',
  '<error id="E" errorCode="BAD"/>' +
    P(
      'p',
      st +
        '<callActivity id="ca"><extensionElements><zeebe:calledElement processId="child"/></extensionElements></callActivity>' +
        B('b', 'ca', '<errorEventDefinition id="x1" errorRef="E"/>') +
        S('h1') +
        en +
        '<endEvent id="e2"/>' +
        F('s|ca', 'ca|e', 'b|h1', 'h1|e2'),
    ) +
    P('child', `<startEvent id="cs"/>${S('c')}<endEvent id="ce"/>${F('cs|c', 'c|ce')}`),
  async (h) => {
    await h.start('p');
    await h.throwError('c', 'BAD');
    eq(await h.jobs(), ['h1'], 'caught');
    await h.complete('h1');
    eq(await h.done(), true, 'done');
  },
);
t(
  'call activity: interrupted by boundary timer cancels the child',
  P(
    'p',
    st +
      '<callActivity id="ca"><extensionElements><zeebe:calledElement processId="child"/></extensionElements></callActivity>' +
      B('b', 'ca', timer('t1', 'PT1H')) +
      S('h1') +
      en +
      '<endEvent id="e2"/>' +
      F('s|ca', 'ca|e', 'b|h1', 'h1|e2'),
  ) + P('child', `<startEvent id="cs"/>${S('c')}<endEvent id="ce"/>${F('cs|c', 'c|ce')}`),
  async (h) => {
    await h.start('p');
    await h.fire('b');
    eq(await h.jobs(), ['h1'], 'child job gone');
    await h.complete('h1');
    eq(await h.done(), true, 'done');
  },
);
t(
  'link events',
  P(
    'p',
    st +
      S('a') +
      '<intermediateThrowEvent id="lt"><linkEventDefinition id="l1" name="L"/></intermediateThrowEvent><intermediateCatchEvent id="lc"><linkEventDefinition id="l2" name="L"/></intermediateCatchEvent>' +
      S('b') +
      en +
      F('s|a', 'a|lt', 'lc|b', 'b|e'),
  ),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    eq(await h.jobs(), ['b'], 'jumped');
    await h.complete('b');
    eq(await h.done(), true, 'done');
  },
);
t(
  'terminate end event ends whole process',
  P(
    'p',
    st +
      '<parallelGateway id="f"/>' +
      S('a') +
      U('u') +
      '<endEvent id="te"><terminateEventDefinition id="td"/></endEvent>' +
      en +
      F('s|f', 'f|a', 'f|u', 'a|te', 'u|e'),
  ),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    eq([await h.users(), await h.done()], [[], true], 'terminated');
  },
);
t(
  'terminate end event in sub-process ends only the sub-process',
  P(
    'p',
    st +
      '<subProcess id="sp"><startEvent id="sps"/><parallelGateway id="f"/>' +
      S('a') +
      U('u') +
      '<endEvent id="te"><terminateEventDefinition id="td"/></endEvent><endEvent id="spe"/>' +
      F('sps|f', 'f|a', 'f|u', 'a|te', 'u|spe') +
      '</subProcess>' +
      S('z') +
      en +
      F('s|sp', 'sp|z', 'z|e'),
  ),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    eq([await h.users(), await h.jobs()], [[], ['z']], 'continues');
    await h.complete('z');
    eq(await h.done(), true, 'done');
  },
);
t(
  'input mapping is local, output mapping restricts propagation',
  P(
    'p',
    st + S('a', 'a', io([['=order.id', 'oid']], [['=res.total', 'total']])) + S('b') + en + F('s|a', 'a|b', 'b|e'),
  ),
  async (h) => {
    await h.start('p', { order: { id: 5 } });
    eq((await h.localsOf('a')).oid, 5, 'input');
    await h.complete('a', { res: { total: 9 }, junk: 1 });
    eq(await h.vars(), { order: { id: 5 }, total: 9 }, 'only mapped');
  },
);
t(
  'input mapping shadows: job result updates the local, not the root',
  P('p', st + S('a', 'a', io([['=1', 'x']])) + S('b') + en + F('s|a', 'a|b', 'b|e')),
  async (h) => {
    await h.start('p', { x: 100 });
    await h.complete('a', { x: 2, y: 3 });
    eq(await h.vars(), { x: 100, y: 3 }, 'root x untouched');
  },
);
t(
  'sub-process local variable scope (input mapping on sub-process)',
  P(
    'p',
    st +
      '<subProcess id="sp"><extensionElements>' +
      io([['=v + 1', 'loc']], [['=loc', 'fromSub']]) +
      '</extensionElements><startEvent id="sps"/>' +
      S('a') +
      '<endEvent id="spe"/>' +
      F('sps|a', 'a|spe') +
      '</subProcess>' +
      S('b') +
      en +
      F('s|sp', 'sp|b', 'b|e'),
  ),
  async (h) => {
    await h.start('p', { v: 1 });
    eq((await h.localsOf('a')).loc, 2, 'visible inside');
    await h.complete('a', { loc: 50, other: 1 });
    eq(await h.vars(), { v: 1, other: 1, fromSub: 50 }, 'scoped');
  },
);
t(
  'boundary on sub-process (timer, interrupting) cancels inside',
  P(
    'p',
    st +
      '<subProcess id="sp"><startEvent id="sps"/><parallelGateway id="f"/>' +
      S('a') +
      U('u') +
      '<endEvent id="spe"/>' +
      F('sps|f', 'f|a', 'f|u', 'a|spe', 'u|spe') +
      '</subProcess>' +
      B('b', 'sp', timer('t1', 'PT1H')) +
      S('h1') +
      en +
      '<endEvent id="e2"/>' +
      F('s|sp', 'sp|e', 'b|h1', 'h1|e2'),
  ),
  async (h) => {
    await h.start('p');
    await h.fire('b');
    eq([await h.jobs(), await h.users()], [['h1'], []], 'cancelled');
    await h.complete('h1');
    eq(await h.done(), true, 'done');
  },
);
t(
  'script task zeebe:script (FEEL)',
  P(
    'p',
    st +
      '<scriptTask id="sc"><extensionElements><zeebe:script expression="=a + b" resultVariable="c"/></extensionElements></scriptTask>' +
      S('z') +
      en +
      F('s|sc', 'sc|z', 'z|e'),
  ),
  async (h) => {
    await h.start('p', { a: 1, b: 2 });
    eq(await h.jobs(), ['z'], 'ran');
    eq((await h.vars()).c, 3, 'c');
  },
);
t(
  'variable set outside is visible inside a running sub-process and vice versa',
  P(
    'p',
    st +
      '<parallelGateway id="f"/><subProcess id="sp"><startEvent id="sps"/>' +
      S('a') +
      '<exclusiveGateway id="x" default="d"/>' +
      S('yes') +
      S('no') +
      '<endEvent id="spe"/>' +
      F('sps|a', 'a|x', 'x|yes|=flag = true', 'x|no||d', 'yes|spe', 'no|spe') +
      '</subProcess>' +
      S('o') +
      S('o2') +
      en +
      F('s|f', 'f|sp', 'f|o', 'sp|e', 'o|o2', 'o2|e'),
  ),
  async (h) => {
    await h.start('p', { flag: false });
    await h.complete('o', { flag: true });
    await h.complete('a', { fromSub: 1 });
    eq((await h.jobs()).includes('yes'), true, 'sees flag');
    eq((await h.vars()).fromSub, 1, 'write goes to root at once');
  },
);
// CORRECTED: outgoing flows are looked at in REVERSE document order, so the flow with the faulty condition has to be the last one.
t(
  'FEEL error / null condition -> incident, not crash',
  P(
    'p',
    `${st}<exclusiveGateway id="x"/>${S('a')}${S('b')}${en}${F('s|x', 'x|b|=true', 'x|a|=missing > 3', 'a|e', 'b|e')}`,
  ),
  async (h) => {
    await h.start('p');
    eq(await h.incidents(), ['EXTRACT_VALUE_ERROR'], 'null is not a boolean');
    eq(await h.done(), false, 'alive');
  },
);
t(
  'loop back over user task 3 times, counters stay bounded',
  P('p', `${st + U('u')}<exclusiveGateway id="x" default="d"/>${en}${F('s|u', 'u|x', 'x|e|=ok', 'x|u||d')}`),
  async (h) => {
    await h.start('p');
    for (let i = 0; i < 3; i++) {
      await h.completeUser('u', { ok: false });
      eq(await h.users(), ['u'], `loop ${i}`);
    }
    await h.completeUser('u', { ok: true });
    eq(await h.done(), true, 'done');
  },
);
t(
  'boundary re-armed after loop',
  P(
    'p',
    st +
      U('u') +
      B('w', 'u', timer('t1', 'PT1H'), false) +
      S('warn') +
      '<endEvent id="e2"/><exclusiveGateway id="x" default="d"/>' +
      en +
      F('s|u', 'u|x', 'x|e|=ok', 'x|u||d', 'w|warn', 'warn|e2'),
  ),
  async (h) => {
    await h.start('p');
    await h.fire('w');
    await h.complete('warn');
    await h.completeUser('u', { ok: false });
    eq(await h.timers(), ['w'], 're-armed');
    await h.fire('w');
    eq(await h.jobs(), ['warn'], 'again');
    await h.complete('warn');
    await h.completeUser('u', { ok: true });
    eq([await h.done(), await h.timers()], [true, []], 'done');
  },
);
