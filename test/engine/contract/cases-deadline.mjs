import { en, eq, F, io, msg, P, S, st, timer, wrap } from './bpmn-kit.mjs';
// The deadline protocol as a diagram: message `deadline-set` starts a handler that keeps its own id and instant (input mappings of the
// inner sub-process), waits, asks the worker, and waits again or ends. The scope `work` ends by a terminate end event.
export const cases = [];
const t = (name, xml, fn, more) => cases.push({ name, xml: wrap(xml), fn, ...more });
const M = msg('M', 'deadline-set', '=caseId');
const handler =
  '<subProcess id="deadline" triggeredByEvent="true"><startEvent id="ds" isInterrupting="false"><messageEventDefinition id="m1" messageRef="M"/></startEvent>' +
  `<subProcess id="one"><extensionElements>${io([
    ['=deadlineId', 'mine'],
    ['=nextAt', 'at'],
  ])}</extensionElements><startEvent id="is"/><intermediateCatchEvent id="w">${timer('tw', '=at', 'timeDate')}</intermediateCatchEvent>${S('check', 'deadline-check')}<exclusiveGateway id="again" default="no"/><endEvent id="ie"/>${F('is|w', 'w|check', 'check|again', 'again|w|=at != null', 'again|ie||no')}</subProcess>` +
  `<endEvent id="de"/>${F('ds|one', 'one|de')}</subProcess>`;
const work = (end) =>
  `<subProcess id="work"><startEvent id="ws"/>${S('do')}${end}${F('ws|do', 'do|we')}${handler}</subProcess>`;
const terminate = '<endEvent id="we"><terminateEventDefinition id="td"/></endEvent>';
const caseOf = (end) => M + P('p', st + work(end) + S('after') + en + F('s|work', 'work|after', 'after|e'));
const set = (h, deadlineId, nextAt) => h.message('deadline-set', { deadlineId, nextAt }, 'c1');

t('deadline: the scope ends by terminate although two timers wait', caseOf(terminate), async (h) => {
  await h.start('p', { caseId: 'c1' });
  await set(h, 'd1', '2099-01-01T00:00:00Z');
  await set(h, 'd2', '2099-02-01T00:00:00Z');
  eq((await h.timers()).length, 2, 'both armed');
  await h.complete('do');
  eq([await h.jobs(), await h.timers()], [['after'], []], 'goes on, timers gone');
  await h.complete('after');
  eq(await h.done(), true, 'done');
});
t('deadline: with a none end event the scope waits for its handlers', caseOf('<endEvent id="we"/>'), async (h) => {
  await h.start('p', { caseId: 'c1' });
  await set(h, 'd1', '2099-01-01T00:00:00Z');
  await h.complete('do');
  eq([await h.jobs(), await h.done()], [[], false], 'kept alive by the timer');
});
t('deadline: an older handler keeps its own id when a newer deadline is set', caseOf(terminate), async (h) => {
  await h.start('p', { caseId: 'c1' });
  await set(h, 'd1', '2027-01-01T00:00:00Z');
  await set(h, 'd2', '2099-01-01T00:00:00Z');
  await h.fire('w');
  const seen = await h.localsOf('deadline-check');
  eq([seen.mine, seen.deadlineId], ['d1', 'd2'], 'own and newest');
  await h.complete('deadline-check', { at: null });
  eq((await h.timers()).length, 1, 'the newer one still waits');
});
t('deadline: the worker moves the instant and the handler waits again', caseOf(terminate), async (h) => {
  await h.start('p', { caseId: 'c1' });
  await set(h, 'd1', '2027-01-01T00:00:00Z');
  await h.fire('w');
  await h.complete('deadline-check', { at: '2027-02-01T00:00:00Z' });
  eq([await h.timers(), (await h.vars()).at], [['w'], undefined], 'armed again, the instant stays in the handler');
  await h.fire('w');
  eq(await h.jobs(), ['deadline-check', 'do'], 'second level');
  await h.complete('deadline-check', { at: null });
  await h.complete('do');
  await h.complete('after');
  eq(await h.done(), true, 'done');
});
