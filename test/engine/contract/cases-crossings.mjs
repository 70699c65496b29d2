// Events that cross calls and multi-instance bodies. Every expectation was taken from the real engine (8.5.4 and 8.8.0).
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
  MI,
  onEscalation,
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
const t = (name, xml, fn) => cases.push({ name: `crossing: ${name}`, xml: wrap(xml), fn });
const X = escalation('X', 'late');
const G = signal('G', 'go');
const items = { items: [1, 2] };
const call = `<callActivity id="ca"><extensionElements><zeebe:calledElement processId="q" propagateAllChildVariables="false"/></extensionElements></callActivity>`;
const each = (xml) => xml.replace('<subProcess id="sp">', `<subProcess id="sp">${MI({})}`);
/** The called process throws X and goes on to job qa. */
const called = P(
  'q',
  `<startEvent id="qs"/>${throwEvent('qt', onEscalation('X'))}${S('qa')}${end('qe')}${F('qs|qt', 'qt|qa', 'qa|qe')}`,
);
const throwing = each(sub('sp', throwEvent('t', onEscalation('X')) + S('a'), 'sps|t', 't|a', 'a|spe'));
/** One activity with a boundary event that leads to job h. */
const caught = (activity, id, definition, interrupting) =>
  P(
    'p',
    `${st}${activity}${B('b', id, definition, interrupting)}${S('h')}${en}${F(`s|${id}`, `${id}|e`, 'b|h', 'h|e')}`,
  );

t(
  'an escalation of a called process ends the call',
  X + caught(call, 'ca', onEscalation('X'), true) + called,
  async (h) => {
    await h.start('p');
    eq([await h.jobs(), await h.terminated()], [['h'], ['qt', 'q', 'ca']], 'interrupted');
  },
);
t(
  'an escalation of a called process, caught beside it',
  X + caught(call, 'ca', onEscalation('X'), false) + called,
  async (h) => {
    await h.start('p');
    eq(
      [await h.jobs(), await h.completed()],
      [
        ['h', 'qa'],
        ['s', 'qs', 'b', 'qt'],
      ],
      'both go on',
    );
  },
);
t(
  'an escalation of a called process reaches an event sub-process of its caller',
  X + P('p', `${st}${call}${en}${F('s|ca', 'ca|e')}${esp('es', onEscalation('X'))}`) + called,
  async (h) => {
    await h.start('p');
    eq([await h.jobs(), await h.terminated()], [['n'], ['qt', 'q', 'ca']], 'interrupted');
  },
);
t(
  'a called process ends with an escalation that is caught beside it',
  X +
    caught(call, 'ca', onEscalation('X'), false) +
    P('q', `<startEvent id="qs"/>${endBy('qx', onEscalation('X'))}${F('qs|qx')}`),
  async (h) => {
    await h.start('p');
    eq([await h.jobs(), await h.completed()], [['h'], ['s', 'qs', 'b', 'qx', 'q', 'ca', 'e']], 'both go on');
  },
);
t('an escalation of one instance ends them all', X + caught(throwing, 'sp', onEscalation('X'), true), async (h) => {
  await h.start('p', items);
  eq([await h.jobs(), await h.terminated()], [['h'], ['t', 'sp', 't', 'sp', 'sp']], 'interrupted');
});
t(
  'an escalation of each instance, caught beside them',
  X + caught(throwing, 'sp', onEscalation('X'), false),
  async (h) => {
    await h.start('p', items);
    eq(
      [await h.jobs(), await h.completed()],
      [
        ['a', 'a', 'h', 'h'],
        ['s', 'sps', 'sps', 'b', 't', 'b', 't'],
      ],
      'each',
    );
  },
);
t(
  'a signal of the caller reaches the called process',
  G +
    P(
      'p',
      `${st}<parallelGateway id="f"/>${call}${S('w')}${throwEvent('t', onSignal())}${en}${F('s|f', 'f|ca', 'f|w', 'w|t', 't|e', 'ca|e')}`,
    ) +
    P('q', `<startEvent id="qs"/>${catchEvent('qc', onSignal())}${S('qa')}${end('qe')}${F('qs|qc', 'qc|qa', 'qa|qe')}`),
  async (h) => {
    await h.start('p');
    await h.complete('w');
    eq([await h.jobs(), await h.subs()], [['qa'], []], 'heard');
  },
);
t(
  'a signal of the called process reaches its caller',
  G +
    caught(call, 'ca', onSignal(), true) +
    P('q', `<startEvent id="qs"/>${throwEvent('qt', onSignal())}${S('qa')}${end('qe')}${F('qs|qt', 'qt|qa', 'qa|qe')}`),
  async (h) => {
    await h.start('p');
    eq([await h.jobs(), (await h.element('ca')).alive], [['h'], false], 'interrupted');
  },
);
t(
  'a signal reaches each instance',
  G +
    P(
      'p',
      `${st}${each(sub('sp', catchEvent('c', onSignal()) + S('a'), 'sps|c', 'c|a', 'a|spe'))}${en}${F('s|sp', 'sp|e')}`,
    ),
  async (h) => {
    await h.start('p', items);
    await h.signal('go');
    eq([await h.jobs(), await h.subs()], [['a', 'a'], []], 'each');
  },
);
t('a signal ends them all', G + caught(S('a', 'a', '', MI({})), 'a', onSignal(), true), async (h) => {
  await h.start('p', items);
  await h.signal('go');
  eq([await h.jobs(), await h.terminated()], [['h'], ['a', 'a', 'a']], 'interrupted');
});
t(
  'a cron timer beside them',
  caught(S('a', 'a', '', MI({})), 'a', onTimer('@hourly', 'timeCycle'), false),
  async (h) => {
    await h.start('p', items);
    await h.fire('b');
    await h.fire('b');
    eq([await h.jobs(), await h.timers()], [['a', 'a', 'h', 'h'], ['b']], 'twice');
  },
);
