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
t('what a worker is told of its elements', around(adHoc()), async (h) => {
  await h.start('p', { which: ['a'] });
  const elements = [{ elementId: 'a' }, { elementId: 'b' }, { elementId: 'd' }];
  eq(
    [await h.scopeOf('ah'), (await h.vars()).adHocSubProcessElements],
    [{ adHocSubProcessElements: elements }, undefined],
    'in its scope',
  );
});
t('a token is put into it: each on a path of its own', around(adHoc()), async (h) => {
  await h.start('p', { which: ['a'] });
  await h.modify({ activate: [{ id: 'b' }, { id: 'a', vars: { x: 1 }, scope: 'a' }] });
  eq(await h.jobs(), ['a', 'a', 'b'], 'beside the one that runs');
  for (const type of ['a', 'a', 'b', 'c']) await h.complete(type);
  eq(await h.jobs(), ['z'], 'all have ended');
});
t('a token is put into the middle of it', around(adHoc()), async (h) => {
  await h.start('p', { which: ['a'] });
  await h.modify({ activate: [{ id: 'c' }] });
  eq(await h.jobs(), ['a', 'c'], 'beside');
  await h.complete('a');
  await h.complete('c');
  eq(await h.jobs(), ['z'], 'both have ended');
});
t('one of its elements is ended', around(adHoc()), async (h) => {
  await h.start('p', { which: ['a', 'd'] });
  await h.modify({ terminate: [await key(h, 'a')] });
  eq([await h.jobs(), await h.terminated()], [['d'], ['a', 'ah#innerInstance']], 'with its path');
  await h.complete('d');
  eq(await h.jobs(), ['z'], 'on');
});
t('it is not migrated while it runs', around(adHoc()), async (h) => {
  await h.start('p', { which: ['a'] });
  await h.deploy(wrap(around(adHoc({ which: '=[]' }))));
  const refusal = await h.refusal(() => h.migrate('p', { ah: 'ah', a: 'a' }));
  eq(Boolean(refusal?.includes('FAILED_PRECONDITION')), true, 'refused');
});

// ---------- by job (since 8.8) ----------

/** Its worker says what begins. Tasks a, b (then c). */
const led = ({ job = 'j', x = '', more = '', attributes = '', until = '' } = {}) =>
  `<adHocSubProcess id="ah"${attributes}><extensionElements><zeebe:taskDefinition type="${job}"/>${x}</extensionElements>${S('a')}${S('b')}${S('c')}${F('b|c')}${until && `<completionCondition xsi:type="bpmn:tFormalExpression">${until}</completionCondition>`}</adHocSubProcess>${more}`;
const begin = (...ids) => ({ activateElements: ids.map((elementId) => ({ elementId })) });
const enough = { isCompletionConditionFulfilled: true };
const cancelRest = { isCancelRemainingInstances: true };

t('by job: it names what begins, again at the end of each path, until it is enough', around(led()), async (h) => {
  await h.start('p', { v: 1 });
  eq([await h.jobs(), (await h.element('ah')).alive], [['j'], true], 'asked first');
  eq(
    (await h.activate('j'))[0].variables,
    { adHocSubProcessElements: [{ elementId: 'a' }, { elementId: 'b' }], v: 1 },
    'sees what there is',
  );
  await h.complete('j', { r: 1 }, { activateElements: [{ elementId: 'a', variables: { x: 1 } }, { elementId: 'b' }] });
  eq(
    [await h.jobs(), await h.vars(), (await h.localsOf('a')).x, (await h.localsOf('b')).x],
    [['a', 'b'], { v: 1, r: 1 }, 1, undefined],
    'its variables go up, those of an element stay there',
  );
  await h.complete('a', { ra: 1 });
  eq([await h.jobs(), (await h.localsOf('j')).ra], [['b', 'j'], 1], 'asked again');
  await h.complete('b');
  eq(await h.jobs(), ['c', 'j'], 'a path is more than its first element');
  const { key: before } = await h.jobOf('j');
  await h.complete('c');
  eq([await h.jobs(), (await h.jobOf('j')).key === before], [['j'], false], 'asked anew, for things have changed');
  await h.complete('j', {}, begin('a', 'a'));
  eq(await h.jobs(), ['a', 'a'], 'once more, twice');
  await h.complete('a');
  await h.complete('a');
  await h.complete('j', {}, enough);
  eq(await h.jobs(), ['z'], 'enough');
});
t('by job: enough waits for what still runs', around(led()), async (h) => {
  await h.start('p');
  await h.complete('j', {}, begin('a', 'b'));
  await h.complete('a');
  await h.complete('j', {}, enough);
  eq(await h.jobs(), ['b'], 'waits');
  await h.complete('b');
  await h.complete('c');
  eq(await h.jobs(), ['z'], 'not asked again');
});
t('by job: enough, and the rest is ended', around(led()), async (h) => {
  await h.start('p');
  await h.complete('j', {}, begin('a', 'b'));
  await h.complete('a');
  await h.complete('j', { o: 1 }, { ...enough, ...cancelRest });
  eq([await h.jobs(), await h.vars(), (await h.terminated()).includes('b')], [['z'], { o: 1 }, true], 'ended');
});
t('by job: the last that begin', around(led()), async (h) => {
  await h.start('p');
  await h.complete('j', {}, { ...begin('a'), ...enough });
  eq(await h.jobs(), ['a'], 'begins');
  await h.complete('a');
  eq(await h.jobs(), ['z'], 'and was the last');
});
t('by job: others in the place of those that run', around(led()), async (h) => {
  await h.start('p');
  await h.complete('j', {}, begin('a', 'b'));
  await h.complete('a');
  await h.complete('j', {}, { ...begin('a'), ...cancelRest });
  eq([await h.jobs(), (await h.terminated()).includes('b')], [['a'], true], 'changed');
  await h.complete('a');
  eq(await h.jobs(), ['j'], 'asked again');
});
t('by job: ending the rest without more means nothing', around(led()), async (h) => {
  await h.start('p');
  await h.complete('j', {}, begin('a', 'b'));
  await h.complete('a');
  await h.complete('j', {}, cancelRest);
  eq(await h.jobs(), ['b'], 'still there');
});
t('by job: it names nothing', around(led()), async (h) => {
  await h.start('p');
  await h.complete('j', {}, begin('a', 'b'));
  await h.complete('a');
  await h.complete('j');
  eq(await h.jobs(), ['b'], 'what runs goes on');
  await h.complete('b');
  await h.complete('c');
  eq(await h.jobs(), ['j'], 'asked again');
  await h.complete('j', { q: 1 });
  eq([await h.jobs(), await h.vars(), await h.done()], [[], { q: 1 }, false], 'then it waits for ever');
});
t('by job: what is not there, or can not begin', around(led()), async (h) => {
  await h.start('p');
  for (const id of ['none', 'c']) {
    const refusal = await h.refusal(() => h.complete('j', {}, begin('a', id)));
    eq([Boolean(refusal?.includes('NOT_FOUND')), await h.jobs()], [true, ['j']], `refused: ${id}`);
  }
});
t(
  'by job: mappings, headers and collected results',
  around(
    led({
      x: `<zeebe:taskHeaders><zeebe:header key="k" value="v"/></zeebe:taskHeaders><zeebe:adHoc outputCollection="o" outputElement="=r"/>${io([['=1', 'mine']])}`,
    }),
  ),
  async (h) => {
    await h.start('p');
    eq((await h.jobOf('j')).customHeaders, { k: 'v' }, 'headers');
    await h.complete('j', { mine: 2, n: 1 }, { activateElements: [{ elementId: 'a', variables: { r: 5 } }] });
    eq([(await h.scopeOf('ah')).mine, (await h.localsOf('a')).r, await h.vars()], [2, 5, { n: 1 }], 'where they go');
    await h.complete('a', { r: 6 });
    await h.complete('j', {}, enough);
    eq([await h.jobs(), await h.vars()], [['z'], { n: 1, o: [6] }], 'collected');
  },
);
t('by job: a type that is no text is an incident', around(led({ job: '=kind' })), async (h) => {
  await h.start('p');
  eq(
    [await h.jobs(), await h.incidents(), (await h.activated()).includes('ah')],
    [[], ['EXTRACT_VALUE_ERROR'], false],
    'not begun',
  );
  await h.setVariables(await key(h, 'p'), { kind: 'k' });
  await h.resolve();
  eq(await h.jobs(), ['k'], 'asked');
});
t('by job: one that fails for good, and is made anew when another path ends', around(led()), async (h) => {
  await h.start('p');
  await h.fail('j', 0);
  eq(await h.incidents(), ['AD_HOC_SUB_PROCESS_NO_RETRIES'], 'incident');
  await h.retries('j', 1);
  await h.resolve();
  await h.complete('j', {}, begin('a', 'b'));
  await h.complete('a');
  await h.fail('j', 0);
  await h.complete('b');
  await h.complete('c');
  eq([await h.jobs(), await h.incidents()], [['j'], []], 'the incident went with it');
});
t(
  'by job: its error is caught at it and ends all',
  `${around(led({ more: `${B('eb', 'ah', onError('E'))}${S('y')}${end('e2')}${F('eb|y', 'y|e2')}` }))}${error('E', 'X')}`,
  async (h) => {
    await h.start('p');
    await h.complete('j', {}, begin('a', 'b'));
    await h.complete('a');
    await h.throwError('j', 'X');
    eq([await h.jobs(), (await h.terminated()).includes('b')], [['y'], true], 'ended');
  },
);
t(
  'by job: an interrupting boundary event takes the job away',
  around(led({ more: `${B('tb', 'ah', onTimer('PT1H'))}${S('y')}${end('e2')}${F('tb|y', 'y|e2')}` })),
  async (h) => {
    await h.start('p');
    await h.complete('j', {}, begin('a', 'b'));
    await h.complete('a');
    await h.fire('tb');
    eq(await h.jobs(), ['y'], 'ended');
  },
);
t(
  'by job: between the listeners',
  around(
    led({
      x: '<zeebe:executionListeners><zeebe:executionListener eventType="start" type="s1"/><zeebe:executionListener eventType="end" type="e1"/></zeebe:executionListeners>',
    }),
  ),
  async (h) => {
    await h.start('p');
    const order = [];
    for (const result of [undefined, enough, undefined]) {
      const [type] = await h.jobs();
      order.push(type);
      await h.complete(type, {}, result);
    }
    eq([order, await h.jobs()], [['s1', 'j', 'e1'], ['z']], 'order');
  },
);
t('by job: a token is put into it', around(led()), async (h) => {
  await h.start('p');
  await h.modify({ activate: [{ id: 'a' }] });
  eq(await h.jobs(), ['a', 'j'], 'beside the job');
  await h.cancel();
  eq([await h.jobs(), await h.done()], [[], true], 'cancelled');
});
t(
  'by job: for each item',
  P(
    'p',
    `${st}<adHocSubProcess id="ah"><extensionElements><zeebe:taskDefinition type="j"/></extensionElements><multiInstanceLoopCharacteristics><extensionElements><zeebe:loopCharacteristics inputCollection="=items" inputElement="item"/></extensionElements></multiInstanceLoopCharacteristics>${S('a')}</adHocSubProcess>${S('z')}${en}${F('s|ah', 'ah|z', 'z|e')}`,
  ),
  async (h) => {
    await h.start('p', { items: [1, 2] });
    eq(await h.jobs(), ['j', 'j'], 'each is asked');
    await h.complete('j', {}, begin('a'));
    await h.complete('a');
    await h.complete('j', {}, enough);
    await h.complete('j', {}, enough);
    eq(await h.jobs(), ['z'], 'all are through');
  },
  { breaks: (version) => (version < '8.8' ? undefined : 'PROCESSING_ERROR') },
);
const both = (name, options, words) =>
  t(`by job: refused: ${name}`, around(led(options)), async (h) => h.start('p'), {
    refused: (version) => (version < '8.7' ? 'ERROR' : words),
  });
both(
  'a collection besides',
  { x: '<zeebe:adHoc activeElementsCollection="=[]"/>' },
  'Must not define activeElementsCollection',
);
both('a completion condition besides', { until: '=true' }, 'Must not define completionCondition');
both(
  'what to do with the rest besides',
  { attributes: ' cancelRemainingInstances="false"' },
  'Must not define cancelRemainingInstances',
);
