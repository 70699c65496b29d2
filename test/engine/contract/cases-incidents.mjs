// Incidents: what raises them, and how each is resolved. Every expectation was taken from the real engine (8.5.4 and 8.8.0).
import { en, end, eq, F, io, P, S, st, U, UJ, wrap } from './bpmn-kit.mjs';

export const cases = [];
const t = (name, xml, fn, more) => cases.push({ name: `incidents: ${name}`, xml: wrap(xml), fn, ...more });
const text = '=assert(x, x != null)';

t(
  'a failing input mapping keeps the task from starting; resolved it starts',
  P('p', `${st}${S('a', 'a', io([[text, 'y']]))}${en}${F('s|a', 'a|e')}`),
  async (h) => {
    const key = await h.start('p', { x: null });
    eq([await h.jobs(), await h.incidents()], [[], ['IO_MAPPING_ERROR']], 'incident');
    await h.setVariables(key, { x: 1 });
    await h.resolve();
    eq([await h.jobs(), await h.incidents(), await h.scopeOf('a')], [['a'], [], { y: 1 }], 'resolved');
  },
);
t(
  'a failing output mapping: the job is gone, its variables are local; set and resolve goes on',
  P('p', `${st}${S('a', 'a', io([], [[text, 'y']]))}${S('z')}${en}${F('s|a', 'a|z', 'z|e')}`),
  async (h) => {
    await h.start('p', { x: null });
    await h.complete('a', { r: 1 });
    eq(
      [await h.jobs(), await h.incidents(), await h.scopeOf('a'), await h.vars()],
      [[], ['IO_MAPPING_ERROR'], { r: 1 }, { x: null }],
      'incident',
    );
    const { key } = await h.element('a');
    await h.setVariables(key, { x: 5 }, true);
    await h.resolve();
    eq([await h.jobs(), await h.incidents(), await h.vars()], [['z'], [], { x: null, y: 5 }], 'without a new job');
  },
);
t(
  'resolved without a change the same comes again',
  P('p', `${st}<exclusiveGateway id="x"/>${S('a')}${S('b')}${en}${F('s|x', 'x|a|=v = 1', 'x|b|=v = 2', 'a|e', 'b|e')}`),
  async (h) => {
    await h.start('p', { v: 3 });
    await h.resolve();
    eq(await h.incidents(), ['CONDITION_ERROR'], 'again');
  },
);
t(
  'a gateway goes on when its incident is resolved with a change',
  P('p', `${st}<exclusiveGateway id="x"/>${S('a')}${S('b')}${en}${F('s|x', 'x|a|=v = 1', 'x|b|=v = 2', 'a|e', 'b|e')}`),
  async (h) => {
    const key = await h.start('p', { v: 3 });
    await h.setVariables(key, { v: 1 });
    await h.resolve();
    eq([await h.jobs(), await h.incidents()], [['a'], []], 'goes on');
  },
);
for (const [what, condition] of [
  ['null', 'missing > 3'],
  ['text', '"yes"'],
  ['a number', '1'],
  ['a comparison of two types', '1 = "1"'],
])
  t(
    `a condition that gives ${what}`,
    P(
      'p',
      `${st}<exclusiveGateway id="x" default="d"/>${S('a')}${S('b')}${en}${F('s|x', `x|a|=${condition}`, 'x|b||d', 'a|e', 'b|e')}`.replaceAll(
        '"yes"',
        '"yes"',
      ),
    ),
    async (h) => {
      await h.start('p', {});
      eq([await h.jobs(), await h.incidents()], [[], ['EXTRACT_VALUE_ERROR']], 'incident, not the default');
    },
  );
t(
  'missing = 3 is false',
  P(
    'p',
    `${st}<exclusiveGateway id="x" default="d"/>${S('a')}${S('b')}${en}${F('s|x', 'x|a|=missing = 3', 'x|b||d', 'a|e', 'b|e')}`,
  ),
  async (h) => {
    await h.start('p', {});
    eq([await h.jobs(), await h.incidents()], [['b'], []], 'default');
  },
);
t(
  'a script that fails',
  P(
    'p',
    `${st}<scriptTask id="sc"><extensionElements><zeebe:script expression="=assert(x, x != null)" resultVariable="y"/></extensionElements></scriptTask>${S('z')}${en}${F('s|sc', 'sc|z', 'z|e')}`,
  ),
  async (h) => {
    const key = await h.start('p', { x: null });
    eq([await h.jobs(), await h.incidents()], [[], ['EXTRACT_VALUE_ERROR']], 'incident');
    await h.setVariables(key, { x: 2 });
    await h.resolve();
    eq([await h.jobs(), await h.vars()], [['z'], { x: 2, y: 2 }], 'resolved');
  },
);
t(
  'a script with mappings',
  P(
    'p',
    `${st}<scriptTask id="sc"><extensionElements><zeebe:script expression="=x + 1" resultVariable="y"/>${io([['=10', 'x']], [['=y', 'z']])}</extensionElements></scriptTask>${S('z')}${en}${F('s|sc', 'sc|z', 'z|e')}`,
  ),
  async (h) => {
    await h.start('p', { x: 1 });
    eq(
      [await h.vars(), await h.scopeOf('sc')],
      [
        { x: 1, z: 11 },
        { x: 10, y: 11 },
      ],
      'local',
    );
  },
);
t(
  'a script whose result is null',
  P(
    'p',
    `${st}<scriptTask id="sc"><extensionElements><zeebe:script expression="=missing" resultVariable="y"/></extensionElements></scriptTask>${S('z')}${en}${F('s|sc', 'sc|z', 'z|e')}`,
  ),
  async (h) => {
    await h.start('p', {});
    eq([await h.vars(), await h.incidents()], [{ y: null }, []], 'null');
  },
);
t(
  'two incidents at once are resolved each for itself',
  P('p', `${st}<parallelGateway id="f"/>${S('a')}${S('b')}${en}${F('s|f', 'f|a', 'f|b', 'a|e', 'b|e')}`),
  async (h) => {
    await h.start('p');
    await h.fail('a', 0);
    await h.throwError('b', 'X');
    eq((await h.incidents()).sort(), ['JOB_NO_RETRIES', 'UNHANDLED_ERROR_EVENT'], 'two');
    await h.retries('a', 1);
    await h.resolve('JOB_NO_RETRIES');
    eq(await h.incidents(), ['UNHANDLED_ERROR_EVENT'], 'one left');
  },
);
t(
  'cancelling an instance that stands at an incident',
  P('p', `${st}<exclusiveGateway id="x"/>${S('a')}${S('b')}${en}${F('s|x', 'x|a|=v = 1', 'x|b|=v = 2', 'a|e', 'b|e')}`),
  async (h) => {
    await h.start('p', { v: 3 });
    await h.cancel();
    eq([await h.incidents(), await h.done(), await h.terminated()], [[], true, ['x', 'p']], 'gone');
  },
);
t(
  'an incident of one path leaves the other alone',
  P(
    'p',
    `${st}<parallelGateway id="f"/><exclusiveGateway id="x"/>${S('a')}${S('b')}${en}${F('s|f', 'f|b', 'f|x', 'x|a|=v = 1', 'a|e', 'b|e')}`,
  ),
  async (h) => {
    await h.start('p', { v: 3 });
    eq([await h.jobs(), await h.incidents()], [['b'], ['CONDITION_ERROR']], 'beside');
    await h.complete('b');
    eq(await h.done(), false, 'waits for the incident');
  },
);
t(
  'an output mapping of an end event that fails',
  P('p', `${st}<endEvent id="e"><extensionElements>${io([], [[text, 'y']])}</extensionElements></endEvent>${F('s|e')}`),
  async (h) => {
    const key = await h.start('p', { x: null });
    eq([await h.incidents(), await h.done()], [['IO_MAPPING_ERROR'], false], 'incident');
    await h.setVariables(key, { x: 1 });
    await h.resolve();
    eq([await h.done(), (await h.vars()).y], [true, 1], 'done');
  },
);
t(
  'an input mapping of a sub-process that fails',
  P(
    'p',
    `${st}<subProcess id="sp"><extensionElements>${io([[text, 'y']])}</extensionElements><startEvent id="sps"/>${S('a')}<endEvent id="spe"/>${F('sps|a', 'a|spe')}</subProcess>${en}${F('s|sp', 'sp|e')}`,
  ),
  async (h) => {
    const key = await h.start('p', { x: null });
    eq([await h.jobs(), await h.incidents()], [[], ['IO_MAPPING_ERROR']], 'incident');
    await h.setVariables(key, { x: 1 });
    await h.resolve();
    eq([await h.jobs(), await h.scopeOf('sp')], [['a'], { y: 1 }], 'resolved');
  },
);
t(
  'an output mapping of a sub-process that fails',
  P(
    'p',
    `${st}<subProcess id="sp"><extensionElements>${io([], [[text, 'y']])}</extensionElements><startEvent id="sps"/>${S('a')}<endEvent id="spe"/>${F('sps|a', 'a|spe')}</subProcess>${S('z')}${en}${F('s|sp', 'sp|z', 'z|e')}`,
  ),
  async (h) => {
    const key = await h.start('p', { x: null });
    await h.complete('a');
    eq([await h.jobs(), await h.incidents()], [[], ['IO_MAPPING_ERROR']], 'incident');
    await h.setVariables(key, { x: 1 });
    await h.resolve();
    eq([await h.jobs(), (await h.vars()).y], [['z'], 1], 'resolved');
  },
);
t(
  'a null assignee is an incident, an empty one is none',
  P('p', `${st}${UJ('u', '<zeebe:assignmentDefinition assignee="=who"/>')}${en}${F('s|u', 'u|e')}`),
  async (h) => {
    const key = await h.start('p', {});
    eq([await h.users(), await h.incidents()], [[], ['EXTRACT_VALUE_ERROR']], 'incident');
    await h.setVariables(key, { who: '' });
    await h.resolve();
    eq([await h.users(), await h.incidents()], [['u'], []], 'open');
  },
);
t(
  'groups that are no list are an incident',
  P('p', `${st}${UJ('u', '<zeebe:assignmentDefinition candidateGroups="=groups"/>')}${en}${F('s|u', 'u|e')}`),
  async (h) => {
    const key = await h.start('p', { groups: 'a' });
    eq([await h.users(), await h.incidents()], [[], ['EXTRACT_VALUE_ERROR']], 'incident');
    await h.setVariables(key, { groups: ['a', 'b'] });
    await h.resolve();
    eq(
      (await h.activate('io.camunda.zeebe:userTask'))[0].customHeaders['io.camunda.zeebe:candidateGroups'],
      '["a","b"]',
      'header',
    );
  },
);
t(
  'a list of groups with something else in it is an incident',
  P(
    'p',
    `${st}${UJ('u', '<zeebe:assignmentDefinition candidateGroups="=[1, &quot;a&quot;]"/>')}${en}${F('s|u', 'u|e')}`,
  ),
  async (h) => {
    await h.start('p', {});
    eq([await h.users(), await h.incidents()], [[], ['EXTRACT_VALUE_ERROR']], 'incident');
  },
);
t(
  'a user task by job tells all in its headers',
  P(
    'p',
    `${st}${UJ('u', '<zeebe:assignmentDefinition assignee="ann" candidateGroups="a, b" candidateUsers="=[&quot;x&quot;]"/><zeebe:taskSchedule dueDate="=due" followUpDate="2099-01-01T00:00:00Z"/><zeebe:formDefinition formKey="some:key"/><zeebe:taskHeaders><zeebe:header key="h" value="v"/></zeebe:taskHeaders>')}${en}${F('s|u', 'u|e')}`,
  ),
  async (h) => {
    await h.start('p', { due: '2099-02-01T00:00:00+04:00' });
    const [job] = await h.activate('io.camunda.zeebe:userTask');
    const { ...headers } = job.customHeaders;
    eq(
      headers,
      {
        h: 'v',
        'io.camunda.zeebe:assignee': 'ann',
        'io.camunda.zeebe:candidateGroups': '["a","b"]',
        'io.camunda.zeebe:candidateUsers': '["x"]',
        'io.camunda.zeebe:dueDate': '2099-02-01T00:00+04:00',
        'io.camunda.zeebe:followUpDate': '2099-01-01T00:00Z',
        'io.camunda.zeebe:formKey': 'some:key',
      },
      'headers',
    );
  },
);
t(
  'a due date that is none is an incident',
  P('p', `${st}${UJ('u', '<zeebe:taskSchedule dueDate="=due"/>')}${en}${F('s|u', 'u|e')}`),
  async (h) => {
    await h.start('p', { due: 'tomorrow' });
    eq([await h.users(), await h.incidents()], [[], ['EXTRACT_VALUE_ERROR']], 'incident');
  },
);
t(
  'a due date that is null or empty is none',
  P('p', `${st}${UJ('u', '<zeebe:taskSchedule dueDate="=due" followUpDate="=&quot;&quot;"/>')}${en}${F('s|u', 'u|e')}`),
  async (h) => {
    await h.start('p', {});
    eq([await h.users(), await h.incidents()], [['u'], []], 'open');
  },
);
t(
  'a form that is not deployed: no task',
  P('p', `${st}${UJ('u', '<zeebe:formDefinition formId="nowhere"/>')}${en}${F('s|u', 'u|e')}`),
  async (h) => {
    await h.start('p', {});
    eq([await h.users(), await h.incidents()], [[], ['FORM_NOT_FOUND']], 'incident');
    await h.deploy([['f.form', JSON.stringify({ id: 'nowhere', type: 'default', components: [], schemaVersion: 9 })]]);
    await h.resolve();
    eq([await h.users(), await h.incidents()], [['u'], []], 'resolved');
  },
);
t(
  'a native user task: incident and completion are the same',
  P('p', `${st}${U('u', '<zeebe:assignmentDefinition assignee="=who"/>')}${S('z')}${en}${F('s|u', 'u|z', 'z|e')}`),
  async (h) => {
    const key = await h.start('p', {});
    eq([await h.users(), await h.incidents()], [[], ['EXTRACT_VALUE_ERROR']], 'incident');
    await h.setVariables(key, { who: 'ann' });
    await h.resolve();
    eq(await h.users(), ['u'], 'open');
    await h.completeUser('u', { r: 1 });
    eq([await h.jobs(), (await h.vars()).r], [['z'], 1], 'completed');
  },
);
t(
  'resolving an incident twice is refused',
  P('p', `${st}<exclusiveGateway id="x"/>${S('a')}${en}${F('s|x', 'x|a|=v = 1', 'a|e')}`),
  async (h) => {
    const key = await h.start('p', { v: 3 });
    await h.setVariables(key, { v: 1 });
    await h.resolve();
    eq((await h.refusal(() => h.resolve()))?.slice(0, 11), 'no incident', 'gone');
  },
);
t(
  'an error end event that nobody catches goes on when resolved? no: the same again',
  `<error id="E" errorCode="BAD"/>${P('p', `${st}<endEvent id="ee"><errorEventDefinition id="x" errorRef="E"/></endEvent>${F('s|ee')}`)}`,
  async (h) => {
    await h.start('p');
    eq(await h.incidents(), ['UNHANDLED_ERROR_EVENT'], 'incident');
    await h.resolve();
    eq(await h.incidents(), ['UNHANDLED_ERROR_EVENT'], 'again');
  },
);
t(
  'an output mapping of a start event that fails',
  P(
    'p',
    `<startEvent id="s"><extensionElements>${io([], [[text, 'y']])}</extensionElements></startEvent>${S('a')}${en}${F('s|a', 'a|e')}`,
  ),
  async (h) => {
    const key = await h.start('p', { x: null });
    eq([await h.jobs(), await h.incidents()], [[], ['IO_MAPPING_ERROR']], 'incident');
    await h.setVariables(key, { x: 1 });
    await h.resolve();
    eq([await h.jobs(), (await h.vars()).y], [['a'], 1], 'resolved');
  },
);
t(
  'a second path may end while the first stands at an incident',
  P('p', `${st}<parallelGateway id="f"/>${S('a')}${S('b')}${en}${end('e2')}${F('s|f', 'f|a', 'f|b', 'a|e', 'b|e2')}`),
  async (h) => {
    await h.start('p');
    await h.fail('a', 0);
    await h.complete('b');
    await h.retries('a', 1);
    await h.resolve();
    await h.complete('a');
    eq(await h.done(), true, 'done');
  },
);
t('the words of a failed job are cut', P('p', `${st}${S('a')}${en}${F('s|a', 'a|e')}`), async (h) => {
  await h.start('p');
  await h.fail('a', 0, { message: 'x'.repeat(20_000) });
  eq(await h.incidentTexts(), [`JOB_NO_RETRIES: ${'x'.repeat(10_000)}...`], 'at 10,000 characters');
});
