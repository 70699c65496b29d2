// Ad-hoc sub-processes (since 8.7). Every expectation was taken from the real engine (8.8.0; 8.5.4 refuses them).
import { B, en, end, eq, error, F, io, onError, onTimer, P, S, st, wrap } from './bpmn-kit.mjs';

export const cases = [];
const t = (name, xml, fn, more = {}) =>
  cases.push({
    name: `ad-hoc: ${name}`,
    xml: wrap(xml),
    fn,
    refused: (version) => (version < '8.7' ? 'ERROR' : undefined),
    ...more,
  });
/** An ad-hoc sub-process of tasks a, b (then c) and d. */
const adHoc = ({ which = '=which', until = '', cancel, x = '', inner = '', more = '' } = {}) =>
  `<adHocSubProcess id="ah"${cancel === undefined ? '' : ` cancelRemainingInstances="${cancel}"`}><extensionElements>${which && `<zeebe:adHoc activeElementsCollection="${which}"${more}/>`}${x}</extensionElements>${S('a')}${S('b')}${S('c')}${S('d')}${F('b|c')}${inner}${until && `<completionCondition xsi:type="bpmn:tFormalExpression">${until}</completionCondition>`}</adHocSubProcess>`;
const around = (body, more = '') => P('p', `${st}${body}${S('z')}${en}${F('s|ah', 'ah|z', 'z|e')}${more}`);
const key = async (h, id) => (await h.element(id)).key;

t('the elements that are named begin, each by itself', around(adHoc()), async (h) => {
  await h.start('p', { which: ['a', 'b'] });
  eq(await h.jobs(), ['a', 'b'], 'both');
  await h.complete('b', { r: 1 });
  eq(await h.jobs(), ['a', 'c'], 'the flow inside is followed');
  await h.complete('a');
  eq(await h.jobs(), ['c'], 'not yet');
  await h.complete('c');
  eq([await h.jobs(), (await h.vars()).r], [['z'], 1], 'all have ended');
});
t('one may be named twice', around(adHoc()), async (h) => {
  await h.start('p', { which: ['a', 'a'] });
  eq(await h.jobs(), ['a', 'a'], 'begins twice');
});
t('with nothing to begin it waits', around(adHoc()), async (h) => {
  await h.start('p', { which: [] });
  eq([await h.jobs(), await h.incidents(), (await h.element('ah'))?.alive], [[], [], true], 'waits');
  await h.cancel();
  eq(await h.done(), true, 'cancelled');
});
t('without a collection it waits', around(adHoc({ which: '' })), async (h) => {
  await h.start('p');
  eq([await h.jobs(), (await h.element('ah'))?.alive], [[], true], 'waits');
});
t('elements that can not begin are an incident', around(adHoc()), async (h) => {
  await h.start('p', { which: ['a', 'c', 'nope'] });
  eq([await h.jobs(), await h.incidents()], [[], ['EXTRACT_VALUE_ERROR']], 'incident');
  await h.setVariables(await key(h, 'p'), { which: ['a'] });
  await h.resolve();
  eq([await h.jobs(), await h.incidents()], [['a'], []], 'resolved');
});
t('a collection that is none is an incident', around(adHoc()), async (h) => {
  await h.start('p', { which: 'a' });
  eq([await h.jobs(), await h.incidents()], [[], ['EXTRACT_VALUE_ERROR']], 'incident');
});
t('a collection of other things than texts is an incident', around(adHoc()), async (h) => {
  await h.start('p', { which: ['a', 1] });
  eq([await h.jobs(), await h.incidents()], [[], ['EXTRACT_VALUE_ERROR']], 'incident');
});
t('the completion condition ends the rest', around(adHoc({ until: '=stop' })), async (h) => {
  await h.start('p', { which: ['a', 'b', 'd'], stop: false });
  await h.complete('a');
  eq(await h.jobs(), ['b', 'd'], 'not yet');
  await h.complete('d', { stop: true });
  eq([await h.jobs(), (await h.terminated()).includes('b')], [['z'], true], 'enough');
});
t('the completion condition is asked at the end of each path only', around(adHoc({ until: '=stop' })), async (h) => {
  await h.start('p', { which: ['b', 'd'], stop: false });
  await h.complete('b', { stop: true });
  eq(await h.jobs(), ['c', 'd'], 'in the middle of a path');
  await h.complete('c');
  eq(await h.jobs(), ['z'], 'at its end');
});
t(
  'without cancelling the rest the last one completes it',
  around(adHoc({ until: '=stop', cancel: false })),
  async (h) => {
    await h.start('p', { which: ['a', 'd'], stop: false });
    await h.complete('a', { stop: true });
    eq(await h.jobs(), ['d'], 'goes on');
    await h.complete('d');
    eq(await h.jobs(), ['z'], 'completed');
  },
);
t('a completion condition that is never met keeps it', around(adHoc({ until: '=stop' })), async (h) => {
  await h.start('p', { which: ['a'], stop: false });
  await h.complete('a');
  eq([await h.jobs(), (await h.element('ah'))?.alive, await h.incidents()], [[], true, []], 'waits');
});
t('a completion condition that fails is an incident', around(adHoc({ until: '=stop' })), async (h) => {
  await h.start('p', { which: ['a'] });
  await h.complete('a');
  eq([await h.jobs(), await h.incidents()], [[], ['EXTRACT_VALUE_ERROR']], 'incident');
  await h.setVariables(await key(h, 'p'), { stop: true });
  await h.resolve();
  eq([await h.jobs(), await h.incidents()], [['z'], []], 'resolved');
});
t('mappings of its own', around(adHoc({ x: io([['=[first]', 'which']], [['=r', 'out']]) })), async (h) => {
  await h.start('p', { first: 'a' });
  eq([await h.jobs(), await h.vars()], [['a'], { first: 'a' }], 'local');
  await h.complete('a', { r: 3 });
  eq([await h.jobs(), (await h.vars()).out], [['z'], 3], 'out');
});
t(
  'an interrupting boundary event ends it',
  P(
    'p',
    `${st}${adHoc()}${B('t', 'ah', onTimer('PT1H'))}${S('z')}${en}${end('e2')}${F('s|ah', 'ah|e', 't|z', 'z|e2')}`,
  ),
  async (h) => {
    await h.start('p', { which: ['a', 'b'] });
    await h.fire('t');
    eq(await h.jobs(), ['z'], 'ended');
  },
);
t(
  'an error inside is caught at it',
  `${error('E', 'BAD')}${P('p', `${st}${adHoc()}${B('t', 'ah', onError('E'))}${S('z')}${en}${end('e2')}${F('s|ah', 'ah|e', 't|z', 'z|e2')}`)}`,
  async (h) => {
    await h.start('p', { which: ['a', 'b'] });
    await h.throwError('a', 'BAD');
    eq(await h.jobs(), ['z'], 'caught');
  },
);
t(
  'what the paths end with is collected',
  around(adHoc({ more: ' outputCollection="results" outputElement="=r"' })),
  async (h, version) => {
    if (version < '8.8') return;
    await h.start('p', { which: ['a', 'b'] });
    await h.complete('b', { r: 1 });
    await h.complete('a', { r: 2 });
    await h.complete('c', { r: 3 });
    eq(
      [await h.jobs(), await h.vars()],
      [['z'], { which: ['a', 'b'], results: [2, 3] }],
      'in the order in which they end',
    );
  },
);
t('cancelling ends it', around(adHoc()), async (h) => {
  await h.start('p', { which: ['a', 'b'] });
  await h.cancel();
  eq([await h.done(), await h.jobs()], [true, []], 'gone');
});
t('the course of it', around(adHoc()), async (h) => {
  await h.start('p', { which: ['a'] });
  eq(await h.activated(), ['p', 's', 'ah', 'ah#innerInstance', 'a'], 'activated');
  await h.complete('a');
  eq(await h.completed(), ['s', 'a', 'ah#innerInstance', 'ah'], 'completed');
});
