// Listeners of native user tasks. Every expectation was taken from the real engine (8.8.0; 8.5.4 does not look at them).
import {
  B,
  en,
  end,
  eq,
  esp,
  F,
  io,
  msg,
  onMessage,
  onTimer,
  P,
  S,
  st,
  sub,
  terminateEnd,
  U,
  UJ,
  wrap,
} from './bpmn-kit.mjs';

export const cases = [];
const L = (...list) =>
  `<zeebe:taskListeners>${list.map(([event, type, more = '']) => `<zeebe:taskListener${event === undefined ? '' : ` eventType="${event}"`}${type === undefined ? '' : ` type="${type}"`}${more}/>`).join('')}</zeebe:taskListeners>`;
const ann = '<zeebe:assignmentDefinition assignee="ann" candidateGroups="g"/>';
const line = (x, more = '') => P('p', `${st}${U('u', x)}${S('z')}${en}${F('s|u', 'u|z', 'z|e')}${more}`);
const timed = (x, cancel = true) =>
  P(
    'p',
    `${st}${U('u', x)}${B('b', 'u', onTimer('PT1H'), cancel)}${S('y')}${S('z')}${en}${end('e2')}${F('s|u', 'u|z', 'z|e', 'b|y', 'y|e2')}`,
  );
/** On 8.5.4 the task is simply there: the case asks only that. */
const t = (name, xml, fn, vars = {}, more = {}) =>
  cases.push({
    name: `task listener: ${name}`,
    xml: wrap(xml),
    async fn(h, version) {
      await h.start('p', vars);
      if (version >= '8.6') await fn(h);
      else if (!more.since) eq([await h.users(), await h.jobs()], [['u'], []], 'no listeners before 8.8');
      else
        eq(
          (await h.jobs()).some((type) => 'cdx'.includes(type)),
          false,
          'no listeners before 8.8',
        );
    },
    ...more,
  });
/** Where 8.5.4 stands elsewhere after the start. */
const later = { since: true };
const refuse = (name, xml, words) =>
  cases.push({
    name: `task listener: refused: ${name}`,
    xml: wrap(xml),
    fn: async (h) => eq(await h.start('p').then(String), String(await h.keysOf('p')), 'no listeners before 8.8'),
    refused: (version) => (version < '8.6' ? undefined : words),
  });
const codeOf = (refusal = '') =>
  /NOT_FOUND|INVALID_STATE|INVALID_ARGUMENT|FAILED_PRECONDITION/
    .exec(refusal)?.[0]
    .replace('FAILED_PRECONDITION', 'INVALID_STATE') ?? 'none';
const refused = async (h, work) => codeOf(await h.refusal(work));
const stands = async (h) => [await h.jobs(), await h.users()];
const all = L(['creating', 'c'], ['assigning', 'a'], ['updating', 'u1'], ['completing', 'd'], ['canceling', 'x']);
const says = async (h) => {
  const { assignee, candidateGroups, candidateUsers, dueDate, followUpDate, priority } = await h.taskOf('u');
  return { assignee, candidateGroups, candidateUsers, dueDate, followUpDate, priority };
};
const none = {
  assignee: '',
  candidateGroups: [],
  candidateUsers: [],
  dueDate: '',
  followUpDate: '',
  priority: 50,
};
/** What a listener is told, the key of the task apart. */
const told = async (h, type) => {
  const { 'io.camunda.zeebe:userTaskKey': key, ...headers } = (await h.jobOf(type)).customHeaders;
  return [
    Boolean(key),
    Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.replace('io.camunda.zeebe:', ''), value])),
  ];
};
const root = async (h) => (await h.element('p')).key;

t('each state has its own', line(all + ann), async (h) => {
  eq([...(await stands(h)), await h.activated()], [['c'], [], ['p', 's', 'u']], 'creating: nobody sees it yet');
  await h.complete('c');
  eq([...(await stands(h)), (await says(h)).assignee], [['a'], ['u'], ''], 'created, and about to be assigned');
  await h.complete('a');
  eq([...(await stands(h)), (await says(h)).assignee], [[], ['u'], 'ann'], 'assigned');
  await h.update('u', { priority: 7 });
  eq([...(await stands(h)), (await says(h)).priority], [['u1'], ['u'], 50], 'updating');
  await h.complete('u1');
  eq([...(await stands(h)), (await says(h)).priority], [[], ['u'], 7], 'updated');
  await h.completeUser('u', { r: 1 });
  eq([...(await stands(h)), await h.vars()], [['d'], ['u'], {}], 'completing');
  await h.complete('d');
  eq([...(await stands(h)), await h.vars()], [['z'], [], { r: 1 }], 'completed');
});
t(
  'several go one after the other',
  line(L(['completing', 'd2'], ['assigning', 'a'], ['completing', 'd1'])),
  async (h) => {
    await h.completeUser('u');
    eq(await h.jobs(), ['d2'], 'first');
    await h.complete('d2');
    eq(await h.jobs(), ['d1'], 'second');
    await h.complete('d1');
    eq(await stands(h), [['z'], []], 'through');
  },
);
t('the names before 8.8', line(L(['create', 'c'], ['assignment', 'a'], ['complete', 'd'])), async (h) => {
  await h.complete('c');
  await h.assign('u', 'bob');
  await h.complete('a');
  await h.completeUser('u');
  await h.complete('d');
  eq(await stands(h), [['z'], []], 'through');
});
t(
  'what it is told',
  line(`${all}${ann}<zeebe:taskHeaders><zeebe:header key="k" value="v"/></zeebe:taskHeaders>`),
  async (h) => {
    const task = { assignee: 'ann', candidateGroups: '["g"]', k: 'v', priority: '50' };
    eq(await told(h, 'c'), [true, task], 'creating');
    await h.complete('c');
    eq(await told(h, 'a'), [true, { ...task, changedAttributes: '["assignee"]' }], 'its first assignee');
    await h.complete('a');
    await h.update('u', { priority: 7, candidateGroups: ['q', 'w'], dueDate: '2030-01-02T03:04:05Z' });
    const changed = { ...task, priority: '7', candidateGroups: '["q","w"]', dueDate: '2030-01-02T03:04:05Z' };
    const changedAttributes = '["candidateGroupsList","dueDate","priority"]';
    eq(await told(h, 'u1'), [true, { ...changed, action: 'update', changedAttributes }], 'updating');
    await h.complete('u1');
    await h.assign('u', 'bob');
    const bob = { ...changed, assignee: 'bob' };
    eq(await told(h, 'a'), [true, { ...bob, action: 'assign', changedAttributes: '["assignee"]' }], 'assigning');
    await h.complete('a');
    await h.claim('u', 'bob');
    eq(await told(h, 'a'), [true, { ...bob, action: 'claim' }], 'claiming what is his: nothing changes');
    await h.complete('a');
    await h.completeUser('u');
    eq(await told(h, 'd'), [true, { ...bob, action: 'complete' }], 'completing');
    await h.cancel();
    eq(await told(h, 'x'), [true, bob], 'canceling');
  },
);
t('an update that changes nothing is one', line(L(['updating', 'u1'])), async (h) => {
  await h.update('u', { priority: 50 });
  eq(await told(h, 'u1'), [true, { priority: '50', action: 'update' }], 'told');
});
t(
  'it sees what the task is completed with',
  line(L(['completing', 'd']) + io([['=1', 'mine']], [['=r', 'out']])),
  async (h) => {
    await h.completeUser('u', { r: 5 });
    eq((await h.activate('d'))[0].variables, { a: 1, mine: 1, r: 5 }, 'sees');
    eq(await h.scopeOf('u'), { mine: 1 }, 'but it is not there yet');
    await h.complete('d');
    eq(await h.vars(), { a: 1, out: 5 }, 'mapped after');
  },
  { a: 1 },
);
t('it gives no variables', line(L(['completing', 'd'])), async (h) => {
  await h.completeUser('u');
  eq(await refused(h, () => h.complete('d', { v: 1 })), 'INVALID_ARGUMENT', 'refused');
  eq(await h.jobs(), ['d'], 'still there');
});
t(
  'denied: the completion',
  line(L(['completing', 'd'], ['completing', 'd2'])),
  async (h) => {
    await h.completeUser('u', { a: 2, b: 1 });
    await h.complete('d', {}, { denied: true, deniedReason: 'not yet' });
    eq([...(await stands(h)), await h.vars(), await h.scopeOf('u')], [[], ['u'], { a: 1 }, {}], 'as before');
    await h.completeUser('u', { c: 1 });
    await h.complete('d');
    await h.complete('d2');
    eq([...(await stands(h)), await h.vars()], [['z'], [], { a: 1, c: 1 }], 'the second time');
  },
  { a: 1 },
);
t('denied: an assignee, by the second listener', line(L(['assigning', 'a'], ['assigning', 'a2'])), async (h) => {
  await h.assign('u', 'bob');
  await h.complete('a', {}, { corrections: { assignee: 'cid', candidateUsers: ['q'] } });
  const changedAttributes = '["assignee","candidateUsersList"]';
  eq(
    await told(h, 'a2'),
    [true, { action: 'assign', assignee: 'cid', candidateUsers: '["q"]', changedAttributes, priority: '50' }],
    'told',
  );
  await h.complete('a2', {}, { denied: true });
  eq([...(await stands(h)), await says(h)], [[], ['u'], none], 'as before, corrections too');
});
t(
  'denied: the first assignee, a claim, an update',
  line(L(['assigning', 'a'], ['updating', 'u1']) + ann),
  async (h) => {
    await h.complete('a', {}, { denied: true });
    eq([...(await stands(h)), (await says(h)).assignee], [[], ['u'], ''], 'nobody');
    await h.claim('u', 'bob');
    await h.complete('a', {}, { denied: true });
    eq((await says(h)).assignee, '', 'still nobody');
    await h.update('u', { priority: 1 });
    await h.complete('u1', {}, { denied: true });
    eq((await says(h)).priority, 50, 'as it was');
  },
);
t('what begins or ends can not be denied', line(L(['creating', 'c'], ['canceling', 'x'])), async (h) => {
  eq(await refused(h, () => h.complete('c', {}, { denied: true })), 'INVALID_ARGUMENT', 'creating');
  await h.complete('c');
  await h.cancel();
  eq(await refused(h, () => h.complete('x', {}, { denied: true })), 'INVALID_ARGUMENT', 'canceling');
  await h.complete('x');
  eq(await h.done(), true, 'gone');
});
t('corrected: a task that begins', line(L(['creating', 'c'], ['assigning', 'a'])), async (h) => {
  const corrections = { assignee: 'cid', candidateGroups: ['x', 'y'], dueDate: '2030-01-02T03:04:05Z', priority: 9 };
  await h.complete('c', {}, { corrections });
  eq(await stands(h), [[], ['u']], 'an assignee by correction is not assigned once more');
  eq(await says(h), { ...none, ...corrections }, 'corrected');
});
t(
  'corrected: a task that begins with an assignee',
  line(L(['creating', 'c'], ['assigning', 'a'], ['creating', 'c2']) + ann),
  async (h) => {
    eq(
      await refused(h, () => h.complete('c', {}, { corrections: { assignee: 'cid' } })),
      'INVALID_ARGUMENT',
      'the diagram says who',
    );
    await h.complete('c', {}, { corrections: { candidateGroups: ['x'], priority: 9 } });
    const changedAttributes = '["assignee","candidateGroupsList","priority"]';
    eq(
      await told(h, 'c2'),
      [true, { assignee: 'ann', candidateGroups: '["x"]', changedAttributes, priority: '9' }],
      'the next is told',
    );
    await h.complete('c2');
    eq((await told(h, 'a'))[1].changedAttributes, '["assignee"]', 'then the assignee');
    await h.complete('a', {}, { corrections: { assignee: '' } });
    eq(await says(h), { ...none, candidateGroups: ['x'], priority: 9 }, 'taken away');
  },
);
t('corrected: assignee and update', line(L(['assigning', 'a'], ['updating', 'u1'])), async (h) => {
  await h.assign('u', 'bob');
  await h.complete('a', {}, { corrections: { assignee: 'dan', priority: 3 } });
  eq(await says(h), { ...none, assignee: 'dan', priority: 3 }, 'assigned to another');
  await h.update('u', { priority: 51, candidateUsers: ['a'] });
  await h.complete('u1', {}, { corrections: { priority: 50, assignee: '', followUpDate: '2030-01-02T03:04:05Z' } });
  eq(await says(h), { ...none, candidateUsers: ['a'], followUpDate: '2030-01-02T03:04:05Z' }, 'updated otherwise');
});
t('denied and corrected at once', line(L(['updating', 'u1'])), async (h) => {
  await h.update('u', { priority: 1 });
  eq(
    await refused(h, () => h.complete('u1', {}, { denied: true, corrections: { priority: 2 } })),
    'INVALID_ARGUMENT',
    'refused',
  );
  eq(await h.jobs(), ['u1'], 'still there');
});
t('meanwhile nobody can do anything with the task', line(all), async (h) => {
  const key = (await h.jobOf('c')).customHeaders['io.camunda.zeebe:userTaskKey'];
  const tries = async () => [
    await refused(h, () => h.assign(key, 'x')),
    await refused(h, () => h.claim(key, 'x')),
    await refused(h, () => h.update(key, { priority: 4 })),
  ];
  const no = Array(3).fill('INVALID_STATE');
  eq(await tries(), no, 'creating');
  await h.complete('c');
  await h.assign('u', 'x');
  eq([...(await tries()), await refused(h, () => h.completeUser('u'))], [...no, 'INVALID_STATE'], 'assigning');
  await h.complete('a');
  await h.update('u', { priority: 4 });
  eq([...(await tries()), await refused(h, () => h.completeUser('u'))], [...no, 'INVALID_STATE'], 'updating');
  await h.complete('u1');
  await h.completeUser('u');
  eq([...(await tries()), await refused(h, () => h.completeUser('u'))], [...no, 'INVALID_STATE'], 'completing');
});
t(
  'variables of its scope: the listeners of updates are asked',
  line(L(['updating', 'u1'], ['updating', 'u2']) + io([['=1', 'mine']])),
  async (h) => {
    const { key } = await h.element('u');
    await h.setVariables(key, { mine: 2, n: 1 }, true);
    eq(await told(h, 'u1'), [true, { changedAttributes: '["variables"]', priority: '50' }], 'told');
    eq(
      [(await h.activate('u1'))[0].variables, await h.scopeOf('u')],
      [{ a: 1, mine: 2, n: 1 }, { mine: 1 }],
      'seen, not set',
    );
    await h.setVariables(await root(h), { a: 9 });
    eq(await h.vars(), { a: 9 }, 'others go on');
    await h.complete('u1');
    await h.complete('u2');
    eq([await h.scopeOf('u'), await h.vars()], [{ mine: 2, n: 1 }, { a: 9 }], 'set');
    await h.setVariables(key, { a: 2, mine: 3, m: 1 });
    await h.complete('u1');
    await h.complete('u2');
    eq(
      [await h.scopeOf('u'), await h.vars()],
      [
        { mine: 3, n: 1 },
        { a: 2, m: 1 },
      ],
      'merged upwards',
    );
    await h.setVariables(key, { mine: 7 }, true);
    await h.complete('u1', {}, { denied: true });
    eq(await h.scopeOf('u'), { mine: 3, n: 1 }, 'denied');
    await h.setVariables(key, { mine: 8 }, true);
    await h.complete('u1', {}, { corrections: { priority: 1 } });
    eq((await told(h, 'u2'))[1].changedAttributes, '["priority","variables"]', 'corrected');
    await h.complete('u2');
    eq([await h.scopeOf('u'), (await says(h)).priority], [{ mine: 8, n: 1 }, 1], 'both');
  },
  { a: 1 },
);
t('variables of its scope while another listener is asked', line(L(['assigning', 'a'])), async (h) => {
  const { key } = await h.element('u');
  await h.setVariables(key, { n: 1 }, true);
  eq([await h.jobs(), await h.scopeOf('u')], [[], { n: 1 }], 'without one for updates they are set');
  await h.assign('u', 'b');
  eq(await refused(h, () => h.setVariables(key, { n: 2 }, true)), 'INVALID_STATE', 'refused');
});
t('one that fails for good is an incident', line(L(['completing', 'd'])), async (h) => {
  await h.completeUser('u', { r: 1 });
  await h.fail('d', 0, { message: 'oops' });
  eq(await h.incidentTexts(), ['TASK_LISTENER_NO_RETRIES: oops'], 'incident');
  eq(await refused(h, () => h.complete('d')), 'INVALID_STATE', 'waits');
  await h.retries('d', 2);
  await h.resolve();
  await h.fail('d', 1, { vars: { fv: 1 } });
  eq([await h.scopeOf('u'), await h.incidents()], [{ fv: 1 }, []], 'a failure may leave variables');
  await h.complete('d');
  eq([...(await stands(h)), await h.vars()], [['z'], [], { r: 1 }], 'through');
});
t('it throws no error', line(L(['completing', 'd'])), async (h) => {
  await h.completeUser('u');
  eq(await refused(h, () => h.throwError('d', 'E')), 'INVALID_STATE', 'refused');
});
t('a type that is no text is an incident: creating', timed(L(['creating', '=kind', ' retries="=n"'])), async (h) => {
  eq(
    [await h.incidents(), await h.timers(), await h.users(), (await h.activated()).includes('u')],
    [['EXTRACT_VALUE_ERROR'], ['b'], [], true],
    'active, and its timer runs',
  );
  await h.setVariables(await root(h), { kind: 'k' });
  await h.resolve();
  eq([await h.incidents(), await h.jobs()], [['EXTRACT_VALUE_ERROR'], []], 'retries too');
  await h.setVariables(await root(h), { n: 5 });
  await h.resolve();
  eq([await h.timers(), (await h.jobOf('k')).retries], [['b'], 5], 'asked');
  await h.complete('k');
  eq(await stands(h), [[], ['u']], 'there');
});
t(
  'a type that is no text is an incident: later',
  line(L(['completing', '=kind'], ['completing', 'd2'], ['assigning', '=who'])),
  async (h) => {
    await h.assign('u', 'b');
    eq(
      [await h.incidents(), await refused(h, () => h.completeUser('u'))],
      [['EXTRACT_VALUE_ERROR'], 'INVALID_STATE'],
      'assigning',
    );
    await h.setVariables(await root(h), { who: 'w', kind: 'k' });
    await h.resolve();
    await h.complete('w');
    await h.completeUser('u', { r: 1 });
    await h.complete('k');
    await h.complete('d2');
    eq([...(await stands(h)), await h.vars()], [['z'], [], { who: 'w', kind: 'k', r: 1 }], 'through');
  },
);
t(
  'an interrupting boundary event waits for those of the end',
  timed(L(['canceling', 'x'], ['canceling', 'x2'], ['assigning', 'a'])),
  async (h) => {
    await h.assign('u', 'bob');
    await h.advance('PT2H');
    eq([...(await stands(h)), await h.timers()], [['x'], ['u'], []], 'the one of the assignment is gone');
    eq(await refused(h, () => h.completeUser('u')), 'INVALID_STATE', 'too late');
    await h.complete('x');
    await h.fail('x2', 0);
    eq(await h.incidents(), ['TASK_LISTENER_NO_RETRIES'], 'held');
    await h.retries('x2', 1);
    await h.resolve();
    await h.complete('x2');
    eq([...(await stands(h)), (await h.terminated()).includes('u')], [['y'], [], true], 'then the way out');
  },
);
t('a type that is no text while it is taken away', timed(L(['canceling', '=kind'])), async (h) => {
  await h.advance('PT2H');
  eq([await h.incidents(), ...(await stands(h))], [['EXTRACT_VALUE_ERROR'], [], ['u']], 'incident');
  await h.setVariables(await root(h), { kind: 'k' });
  await h.resolve();
  await h.complete('k');
  eq(await stands(h), [['y'], []], 'on');
});
t('a cancelled instance waits for them; nobody reaches it any more', line(L(['canceling', 'x'])), async (h) => {
  const { key } = await h.element('u');
  await h.cancel();
  eq([...(await stands(h)), await h.done()], [['x'], ['u'], false], 'waits');
  eq(
    [
      await refused(h, () => h.cancel()),
      await refused(h, async () => h.setVariables(await root(h), { n: 1 })),
      await refused(h, () => h.setVariables(key, { n: 1 }, true)),
    ],
    Array(3).fill('NOT_FOUND'),
    'out of reach',
  );
  await h.complete('x', {}, { corrections: { priority: 3 } });
  eq([...(await stands(h)), await h.done(), await h.terminated()], [[], [], true, ['u', 'p']], 'gone');
});
t('a cancellation takes the place of an interruption', timed(L(['canceling', 'x'])), async (h) => {
  await h.advance('PT2H');
  await h.cancel();
  eq(await h.jobs(), ['x'], 'asked once');
  await h.complete('x');
  eq([await h.jobs(), await h.done()], [[], true], 'no way out');
});
t('taken away while it is created', line(L(['creating', 'c'], ['canceling', 'x'])), async (h) => {
  await h.cancel();
  eq(await stands(h), [['x'], []], 'asked');
  await h.complete('x');
  eq(await h.done(), true, 'gone');
});
t('taken away while it is completed', line(L(['completing', 'd'], ['canceling', 'x'])), async (h) => {
  await h.completeUser('u', { r: 1 });
  await h.cancel();
  eq(await stands(h), [['x'], ['u']], 'asked');
  await h.complete('x');
  eq([await h.done(), await h.vars()], [true, {}], 'gone, not completed');
});
t(
  'not asked where there is no task',
  line(`${L(['canceling', 'x'])}<zeebe:formDefinition formId="none"/>`),
  async (h) => {
    eq(await h.incidents(), ['FORM_NOT_FOUND'], 'none yet');
    await h.cancel();
    eq([await h.jobs(), await h.done()], [[], true], 'gone at once');
  },
  {},
  later,
);
t(
  'a sub-process waits for the task in it',
  P(
    'p',
    `${st}${sub('sp', U('u', L(['canceling', 'x'])) + S('y'), 'sps|u', 'sps|y', 'u|spe', 'y|spe')}${B('b', 'sp', onTimer('PT1H'))}${S('z')}${en}${end('e2')}${F('s|sp', 'sp|e', 'b|z', 'z|e2')}`,
  ),
  async (h) => {
    await h.advance('PT2H');
    eq(await stands(h), [['x'], ['u']], 'the others are gone');
    await h.complete('x');
    eq([await h.jobs(), await h.terminated()], [['z'], ['y', 'u', 'sp']], 'then the way out');
  },
  {},
  later,
);
t(
  'an event sub-process waits for the task it interrupts',
  `${line(L(['canceling', 'x']), esp('ev', onMessage('M')))}${msg('M', 'm', '=&quot;k&quot;')}`,
  async (h) => {
    await h.message('m', { v: 1 }, 'k');
    eq(await stands(h), [['x'], ['u']], 'waits');
    await h.complete('x');
    eq([...(await stands(h)), await h.vars()], [['n'], [], { v: 1 }], 'then it begins');
  },
);
t(
  'a terminate end waits for it',
  P(
    'p',
    `${st}${U('u', L(['canceling', 'x']))}${onTimerCatch()}${terminateEnd('t')}${en}${F('s|u', 's|w', 'u|e', 'w|t')}`,
  ),
  async (h) => {
    await h.advance('PT2H');
    eq(await stands(h), [['x'], ['u']], 'waits');
    await h.complete('x');
    eq([await h.done(), await h.terminated(), (await h.completed()).slice(-2)], [true, ['u'], ['t', 'p']], 'completed');
  },
);
t(
  'for each item: the condition takes the others away',
  P(
    'p',
    `${st}<userTask id="u"><extensionElements><zeebe:userTask/>${L(['creating', 'c'], ['canceling', 'x'])}</extensionElements><multiInstanceLoopCharacteristics><extensionElements><zeebe:loopCharacteristics inputCollection="=items"/></extensionElements><completionCondition>=numberOfCompletedInstances = 1</completionCondition></multiInstanceLoopCharacteristics></userTask>${S('z')}${en}${F('s|u', 'u|z', 'z|e')}`,
  ),
  async (h) => {
    await h.complete('c');
    await h.complete('c');
    await h.completeUser('u');
    eq(await stands(h), [['x'], ['u']], 'one is left, and goes');
    await h.complete('x');
    eq(await stands(h), [['z'], []], 'on');
  },
  { items: [1, 2] },
  later,
);
t('a non-interrupting boundary event does not wait', timed(L(['assigning', 'a']), false), async (h) => {
  await h.assign('u', 'b');
  await h.advance('PT2H');
  eq(await stands(h), [['a', 'y'], ['u']], 'beside it');
  await h.complete('a');
  eq((await says(h)).assignee, 'b', 'assigned');
});
t('a modification does not ask', line(L(['canceling', 'x'])), async (h) => {
  await h.modify({ activate: [{ id: 'z' }], terminate: [(await h.element('u')).key] });
  eq([...(await stands(h)), await h.terminated()], [['z'], [], ['u']], 'gone at once');
});
t(
  'between the listeners of its element',
  line(
    `${L(['creating', 'c'], ['completing', 'd'], ['canceling', 'x'])}<zeebe:executionListeners><zeebe:executionListener eventType="start" type="s1"/><zeebe:executionListener eventType="end" type="e1"/></zeebe:executionListeners>${io([], [['=r', 'out']])}`,
  ),
  async (h) => {
    const order = [];
    const next = async () => {
      const [type] = await h.jobs();
      order.push(type);
      await h.complete(type);
    };
    await next();
    await next();
    await h.completeUser('u', { r: 1 });
    await next();
    eq(await h.vars(), { out: 1 }, 'mapped before the last');
    await next();
    eq(order, ['s1', 'c', 'd', 'e1'], 'order');
  },
  {},
  { refused: (version) => (version < '8.6' ? 'Execution listeners are not supported' : undefined) },
);
t('a migration keeps the one that is asked', line(L(['assigning', 'a'])), async (h) => {
  await h.assign('u', 'bob');
  await h.deploy(wrap(P('q', `${st}${U('v', L(['assigning', 'b']))}${S('z2')}${en}${F('s|v', 'v|z2', 'z2|e')}`)));
  await h.migrate('q', { u: 'v' });
  eq(await stands(h), [['a'], ['v']], 'with it');
  await h.complete('a');
  eq(await h.jobs(), [], 'assigned');
});

function onTimerCatch() {
  return `<intermediateCatchEvent id="w">${onTimer('PT1H')}</intermediateCatchEvent>`;
}

const only = 'Task listeners are only allowed on Camunda user tasks';
refuse('at a user task by job', P('p', `${st}${UJ('u', L(['creating', 'c']))}${en}${F('s|u', 'u|e')}`), only);
refuse('at another task', P('p', `${st}${S('u', 'u', L(['creating', 'c']))}${en}${F('s|u', 'u|e')}`), only);
refuse('another event', line(L(['start', 'c'])), 'No enum constant');
refuse('no event', line(L([undefined, 'c'])), "Attribute 'eventType' must be present and not empty");
refuse('no type', line(L(['creating', undefined])), "Attribute 'type' must be present and not empty");
refuse('two lists', line(L(['creating', 'c']) + L(['completing', 'd'])), "Must have exactly one 'zeebe:taskListeners'");
