// Execution listeners. Every expectation was taken from the real engine (8.5.4 and 8.8.0).
import {
  B,
  catchEvent,
  en,
  end,
  endBy,
  eq,
  error,
  escalation,
  esp,
  F,
  io,
  msg,
  onCompensation,
  onError,
  onEscalation,
  onLink,
  onMessage,
  onSignal,
  onTimer,
  P,
  S,
  signal,
  st,
  sub,
  throwEvent,
  U,
  UJ,
  wrap,
} from './bpmn-kit.mjs';

export const cases = [];
const onlyService = 'Currently, only [serviceTask] elements can have execution listeners';
/** On service tasks 8.5.4 knows them already. */
const t = (name, xml, fn, vars = {}, more = {}) =>
  cases.push({
    name: `execution listener: ${name}`,
    xml: wrap(xml),
    async fn(h, version) {
      await h.start('p', vars);
      await fn(h, version);
    },
    ...more,
  });
/** On other elements since 8.6. */
const later = (name, xml, fn, vars) =>
  t(name, xml, fn, vars, { refused: (version) => (version < '8.6' ? onlyService : undefined) });
const refuse = (name, xml, words, before = onlyService) =>
  cases.push({
    name: `execution listener: ${name}`,
    xml: wrap(xml),
    fn: (h) => h.start('p'),
    refused: (version) => (version < '8.6' ? before : words),
  });
const L = (...list) =>
  `<zeebe:executionListeners>${list.map(([eventType, type, more = '']) => `<zeebe:executionListener eventType="${eventType}"${type === undefined ? '' : ` type="${type}"`}${more}/>`).join('')}</zeebe:executionListeners>`;
const s1 = ['start', 's1'];
const e1 = ['end', 'e1'];
const ext = (x) => `<extensionElements>${x}</extensionElements>`;
const line = (task) => P('p', `${st}${task}${S('z')}${en}${F('s|a', 'a|z', 'z|e')}`);
const running = async (h) => [await h.jobs(), (await h.activated()).includes('a'), (await h.completed()).includes('a')];

t(
  'a start listener comes before the task is active, an end listener before it is completed',
  line(S('a', 'a', L(s1, e1))),
  async (h) => {
    eq(await running(h), [['s1'], false, false], 'first');
    await h.complete('s1');
    eq(await running(h), [['a'], true, false], 'then the task');
    await h.complete('a');
    eq(await running(h), [['e1'], true, false], 'then the end');
    await h.complete('e1');
    eq(await running(h), [['z'], true, true], 'after');
  },
);
t(
  'several go one after the other, as they are written',
  line(S('a', 'a', L(['end', 'e2'], ['start', 's2'], s1, e1))),
  async (h) => {
    const order = [];
    for (let n = 0; n < 5; n++) {
      const [type] = await h.jobs();
      order.push(type);
      await h.complete(type);
    }
    eq(order, ['s2', 's1', 'a', 'e2', 'e1'], 'order');
  },
);
t('variables of a start listener are local', line(S('a', 'a', L(s1))), async (h) => {
  await h.complete('s1', { v: 1 });
  eq([await h.vars(), await h.scopeOf('a'), (await h.localsOf('a')).v], [{}, { v: 1 }, 1], 'local');
});
t('variables of an end listener go to the scope around', line(S('a', 'a', L(e1))), async (h) => {
  await h.complete('a', { r: 1 });
  await h.complete('e1', { v: 1 });
  eq(await h.vars(), { r: 1, v: 1 }, 'where they are');
});
t(
  'a start listener sees input mappings; the task is made after it',
  line(S('a', '=kind', L(s1) + io([['=&quot;x&quot;', 'v']]))),
  async (h) => {
    eq((await h.localsOf('s1')).v, 'x', 'sees');
    await h.complete('s1', { kind: 'made' });
    eq(await h.jobs(), ['made'], 'its type comes from the listener');
  },
);
t(
  'an end listener sees what output mappings have made',
  line(S('a', 'a', L(e1) + io([], [['=r + 1', 'out']]))),
  async (h) => {
    await h.complete('a', { r: 1 });
    eq([await h.vars(), (await h.localsOf('e1')).out], [{ out: 2 }, 2], 'mapped before');
    await h.complete('e1', { more: 1 });
    eq(await h.vars(), { out: 2, more: 1 }, 'after');
  },
);
t(
  'a boundary timer is armed after the start listener',
  P(
    'p',
    `${st}${S('a', 'a', L(s1))}${B('b', 'a', onTimer('PT1H'))}${S('z')}${en}${end('e2')}${F('s|a', 'a|e', 'b|z', 'z|e2')}`,
  ),
  async (h) => {
    eq([await h.jobs(), await h.timers()], [['s1'], []], 'not yet');
    await h.complete('s1');
    eq(await h.timers(), ['b'], 'armed');
  },
);
t(
  'a boundary timer while an end listener waits',
  P(
    'p',
    `${st}${S('a', 'a', L(e1))}${B('b', 'a', onTimer('PT1H'))}${S('z')}${en}${end('e2')}${F('s|a', 'a|e', 'b|z', 'z|e2')}`,
  ),
  async (h) => {
    await h.complete('a');
    eq([await h.jobs(), await h.timers()], [['e1'], []], 'gone');
  },
);
t('a listener that fails for good is an incident', line(S('a', 'a', L(s1))), async (h, version) => {
  await h.fail('s1', 0);
  eq(await h.incidents(), [version < '8.6' ? 'JOB_NO_RETRIES' : 'EXECUTION_LISTENER_NO_RETRIES'], 'incident');
  await h.retries('s1', 1);
  await h.resolve();
  await h.complete('s1');
  eq([await h.jobs(), await h.incidents()], [['a'], []], 'goes on');
});
t(
  'retries and type as said, or three',
  line(S('a', 'a', L(['start', '=t', ' retries="=n"'], ['start', 's2']))),
  async (h) => {
    eq((await h.jobOf('calc')).retries, 7, 'calculated');
    await h.complete('calc');
    eq((await h.jobOf('s2')).retries, 3, 'usual');
  },
  { t: 'calc', n: 7 },
);
t('a type that is no text is an incident', line(S('a', 'a', L(['start', '=t']))), async (h) => {
  eq([await h.jobs(), await h.incidents()], [[], ['EXTRACT_VALUE_ERROR']], 'incident');
  await h.setVariables((await h.element('p')).key, { t: 's1' });
  await h.resolve();
  eq([await h.jobs(), await h.incidents()], [['s1'], []], 'resolved');
});
t(
  'an error thrown by a listener',
  `${error('E', 'BAD')}${P('p', `${st}${S('a', 'a', L(s1))}${B('b', 'a', onError('E'))}${S('z')}${en}${end('e2')}${F('s|a', 'a|e', 'b|z', 'z|e2')}`)}`,
  async (h, version) => {
    const refusal = await h.refusal(() => h.throwError('s1', 'BAD'));
    eq([refusal !== undefined, await h.jobs()], version < '8.6' ? [false, []] : [true, ['s1']], 'refused since 8.6');
  },
);
t('cancelling takes a listener away', line(S('a', 'a', L(s1))), async (h) => {
  await h.cancel();
  eq([await h.jobs(), await h.done()], [[], true], 'gone');
});
later('on a process', P('p', `${ext(L(s1, e1))}${st}${S('a')}${en}${F('s|a', 'a|e')}`), async (h) => {
  eq([await h.jobs(), await h.activated()], [['s1'], []], 'before all');
  await h.complete('s1', { v: 1 });
  eq([await h.jobs(), await h.vars()], [['a'], { v: 1 }], 'begun');
  await h.complete('a');
  eq([await h.jobs(), await h.done()], [['e1'], false], 'at the end');
  await h.complete('e1');
  eq(await h.done(), true, 'done');
});
later(
  'on a sub-process',
  P(
    'p',
    `${st}${sub('a', S('i'), 'as|i', 'i|ae').replace('<subProcess id="a">', `<subProcess id="a">${ext(L(s1, e1))}`)}${S('z')}${en}${F('s|a', 'a|z', 'z|e')}`,
  ),
  async (h) => {
    eq(await running(h), [['s1'], false, false], 'before');
    await h.complete('s1', { v: 1 });
    eq([await h.jobs(), (await h.localsOf('i')).v, await h.vars()], [['i'], 1, {}], 'inside');
    await h.complete('i');
    eq(await h.jobs(), ['e1'], 'at the end');
    await h.complete('e1');
    eq(await h.jobs(), ['z'], 'after');
  },
);
later(
  'on an event sub-process',
  P('p', `${st}${S('a')}${en}${F('s|a', 'a|e')}${esp('h', onTimer('PT1H'), { on: L(s1, e1) })}`),
  async (h) => {
    await h.fire('hs');
    eq(await h.jobs(), ['s1'], 'before');
    await h.complete('s1');
    await h.complete('n');
    eq(await h.jobs(), ['e1'], 'at the end');
    await h.complete('e1');
    eq(await h.done(), true, 'done');
  },
);
later(
  'on an exclusive gateway',
  P(
    'p',
    `${st}<exclusiveGateway id="a" default="d">${ext(L(s1))}</exclusiveGateway>${S('y')}${S('z')}${en}${F('s|a', 'a|y|=v', 'a|z||d', 'y|e', 'z|e')}`,
  ),
  async (h) => {
    await h.complete('s1', { v: true });
    eq(await h.jobs(), ['y'], 'decides with what the listener gives');
  },
);
later(
  'on a parallel gateway',
  P(
    'p',
    `${st}<parallelGateway id="f"/><parallelGateway id="a">${ext(L(s1))}</parallelGateway>${S('y')}${S('z')}${en}${F('s|f', 'f|y', 'f|a', 'y|a', 'a|z', 'z|e')}`,
  ),
  async (h) => {
    eq(await h.jobs(), ['y'], 'not before it joins');
    await h.complete('y');
    await h.complete('s1');
    eq(await h.jobs(), ['z'], 'joined');
  },
);
later(
  'on an event-based gateway',
  `${msg('M', 'go', '=k')}${P('p', `${st}<eventBasedGateway id="a">${ext(L(s1))}</eventBasedGateway>${catchEvent('c1', onMessage())}${catchEvent('c2', onTimer('PT1H'))}${S('z')}${en}${F('s|a', 'a|c1', 'a|c2', 'c1|z', 'c2|z', 'z|e')}`)}`,
  async (h) => {
    eq([await h.jobs(), await h.subs()], [['s1'], []], 'not yet');
    await h.complete('s1', { k: 'x' });
    eq(await h.correlationKeys(), ['x'], 'listens');
    await h.message('go');
    eq(await h.jobs(), ['z'], 'goes on');
  },
);
later(
  'on a start event',
  P('p', `<startEvent id="a">${ext(L(e1))}</startEvent>${S('z')}${en}${F('a|z', 'z|e')}`),
  async (h) => {
    eq(await running(h), [['e1'], true, false], 'before it is completed');
    await h.complete('e1', { v: 1 });
    eq([await h.jobs(), await h.vars()], [['z'], { v: 1 }], 'goes on');
  },
);
later('on an end event', P('p', `${st}<endEvent id="a">${ext(L(s1, e1))}</endEvent>${F('s|a')}`), async (h) => {
  eq(await running(h), [['s1'], false, false], 'before');
  await h.complete('s1');
  eq(await running(h), [['e1'], true, false], 'at the end');
  await h.complete('e1');
  eq(await h.done(), true, 'done');
});
later(
  'on a catch event',
  P('p', `${st}${catchEvent('a', onTimer('=d'), L(s1, e1))}${S('z')}${en}${F('s|a', 'a|z', 'z|e')}`),
  async (h) => {
    await h.complete('s1', { d: 'PT1H' });
    eq(await h.timers(), ['a'], 'waits');
    await h.fire('a');
    eq(await h.jobs(), ['e1'], 'at the end');
    await h.complete('e1');
    eq(await h.jobs(), ['z'], 'after');
  },
);
later(
  'on a boundary event',
  P(
    'p',
    `${st}${S('i')}${B('a', 'i', `${onTimer('PT1H')}`).replace('cancelActivity="true">', `cancelActivity="true">${ext(L(e1))}`)}${S('z')}${en}${end('e2')}${F('s|i', 'i|e', 'a|z', 'z|e2')}`,
  ),
  async (h) => {
    await h.fire('a');
    eq(await h.jobs(), ['e1'], 'before it is completed');
    await h.complete('e1', { v: 1 });
    eq([await h.jobs(), await h.vars()], [['z'], { v: 1 }], 'goes on');
  },
);
later(
  'on a throw event and a manual task',
  P(
    'p',
    `${st}<intermediateThrowEvent id="a">${ext(L(s1))}</intermediateThrowEvent><manualTask id="b">${ext(L(e1))}</manualTask>${S('z')}${en}${F('s|a', 'a|b', 'b|z', 'z|e')}`,
  ),
  async (h) => {
    await h.complete('s1');
    eq(await h.jobs(), ['e1'], 'the task');
    await h.complete('e1');
    eq(await h.jobs(), ['z'], 'after');
  },
);
later(
  'on a script task',
  P(
    'p',
    `${st}<scriptTask id="a">${ext(`<zeebe:script expression="=v + 1" resultVariable="r"/>${L(s1, e1)}`)}</scriptTask>${S('z')}${en}${F('s|a', 'a|z', 'z|e')}`,
  ),
  async (h) => {
    await h.complete('s1', { v: 1 });
    eq([await h.jobs(), (await h.localsOf('e1')).r], [['e1'], 2], 'calculated between');
    await h.complete('e1');
    eq([await h.jobs(), (await h.vars()).r], [['z'], 2], 'after');
  },
);
later('on a native user task', line(U('a', `${L(s1, e1)}<zeebe:assignmentDefinition assignee="=who"/>`)), async (h) => {
  eq([await h.jobs(), await h.users()], [['s1'], []], 'before');
  await h.complete('s1', { who: 'ann' });
  eq((await h.taskOf('a')).assignee, 'ann', 'made after it');
  await h.completeUser('a', { r: 1 });
  eq([await h.jobs(), await h.users()], [['e1'], []], 'at the end');
  await h.complete('e1');
  eq([await h.jobs(), await h.vars()], [['z'], { r: 1 }], 'after');
});
later(
  'on a call activity',
  P(
    'p',
    `${st}<callActivity id="a">${ext(`<zeebe:calledElement processId="=which"/>${L(s1, e1)}`)}</callActivity>${S('z')}${en}${F('s|a', 'a|z', 'z|e')}`,
  ) + P('child', `<startEvent id="cs"/>${S('c')}<endEvent id="ce"/>${F('cs|c', 'c|ce')}`),
  async (h) => {
    await h.complete('s1', { which: 'child' });
    eq(await h.jobs(), ['c'], 'called');
    await h.complete('c', { r: 1 });
    eq(await h.jobs(), ['e1'], 'at the end');
    await h.complete('e1');
    eq([await h.jobs(), (await h.vars()).r], [['z'], 1], 'after');
  },
);
const items =
  '<multiInstanceLoopCharacteristics><extensionElements><zeebe:loopCharacteristics inputCollection="=items" inputElement="item" outputCollection="results" outputElement="=r"/></extensionElements></multiInstanceLoopCharacteristics>';
t(
  'on a multi-instance activity',
  line(S('a', 'a', L(s1, e1), items)),
  async (h) => {
    eq(await h.jobs(), ['s1', 's1'], 'of each inner instance');
    eq((await h.localsOf('s1')).item, 1, 'which it sees');
    await h.complete('s1');
    eq(await h.jobs(), ['a', 's1'], 'one by one');
    await h.complete('s1');
    await h.complete('a', { r: 1 });
    await h.complete('e1');
    await h.complete('a', { r: 2 });
    await h.complete('e1', { r: 3 });
    eq(
      [await h.jobs(), await h.vars()],
      [['z'], { items: [1, 2], results: [1, 2] }],
      'what it gives stays with the body',
    );
  },
  { items: [1, 2] },
);
t(
  'an interrupting event while a start listener inside waits',
  P(
    'p',
    `${st}${sub('sp', S('a', 'a', L(s1)), 'sps|a', 'a|spe')}${B('b', 'sp', onTimer('PT1H'))}${S('z')}${en}${end('e2')}${F('s|sp', 'sp|e', 'b|z', 'z|e2')}`,
  ),
  async (h) => {
    await h.fire('b');
    eq(await h.jobs(), ['z'], 'gone');
  },
);
t(
  'the worker sees the headers of the task, since 8.6',
  line(S('a', 'a', `<zeebe:taskHeaders><zeebe:header key="k" value="v"/></zeebe:taskHeaders>${L(s1)}`)),
  async (h, version) => {
    eq((await h.jobOf('s1')).customHeaders, version < '8.6' ? {} : { k: 'v' }, 'headers');
  },
);
t(
  'a failing output mapping comes before the end listener',
  line(S('a', 'a', L(e1) + io([], [['=assert(x, x != null)', 'y']]))),
  async (h) => {
    await h.complete('a');
    eq([await h.jobs(), await h.incidents()], [[], ['IO_MAPPING_ERROR']], 'incident');
    await h.setVariables((await h.element('p')).key, { x: 1 });
    await h.resolve();
    eq(await h.jobs(), ['e1'], 'then the listener');
    await h.complete('e1');
    eq([await h.jobs(), (await h.vars()).y], [['z'], 1], 'after');
  },
);
t('a failing job type comes after the start listener', line(S('a', '=wrong', L(s1))), async (h) => {
  await h.complete('s1');
  eq([await h.jobs(), await h.incidents()], [[], ['EXTRACT_VALUE_ERROR']], 'incident');
  await h.setVariables((await h.element('p')).key, { wrong: 'right' });
  await h.resolve();
  eq([await h.jobs(), await h.incidents()], [['s1'], []], 'the listener is asked again');
  await h.complete('s1');
  eq(await h.jobs(), ['right'], 'then the task');
});
refuse(
  'a start listener on a start event',
  P('p', `<startEvent id="a">${ext(L(s1))}</startEvent>${en}${F('a|e')}`),
  "Execution listeners of type 'start' are not supported",
);
refuse(
  'a start listener on a boundary event',
  P(
    'p',
    `${st}${S('i')}${B('a', 'i', onTimer('PT1H')).replace('cancelActivity="true">', `cancelActivity="true">${ext(L(s1))}`)}${en}${end('e2')}${F('s|i', 'i|e', 'a|e2')}`,
  ),
  "Execution listeners of type 'start' are not supported",
);
refuse(
  'an end listener on a gateway',
  P('p', `${st}<exclusiveGateway id="a">${ext(L(e1))}</exclusiveGateway>${en}${F('s|a', 'a|e')}`),
  "Execution listeners of type 'end' are not supported",
);
refuse(
  'an end listener on an error end event',
  `${error('E', 'BAD')}${P('p', `${st}<endEvent id="a">${ext(L(e1))}${onError('E')}</endEvent>${F('s|a')}`)}`,
  "Execution listeners of type 'end' are not supported",
);
refuse('without a type', line(S('a', 'a', L(['start']))), 'ERROR', 'ERROR');
refuse('the same one twice', line(S('a', 'a', L(s1, s1))), 'ERROR', 'ERROR');
t(
  'variables of an end listener inside a sub-process stay there',
  P(
    'p',
    `${st}${sub('sp', S('a', 'a', L(e1)) + S('i'), 'sps|a', 'a|i', 'i|spe')}${S('z')}${en}${F('s|sp', 'sp|z', 'z|e')}`,
  ),
  async (h) => {
    await h.complete('a');
    await h.complete('e1', { g: 2, v: 3 });
    eq([await h.vars(), await h.scopeOf('sp'), (await h.localsOf('i')).g], [{ g: 1 }, { g: 2, v: 3 }, 2], 'local');
  },
  { g: 1 },
);

// ---------- on every other kind of element, one behind the other ----------

const around = (id) => L(['start', `${id}+`], ['end', `${id}-`]);
const job = (type) => `<zeebe:taskDefinition type="${type}"/>`;
const thrown = '<messageEventDefinition id="thrown"/>';
/** Does whatever is next, and answers what that was. */
async function walk(h) {
  const order = [];
  for (let steps = 0; steps < 80; steps++) {
    const [next] = await h.jobs();
    const [user] = await h.users();
    if (next) await h.complete(next);
    else if (user) await h.completeUser(user);
    else if ((await h.subs()).includes('m')) await h.message('m', {}, 'k');
    else if ((await h.subs()).includes('go')) await h.signal('go');
    else if ((await h.timers()).length > 0) await h.advance('PT2H');
    else break;
    if (next) order.push(next);
  }
  return order;
}
const kinds = [
  `<receiveTask id="receive" messageRef="M">${ext(around('receive'))}</receiveTask>`,
  `<sendTask id="send">${ext(job('send') + around('send'))}</sendTask>`,
  `<businessRuleTask id="rule">${ext(job('rule') + around('rule'))}</businessRuleTask>`,
  `<task id="task">${ext(around('task'))}</task>`,
  UJ('user', around('user')),
  `<inclusiveGateway id="inclusive">${ext(L(['start', 'inclusive+']))}</inclusiveGateway>`,
  catchEvent('signal', onSignal(), around('signal')),
  catchEvent('timer', onTimer('PT1H'), around('timer')),
  throwEvent('signalled', onSignal(), around('signalled')),
  throwEvent('sent', thrown, job('sent') + around('sent')),
  throwEvent('escalated', onEscalation('X'), around('escalated')),
  S('done', 'done'),
  throwEvent('undone', onCompensation(), around('undone')),
  `<adHocSubProcess id="adhoc">${ext(`<zeebe:adHoc activeElementsCollection="=[&quot;inner&quot;]"/>${around('adhoc')}`)}${S('inner', 'inner', around('inner'))}</adHocSubProcess>`,
  throwEvent('link', onLink('on'), around('link')),
];
const idOf = (xml) => /id="([^"]+)"/.exec(xml)[1];
const ids = kinds.map(idOf);
const inARow = (list) => list.slice(1).map((id, at) => `${list[at]}|${id}`);
later(
  'on each kind that a path goes through',
  `${msg('M', 'm', '=&quot;k&quot;')}${signal('G', 'go')}${escalation('X', 'x')}${P('p', `${st}${kinds.join('')}${B('cb', 'done', onCompensation())}${S('undo', 'undo', around('undo')).replace('<serviceTask', '<serviceTask isForCompensation="true"')}${catchEvent('linked', onLink('on'), around('linked'))}${en}${F(...inARow(['s', ...ids]), 'linked|e')}<association id="as" sourceRef="cb" targetRef="undo" associationDirection="One"/>`)}`,
  async (h) => {
    const through = (id, ...own) => [`${id}+`, ...own, `${id}-`];
    const expected = [
      ...through('receive'),
      ...through('send', 'send'),
      ...through('rule', 'rule'),
      ...through('task'),
      ...through('user'),
      'inclusive+',
      ...through('signal'),
      ...through('timer'),
      ...through('signalled'),
      ...through('sent', 'sent'),
      ...through('escalated'),
      'done',
      ...through('undone', ...through('undo', 'undo')),
      ...through('adhoc', ...through('inner', 'inner')),
      ...through('link'),
      ...through('linked'),
    ];
    eq([await walk(h), await h.incidents(), await h.done()], [expected, [], true], 'order');
  },
);
const ends = {
  message: thrown,
  signal: onSignal(),
  escalation: onEscalation('X'),
  terminate: '<terminateEventDefinition id="td"/>',
  error: onError('E'),
};
later(
  'on each kind of end',
  `${signal('G', 'go')}${escalation('X', 'x')}${error('E', 'c')}${P(
    'p',
    `${st}${Object.entries(ends)
      .map(
        ([kind, definition]) =>
          `<subProcess id="${kind}"><startEvent id="${kind}s">${ext(L(['end', `${kind}s-`]))}</startEvent>${endBy(`${kind}e`, definition, (kind === 'message' ? job('told') : '') + (kind === 'error' ? L(['start', 'error+']) : around(kind)))}${F(`${kind}s|${kind}e`)}</subProcess>`,
      )
      .join(
        '',
      )}${B('caught', 'error', onError('E'))}${en}${end('e2')}${F(...inARow(['s', ...Object.keys(ends), 'e']), 'caught|e2')}`,
  )}`,
  async (h) => {
    const expected = ['message', 'signal', 'escalation', 'terminate'].flatMap((kind) => [
      `${kind}s-`,
      `${kind}+`,
      ...(kind === 'message' ? ['told'] : []),
      `${kind}-`,
    ]);
    eq([await walk(h), await h.done()], [[...expected, 'errors-', 'error+'], true], 'order');
  },
);
refuse(
  'a listener on a compensation event',
  P(
    'p',
    `${st}${S('a')}<boundaryEvent id="cb" attachedToRef="a">${ext(L(e1))}${onCompensation()}</boundaryEvent>${S('undo').replace('<serviceTask', '<serviceTask isForCompensation="true"')}${endBy('x', onCompensation())}${F('s|a', 'a|x')}<association id="as" sourceRef="cb" targetRef="undo" associationDirection="One"/>`,
  ),
  'are not supported by [compensation] boundary events',
);
