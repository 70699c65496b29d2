// Business rule tasks that call a decision. Every expectation was taken from the real engine (8.5.4 and 8.8.0).
import { B, en, end, eq, F, io, onTimer, P, S, st, sub, wrap } from './bpmn-kit.mjs';

export const cases = [];
const t = (name, xml, fn, more) =>
  cases.push({ name: `called decision: ${name}`, xml: typeof xml === 'string' ? wrap(xml) : xml, fn, ...more });

const text = (s) => `<text>${String(s).replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</text>`;
const variable = (id) => `<variable id="${id}_v" name="${id}"/>`;
const tag = (value) => (value ? `<extensionElements><zeebe:versionTag value="${value}"/></extensionElements>` : '');
const drg = (id, ...decisions) =>
  `<?xml version="1.0"?><definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="${id}" name="${id}" namespace="x">${decisions.join('')}</definitions>`;
const literal = (id, expression, { requires = [], versionTag } = {}) =>
  `<decision id="${id}" name="${id}">${tag(versionTag)}${variable(id)}${requires.map((other) => `<informationRequirement id="${id}_${other}"><requiredDecision href="#${other}"/></informationRequirement>`).join('')}<literalExpression id="${id}_l">${text(expression)}</literalExpression></decision>`;
/** A table over one input; rules are [test, ...outputs]. */
const table = (id, input, outputs, rules, hitPolicy = 'UNIQUE') =>
  `<decision id="${id}" name="${id}">${variable(id)}<decisionTable id="${id}_t" hitPolicy="${hitPolicy}"><input id="${id}_i"><inputExpression id="${id}_ie">${text(input)}</inputExpression></input>${outputs.map((name) => `<output id="${id}_${name}" name="${name}"/>`).join('')}${rules.map(([when, ...gives], n) => `<rule id="${id}_r${n}"><inputEntry id="${id}_r${n}i">${text(when)}</inputEntry>${gives.map((out, at) => `<outputEntry id="${id}_r${n}o${at}">${text(out)}</outputEntry>`).join('')}</rule>`).join('')}</decisionTable></decision>`;

const decide = (id, { x = '', decisionId = 'd', resultVariable = 'result', inner = '', ...more } = {}) =>
  `<businessRuleTask id="${id}"><extensionElements><zeebe:calledDecision decisionId="${decisionId}" resultVariable="${resultVariable}"${Object.entries(
    more,
  )
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('')}/>${x}</extensionElements>${inner}</businessRuleTask>`;
const process = (options) => P('p', `${st}${decide('d1', options)}${S('z')}${en}${F('s|d1', 'd1|z', 'z|e')}`);
const grade = drg(
  'g',
  table(
    'd',
    'n',
    ['out'],
    [
      ['&lt; 10'.replace('&lt;', '<'), '"low"'],
      ['>= 10', '"high"'],
    ],
  ),
);
const withGrade = (options) => [
  ['case.bpmn', wrap(process(options))],
  ['d.dmn', grade],
];
const plain = (value, versionTag) => drg('g', literal('d', value, { versionTag }));

t('its result becomes a variable', withGrade(), async (h) => {
  await h.start('p', { n: 5 });
  eq([await h.jobs(), await h.vars()], [['z'], { n: 5, result: 'low' }], 'decided');
  eq(await h.completed(), ['s', 'd1'], 'at once');
});
t(
  'more than one output is a context',
  [
    ['case.bpmn', wrap(process())],
    ['d.dmn', drg('g', table('d', 'n', ['a', 'b'], [['1', '10', '"x"']]))],
  ],
  async (h) => {
    await h.start('p', { n: 1 });
    eq((await h.vars()).result, { a: 10, b: 'x' }, 'context');
  },
);
t(
  'no rule that matches gives null',
  [
    ['case.bpmn', wrap(process())],
    ['d.dmn', drg('g', table('d', 'n', ['a'], [['1', '10']]))],
  ],
  async (h) => {
    await h.start('p', { n: 2 });
    eq([(await h.vars()).result, await h.incidents()], [null, []], 'null');
  },
);
t(
  'a collecting table gives a list',
  [
    ['case.bpmn', wrap(process())],
    [
      'd.dmn',
      drg(
        'g',
        table(
          'd',
          'n',
          ['a'],
          [
            ['1', '10'],
            ['1', '20'],
          ],
          'COLLECT',
        ),
      ),
    ],
  ],
  async (h) => {
    await h.start('p', { n: 1 });
    eq((await h.vars()).result, [10, 20], 'list');
  },
);
t(
  'a required decision is decided first',
  [
    ['case.bpmn', wrap(process())],
    ['d.dmn', drg('g', literal('base', 'n * 2'), literal('d', 'base + 1', { requires: ['base'] }))],
  ],
  async (h) => {
    await h.start('p', { n: 4 });
    eq((await h.vars()).result, 9, 'decided');
  },
);
t('the decision id may be an expression', withGrade({ decisionId: '=which' }), async (h) => {
  await h.start('p', { n: 50, which: 'd' });
  eq((await h.vars()).result, 'high', 'decided');
});
t('a decision id that is no text is an incident', withGrade({ decisionId: '=which' }), async (h) => {
  await h.start('p', { n: 50 });
  eq([await h.incidents(), await h.jobs(), await h.activated()], [['EXTRACT_VALUE_ERROR'], [], ['p', 's']], 'incident');
  await h.setVariables((await h.element('p')).key, { which: 'd' });
  await h.resolve();
  eq((await h.vars()).result, 'high', 'decided');
});
t('a decision that is not there is an incident until somebody deploys it', process(), async (h) => {
  await h.start('p', { n: 5 });
  eq(
    await h.incidentTexts(),
    ["CALLED_DECISION_ERROR: Expected to evaluate decision 'd', but no decision found for id 'd'"],
    'incident',
  );
  await h.deploy([['d.dmn', grade]]);
  await h.resolve();
  eq([await h.jobs(), (await h.vars()).result], [['z'], 'low'], 'decided');
});
t(
  'an evaluation that fails is an incident',
  [
    ['case.bpmn', wrap(process())],
    [
      'd.dmn',
      drg(
        'g',
        table(
          'd',
          'n',
          ['a'],
          [
            ['1', '10'],
            ['<= 1', '20'],
          ],
        ),
      ),
    ],
  ],
  async (h) => {
    await h.start('p', { n: 1 });
    eq([await h.incidents(), await h.jobs()], [['DECISION_EVALUATION_ERROR'], []], 'incident');
    await h.setVariables((await h.element('p')).key, { n: 0 });
    await h.resolve();
    eq([await h.jobs(), (await h.vars()).result], [['z'], 20], 'decided');
  },
);
t(
  'an assertion that fails in a literal expression',
  [
    ['case.bpmn', wrap(process())],
    ['d.dmn', plain('assert(n, n > 3)')],
  ],
  async (h) => {
    await h.start('p', { n: 1 });
    eq(await h.incidents(), ['DECISION_EVALUATION_ERROR'], 'incident');
    await h.setVariables((await h.element('p')).key, { n: 7 });
    await h.resolve();
    eq((await h.vars()).result, 7, 'decided');
  },
);
t(
  'a missing variable is null',
  [
    ['case.bpmn', wrap(process())],
    ['d.dmn', plain('n')],
  ],
  async (h) => {
    await h.start('p');
    eq([(await h.vars()).result, await h.incidents()], [null, []], 'null');
  },
);
t('the decision sees input mappings', withGrade({ x: io([['=50', 'n']]) }), async (h) => {
  await h.start('p', { n: 5 });
  eq(await h.vars(), { n: 5, result: 'high' }, 'the local n');
});
t(
  'with output mappings the result is local',
  withGrade({ x: io([], [['=upper case(result)', 'shout']]) }),
  async (h) => {
    await h.start('p', { n: 5 });
    eq([await h.vars(), await h.scopeOf('d1')], [{ n: 5, shout: 'LOW' }, { result: 'low' }], 'mapped');
  },
);
t(
  'a failing output mapping is an incident; it is not decided again',
  withGrade({ x: io([], [['=assert(more, more != null)', 'out']]) }),
  async (h) => {
    await h.start('p', { n: 5 });
    eq([await h.incidents(), await h.scopeOf('d1')], [['IO_MAPPING_ERROR'], { result: 'low' }], 'incident');
    await h.setVariables((await h.element('p')).key, { n: 50, more: 1 });
    await h.resolve();
    eq([await h.jobs(), (await h.vars()).out, await h.scopeOf('d1')], [['z'], 1, { result: 'low' }], 'goes on');
  },
);
t(
  'the result goes to the scope that has a variable of its name',
  [
    [
      'case.bpmn',
      wrap(
        P(
          'p',
          `${st}${sub('sp', decide('d1') + S('y'), 'sps|d1', 'd1|y', 'y|spe').replace(
            '<subProcess id="sp">',
            `<subProcess id="sp"><extensionElements>${io([
              ['=null', 'result'],
              ['=50', 'n'],
            ])}</extensionElements>`,
          )}${S('z')}${en}${F('s|sp', 'sp|z', 'z|e')}`,
        ),
      ),
    ],
    ['d.dmn', grade],
  ],
  async (h) => {
    await h.start('p', { n: 5 });
    eq([await h.vars(), await h.scopeOf('sp')], [{ n: 5 }, { n: 50, result: 'high' }], 'inside');
  },
);
t('the newest version decides', withGrade(), async (h) => {
  await h.deploy([['d.dmn', plain('"new"')]]);
  await h.start('p', { n: 5 });
  eq((await h.vars()).result, 'new', 'newest');
});
t(
  'bound by deployment the version deployed with the process decides',
  [
    ['case.bpmn', wrap(process({ bindingType: 'deployment' }))],
    ['d.dmn', plain('"old"')],
  ],
  async (h, version) => {
    await h.deploy([['d.dmn', plain('"new"')]]);
    await h.start('p');
    eq((await h.vars()).result, version < '8.6' ? 'new' : 'old', 'bound');
  },
);
t(
  'bound by deployment with nothing deployed beside',
  process({ bindingType: 'deployment' }),
  async (h) => {
    await h.deploy([['d.dmn', plain('"new"')]]);
    await h.start('p');
    eq((await h.vars()).result, 'new', 'latest');
  },
  {
    refused: (version) =>
      version < '8.6' ? undefined : "Expected to find decision with id 'd' in current deployment, but not found.",
  },
);
t(
  'bound by version tag the newest of that tag decides',
  [
    ['case.bpmn', wrap(process({ bindingType: 'versionTag', versionTag: 'v1' }))],
    ['d.dmn', plain('"first"', 'v1')],
  ],
  async (h, version) => {
    await h.deploy([['d.dmn', plain('"second"', 'v1')]]);
    await h.deploy([['d.dmn', plain('"third"', 'v2')]]);
    await h.start('p');
    eq((await h.vars()).result, version < '8.6' ? 'third' : 'second', 'bound');
  },
);
t(
  'bound by a version tag that nothing has',
  withGrade({ bindingType: 'versionTag', versionTag: 'v9' }),
  async (h, version) => {
    await h.start('p', { n: 5 });
    eq(
      await h.incidentTexts(),
      version < '8.6'
        ? []
        : [
            "CALLED_DECISION_ERROR: Expected to evaluate decision with id 'd' and version tag 'v9', but no such decision found. To resolve this incident, deploy a decision with the given id and version tag.",
          ],
      'incident',
    );
  },
);
t(
  'for each item of a collection',
  [
    [
      'case.bpmn',
      wrap(
        process({
          inner:
            '<multiInstanceLoopCharacteristics><extensionElements><zeebe:loopCharacteristics inputCollection="=items" inputElement="n" outputCollection="results" outputElement="=result"/></extensionElements></multiInstanceLoopCharacteristics>',
        }),
      ),
    ],
    ['d.dmn', grade],
  ],
  async (h) => {
    await h.start('p', { items: [5, 50] });
    eq(await h.vars(), { items: [5, 50], results: ['low', 'high'] }, 'each');
  },
);
t(
  'a boundary timer on it is armed and gone',
  [
    [
      'case.bpmn',
      wrap(
        P(
          'p',
          `${st}${decide('d1')}${B('b', 'd1', onTimer('PT1H'))}${S('z')}${en}${end('e2')}${F('s|d1', 'd1|z', 'z|e', 'b|e2')}`,
        ),
      ),
    ],
    ['d.dmn', grade],
  ],
  async (h) => {
    await h.start('p', { n: 5 });
    eq([await h.jobs(), await h.timers()], [['z'], []], 'gone');
  },
);
t(
  'an incident keeps its boundary timer from being armed',
  P(
    'p',
    `${st}${decide('d1')}${B('b', 'd1', onTimer('PT1H'))}${S('z')}${en}${end('e2')}${F('s|d1', 'd1|z', 'z|e', 'b|e2')}`,
  ),
  async (h) => {
    await h.start('p', { n: 5 });
    eq([await h.incidents(), await h.timers()], [['CALLED_DECISION_ERROR'], []], 'not armed');
    await h.cancel();
    eq([await h.done(), await h.incidents()], [true, []], 'gone');
  },
);
t(
  'no result variable',
  P(
    'p',
    `${st}<businessRuleTask id="d1"><extensionElements><zeebe:calledDecision decisionId="d"/></extensionElements></businessRuleTask>${en}${F('s|d1', 'd1|e')}`,
  ),
  async () => undefined,
  { refused: "Attribute 'resultVariable' must be present and not empty" },
);
t(
  'no decision id',
  P(
    'p',
    `${st}<businessRuleTask id="d1"><extensionElements><zeebe:calledDecision resultVariable="r"/></extensionElements></businessRuleTask>${en}${F('s|d1', 'd1|e')}`,
  ),
  async () => undefined,
  { refused: (version) => (version < '8.6' ? 'decisionId' : 'Expected expression but not found') },
);
t('a decision and a job at once', process({ x: '<zeebe:taskDefinition type="j"/>' }), async () => undefined, {
  refused: 'Must have either',
});
t(
  'neither a decision nor a job',
  P('p', `${st}<businessRuleTask id="d1"/>${en}${F('s|d1', 'd1|e')}`),
  async () => undefined,
  { refused: 'Must have either' },
);
t(
  'a file of decisions that can not be read',
  [
    ['case.bpmn', wrap(process())],
    ['d.dmn', drg('g', literal('d', '1 +'))],
  ],
  async () => undefined,
  { refused: 'd.dmn' },
);
