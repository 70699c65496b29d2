// Call activities. Every expectation was taken from the real engine (8.5.4 and 8.8.0).
import {
  B,
  en,
  end,
  eq,
  error,
  errorEnd,
  esp,
  F,
  io,
  msg,
  onError,
  onMessage,
  onTimer,
  P,
  S,
  st,
  sub,
  terminateEnd,
  wrap,
} from './bpmn-kit.mjs';

export const cases = [];
const t = (name, xml, fn, more) =>
  cases.push({ name: `call activity: ${name}`, xml: typeof xml === 'string' ? wrap(xml) : xml, fn, ...more });

/** A call activity; attributes of the called element besides. */
const call = (id, process, { x = '', inner = '', ...attributes } = {}) =>
  `<callActivity id="${id}"><extensionElements><zeebe:calledElement processId="${process}"${Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('')}/>${x}</extensionElements>${inner}</callActivity>`;
const parentOf = (activity, more = '') => P('p', `${st}${activity}${S('z')}${en}${F('s|ca', 'ca|z', 'z|e')}${more}`);
const childOf = (id = 'child', job = 'c') =>
  P(id, `<startEvent id="cs"/>${S(job)}<endEvent id="ce"/>${F(`cs|${job}`, `${job}|ce`)}`);
const both = (options, more) => parentOf(call('ca', 'child', options), more) + childOf();
const items = (more = '') =>
  `<multiInstanceLoopCharacteristics${more}><extensionElements><zeebe:loopCharacteristics inputCollection="=items" inputElement="item" outputCollection="results" outputElement="=r"/></extensionElements></multiInstanceLoopCharacteristics>`;

t('the course of both', both(), async (h) => {
  await h.start('p');
  eq(
    [await h.activated(), await h.jobs(), await h.instances('child')],
    [['p', 's', 'ca', 'child', 'cs', 'c'], ['c'], 1],
    'called',
  );
  await h.complete('c');
  eq(
    [await h.completed(), await h.jobs(), await h.instances('child')],
    [['s', 'cs', 'c', 'ce', 'child', 'ca'], ['z'], 0],
    'returned',
  );
});
t(
  'the child begins with copies of all that the call sees',
  P(
    'p',
    `${st}${sub('sp', call('ca', 'child'), 'sps|ca', 'ca|spe').replace('<subProcess id="sp">', `<subProcess id="sp"><extensionElements>${io([['=1', 'inner']])}</extensionElements>`)}${en}${F('s|sp', 'sp|e')}`,
  ) + childOf(),
  async (h) => {
    await h.start('p', { outer: 2 });
    const [key] = await h.keysOf('child');
    eq(await h.vars(key), { inner: 1, outer: 2 }, 'its root scope');
  },
);
t(
  'without propagation the child begins with the local variables of the call only',
  both({ propagateAllParentVariables: false, x: io([['=a + 1', 'b']]) }),
  async (h) => {
    await h.start('p', { a: 1 });
    eq(await h.localsOf('c'), { b: 2 }, 'mapped');
  },
);
t('with input mappings and propagation the child has both', both({ x: io([['=a + 1', 'b']]) }), async (h) => {
  await h.start('p', { a: 1 });
  eq(await h.localsOf('c'), { a: 1, b: 2 }, 'both');
});
t('an input mapping hides what it is named after', both({ x: io([['=a + 1', 'a']]) }), async (h) => {
  await h.start('p', { a: 1 });
  eq([await h.localsOf('c'), await h.vars()], [{ a: 2 }, { a: 1 }], 'hidden');
});
t('all variables of the child come back, stale copies of the parent among them', both(), async (h) => {
  await h.start('p', { a: 1 });
  await h.setVariables((await h.element('p')).key, { a: 5 });
  await h.complete('c', { b: 2 });
  eq(await h.vars(), { a: 1, b: 2 }, 'stale');
});
t('what comes back merges into what the call has of its own', both({ x: io([['=0', 'b']]) }), async (h) => {
  await h.start('p', { a: 1 });
  await h.complete('c', { b: 2, d: 3 });
  eq([await h.vars(), await h.scopeOf('ca')], [{ a: 1, d: 3 }, { b: 2 }], 'b stays with the call');
});
t(
  'with propagation switched off and no output mapping nothing comes back',
  both({ propagateAllChildVariables: false }),
  async (h) => {
    await h.start('p', { a: 1 });
    await h.complete('c', { a: 3, b: 2 });
    eq(await h.vars(), { a: 1 }, 'nothing');
  },
);
t(
  'with propagation switched off the output mapping sees the child',
  both({ propagateAllChildVariables: false, x: io([], [['=b', 'res']]) }),
  async (h) => {
    await h.start('p', { a: 1 });
    await h.complete('c', { b: 2 });
    eq(await h.vars(), { a: 1, res: 2 }, 'mapped');
  },
);
t(
  'with propagation and an output mapping only the mapped comes back',
  both({ propagateAllChildVariables: true, x: io([], [['=b', 'res']]) }),
  async (h) => {
    await h.start('p', { a: 1 });
    await h.complete('c', { b: 2, a: 9 });
    eq(
      [await h.vars(), await h.scopeOf('ca')],
      [
        { a: 1, res: 2 },
        { a: 9, b: 2 },
      ],
      'only that',
    );
  },
);
t(
  'a failing output mapping is an incident; the child is gone',
  both({ x: io([], [['=assert(b, b != null)', 'res']]) }),
  async (h) => {
    await h.start('p');
    await h.complete('c');
    eq([await h.incidents(), await h.instances('child'), await h.jobs()], [['IO_MAPPING_ERROR'], 0, []], 'incident');
    await h.setVariables((await h.element('p')).key, { b: 4 });
    await h.resolve();
    eq([await h.jobs(), (await h.vars()).res], [['z'], 4], 'resolved');
  },
);
t(
  'a failing input mapping is an incident; nothing is called',
  both({ x: io([['=assert(a, a != null)', 'b']]) }),
  async (h) => {
    await h.start('p');
    eq([await h.incidents(), await h.instances('child')], [['IO_MAPPING_ERROR'], 0], 'incident');
    await h.setVariables((await h.element('p')).key, { a: 4 });
    await h.resolve();
    eq([await h.jobs(), (await h.localsOf('c')).b], [['c'], 4], 'resolved');
  },
);
t('a process that is not there is an incident until somebody deploys it', parentOf(call('ca', 'other')), async (h) => {
  await h.start('p');
  eq(
    await h.incidentTexts(),
    ["CALLED_ELEMENT_ERROR: Expected process with BPMN process id 'other' to be deployed, but not found."],
    'incident',
  );
  await h.deploy([['other.bpmn', wrap(childOf('other'))]]);
  await h.resolve();
  eq([await h.jobs(), await h.incidents()], [['c'], []], 'called');
});
t(
  'a process that only a message starts can not be called',
  [
    [
      'child.bpmn',
      wrap(
        `${msg('M', 'go', '=key')}${P('child', `<startEvent id="cs">${onMessage()}</startEvent>${S('c')}<endEvent id="ce"/>${F('cs|c', 'c|ce')}`)}`,
      ),
    ],
    ['p.bpmn', wrap(parentOf(call('ca', 'child')))],
  ],
  async (h) => {
    await h.start('p');
    eq(
      await h.incidentTexts(),
      [
        "CALLED_ELEMENT_ERROR: Expected process with BPMN process id 'child' to have a none start event, but not found.",
      ],
      'incident',
    );
  },
);
t(
  'the process id may be an expression',
  parentOf(call('ca', '=which')) +
    childOf('one', 'c1') +
    P('two', `<startEvent id="cs2"/>${S('c2')}<endEvent id="ce2"/>${F('cs2|c2', 'c2|ce2')}`),
  async (h) => {
    await h.start('p', { which: 'two' });
    eq(await h.jobs(), ['c2'], 'called');
  },
);
t('a process id that is no text is an incident', parentOf(call('ca', '=which')), async (h) => {
  await h.start('p', { which: 5 });
  eq([await h.incidents(), await h.activated()], [['EXTRACT_VALUE_ERROR'], ['p', 's']], 'incident');
  await h.deploy([['child.bpmn', wrap(childOf())]]);
  await h.setVariables((await h.element('p')).key, { which: 'child' });
  await h.resolve();
  eq(await h.jobs(), ['c'], 'called');
});
t('the latest version is called; a child that runs stays with its own', both(), async (h) => {
  await h.start('p');
  await h.deploy([['child2.bpmn', wrap(childOf('child', 'c2'))]]);
  await h.start('p');
  eq(await h.jobs(), ['c', 'c2'], 'each its version');
  await h.complete('c');
  eq(await h.jobs(), ['c2', 'z'], 'the old one completes');
});
t(
  'bound by deployment the version deployed with the caller is called',
  both({ bindingType: 'deployment' }),
  async (h, version) => {
    await h.deploy([['child2.bpmn', wrap(childOf('child', 'c2'))]]);
    await h.start('p');
    eq(await h.jobs(), version < '8.6' ? ['c2'] : ['c'], 'called');
  },
);
const unbound = "ERROR: Expected to find process with id 'child' in current deployment, but not found.";
t(
  'bound by deployment with nothing deployed beside the caller',
  parentOf(call('ca', 'child', { bindingType: 'deployment' })),
  async (h) => {
    await h.deploy([['child.bpmn', wrap(childOf())]]);
    await h.start('p');
    eq(await h.jobs(), ['c'], 'called');
  },
  { refused: (version) => (version < '8.6' ? undefined : unbound) },
);
const bound = wrap(parentOf(call('ca', 'child', { bindingType: 'deployment' })));
t(
  'bound by deployment: a deployment with any change makes new versions of all in it',
  [
    ['p.bpmn', bound],
    ['child.bpmn', wrap(childOf('child', 'c1'))],
  ],
  async (h, version) => {
    await h.deploy([
      ['p.bpmn', bound],
      ['child.bpmn', wrap(childOf('child', 'c2'))],
    ]);
    await h.deploy([['child.bpmn', wrap(childOf('child', 'c3'))]]);
    await h.start('p');
    eq(await h.jobs(), version < '8.6' ? ['c3'] : ['c2'], 'the child of the second deployment');
  },
);
t(
  'bound by deployment: deployed again without a change',
  [
    ['p.bpmn', bound],
    ['child.bpmn', wrap(childOf('child', 'c1'))],
  ],
  async (h, version) => {
    await h.deploy([['child.bpmn', wrap(childOf('child', 'c2'))]]);
    await h.deploy([
      ['p.bpmn', bound],
      ['child.bpmn', wrap(childOf('child', 'c1'))],
    ]);
    await h.start('p');
    eq(await h.jobs(), ['c1'], 'the child of the last deployment');
    void version;
  },
);
const tagged = (tag, job) =>
  wrap(
    P(
      'child',
      `<extensionElements><zeebe:versionTag value="${tag}"/></extensionElements><startEvent id="cs"/>${S(job)}<endEvent id="ce"/>${F(`cs|${job}`, `${job}|ce`)}`,
    ),
  );
t(
  'bound by version tag the newest version of that tag is called',
  [
    ['p.bpmn', wrap(parentOf(call('ca', 'child', { bindingType: 'versionTag', versionTag: 'v1' })))],
    ['child.bpmn', tagged('v1', 'c1')],
  ],
  async (h, version) => {
    await h.deploy([['child.bpmn', tagged('v1', 'c1b')]]);
    await h.deploy([['child.bpmn', tagged('v2', 'c2')]]);
    await h.start('p');
    eq(await h.jobs(), version < '8.6' ? ['c2'] : ['c1b'], 'called');
  },
);
t(
  'bound by a version tag that nothing has',
  both({ bindingType: 'versionTag', versionTag: 'v9' }),
  async (h, version) => {
    await h.start('p');
    eq(
      [await h.jobs(), await h.incidentTexts()],
      version < '8.6'
        ? [['c'], []]
        : [
            [],
            [
              "CALLED_ELEMENT_ERROR: Expected to call process with BPMN process id 'child' and version tag 'v9', but no such process found. To resolve this incident, deploy a process with the given process id and version tag.",
            ],
          ],
      'called',
    );
  },
);
t(
  'bound by version tag without a tag',
  both({ bindingType: 'versionTag' }),
  async (h) => {
    await h.start('p');
    eq(await h.jobs(), ['c'], 'latest');
  },
  { refused: (version) => (version < '8.6' ? undefined : 'versionTag'), stricter: true },
);
t(
  'an error that the child does not catch is caught at the call',
  `${error('E', 'BAD')}${P('p', `${st}${call('ca', 'child')}${B('b', 'ca', onError('E'))}${S('z')}${en}${end('e2')}${F('s|ca', 'ca|e', 'b|z', 'z|e2')}`)}${childOf()}`,
  async (h) => {
    await h.start('p', { a: 1 });
    await h.throwError('c', 'BAD', { why: 'x' });
    eq([await h.jobs(), await h.terminated(), await h.vars()], [['z'], ['c', 'child', 'ca'], { a: 1 }], 'caught');
    await h.complete('z');
    eq(await h.done(), true, 'done');
  },
);
t(
  'an error caught by an event sub-process around the call',
  `${error('E', 'BAD')}${parentOf(call('ca', 'child'), esp('h', onError('E')))}${childOf()}`,
  async (h) => {
    await h.start('p', { a: 1 });
    await h.throwError('c', 'BAD', { why: 'x' });
    eq([await h.jobs(), await h.terminated(), (await h.vars()).why], [['n'], ['c', 'child', 'ca'], 'x'], 'caught');
  },
);
t(
  'an error end event of the child is caught at the call',
  `${error('E', 'BAD')}${P('p', `${st}${call('ca', 'child')}${B('b', 'ca', onError('E'))}${S('z')}${en}${end('e2')}${F('s|ca', 'ca|e', 'b|z', 'z|e2')}`)}${P('child', `<startEvent id="cs"/>${S('c')}${errorEnd('ce', 'E')}${F('cs|c', 'c|ce')}`)}`,
  async (h) => {
    await h.start('p');
    await h.complete('c', { b: 1 });
    eq([await h.jobs(), await h.vars()], [['z'], {}], 'caught, and nothing comes back');
  },
);
t(
  'an error that the child catches is not seen at the call',
  `${error('E', 'BAD')}${P('p', `${st}${call('ca', 'child')}${B('b', 'ca', onError('E'))}${S('z')}${S('y')}${en}${end('e2')}${F('s|ca', 'ca|y', 'y|e', 'b|z', 'z|e2')}`)}${P('child', `<startEvent id="cs"/>${S('c')}<endEvent id="ce"/>${F('cs|c', 'c|ce')}${esp('h', onError('E'))}`)}`,
  async (h) => {
    await h.start('p');
    await h.throwError('c', 'BAD');
    eq(await h.jobs(), ['n'], 'inside');
    await h.complete('n');
    eq(await h.jobs(), ['y'], 'goes on');
  },
);
t('an error that nobody catches is an incident in the child', both(), async (h) => {
  await h.start('p');
  await h.throwError('c', 'BAD');
  eq(
    [await h.incidentTexts(), await h.instances('child')],
    [
      [
        "UNHANDLED_ERROR_EVENT: Expected to throw an error event with the code 'BAD', but it was not caught. No error events are available in the scope.",
      ],
      1,
    ],
    'incident',
  );
});
t(
  'the incident of an uncaught error names the catches of the caller too',
  `${error('E', 'OTHER')}${P('p', `${st}${call('ca', 'child')}${B('b', 'ca', onError('E'))}${S('z')}${en}${end('e2')}${F('s|ca', 'ca|e', 'b|z', 'z|e2')}`)}${childOf()}`,
  async (h) => {
    await h.start('p');
    await h.throwError('c', 'BAD');
    eq(
      await h.incidentTexts(),
      [
        "UNHANDLED_ERROR_EVENT: Expected to throw an error event with the code 'BAD', but it was not caught. Available error events are [OTHER]",
      ],
      'incident',
    );
  },
);
t(
  'an error over two calls',
  `${error('E', 'BAD')}${P('p', `${st}${call('ca', 'mid')}${B('b', 'ca', onError('E'))}${S('z')}${en}${end('e2')}${F('s|ca', 'ca|e', 'b|z', 'z|e2')}`)}${P('mid', `<startEvent id="ms"/>${call('mca', 'child')}<endEvent id="me"/>${F('ms|mca', 'mca|me')}`)}${childOf()}`,
  async (h) => {
    await h.start('p');
    eq([await h.instances('mid'), await h.instances('child')], [1, 1], 'both');
    await h.throwError('c', 'BAD');
    eq([await h.jobs(), await h.terminated()], [['z'], ['c', 'child', 'mca', 'mid', 'ca']], 'caught');
  },
);
t('cancelling the caller cancels the child', both(), async (h) => {
  await h.start('p');
  await h.cancel();
  eq([await h.jobs(), await h.done(), await h.terminated()], [[], true, ['c', 'child', 'ca', 'p']], 'gone');
});
t('a child can not be cancelled alone', both(), async (h) => {
  await h.start('p');
  const [key] = await h.keysOf('child');
  const refusal = await h.refusal(() => h.cancel(key));
  eq([/FAILED_PRECONDITION/.test(refusal), await h.jobs()], [true, ['c']], refusal);
});
t('an incident in the child is resolved there', both(), async (h) => {
  await h.start('p');
  await h.fail('c', 0);
  eq(await h.incidents(), ['JOB_NO_RETRIES'], 'incident');
  await h.retries('c', 1);
  await h.resolve();
  await h.complete('c');
  eq(await h.jobs(), ['z'], 'goes on');
});
t('cancelling takes the incident of the child away', both(), async (h) => {
  await h.start('p');
  await h.fail('c', 0);
  await h.cancel();
  eq([await h.incidents(), await h.done()], [[], true], 'gone');
});
t(
  'an interrupting boundary event ends the child',
  P(
    'p',
    `${st}${call('ca', 'child')}${B('b', 'ca', onTimer('PT1H'))}${S('z')}${en}${end('e2')}${F('s|ca', 'ca|e', 'b|z', 'z|e2')}`,
  ) + childOf(),
  async (h) => {
    await h.start('p');
    await h.fire('b');
    eq([await h.jobs(), await h.terminated(), await h.instances('child')], [['z'], ['c', 'child', 'ca'], 0], 'ended');
  },
);
t(
  'a non-interrupting boundary event leaves the child',
  P(
    'p',
    `${st}${call('ca', 'child')}${B('b', 'ca', onTimer('PT1H'), false)}${S('z')}${en}${end('e2')}${F('s|ca', 'ca|e', 'b|z', 'z|e2')}`,
  ) + childOf(),
  async (h) => {
    await h.start('p');
    await h.fire('b');
    eq([await h.jobs(), await h.instances('child')], [['c', 'z'], 1], 'both');
    await h.complete('c');
    await h.complete('z');
    eq(await h.done(), true, 'done');
  },
);
t(
  'a boundary message key of a call is evaluated in the caller',
  `${msg('M', 'stop', '=key')}${P('p', `${st}${call('ca', 'child')}${B('b', 'ca', onMessage())}${S('z')}${en}${end('e2')}${F('s|ca', 'ca|e', 'b|z', 'z|e2')}`)}${childOf()}`,
  async (h) => {
    await h.start('p', { key: 'k' });
    eq(await h.correlationKeys(), ['k'], 'listens');
    await h.message('stop', { x: 1 });
    eq([await h.jobs(), await h.subs(), (await h.vars()).x], [['z'], [], 1], 'stopped');
  },
);
t(
  'a terminate end event of the child ends the child; the caller goes on',
  parentOf(call('ca', 'child')) +
    P(
      'child',
      `<startEvent id="cs"/><parallelGateway id="f"/>${S('c')}${S('d')}${terminateEnd('ce')}${end('ce2')}${F('cs|f', 'f|c', 'f|d', 'c|ce', 'd|ce2')}`,
    ),
  async (h) => {
    await h.start('p');
    await h.complete('c', { r: 1 });
    eq([await h.jobs(), (await h.vars()).r], [['z'], 1], 'goes on');
  },
);
t(
  'an event sub-process of the child interrupts the child only',
  `${msg('M', 'stop', '=key')}${parentOf(call('ca', 'child'))}${P('child', `<startEvent id="cs"/>${S('c')}<endEvent id="ce"/>${F('cs|c', 'c|ce')}${esp('h', onMessage())}`)}`,
  async (h) => {
    await h.start('p', { key: 'k' });
    await h.message('stop', { x: 1 });
    eq(await h.jobs(), ['n'], 'handler');
    await h.complete('n');
    eq([await h.jobs(), (await h.vars()).x], [['z'], 1], 'goes on');
  },
);
t(
  'an event sub-process around the call ends the child',
  `${msg('M', 'stop', '=key')}${parentOf(call('ca', 'child'), esp('h', onMessage()))}${childOf()}`,
  async (h) => {
    await h.start('p', { key: 'k' });
    await h.message('stop');
    eq([await h.jobs(), await h.instances('child')], [['n'], 0], 'ended');
  },
);
const waits = (id) =>
  P(
    id,
    `<startEvent id="${id}s"/><intermediateCatchEvent id="${id}m">${onMessage()}</intermediateCatchEvent>${S(`${id}c`)}<endEvent id="${id}e"/>${F(`${id}s|${id}m`, `${id}m|${id}c`, `${id}c|${id}e`)}`,
  );
const two = (a, b) =>
  P(
    'p',
    `${st}<parallelGateway id="f"/>${call('c1', a)}${call('c2', b)}${end('e1')}${end('e2')}${F('s|f', 'f|c1', 'f|c2', 'c1|e1', 'c2|e2')}`,
  );
t(
  'a message goes to one child of a process only',
  `${msg('M', 'go', '=key')}${two('one', 'one')}${waits('one')}`,
  async (h) => {
    await h.start('p', { key: 'k' });
    eq(await h.subs(), ['go', 'go'], 'both listen');
    await h.message('go', {}, 'k');
    eq([await h.jobs(), await h.subs()], [['onec'], ['go']], 'one of them');
    await h.message('go', {}, 'k');
    eq([await h.jobs(), await h.subs()], [['onec', 'onec'], []], 'the other');
  },
);
t(
  'a message goes to one child of each process',
  `${msg('M', 'go', '=key')}${two('one', 'two')}${waits('one')}${waits('two')}`,
  async (h) => {
    await h.start('p', { key: 'k' });
    await h.message('go', {}, 'k');
    eq([await h.jobs(), await h.subs()], [['onec', 'twoc'], []], 'each');
  },
);
t(
  'a buffered message for a child',
  `${msg('M', 'go', '=key')}${parentOf(call('ca', 'one'))}${waits('one')}`,
  async (h) => {
    await h.message('go', { x: 1 }, 'k', { ttl: 60000 });
    await h.start('p', { key: 'k' });
    eq([await h.jobs(), (await h.localsOf('onec')).x], [['onec'], 1], 'taken');
  },
);
t('for each item of a collection, all at once', both({ inner: items() }), async (h) => {
  await h.start('p', { items: [10, 20] });
  eq([await h.jobs(), await h.instances('child')], [['c', 'c'], 2], 'two');
  eq(
    await h.localsOf('c'),
    { items: [10, 20], item: 10, loopCounter: 1, r: null, results: [null, null] },
    'the first child',
  );
  await h.complete('c', { r: 1, other: 5 });
  await h.complete('c', { r: 2 });
  eq(
    [await h.jobs(), await h.vars()],
    [['z'], { items: [10, 20], item: 20, loopCounter: 2, results: [null, 2], other: 5 }],
    'each brings its stale copy of the results back',
  );
});
t('for each item of a collection, one after the other', both({ inner: items(' isSequential="true"') }), async (h) => {
  await h.start('p', { items: [10, 20] });
  await h.complete('c', { r: 1 });
  eq([await h.jobs(), (await h.localsOf('c')).item, (await h.localsOf('c')).results], [['c'], 20, [1, null]], 'second');
  await h.complete('c', { r: 2 });
  eq([await h.jobs(), (await h.vars()).results], [['z'], [1, 2]], 'each brings its stale copy of the results back');
});
t(
  'a process that calls itself until enough',
  P(
    'p',
    `${st}${S('a')}<exclusiveGateway id="x" default="d"/>${call('ca', 'p', { x: io([['=n + 1', 'n']]) })}<exclusiveGateway id="y"/>${en}${F('s|a', 'a|x', 'x|ca|=n &lt; 3', 'x|y||d', 'ca|y', 'y|e')}`,
  ),
  async (h) => {
    await h.start('p', { n: 0 });
    for (let n = 0; n < 4; n++) {
      eq([await h.instances('p'), (await h.localsOf('a')).n], [n + 1, n], 'deeper');
      await h.complete('a');
    }
    eq([await h.done(), (await h.vars()).n], [true, 1], 'all the way back, with what the first call gave');
  },
);
t(
  'a child that is through at once',
  parentOf(call('ca', 'child')) + P('child', `<startEvent id="cs"/><endEvent id="ce"/>${F('cs|ce')}`),
  async (h) => {
    await h.start('p', { a: 1 });
    eq([await h.jobs(), await h.completed()], [['z'], ['s', 'cs', 'ce', 'child', 'ca']], 'through');
  },
);
t(
  'calls of two branches go on side by side',
  P(
    'p',
    `${st}<parallelGateway id="f"/><parallelGateway id="j"/>${call('c1', 'child')}${call('c2', 'child')}${S('z')}${en}${F('s|f', 'f|c1', 'f|c2', 'c1|j', 'c2|j', 'j|z', 'z|e')}`,
  ) + childOf(),
  async (h) => {
    await h.start('p');
    eq(
      [await h.activated(), await h.jobs()],
      [
        ['p', 's', 'f', 'c2', 'c1', 'child', 'child', 'cs', 'cs', 'c', 'c'],
        ['c', 'c'],
      ],
      'order',
    );
    await h.complete('c');
    await h.complete('c');
    eq(await h.jobs(), ['z'], 'joined');
  },
);
t(
  'a user task in a child',
  parentOf(call('ca', 'child')) +
    P(
      'child',
      `<startEvent id="cs"/><userTask id="u"><extensionElements><zeebe:assignmentDefinition assignee="=who"/></extensionElements></userTask><endEvent id="ce"/>${F('cs|u', 'u|ce')}`,
    ),
  async (h) => {
    await h.start('p', { who: 'ann' });
    eq(await h.users(), ['u'], 'open');
    await h.completeUser('u', { done: true });
    eq([await h.jobs(), (await h.vars()).done], [['z'], true], 'returned');
  },
);
t(
  'a timer in a child',
  parentOf(call('ca', 'child')) +
    P(
      'child',
      `<startEvent id="cs"/><intermediateCatchEvent id="w">${onTimer('PT1H')}</intermediateCatchEvent><endEvent id="ce"/>${F('cs|w', 'w|ce')}`,
    ),
  async (h) => {
    await h.start('p');
    eq(await h.timers(), ['w'], 'armed');
    await h.fire('w');
    eq(await h.jobs(), ['z'], 'returned');
  },
);
t('no called element', P('p', `${st}<callActivity id="ca"/>${en}${F('s|ca', 'ca|e')}`), async () => undefined, {
  refused: 'calledElement',
});
t(
  'a called element without process id',
  P(
    'p',
    `${st}<callActivity id="ca"><extensionElements><zeebe:calledElement/></extensionElements></callActivity>${en}${F('s|ca', 'ca|e')}`,
  ),
  async () => undefined,
  { refused: 'Expected expression but not found' },
);
