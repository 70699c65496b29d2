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
  onCompensation,
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
const t = (name, xml, fn, more) => cases.push({ name: `crossing: ${name}`, xml: wrap(xml), fn, ...more });
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

/** An ad-hoc sub-process that begins with these elements; 8.5 knows none. */
const adHoc = (begin, body) =>
  `<adHocSubProcess id="ah"><extensionElements><zeebe:adHoc activeElementsCollection="=[${begin.map((id) => `&quot;${id}&quot;`)}]"/></extensionElements>${body}</adHocSubProcess>`;
const since87 = { refused: (version) => (version < '8.7' ? 'ERROR' : undefined) };
const undone = `${S('a')}${B('ba', 'a', onCompensation())}<serviceTask id="ua" isForCompensation="true"><extensionElements><zeebe:taskDefinition type="ua"/></extensionElements></serviceTask>`;
const link = '<association id="as1" sourceRef="ba" targetRef="ua"/>';
t(
  'what an ad-hoc sub-process has done is undone',
  P(
    'p',
    `${st}${adHoc(['a'], undone + link)}${throwEvent('th', onCompensation())}${S('z')}${en}${F('s|ah', 'ah|th', 'th|z', 'z|e')}`,
  ),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    eq(await h.jobs(), ['ua'], 'undone');
    await h.complete('ua');
    eq(await h.jobs(), ['z'], 'goes on');
  },
  since87,
);
t(
  'a path of an ad-hoc sub-process undoes what it has done',
  P(
    'p',
    `${st}${adHoc(['a'], undone + throwEvent('th', onCompensation()) + F('a|th') + link)}${S('z')}${en}${F('s|ah', 'ah|z', 'z|e')}`,
  ),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    eq(await h.jobs(), ['ua'], 'undone');
    await h.complete('ua');
    eq(await h.jobs(), ['z'], 'goes on');
  },
  since87,
);
t(
  'an escalation of an ad-hoc sub-process',
  X + caught(adHoc(['t', 'a'], throwEvent('t', onEscalation('X')) + S('a')), 'ah', onEscalation('X'), false),
  async (h) => {
    await h.start('p');
    eq(await h.jobs(), ['a', 'h'], 'beside');
  },
  since87,
);
t(
  'an inclusive join in an ad-hoc sub-process',
  P(
    'p',
    `${st}${adHoc(['f'], `<inclusiveGateway id="f"/>${S('a')}${S('b')}<inclusiveGateway id="j"/>${S('z')}${F('f|a|=true', 'f|b|=true', 'a|j', 'b|j', 'j|z')}`)}${en}${F('s|ah', 'ah|e')}`,
  ),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    eq(await h.jobs(), ['b'], 'waits');
    await h.complete('b');
    eq(await h.jobs(), ['z'], 'joined');
  },
  since87,
);
