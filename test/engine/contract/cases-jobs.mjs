// Jobs: completing, failing, back-off, retries, headers. Every expectation was taken from the real engine (8.5.4 and 8.8.0).
import { en, eq, F, io, oneTask, P, S, st, wrap } from './bpmn-kit.mjs';

export const cases = [];
const t = (name, xml, fn, more) => cases.push({ name: `jobs: ${name}`, xml: wrap(xml), fn, ...more });
const withDefinition = (attributes, more = '') =>
  P(
    'p',
    `${st}<serviceTask id="a"><extensionElements><zeebe:taskDefinition ${attributes}/>${more}</extensionElements></serviceTask>${en}${F('s|a', 'a|e')}`,
  );

t('three retries unless told otherwise', oneTask(), async (h) => {
  await h.start('p');
  eq((await h.jobOf('a')).retries, 3, 'retries');
});
t('type and retries by expression', withDefinition('type="=&quot;a-&quot; + kind" retries="=n + 1"'), async (h) => {
  await h.start('p', { kind: 'x', n: 4 });
  eq([await h.jobs(), (await h.jobOf('a-x')).retries], [['a-x'], 5], 'evaluated');
});
t('an expression for retries that is a decimal is cut', withDefinition('type="a" retries="=2.9"'), async (h) => {
  await h.start('p');
  eq((await h.jobOf('a')).retries, 2, 'cut');
});
t('retries as text is an incident', withDefinition('type="a" retries="=&quot;3&quot;"'), async (h) => {
  await h.start('p');
  eq([await h.jobs(), await h.incidents()], [[], ['EXTRACT_VALUE_ERROR']], 'incident');
});
t('a job type that is null is an incident, resolved by the variable', withDefinition('type="=kind"'), async (h) => {
  const key = await h.start('p');
  eq([await h.jobs(), await h.incidents()], [[], ['EXTRACT_VALUE_ERROR']], 'incident');
  await h.setVariables(key, { kind: 'k' });
  await h.resolve();
  eq([await h.jobs(), await h.incidents()], [['k'], []], 'resolved');
});
t('an empty job type is an incident (8.5 breaks)', withDefinition('type="=&quot;&quot;"'), async (h, version) => {
  if (version < '8.6') return eq((await h.refusal(() => h.start('p')))?.slice(0, 8), 'INTERNAL', 'breaks');
  await h.start('p');
  eq([await h.jobs(), await h.incidents()], [[], ['EXTRACT_VALUE_ERROR']], 'incident');
});
t('retries="0" in the model is given all the same', withDefinition('type="a" retries="0"'), async (h) => {
  await h.start('p');
  const [job] = await h.activate('a');
  eq(job?.retries, 0, 'given');
  await h.complete('a');
  eq(await h.done(), true, 'done');
});
t(
  'headers are given as they stand',
  withDefinition(
    'type="a"',
    '<zeebe:taskHeaders><zeebe:header key="k" value="=1 + 1"/><zeebe:header key="l" value="v"/></zeebe:taskHeaders>',
  ),
  async (h) => {
    await h.start('p');
    eq((await h.activate('a'))[0].customHeaders, { k: '=1 + 1', l: 'v' }, 'not evaluated');
  },
);
t(
  'a worker sees all variables of its scopes, or those it asks for',
  oneTask('', S('a', 'a', io([['=1', 'x']]))),
  async (h) => {
    await h.start('p', { x: 100, y: 2 });
    eq((await h.activate('a'))[0].variables, { x: 1, y: 2 }, 'all');
  },
);
t('only the variables asked for', oneTask(), async (h) => {
  await h.start('p', { x: 1, y: 2 });
  eq((await h.activate('a', { fetchVariable: ['y', 'no'] }))[0].variables, { y: 2 }, 'asked for');
});
t('a locked job is given to nobody else until its lock runs out', oneTask(), async (h) => {
  await h.start('p');
  eq((await h.activate('a', { timeout: 60_000 })).length, 1, 'first');
  eq((await h.activate('a')).length, 0, 'locked');
  await h.advance('PT2M');
  eq((await h.activate('a')).length, 1, 'free again');
});
t('completing after the lock ran out works', oneTask(), async (h) => {
  await h.start('p');
  await h.activate('a', { timeout: 1000 });
  await h.advance('PT10S');
  await h.complete('a');
  eq(await h.done(), true, 'done');
});
t('completing twice: the second finds nothing', oneTask('', S('a')), async (h) => {
  await h.start('p');
  const { key } = await h.jobOf('a');
  await h.complete('a');
  eq((await h.refusal(() => h.retries('a', 2)))?.includes('no such job'), true, 'gone');
  eq(key !== undefined, true, 'had a key');
});
t('a failed job with retries left can be had again at once, with the same key', oneTask(), async (h) => {
  await h.start('p');
  const { key } = await h.jobOf('a');
  await h.fail('a', 2);
  const again = await h.jobOf('a');
  eq([again.key === key, again.retries, await h.incidents()], [true, 2, []], 'same');
  await h.complete('a');
  eq(await h.done(), true, 'done');
});
t('a failed job without retries is an incident with its message', oneTask(), async (h) => {
  await h.start('p');
  await h.fail('a', 0, { message: 'the printer burns' });
  eq(await h.incidentTexts(), ['JOB_NO_RETRIES: the printer burns'], 'incident');
  eq((await h.activate('a')).length, 0, 'not given');
});
t('negative retries count as none', oneTask(), async (h) => {
  await h.start('p');
  await h.fail('a', -3);
  eq([await h.incidents(), (await h.jobOf('a')).retries <= 0], [['JOB_NO_RETRIES'], true], 'incident');
});
t('a failed job without retries cannot be completed', oneTask(), async (h) => {
  await h.start('p');
  await h.fail('a', 0);
  eq((await h.refusal(() => h.complete('a')))?.slice(0, 19), 'FAILED_PRECONDITION', 'refused');
});
t('a failed job without retries can neither fail nor throw', oneTask(), async (h) => {
  await h.start('p');
  await h.fail('a', 0);
  eq(
    [
      (await h.refusal(() => h.fail('a', 1)))?.slice(0, 19),
      (await h.refusal(() => h.throwError('a', 'X')))?.slice(0, 19),
    ],
    ['FAILED_PRECONDITION', 'FAILED_PRECONDITION'],
    'refused',
  );
});
t('new retries alone do not resolve the incident', oneTask(), async (h) => {
  await h.start('p');
  await h.fail('a', 0);
  await h.retries('a', 1);
  eq([await h.incidents(), (await h.activate('a')).length], [['JOB_NO_RETRIES'], 0], 'still there');
  eq((await h.refusal(() => h.complete('a')))?.slice(0, 19), 'FAILED_PRECONDITION', 'still failed');
  await h.resolve();
  eq([await h.incidents(), (await h.activate('a')).length], [[], 1], 'resolved');
});
t('resolving without new retries is refused', oneTask(), async (h, version) => {
  await h.start('p');
  await h.fail('a', 0);
  eq(
    (await h.refusal(() => h.resolve()))?.split(':')[0],
    version < '8.6' ? 'NOT_FOUND' : 'FAILED_PRECONDITION',
    'refused',
  );
  eq(await h.incidents(), ['JOB_NO_RETRIES'], 'still there');
});
t('retries of zero are refused', oneTask(), async (h) => {
  await h.start('p');
  eq((await h.refusal(() => h.retries('a', 0)))?.slice(0, 16), 'INVALID_ARGUMENT', 'refused');
  eq((await h.refusal(() => h.retries('a', -1)))?.slice(0, 16), 'INVALID_ARGUMENT', 'refused');
});
t('retries can be changed while the job is well', oneTask(), async (h) => {
  await h.start('p');
  await h.retries('a', 9);
  eq((await h.jobOf('a')).retries, 9, 'changed');
});
t('a job in back-off is given to nobody until it is over', oneTask(), async (h) => {
  await h.start('p');
  await h.fail('a', 2, { backoff: 60_000 });
  eq((await h.activate('a')).length, 0, 'backing off');
  await h.advance('PT2M');
  eq((await h.activate('a')).length, 1, 'over');
});
t('a job in back-off cannot be completed', oneTask(), async (h) => {
  await h.start('p');
  await h.fail('a', 2, { backoff: 60_000 });
  eq((await h.refusal(() => h.complete('a')))?.slice(0, 19), 'FAILED_PRECONDITION', 'refused');
});
t('variables of a failed job stay with the task', oneTask(), async (h) => {
  await h.start('p', { x: 1 });
  await h.fail('a', 1, { vars: { x: 2, tried: 1 } });
  eq([await h.vars(), await h.scopeOf('a')], [{ x: 1 }, { x: 2, tried: 1 }], 'local');
});
t('after the incident of a failed job the same key goes on', oneTask(), async (h) => {
  await h.start('p');
  const { key } = await h.jobOf('a');
  await h.fail('a', 0);
  await h.retries('a', 2);
  await h.resolve();
  const again = await h.jobOf('a');
  eq([again.key === key, again.retries], [true, 2], 'same key');
  await h.complete('a');
  eq(await h.done(), true, 'done');
});
t('cancelling the instance takes job and incident away', oneTask(), async (h) => {
  await h.start('p');
  await h.fail('a', 0);
  await h.cancel();
  eq([await h.jobs(), await h.incidents(), await h.done()], [[], [], true], 'gone');
});
t(
  'send task, business rule task and script task by job',
  P(
    'p',
    `${st}<sendTask id="a"><extensionElements><zeebe:taskDefinition type="send"/></extensionElements></sendTask><businessRuleTask id="b"><extensionElements><zeebe:taskDefinition type="rule"/></extensionElements></businessRuleTask><scriptTask id="c"><extensionElements><zeebe:taskDefinition type="script"/></extensionElements></scriptTask>${en}${F('s|a', 'a|b', 'b|c', 'c|e')}`,
  ),
  async (h) => {
    await h.start('p');
    for (const type of ['send', 'rule', 'script']) await h.complete(type, { [type]: 1 });
    eq([await h.done(), await h.vars()], [true, { send: 1, rule: 1, script: 1 }], 'all three');
  },
);
t(
  'message throw and end events by job',
  P(
    'p',
    `${st}<intermediateThrowEvent id="th"><extensionElements><zeebe:taskDefinition type="tell"/>${io([['=1', 'x']], [['=r', 'r']])}</extensionElements><messageEventDefinition id="m1" messageRef="M"/></intermediateThrowEvent><endEvent id="e"><extensionElements><zeebe:taskDefinition type="bye"/></extensionElements><messageEventDefinition id="m2" messageRef="M"/></endEvent>${F('s|th', 'th|e')}`,
  ).replace(/^/, '<message id="M" name="m"/>'),
  async (h) => {
    await h.start('p');
    eq(await h.localsOf('tell'), { x: 1 }, 'mapped in');
    await h.complete('tell', { r: 2, junk: 3 });
    eq([await h.jobs(), await h.vars()], [['bye'], { r: 2 }], 'mapped out');
    await h.complete('bye');
    eq(await h.done(), true, 'done');
  },
);
t(
  'two jobs of one type are given oldest first',
  P(
    'p',
    `${st}${S('a', 'x', io([['=1', 'n']]))}${S('b', 'x', io([['=2', 'n']]))}${en}${F('s|a', 's|b', 'a|e', 'b|e')}`,
  ),
  async (h) => {
    await h.start('p');
    eq(
      (await h.activate('x')).map((job) => job.variables.n),
      [2, 1],
      'the last-written branch was first',
    );
  },
);
