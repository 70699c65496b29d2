// Migration of running instances to another version. Every expectation was taken from the real engine (8.5.4 and 8.8.0).
import {
  B,
  catchEvent,
  en,
  end,
  endBy,
  eq,
  esp,
  F,
  io,
  msg,
  onCompensation,
  onMessage,
  onTimer,
  P,
  S,
  st,
  sub,
  throwEvent,
  U,
  UJ,
  wrap,
} from './bpmn-kit.mjs';

export const cases = [];
const t = (name, xml, fn, more) => cases.push({ name: `migration: ${name}`, xml: wrap(xml), fn, ...more });
const codeOf = (refusal = '') =>
  /NOT_FOUND|INVALID_ARGUMENT|FAILED_PRECONDITION/.exec(refusal)?.[0] ?? `none ${refusal}`;
/** Deploys a newer version and migrates to it; answers the code of the refusal, if it is refused. */
const to = async (h, xml, map, process = 'p', instance) => {
  await h.deploy([['next.bpmn', wrap(xml)]]);
  const refusal = await h.refusal(() => h.migrate(process, map, instance));
  return refusal === undefined ? 'done' : codeOf(refusal);
};
const one = (task, ...after) =>
  P(
    'p',
    `${st}${task}${after.map((id) => S(id)).join('')}${en}${F(...['s', /id="([^"]+)"/.exec(task)[1], ...after, 'e'].slice(0, -1).map((id, at, all) => `${id}|${[...all, 'e'][at + 1]}`))}`,
  );
const since86 = (version, then, before) => (version < '8.6' ? before : then);

t('a job goes on in the new version', one(S('a'), 'b'), async (h) => {
  await h.start('p', { v: 1 });
  const before = await h.jobOf('a');
  eq(await to(h, one(S('a'), 'c'), { a: 'a' }), 'done', 'migrated');
  eq([await h.jobs(), (await h.jobOf('a')).key, await h.vars()], [['a'], before.key, { v: 1 }], 'the same job');
  await h.complete('a', { r: 2 });
  eq([await h.jobs(), await h.vars()], [['c'], { v: 1, r: 2 }], 'the new way');
  await h.complete('c');
  eq(await h.done(), true, 'done');
});
t(
  'a job keeps its type, retries and headers',
  one(S('a', 'old', '<zeebe:taskHeaders><zeebe:header key="k" value="1"/></zeebe:taskHeaders>')),
  async (h) => {
    await h.start('p');
    eq(
      await to(
        h,
        one(
          '<serviceTask id="a"><extensionElements><zeebe:taskDefinition type="new" retries="9"/></extensionElements></serviceTask>',
        ),
        { a: 'a' },
      ),
      'done',
      'migrated',
    );
    const { retries, customHeaders } = await h.jobOf('old');
    eq([await h.jobs(), retries, customHeaders], [['old'], 3, { k: '1' }], 'the old');
  },
);
t('an element may go on under another id', one(S('a', 'job')), async (h) => {
  await h.start('p');
  eq(await to(h, one(S('x', 'other'), 'b'), { a: 'x' }), 'done', 'migrated');
  eq([await h.jobs(), (await h.element('x'))?.alive], [['job'], true], 'as x');
  await h.complete('job');
  eq([await h.jobs(), (await h.completed()).includes('x')], [['b'], true], 'completed as x');
});
t('to another process', one(S('a')), async (h) => {
  await h.start('p');
  eq(
    await to(
      h,
      P('q', `<startEvent id="qs"/>${S('x')}${S('y')}<endEvent id="qe"/>${F('qs|x', 'x|y', 'y|qe')}`),
      { a: 'x' },
      'q',
    ),
    'done',
    'migrated',
  );
  eq([await h.instances('q'), await h.instances('p')], [1, 0], 'it is one of q');
  await h.complete('a');
  await h.complete('y');
  eq(await h.done(), true, 'done');
});
t('an output mapping of the new version counts', one(S('a')), async (h) => {
  await h.start('p');
  await to(h, one(S('a', 'a', io([], [['=r * 2', 'twice']]))), { a: 'a' });
  await h.complete('a', { r: 2 });
  eq(await h.vars(), { twice: 4 }, 'mapped');
});
t('an input mapping of the new version is too late', one(S('a', 'a', io([['=1', 'x']]))), async (h) => {
  await h.start('p');
  await to(h, one(S('a', 'a', io([['=2', 'y']]))), { a: 'a' });
  eq(await h.localsOf('a'), { x: 1 }, 'as before');
});
t('an active element that is not mapped', one(S('a'), 'b'), async (h) => {
  await h.start('p');
  eq(await to(h, one(S('a'), 'c'), {}), 'FAILED_PRECONDITION', 'refused');
  await h.complete('a');
  eq(await h.jobs(), ['b'], 'unchanged');
});
t('elements that are not there', one(S('a')), async (h) => {
  await h.start('p');
  eq(await to(h, one(S('x')), { a: 'y' }), 'INVALID_ARGUMENT', 'target');
  eq(await to(h, one(S('x')), { a: 'x', y: 'x' }), 'INVALID_ARGUMENT', 'source');
});
t('a mapping of what is not active does no harm', one(S('a'), 'b'), async (h) => {
  await h.start('p');
  eq(await to(h, one(S('a'), 'c'), { a: 'a', b: 'c' }), 'done', 'migrated');
});
t('another type of element', one(S('a')), async (h) => {
  await h.start('p');
  eq(await to(h, one(U('a')), { a: 'a' }), 'FAILED_PRECONDITION', 'refused');
});
t('a definition that is not there', one(S('a')), async (h) => {
  await h.start('p');
  eq(codeOf(await h.refusal(() => h.migrate('2251799813685999', { a: 'a' }))), 'NOT_FOUND', 'refused');
});
t('an instance that has ended', one(S('a')), async (h) => {
  const instance = await h.start('p');
  await h.cancel();
  eq(await to(h, one(S('a'), 'b'), { a: 'a' }, 'p', instance), 'NOT_FOUND', 'refused');
});
t('to the version that it has', one(S('a')), async (h) => {
  await h.start('p');
  eq(codeOf(await h.refusal(() => h.migrate('p', { a: 'a' }))), 'none ', 'nothing against it');
  await h.complete('a');
  eq(await h.done(), true, 'done');
});
t(
  'several tokens go together',
  P(
    'p',
    `${st}<parallelGateway id="f"/>${S('a')}${S('b')}${end('e1')}${end('e2')}${F('s|f', 'f|a', 'f|b', 'a|e1', 'b|e2')}`,
  ),
  async (h) => {
    await h.start('p');
    const next = P(
      'p',
      `${st}<parallelGateway id="f"/>${S('x')}${S('b')}${S('c')}${S('d')}${end('e1')}${end('e2')}${F('s|f', 'f|x', 'f|b', 'x|c', 'c|e1', 'b|d', 'd|e2')}`,
    );
    eq(await to(h, next, { a: 'x' }), 'FAILED_PRECONDITION', 'one is not enough');
    eq(codeOf(await h.refusal(() => h.migrate('p', { a: 'x', b: 'b' }))), 'none ', 'migrated');
    await h.complete('a');
    await h.complete('b');
    eq(await h.jobs(), ['c', 'd'], 'the new ways');
  },
);
const joined = (id, ...more) =>
  P(
    'p',
    `${st}<parallelGateway id="f"/>${S('a')}${S('b')}<parallelGateway id="${id}"/>${more.map((each) => S(each)).join('')}${en}${F('s|f', 'f|a', 'f|b', `a|${id}`, `b|${id}`, ...(more.length ? [`${id}|c`, 'c|e'] : [`${id}|e`]))}`,
  );
t('a token that waits at a join', joined('j'), async (h, version) => {
  await h.start('p');
  await h.complete('b');
  const before = version < '8.6' ? 'FAILED_PRECONDITION' : 'INVALID_ARGUMENT';
  eq(await to(h, joined('k', 'c'), { a: 'a' }), before, 'the join must be mapped');
  eq(codeOf(await h.refusal(() => h.migrate('p', { a: 'a', j: 'k' }))), before, 'its flow too');
  const refusal = await h.refusal(() => h.migrate('p', { a: 'a', j: 'k', b__j: 'b__k' }));
  eq(refusal === undefined, version >= '8.6', refusal);
  await h.complete('a');
  eq([await h.jobs(), await h.done()], version < '8.6' ? [[], true] : [['c'], false], 'joined in the new version');
});
t('an incident goes with its element and is resolved there', one(S('a'), 'b'), async (h) => {
  await h.start('p');
  await h.fail('a', 0);
  eq(await to(h, one(S('x', 'a'), 'c'), { a: 'x' }), 'done', 'migrated');
  eq(await h.incidents(), ['JOB_NO_RETRIES'], 'still');
  await h.retries('a', 1);
  await h.resolve();
  await h.complete('a');
  eq([await h.jobs(), await h.incidents()], [['c'], []], 'goes on');
});
t('an element that has not become active for its incident', one(S('a', '=wrong'), 'b'), async (h) => {
  await h.start('p');
  eq(await h.incidents(), ['EXTRACT_VALUE_ERROR'], 'incident');
  eq(await to(h, one(S('a', 'right'), 'c'), { a: 'a' }), 'done', 'migrated');
  await h.resolve();
  eq([await h.jobs(), await h.incidents()], [['right'], []], 'the new definition is tried');
});
t(
  'an incident of a gateway',
  P('p', `${st}<exclusiveGateway id="x"/>${S('a')}${S('b')}${en}${F('s|x', 'x|a|=v', 'x|b|=w', 'a|e', 'b|e')}`),
  async (h, version) => {
    await h.start('p', { v: false });
    const next = P(
      'p',
      `${st}<exclusiveGateway id="x" default="d"/>${S('a')}${S('c')}${en}${F('s|x', 'x|a|=v', 'x|c||d', 'a|e', 'c|e')}`,
    );
    eq(await to(h, next, { x: 'x' }), since86(version, 'done', 'FAILED_PRECONDITION'), 'since 8.6');
    if (version < '8.6') return;
    await h.resolve();
    eq([await h.jobs(), await h.incidents()], [['c'], []], 'decided by the new one');
  },
);
const nested = (task, after = '') =>
  P(
    'p',
    `${st}${sub('sp', task, `sps|${/id="([^"]+)"/.exec(task)[1]}`, `${/id="([^"]+)"/.exec(task)[1]}|spe`)}${after || S('z')}${en}${F('s|sp', `sp|${after ? /id="([^"]+)"/.exec(after)[1] : 'z'}`, `${after ? /id="([^"]+)"/.exec(after)[1] : 'z'}|e`)}`,
  );
t('inside a sub-process both are mapped', nested(S('a')), async (h) => {
  await h.start('p');
  eq(await to(h, nested(S('a'), S('y')), { a: 'a' }), 'FAILED_PRECONDITION', 'the sub-process too');
  eq(codeOf(await h.refusal(() => h.migrate('p', { a: 'a', sp: 'sp' }))), 'none ', 'migrated');
  await h.complete('a');
  eq(await h.jobs(), ['y'], 'the new way');
});
t('out of a sub-process', nested(S('a')), async (h) => {
  await h.start('p');
  eq(
    await to(h, P('p', `${st}${sub('sp', S('i'), 'sps|i', 'i|spe')}${S('a')}${en}${F('s|sp', 'sp|a', 'a|e')}`), {
      a: 'a',
      sp: 'sp',
    }),
    'FAILED_PRECONDITION',
    'refused',
  );
});
t('into a sub-process', one(S('a')), async (h) => {
  await h.start('p');
  eq(await to(h, nested(S('a')), { a: 'a' }), 'FAILED_PRECONDITION', 'refused');
});
t('a native user task keeps what it says', one(U('u', '<zeebe:assignmentDefinition assignee="ann"/>')), async (h) => {
  await h.start('p');
  await h.assign('u', 'bob');
  const { key } = await h.taskOf('u');
  eq(
    await to(
      h,
      P('p', `${st}${U('v', '<zeebe:assignmentDefinition assignee="cid"/>')}${S('b')}${en}${F('s|v', 'v|b', 'b|e')}`),
      { u: 'v' },
    ),
    'done',
    'migrated',
  );
  eq(
    [await h.users(), (await h.taskOf('v')).assignee, (await h.taskOf('v')).key],
    [['v'], 'bob', key],
    'the same task',
  );
  await h.completeUser('v');
  eq(await h.jobs(), ['b'], 'the new way');
});
t('a user task by job', one(UJ('u')), async (h) => {
  await h.start('p');
  eq(await to(h, P('p', `${st}${UJ('v')}${S('b')}${en}${F('s|v', 'v|b', 'b|e')}`), { u: 'v' }), 'done', 'migrated');
  eq(await h.users(), ['v'], 'open');
  await h.completeUser('v');
  eq(await h.jobs(), ['b'], 'the new way');
});
t('a native user task to one by job', one(U('u')), async (h) => {
  await h.start('p');
  eq(await to(h, one(UJ('u'), 'b'), { u: 'u' }), 'FAILED_PRECONDITION', 'refused');
});
t('a timer that waits keeps its due instant', one(catchEvent('c', onTimer('PT1H'))), async (h, version) => {
  await h.start('p');
  const due = await h.due('c');
  eq(
    await to(h, one(catchEvent('d', onTimer('PT5H')), 'b'), { c: 'd' }),
    since86(version, 'done', 'FAILED_PRECONDITION'),
    'since 8.6',
  );
  if (version < '8.6') return;
  eq([await h.timers(), await h.due('d')], [['d'], due], 'kept');
  await h.fire('d');
  eq(await h.jobs(), ['b'], 'the new way');
});
t(
  'a message that is waited for keeps its name and key',
  `${msg('M', 'old', '=k')}${one(catchEvent('c', onMessage()))}`,
  async (h, version) => {
    await h.start('p', { k: 'x' });
    eq(
      await to(h, `${msg('M', 'new', '="y"'.replaceAll('"', '&quot;'))}${one(catchEvent('d', onMessage()), 'b')}`, {
        c: 'd',
      }),
      since86(version, 'done', 'FAILED_PRECONDITION'),
      'since 8.6',
    );
    if (version < '8.6') return;
    eq([await h.subs(), await h.correlationKeys()], [['old'], ['x']], 'kept');
    await h.message('old', { r: 1 }, 'x');
    eq([await h.jobs(), (await h.vars()).r], [['b'], 1], 'the new way');
  },
);
const watched = (id, boundary, due, ...more) =>
  P(
    'p',
    `${st}${S('a')}${boundary ? B(boundary, 'a', onTimer(due)) : ''}${S(id)}${more.join('')}${en}${end('e2')}${F('s|a', 'a|e', ...(boundary ? [`${boundary}|${id}`, `${id}|e2`] : []))}`,
  );
t('a boundary timer that is mapped keeps its due instant', watched('z', 'b', 'PT1H'), async (h, version) => {
  await h.start('p');
  const due = await h.due('b');
  eq(
    await to(h, watched('y', 'c', 'PT5H'), { a: 'a', b: 'c' }),
    since86(version, 'done', 'FAILED_PRECONDITION'),
    'since 8.6',
  );
  if (version < '8.6') return;
  eq([await h.timers(), await h.due('c')], [['c'], due], 'kept');
  await h.fire('c');
  eq(await h.jobs(), ['y'], 'the new way');
});
t('a boundary timer that is not mapped is gone, a new one is armed', watched('z', 'b', 'PT1H'), async (h, version) => {
  const now = await h.now();
  await h.start('p');
  eq(await to(h, watched('y', 'c', 'PT5H'), { a: 'a' }), since86(version, 'done', 'FAILED_PRECONDITION'), 'since 8.6');
  if (version < '8.6') return;
  eq([await h.timers(), Math.round((Date.parse(await h.due('c')) - now) / 3600e3)], [['c'], 5], 'anew');
});
t(
  'a new boundary event is armed',
  P('p', `${st}${S('a')}${S('y')}${en}${end('e2')}${F('s|a', 'a|e', 'y|e2')}`),
  async (h, version) => {
    await h.start('p');
    eq(
      await to(h, watched('y', 'c', 'PT5H'), { a: 'a' }),
      since86(version, 'done', 'FAILED_PRECONDITION'),
      'since 8.6',
    );
    if (version < '8.6') return;
    eq(await h.timers(), ['c'], 'armed');
    await h.fire('c');
    eq(await h.jobs(), ['y'], 'interrupted');
  },
);
t('a boundary event that goes away', watched('z', 'b', 'PT1H'), async (h, version) => {
  await h.start('p');
  eq(await to(h, one(S('a'), 'y'), { a: 'a' }), since86(version, 'done', 'FAILED_PRECONDITION'), 'since 8.6');
  eq([await h.timers(), await h.jobs()], [version < '8.6' ? ['b'] : [], ['a']], 'gone');
});
const heard = (boundary, name, key) =>
  `${msg('M', name, key)}${P('p', `${st}${S('a')}${B(boundary, 'a', onMessage())}${S('y')}${en}${end('e2')}${F('s|a', 'a|e', `${boundary}|y`, 'y|e2')}`)}`;
t('a boundary message that is mapped keeps its name and key', heard('b', 'old', '=k'), async (h, version) => {
  await h.start('p', { k: 'x', l: 'y' });
  eq(
    await to(h, heard('c', 'new', '=l'), { a: 'a', b: 'c' }),
    since86(version, 'done', 'FAILED_PRECONDITION'),
    'since 8.6',
  );
  if (version < '8.6') return;
  eq([await h.subs(), await h.correlationKeys()], [['old'], ['x']], 'kept');
  await h.message('old', {}, 'x');
  eq(await h.jobs(), ['y'], 'interrupted');
});
t('a boundary message that is not mapped listens anew', heard('b', 'old', '=k'), async (h) => {
  await h.start('p', { k: 'x', l: 'y' });
  eq(await to(h, heard('c', 'new', '=l'), { a: 'a' }), 'done', 'migrated');
  eq([await h.subs(), await h.correlationKeys()], [['new'], ['y']], 'anew');
});
t('a boundary event to one of another kind', watched('y', 'b', 'PT1H'), async (h) => {
  await h.start('p', { k: 'x' });
  eq(await to(h, heard('b', 'new', '=k'), { a: 'a', b: 'b' }), 'FAILED_PRECONDITION', 'refused');
});
t(
  'a new boundary message whose key fails',
  P('p', `${st}${S('a')}${S('y')}${en}${end('e2')}${F('s|a', 'a|e', 'y|e2')}`),
  async (h) => {
    await h.start('p');
    eq(await to(h, heard('b', 'new', '=k'), { a: 'a' }), 'FAILED_PRECONDITION', 'refused');
  },
);
const handled = (name, start = 'h', key = '=k') =>
  `${msg('M', name, key)}${P('p', `${st}${S('a')}${en}${F('s|a', 'a|e')}${esp(start, onMessage())}`)}`;
t('an event sub-process that is mapped by its start keeps listening', handled('old'), async (h, version) => {
  await h.start('p', { k: 'x' });
  eq(
    await to(h, handled('new', 'g'), { a: 'a', hs: 'gs', h: 'g' }),
    since86(version, 'done', 'FAILED_PRECONDITION'),
    'since 8.6',
  );
  if (version < '8.6') return;
  eq(await h.subs(), ['old'], 'kept');
  await h.message('old', {}, 'x');
  eq([await h.jobs(), (await h.activated()).slice(-3)], [['n'], ['g', 'gs', 'n']], 'the new one');
});
t('an event sub-process that is not mapped listens anew', handled('old'), async (h, version) => {
  await h.start('p', { k: 'x' });
  eq(await to(h, handled('new', 'g'), { a: 'a' }), since86(version, 'done', 'FAILED_PRECONDITION'), 'since 8.6');
  if (version < '8.6') return;
  eq(await h.subs(), ['new'], 'anew');
});
t('inside an event sub-process that runs', handled('old'), async (h, version) => {
  await h.start('p', { k: 'x' });
  await h.message('old', {}, 'x');
  eq(await to(h, handled('new'), { n: 'n', h: 'h' }), since86(version, 'done', 'FAILED_PRECONDITION'), 'since 8.6');
  if (version < '8.6') return;
  eq([await h.jobs(), await h.subs()], [['n'], []], 'carried over');
  await h.complete('n');
  eq(await h.done(), true, 'done');
});
const call = (id, process) =>
  `<callActivity id="${id}"><extensionElements><zeebe:calledElement processId="${process}"/></extensionElements></callActivity>`;
const child = (id, job) => P(id, `<startEvent id="cs"/>${S('x', job)}<endEvent id="ce"/>${F('cs|x', 'x|ce')}`);
t('a call activity keeps its child', one(call('ca', 'child')) + child('child', 'x'), async (h) => {
  await h.start('p');
  eq(await to(h, one(call('cb', 'other'), 'b'), { ca: 'cb' }), 'done', 'migrated');
  eq([await h.jobs(), await h.instances('child')], [['x'], 1], 'goes on');
  await h.complete('x', { r: 1 });
  eq([await h.jobs(), (await h.vars()).r], [['b'], 1], 'returns to the new version');
});
t('a called instance', one(call('ca', 'child'), 'b') + child('child', 'x'), async (h) => {
  await h.start('p');
  const [called] = await h.keysOf('child');
  const next = P('child', `<startEvent id="cs"/>${S('x')}${S('y')}<endEvent id="ce"/>${F('cs|x', 'x|y', 'y|ce')}`);
  eq(await to(h, next, { x: 'x' }, 'child', called), 'done', 'migrated');
  await h.complete('x');
  eq(await h.jobs(), ['y'], 'the new way');
  await h.complete('y');
  eq(await h.jobs(), ['b'], 'returns');
});
const items =
  '<multiInstanceLoopCharacteristics><extensionElements><zeebe:loopCharacteristics inputCollection="=items" inputElement="item" outputCollection="results" outputElement="=r"/></extensionElements></multiInstanceLoopCharacteristics>';
t('a multi-instance activity', one(S('m', 'm', '', items)), async (h, version) => {
  await h.start('p', { items: [1, 2] });
  await h.complete('m', { r: 1 });
  eq(
    await to(h, one(S('n', 'n', '', items), 'b'), { m: 'n' }),
    version < '8.8' ? 'FAILED_PRECONDITION' : 'done',
    'since 8.8',
  );
  if (version < '8.8') return;
  await h.complete('m', { r: 2 });
  eq([await h.jobs(), (await h.vars()).results], [['b'], [1, 2]], 'the new way');
});
t('an activity that becomes multi-instance', one(S('m')), async (h) => {
  await h.start('p', { items: [1, 2] });
  eq(await to(h, one(S('m', 'm', '', items), 'b'), { m: 'm' }), 'FAILED_PRECONDITION', 'refused');
});
t(
  'an event-based gateway',
  `${msg('M', 'go', '=k')}${P('p', `${st}<eventBasedGateway id="g"/>${catchEvent('c1', onMessage())}${catchEvent('c2', onTimer('PT1H'))}${en}${F('s|g', 'g|c1', 'g|c2', 'c1|e', 'c2|e')}`)}`,
  async (h, version) => {
    await h.start('p', { k: 'x' });
    const next = `${msg('M', 'go', '=k')}${P('p', `${st}<eventBasedGateway id="g"/>${catchEvent('d1', onMessage())}${catchEvent('d2', onTimer('PT1H'))}${S('b')}${en}${F('s|g', 'g|d1', 'g|d2', 'd1|b', 'd2|e', 'b|e')}`)}`;
    eq(
      await to(h, next, { g: 'g', c1: 'd1', c2: 'd2' }),
      version < '8.8' ? 'FAILED_PRECONDITION' : 'done',
      'since 8.8',
    );
    if (version < '8.8') return;
    eq([await h.subs(), await h.timers()], [['go'], ['d2']], 'waits');
    await h.message('go', {}, 'x');
    eq(await h.jobs(), ['b'], 'the new way');
  },
);
t('two mappings of one element', one(S('a')), async (h) => {
  await h.start('p');
  eq(await to(h, P('p', `${st}${S('a')}${S('b')}${en}${F('s|a', 'a|b', 'b|e')}`), { a: 'b' }), 'done', 'to b');
  await h.complete('a');
  eq(await h.done(), true, 'done');
});
t('a user task by job to a native one', one(UJ('u')), async (h) => {
  await h.start('p');
  eq(await to(h, one(U('u'), 'b'), { u: 'u' }), 'FAILED_PRECONDITION', 'refused');
});
t('a boundary event that changes whether it interrupts', watched('y', 'b', 'PT1H'), async (h, version) => {
  if (version < '8.6') return;
  await h.start('p');
  const next = P(
    'p',
    `${st}${S('a')}${B('b', 'a', onTimer('PT1H'), false)}${S('y')}${en}${end('e2')}${F('s|a', 'a|e', 'b|y', 'y|e2')}`,
  );
  eq(await to(h, next, { a: 'a', b: 'b' }), 'done', 'migrated');
  await h.fire('b');
  eq(await h.jobs(), ['a', 'y'], 'as the new version says');
});
t('a mapped boundary event whose element is mapped elsewhere', watched('y', 'b', 'PT1H'), async (h, version) => {
  if (version < '8.6') return;
  await h.start('p');
  const next = P(
    'p',
    `${st}${S('a')}${S('c')}${B('b', 'c', onTimer('PT1H'))}${S('y')}${en}${end('e2')}${F('s|a', 'a|c', 'c|e', 'b|y', 'y|e2')}`,
  );
  eq(await to(h, next, { a: 'a', b: 'b' }), 'FAILED_PRECONDITION', 'refused');
});

// ---------- what could still be undone ----------

/** Activity a, which handler ha undoes; job b; then all is undone; job c. Ids end with x, jobs are called after their ids. */
const handler = (id) => S(id, `undo ${id}`).replace('<serviceTask', '<serviceTask isForCompensation="true"');
const undone = (a, cb, ha) => `${S(a, 'a')}${B(cb, a, onCompensation())}${handler(ha)}`;
/** Associations come last in a file. */
const by = (cb, ha) => `<association id="as_${cb}" sourceRef="${cb}" targetRef="${ha}" associationDirection="One"/>`;
const undoing = (x = '') =>
  P(
    'p',
    `${st}${S(`a${x}`, 'a')}${B(`cb${x}`, `a${x}`, onCompensation())}${handler(`ha${x}`)}${S('b')}${throwEvent('ct', onCompensation())}${S(`c${x}`)}${en}${F(`s|a${x}`, `a${x}|b`, 'b|ct', `ct|c${x}`, `c${x}|e`)}<association id="as" sourceRef="cb${x}" targetRef="ha${x}" associationDirection="One"/>`,
  );
/** The same with a inside sub-process sp. */
const undoingInside = (x = '') =>
  P(
    'p',
    `${st}<subProcess id="sp${x}"><startEvent id="sps"/>${S(`a${x}`, 'a')}${B(`cb${x}`, `a${x}`, onCompensation())}${handler(`ha${x}`)}<endEvent id="spe"/>${F(`sps|a${x}`, `a${x}|spe`)}<association id="as" sourceRef="cb${x}" targetRef="ha${x}" associationDirection="One"/></subProcess>${S('b')}${throwEvent('ct', onCompensation())}${S(`c${x}`)}${en}${F(`s|sp${x}`, `sp${x}|b`, 'b|ct', `ct|c${x}`, `c${x}|e`)}`,
  );
/** 8.5.4 takes it all along as it is, and breaks down when it is undone. */
const along = (name, xml, next, map, then) =>
  t(
    `to undo: ${name}`,
    xml,
    async (h) => {
      await h.start('p');
      await h.complete('a');
      eq(await to(h, next, map), 'done', 'migrated');
      await h.complete('b');
      eq(await h.jobs(), then, 'undone');
      if (!then[0].startsWith('undo')) return;
      await h.complete(then[0]);
      eq(await h.jobs(), ['c2'], 'and on');
    },
    { breaks: (version) => (version < '8.6' ? 'PROCESSING_ERROR' : undefined) },
  );
along('its event is mapped: the handler of the new version', undoing(), undoing('2'), { b: 'b', cb: 'cb2' }, [
  'undo ha2',
]);
along('its activity alone is mapped: forgotten', undoing(), undoing('2'), { b: 'b', a: 'a2', ha: 'ha2' }, ['c2']);
along('inside what has completed', undoingInside(), undoingInside('2'), { b: 'b', cb: 'cb2' }, ['undo ha2']);
along('the sub-process alone is mapped: forgotten', undoingInside(), undoingInside('2'), { b: 'b', sp: 'sp2' }, ['c2']);
t('to undo: an event of another kind, or in another scope', undoing(), async (h, version) => {
  await h.start('p');
  await h.complete('a');
  if (version < '8.6') return;
  const timed = P(
    'p',
    `${st}${S('a2', 'a')}${B('cb2', 'a2', onTimer('PT1H'))}${S('b')}${en}${end('e3')}${F('s|a2', 'a2|b', 'b|e', 'cb2|e3')}`,
  );
  eq(await to(h, timed, { b: 'b', cb: 'cb2' }), 'INVALID_ARGUMENT', 'another kind');
  eq(await to(h, undoingInside('2'), { b: 'b', cb: 'cb2' }), 'FAILED_PRECONDITION', 'another scope');
  await h.complete('b');
  eq(await h.jobs(), ['undo ha'], 'it stays what it was');
});
t(
  'to undo: two by one',
  P(
    'p',
    `${st}${undone('a', 'ca', 'ha')}${undone('d', 'cd', 'hd')}${S('b')}${throwEvent('ct', onCompensation())}${en}${F('s|a', 'a|d', 'd|b', 'b|ct', 'ct|e')}${by('ca', 'ha')}${by('cd', 'hd')}`,
  ),
  async (h, version) => {
    await h.start('p');
    await h.complete('a');
    await h.complete('a');
    if (version < '8.6') return;
    eq(await to(h, undoing('2'), { b: 'b', ca: 'cb2', cd: 'cb2' }), 'done', 'migrated');
    await h.complete('b');
    eq(await h.jobs(), ['undo ha2', 'undo ha2'], 'each');
  },
);
t('to undo: what still runs', undoing(), async (h, version) => {
  await h.start('p');
  eq(await to(h, undoing('2'), { a: 'a2' }), since86(version, 'done', 'FAILED_PRECONDITION'), 'since 8.6');
  if (version < '8.6') return;
  await h.complete('a');
  await h.complete('b');
  eq(await h.jobs(), ['undo ha2'], 'the handler of the new version');
});
t(
  'throws, ends and handlers at work are not migrated',
  P(
    'p',
    `${st}${throwEvent('m', '<messageEventDefinition id="md1"/>', '<zeebe:taskDefinition type="m"/>')}${endBy('n', '<messageEventDefinition id="md2"/>', '<zeebe:taskDefinition type="n"/>')}${undone('a', 'ca', 'ha')}${endBy('x', onCompensation())}${en}${F('s|a', 's|m', 's|n', 'a|x', 'm|e')}${by('ca', 'ha')}`,
  ),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    const map = { m: 'm', n: 'n', x: 'x', ha: 'ha', ca: 'ca' };
    const next = (id) =>
      P(
        'p',
        `${st}${throwEvent('m', '<messageEventDefinition id="md1"/>', '<zeebe:taskDefinition type="m"/>')}${endBy('n', '<messageEventDefinition id="md2"/>', '<zeebe:taskDefinition type="n"/>')}${undone('a', 'ca', 'ha')}${endBy('x', onCompensation())}${end(id)}${F('s|a', 's|m', 's|n', 'a|x', `m|${id}`)}${by('ca', 'ha')}`,
      );
    for (const type of ['m', 'n', 'undo ha']) {
      eq(await to(h, next(`e_${type.length}`), map), 'FAILED_PRECONDITION', `refused with ${type}`);
      await h.complete(type);
    }
    eq(await h.done(), true, 'through');
  },
);
