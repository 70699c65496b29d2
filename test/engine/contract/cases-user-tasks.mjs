// Native user tasks (`zeebe:userTask`). Every expectation was taken from the real engine (8.5.4 and 8.8.0).
import { B, en, end, eq, F, io, msg, onMessage, onTimer, P, S, st, U, UJ, wrap } from './bpmn-kit.mjs';

export const cases = [];
const t = (name, xml, fn, more) =>
  cases.push({ name: `user task: ${name}`, xml: typeof xml === 'string' ? wrap(xml) : xml, fn, ...more });

const process = (x = '') => P('p', `${st}${U('u', x)}${S('z')}${en}${F('s|u', 'u|z', 'z|e')}`);
const assignment = (attributes) => tagOf('assignmentDefinition', attributes);
const schedule = (attributes) => tagOf('taskSchedule', attributes);
const priority = (value) => tagOf('priorityDefinition', { priority: value });
const tagOf = (name, attributes) =>
  `<zeebe:${name} ${Object.entries(attributes)
    .map(([key, value]) => `${key}="${value}"`)
    .join(' ')}/>`;
const none = {
  assignee: '',
  candidateGroups: [],
  candidateUsers: [],
  dueDate: '',
  followUpDate: '',
  externalForm: '',
  form: false,
  headers: {},
};
/** All of a task but its key; the priority only where the engine has one. */
const task = async (h, element = 'u') => {
  const { key: _, ...rest } = await h.taskOf(element);
  return rest;
};
const says = (version, more = {}) => ({ ...none, ...(version < '8.6' ? {} : { priority: 50 }), ...more });
const codeOf = (refusal = '') =>
  /NOT_FOUND|INVALID_STATE|INVALID_ARGUMENT|FAILED_PRECONDITION/
    .exec(refusal)?.[0]
    .replace('FAILED_PRECONDITION', 'INVALID_STATE') ?? 'none';

t('one that says nothing of itself', process(), async (h, version) => {
  await h.start('p');
  eq([await h.users(), await h.jobs(), await task(h)], [['u'], [], says(version)], 'open');
  await h.completeUser('u', { a: 1 });
  eq([await h.users(), await h.jobs(), await h.vars()], [[], ['z'], { a: 1 }], 'completed');
});
t(
  'what is written out',
  process(
    assignment({ assignee: 'ann', candidateGroups: 'g1, g2', candidateUsers: 'bob,cid' }) +
      schedule({ dueDate: '2030-01-02T03:04:05Z', followUpDate: '2030-01-01T00:00:00+01:00' }),
  ),
  async (h, version) => {
    await h.start('p');
    eq(
      await task(h),
      says(version, {
        assignee: 'ann',
        candidateGroups: ['g1', 'g2'],
        candidateUsers: ['bob', 'cid'],
        dueDate: '2030-01-02T03:04:05Z',
        followUpDate: '2030-01-01T00:00+01:00',
      }),
      'said',
    );
  },
);
t(
  'what is calculated, from input mappings too',
  process(
    assignment({
      assignee: '=who',
      candidateGroups: '=[team, "all"]'.replaceAll('"', '&quot;'),
      candidateUsers: '=users',
    }) +
      schedule({ dueDate: '=due', followUpDate: '=due' }) +
      io([['="x" + who'.replaceAll('"', '&quot;'), 'who']]),
  ),
  async (h, version) => {
    await h.start('p', { who: 'ann', team: 't', users: ['bob'], due: '2030-01-02T03:04:05Z' });
    eq(
      await task(h),
      says(version, {
        assignee: 'xann',
        candidateGroups: ['t', 'all'],
        candidateUsers: ['bob'],
        dueDate: '2030-01-02T03:04:05Z',
        followUpDate: '2030-01-02T03:04:05Z',
      }),
      'said',
    );
  },
);
t(
  'headers go with it',
  process('<zeebe:taskHeaders><zeebe:header key="a" value="=1"/></zeebe:taskHeaders>'),
  async (h, version) => {
    await h.start('p');
    eq(await task(h), says(version, { headers: { a: '=1' } }), 'said');
  },
);
t('a priority that is written out', process(priority(80)), async (h, version) => {
  await h.start('p');
  eq((await h.taskOf('u')).priority, version < '8.6' ? undefined : 80, 'since 8.6');
});
t('a priority that is calculated', process(priority('=n * 10')), async (h, version) => {
  await h.start('p', { n: 7 });
  eq((await h.taskOf('u')).priority, version < '8.6' ? undefined : 70, 'since 8.6');
});
t('a priority beyond 100', process(priority('=n')), async (h, version) => {
  await h.start('p', { n: 101 });
  eq(
    [await h.users(), await h.incidents()],
    version < '8.6' ? [['u'], []] : [[], ['EXTRACT_VALUE_ERROR']],
    'incident since 8.6',
  );
  if (version < '8.6') return;
  await h.setVariables((await h.element('p')).key, { n: 100 });
  await h.resolve();
  eq((await h.taskOf('u')).priority, 100, 'resolved');
});
t('an assignee that is null', process(assignment({ assignee: '=who' })), async (h) => {
  await h.start('p');
  eq([await h.users(), await h.incidents()], [[], ['EXTRACT_VALUE_ERROR']], 'incident');
  await h.setVariables((await h.element('p')).key, { who: 'ann' });
  await h.resolve();
  eq([await h.users(), (await h.taskOf('u')).assignee], [['u'], 'ann'], 'resolved');
});
t('an assignee that is empty', process(assignment({ assignee: '=who' })), async (h) => {
  await h.start('p', { who: '' });
  eq([await h.users(), (await h.taskOf('u')).assignee, await h.incidents()], [['u'], '', []], 'nobody');
});
t('groups that are no list', process(assignment({ candidateGroups: '=g' })), async (h) => {
  await h.start('p', { g: 'one' });
  eq([await h.users(), await h.incidents()], [[], ['EXTRACT_VALUE_ERROR']], 'incident');
});
t('a due date that is null or empty is none', process(schedule({ dueDate: '=a', followUpDate: '=b' })), async (h) => {
  await h.start('p', { b: '' });
  const { dueDate, followUpDate } = await h.taskOf('u');
  eq([dueDate, followUpDate, await h.incidents()], ['', '', []], 'none');
});
t('a due date that is none', process(schedule({ dueDate: '=a' })), async (h) => {
  await h.start('p', { a: 'tomorrow' });
  eq([await h.users(), await h.incidents()], [[], ['EXTRACT_VALUE_ERROR']], 'incident');
});
t('a form that is not deployed', process(tagOf('formDefinition', { formId: 'f' })), async (h) => {
  await h.start('p');
  eq([await h.users(), await h.incidents()], [[], ['FORM_NOT_FOUND']], 'incident');
  await h.deploy([['f.form', '{"id":"f","type":"default","components":[]}']]);
  await h.resolve();
  eq([await h.users(), (await h.taskOf('u')).form], [['u'], true], 'resolved');
});
t('a form elsewhere', process(tagOf('formDefinition', { externalReference: 'https://x/f' })), async (h) => {
  await h.start('p');
  eq((await h.taskOf('u')).externalForm, 'https://x/f', 'said');
});
t(
  'a form elsewhere that is calculated',
  process(tagOf('formDefinition', { externalReference: '=&quot;f-&quot; + n' })),
  async (h) => {
    await h.start('p', { n: 'a' });
    eq((await h.taskOf('u')).externalForm, 'f-a', 'said');
  },
);
t('assigned, assigned to another, to nobody', process(), async (h) => {
  await h.start('p');
  await h.assign('u', 'ann');
  eq((await h.taskOf('u')).assignee, 'ann', 'ann');
  await h.assign('u', 'bob');
  eq((await h.taskOf('u')).assignee, 'bob', 'bob');
  await h.assign('u', '');
  eq([(await h.taskOf('u')).assignee, await h.users()], ['', ['u']], 'nobody');
});
t('claimed only while nobody else has it', process(), async (h) => {
  await h.start('p');
  await h.claim('u', 'ann');
  eq((await h.taskOf('u')).assignee, 'ann', 'ann');
  eq(codeOf(await h.refusal(() => h.claim('u', 'bob'))), 'INVALID_STATE', 'refused');
  eq(codeOf(await h.refusal(() => h.claim('u', 'ann'))), 'none', 'again by the same');
  await h.assign('u', '');
  await h.claim('u', 'bob');
  eq((await h.taskOf('u')).assignee, 'bob', 'bob');
});
t('claimed by nobody', process(), async (h) => {
  await h.start('p');
  eq(codeOf(await h.refusal(() => h.claim('u', ''))), 'INVALID_STATE', 'refused');
});
t(
  'an update changes only what it names',
  process(
    assignment({ assignee: 'ann', candidateGroups: 'g1', candidateUsers: 'bob' }) +
      schedule({ dueDate: '2030-01-02T03:04:05Z' }),
  ),
  async (h, version) => {
    await h.start('p');
    await h.update('u', { candidateGroups: ['g2', 'g3'] });
    eq(
      await task(h),
      says(version, {
        assignee: 'ann',
        candidateGroups: ['g2', 'g3'],
        candidateUsers: ['bob'],
        dueDate: '2030-01-02T03:04:05Z',
      }),
      'groups',
    );
    await h.update('u', { candidateUsers: [], followUpDate: '2031-01-01T00:00:01Z' });
    eq(
      await task(h),
      says(version, {
        assignee: 'ann',
        candidateGroups: ['g2', 'g3'],
        dueDate: '2030-01-02T03:04:05Z',
        followUpDate: '2031-01-01T00:00:01Z',
      }),
      'users, follow-up',
    );
    await h.update('u', { dueDate: '' });
    eq((await h.taskOf('u')).dueDate, '', 'no due date');
  },
);
t('an update of the priority', process(), async (h, version) => {
  await h.start('p');
  if (version < '8.6') return;
  await h.update('u', { priority: 90 });
  eq((await h.taskOf('u')).priority, 90, 'changed');
});
t('completed once', process(), async (h) => {
  await h.start('p');
  const { key } = await h.taskOf('u');
  await h.completeUser('u');
  for (const work of [
    () => h.assign(key, 'ann'),
    () => h.claim(key, 'ann'),
    () => h.update(key, { candidateUsers: ['a'] }),
  ])
    eq(codeOf(await h.refusal(work)), 'NOT_FOUND', 'gone');
});
t('its variables go through the output mapping only', process(io([], [['=a + 1', 'b']])), async (h) => {
  await h.start('p');
  await h.completeUser('u', { a: 1 });
  eq([await h.vars(), await h.scopeOf('u')], [{ b: 2 }, { a: 1 }], 'mapped');
});
t(
  'a failing output mapping: the task is gone, its variables are local',
  process(io([], [['=assert(b, b != null)', 'c']])),
  async (h) => {
    await h.start('p');
    await h.completeUser('u', { a: 1 });
    eq([await h.users(), await h.incidents(), await h.scopeOf('u')], [[], ['IO_MAPPING_ERROR'], { a: 1 }], 'incident');
    await h.setVariables((await h.element('p')).key, { b: 3 });
    await h.resolve();
    eq([await h.jobs(), (await h.vars()).c], [['z'], 3], 'goes on');
  },
);
t(
  'an interrupting boundary event takes it away',
  P('p', `${st}${U('u')}${B('b', 'u', onTimer('PT1H'))}${S('z')}${en}${end('e2')}${F('s|u', 'u|e', 'b|z', 'z|e2')}`),
  async (h) => {
    await h.start('p');
    const { key } = await h.taskOf('u');
    await h.fire('b');
    eq([await h.users(), await h.jobs()], [[], ['z']], 'gone');
    eq(codeOf(await h.refusal(() => h.assign(key, 'ann'))), 'NOT_FOUND', 'gone');
  },
);
t('cancelling takes it away', process(), async (h) => {
  await h.start('p');
  await h.cancel();
  eq([await h.users(), await h.done()], [[], true], 'gone');
});
t('its data stay what they were when variables change', process(assignment({ assignee: '=who' })), async (h) => {
  await h.start('p', { who: 'ann' });
  await h.setVariables((await h.element('p')).key, { who: 'bob' });
  eq((await h.taskOf('u')).assignee, 'ann', 'still');
});
t(
  'a non-interrupting boundary message leaves it',
  `${msg('M', 'go', '=k')}${P('p', `${st}${U('u')}${B('b', 'u', onMessage(), false)}${S('z')}${en}${end('e2')}${F('s|u', 'u|e', 'b|z', 'z|e2')}`)}`,
  async (h) => {
    await h.start('p', { k: 'k' });
    await h.assign('u', 'ann');
    await h.message('go');
    eq([await h.users(), await h.jobs(), (await h.taskOf('u')).assignee], [['u'], ['z'], 'ann'], 'both');
    await h.completeUser('u');
    await h.complete('z');
    eq(await h.done(), true, 'done');
  },
);
t(
  'one by job is no native one',
  P('p', `${st}${UJ('u', assignment({ assignee: 'ann' }))}${en}${F('s|u', 'u|e')}`),
  async (h) => {
    await h.start('p');
    eq(await h.users(), ['u'], 'open');
    const { key } = (await h.activate('io.camunda.zeebe:userTask'))[0];
    eq(codeOf(await h.refusal(() => h.assign(key, 'bob'))), 'NOT_FOUND', 'refused');
  },
);
t('a native one can not be activated as a job', process(), async (h) => {
  await h.start('p');
  eq(await h.activate('io.camunda.zeebe:userTask'), [], 'no job');
});

// ---------- which version of a form is meant (since 8.6; 8.5.4 takes the newest) ----------

const formFile = (n, tag) => [
  `f${n}.form`,
  JSON.stringify({
    id: 'f',
    type: 'default',
    schemaVersion: 4,
    components: [{ type: 'text', text: `v${n}`, id: 't' }],
    ...(tag && { versionTag: tag }),
  }),
];
const named = (binding) => ['p.bpmn', wrap(process(tagOf('formDefinition', { formId: 'f', ...binding })))];
t('a form by version tag', [named({ bindingType: 'versionTag', versionTag: 'v1' }), formFile(1, 'v1')], async (h) => {
  await h.deploy([formFile(2, 'v2')]);
  await h.start('p');
  eq([await h.users(), (await h.taskOf('u')).form], [['u'], true], 'an older one too');
});
t(
  'a form by a version tag that nothing has',
  [named({ bindingType: 'versionTag', versionTag: 'v9' }), formFile(1, 'v1')],
  async (h, version) => {
    await h.start('p');
    if (version < '8.6') return;
    eq([await h.users(), await h.incidents()], [[], ['FORM_NOT_FOUND']], 'incident');
    await h.deploy([formFile(3, 'v9')]);
    await h.resolve();
    eq(await h.users(), ['u'], 'resolved');
  },
);
t('a form of the same deployment', [named({ bindingType: 'deployment' }), formFile(1)], async (h) => {
  await h.start('p');
  eq((await h.taskOf('u')).form, true, 'found');
});
const refuse = (name, binding, words) =>
  t(`refused: ${name}`, [named(binding)], (h) => h.deploy([]).catch(() => undefined), {
    refused: (version) => (version < '8.6' ? undefined : words),
  });
refuse(
  'a form of the same deployment that is not there',
  { bindingType: 'deployment' },
  "Expected to find form with id 'f' in current deployment",
);
refuse('a form by version tag without a tag', { bindingType: 'versionTag' }, "Attribute 'versionTag' must be present");
refuse('a form bound by something else', { bindingType: 'somehow' }, "Attribute 'bindingType' must be one of");
