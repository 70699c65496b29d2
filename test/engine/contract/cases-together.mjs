// Constructs within constructs. Every expectation was taken from the real engine (8.5.4 and 8.8.0).
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
  U,
  wrap,
} from './bpmn-kit.mjs';

export const cases = [];
const t = (name, xml, fn, more) =>
  cases.push({ name: `together: ${name}`, xml: typeof xml === 'string' ? wrap(xml) : xml, fn, ...more });
const call = (id, process, inner = '', x = '') =>
  `<callActivity id="${id}"><extensionElements><zeebe:calledElement processId="${process}"/>${x}</extensionElements>${inner}</callActivity>`;
const each = (more = '', attributes = '') =>
  `<multiInstanceLoopCharacteristics${attributes}><extensionElements><zeebe:loopCharacteristics inputCollection="=items" inputElement="item" outputCollection="results" outputElement="=r"/></extensionElements>${more}</multiInstanceLoopCharacteristics>`;
const until = (text) => `<completionCondition xsi:type="bpmn:tFormalExpression">${text}</completionCondition>`;
const seq = ' isSequential="true"';
const child = (body, ...flows) => P('child', `<startEvent id="cs"/>${body}<endEvent id="ce"/>${F(...flows)}`);
const eachSub = (loop, body, ...flows) =>
  sub('sp', body, ...flows).replace('<subProcess id="sp">', `<subProcess id="sp">${loop}`);
const by = (job) => `=&quot;${job}&quot; + string(loopCounter)`;

t(
  'an error of one called child ends all calls of the body',
  `${error('E', 'BAD')}${P('p', `${st}${call('ca', 'child', each())}${B('b', 'ca', onError('E'))}${S('z')}${en}${end('e2')}${F('s|ca', 'ca|e', 'b|z', 'z|e2')}`)}${child(S('c', by('c')), 'cs|c', 'c|ce')}`,
  async (h) => {
    await h.start('p', { items: [1, 2, 3] });
    await h.throwError('c2', 'BAD');
    eq(
      [await h.jobs(), await h.instances('child'), await h.terminated()],
      [['z'], 0, ['c', 'child', 'ca', 'c', 'child', 'ca', 'c', 'child', 'ca', 'ca']],
      'ended',
    );
  },
);
t(
  'a completion condition ends the other called children',
  P(
    'p',
    `${st}${call('ca', 'child', each(until('=r = "stop"'.replaceAll('"', '&quot;'))))}${S('z')}${en}${F('s|ca', 'ca|z', 'z|e')}`,
  ) + child(S('c', by('c')), 'cs|c', 'c|ce'),
  async (h) => {
    await h.start('p', { items: [1, 2, 3] });
    await h.complete('c2', { r: 'stop' });
    eq(
      [await h.jobs(), await h.instances('child'), (await h.vars()).results],
      [['z'], 0, [null, 'stop', null]],
      'stopped',
    );
  },
);
t(
  'a body inside a called process inside a body',
  P('p', `${st}${call('ca', 'child', each())}${S('z')}${en}${F('s|ca', 'ca|z', 'z|e')}`) +
    child(S('c', '=&quot;c&quot; + string(item)', '', each()), 'cs|c', 'c|ce'),
  async (h) => {
    await h.start('p', { items: [1, 2] });
    eq(await h.jobs(), ['c1', 'c1', 'c2', 'c2'], 'each of each');
    for (const job of ['c1', 'c1', 'c2', 'c2']) await h.complete(job, { r: job });
    eq(await h.jobs(), ['z'], 'all back');
  },
);
t(
  'a call in an event sub-process that does not interrupt, twice',
  `${msg('M', 'go', '=k')}${P('p', `${st}${S('a')}${en}${F('s|a', 'a|e')}<subProcess id="h" triggeredByEvent="true"><startEvent id="hs" isInterrupting="false">${onMessage()}</startEvent>${call('ca', 'child')}<endEvent id="he"/>${F('hs|ca', 'ca|he')}</subProcess>`)}${child(S('c'), 'cs|c', 'c|ce')}`,
  async (h) => {
    await h.start('p', { k: 'k' });
    await h.message('go', { n: 1 }, 'k');
    await h.message('go', { n: 2 }, 'k');
    eq([await h.jobs(), await h.instances('child')], [['a', 'c', 'c'], 2], 'two');
    await h.complete('a');
    eq(await h.done(), false, 'waits');
    await h.complete('c');
    await h.complete('c');
    eq(await h.done(), true, 'done');
  },
);
t(
  'an interrupting event sub-process of one inner sub-process with a called child',
  `${msg('M', 'stop', '=string(item)')}${P('p', `${st}${eachSub(each(), call('ca', 'child') + esp('h', onMessage()), 'sps|ca', 'ca|spe')}${S('z')}${en}${F('s|sp', 'sp|z', 'z|e')}`)}${child(S('c', by('c')), 'cs|c', 'c|ce')}`,
  async (h) => {
    await h.start('p', { items: [1, 2] });
    await h.message('stop', { r: 'stopped' }, '1');
    eq([await h.jobs(), await h.instances('child')], [['c2', 'n'], 1], 'one ended');
    await h.complete('n');
    await h.complete('c2', { r: 'fine' });
    eq([await h.jobs(), (await h.vars()).results], [['z'], [null, 'fine']], 'a handler gives nothing to the result');
  },
);
t(
  'a terminate end event of the child beside a body',
  P('p', `${st}${call('ca', 'child')}${S('z')}${en}${F('s|ca', 'ca|z', 'z|e')}`) +
    P(
      'child',
      `<startEvent id="cs"/><parallelGateway id="f"/>${S('m', by('m'), '', each())}${S('c')}${terminateEnd('ce')}${end('ce2')}${F('cs|f', 'f|m', 'f|c', 'c|ce', 'm|ce2')}`,
    ),
  async (h) => {
    await h.start('p', { items: [1, 2] });
    await h.complete('m1', { r: 1 });
    await h.complete('c');
    eq([await h.jobs(), await h.instances('child')], [['z'], 0], 'child over, caller goes on');
  },
);
t(
  'an error end event inside a sequential body moves out of it',
  `${error('E', 'BAD')}${P('p', `${st}<subProcess id="sp">${each('', seq)}<startEvent id="sps"/>${S('a', by('a'))}<exclusiveGateway id="x" default="d"/>${end('spe')}${errorEnd('bad', 'E')}${F('sps|a', 'a|x', 'x|bad|=r = 0', 'x|spe||d')}</subProcess>${B('b', 'sp', onError('E'))}${S('z')}${S('y')}${en}${end('e2')}${F('s|sp', 'sp|y', 'y|e', 'b|z', 'z|e2')}`)}`,
  async (h) => {
    await h.start('p', { items: [1, 2, 3] });
    await h.complete('a1', { r: 1 });
    await h.complete('a2', { r: 0 });
    eq([await h.jobs(), 'results' in (await h.vars())], [['z'], false], 'left at the second');
  },
);
t(
  'timers of called children of a body fire for each',
  P('p', `${st}${call('ca', 'child', each())}${S('z')}${en}${F('s|ca', 'ca|z', 'z|e')}`) +
    child(
      `${U('u')}${B('t', 'u', onTimer('=&quot;PT&quot; + string(item) + &quot;H&quot;'))}${S('late', by('late'))}${end('ce2')}`,
      'cs|u',
      'u|ce',
      't|late',
      'late|ce2',
    ),
  async (h) => {
    await h.start('p', { items: [1, 3] });
    eq(
      [await h.timers(), await h.users()],
      [
        ['t', 't'],
        ['u', 'u'],
      ],
      'two',
    );
    await h.advance('PT2H');
    eq([await h.jobs(), await h.users(), await h.timers()], [['late1'], ['u'], ['t']], 'the first');
    await h.complete('late1', { r: 1 });
    await h.completeUser('u', { r: 2 });
    eq([await h.jobs(), await h.timers()], [['z'], []], 'all');
  },
);
t(
  'an incident in a called child of a body, resolved',
  P('p', `${st}${call('ca', 'child', each())}${S('z')}${en}${F('s|ca', 'ca|z', 'z|e')}`) +
    child(S('c', by('c'), io([['=assert(ok, ok != null)', 'fine']])), 'cs|c', 'c|ce'),
  async (h) => {
    await h.start('p', { items: [1, 2] });
    eq([await h.jobs(), await h.incidents()], [[], ['IO_MAPPING_ERROR', 'IO_MAPPING_ERROR']], 'both');
    for (const key of await h.keysOf('child')) {
      await h.setVariables(key, { ok: true });
      await h.resolve();
    }
    eq([await h.jobs(), await h.incidents()], [['c1', 'c2'], []], 'resolved');
  },
);
t(
  'cancelling with everything inside everything',
  `${msg('M', 'stop', '=string(item)')}${P('p', `${st}${eachSub(each(), call('ca', 'child', each()) + esp('h', onMessage()), 'sps|ca', 'ca|spe')}${B('b', 'sp', onTimer('PT9H'))}${en}${end('e2')}${F('s|sp', 'sp|e', 'b|e2')}`)}${child(S('c') + B('cb', 'c', onTimer('PT8H')) + end('ce2'), 'cs|c', 'c|ce', 'cb|ce2')}`,
  async (h) => {
    await h.start('p', { items: [1, 2] });
    eq(
      [(await h.jobs()).length, (await h.timers()).length, (await h.subs()).length, await h.instances('child')],
      [4, 5, 2, 4],
      'all of it',
    );
    await h.cancel();
    eq([await h.jobs(), await h.timers(), await h.subs(), await h.done()], [[], [], [], true], 'nothing left');
  },
);
t(
  'a decision inside a called child sees what the child sees',
  [
    [
      'p.bpmn',
      wrap(
        P('p', `${st}${call('ca', 'child', '', io([['=7', 'n']]))}${S('z')}${en}${F('s|ca', 'ca|z', 'z|e')}`) +
          child(
            '<businessRuleTask id="c"><extensionElements><zeebe:calledDecision decisionId="d" resultVariable="r"/></extensionElements></businessRuleTask>',
            'cs|c',
            'c|ce',
          ),
      ),
    ],
    [
      'd.dmn',
      '<?xml version="1.0"?><definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="g" name="g" namespace="x"><decision id="d" name="d"><variable id="dv" name="d"/><literalExpression id="l"><text>n * 2</text></literalExpression></decision></definitions>',
    ],
  ],
  async (h) => {
    await h.start('p', { n: 1 });
    eq([await h.jobs(), (await h.vars()).r], [['z'], 14], 'decided');
  },
);
t(
  'a token is put into a called child of a body',
  P('p', `${st}${call('ca', 'child', each())}${S('z')}${en}${F('s|ca', 'ca|z', 'z|e')}`) +
    child(S('c', by('c')) + S('d', by('d')), 'cs|c', 'c|d', 'd|ce'),
  async (h) => {
    await h.start('p', { items: [1, 2] });
    const [, second] = await h.keysOf('child');
    const { elementInstanceKey } = await h.jobOf('c2');
    await h.modify({ activate: [{ id: 'd' }], terminate: [elementInstanceKey], key: second });
    eq(await h.jobs(), ['c1', 'd2'], 'moved');
  },
);
