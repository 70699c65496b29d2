// Errors: who catches what. Every expectation was taken from the real engine (8.5.4 and 8.8.0).
import { B, en, end, eq, error, errorEnd, esp, F, io, onError, P, S, st, sub, U, wrap } from './bpmn-kit.mjs';

export const cases = [];
const t = (name, xml, fn, more) => cases.push({ name: `errors: ${name}`, xml: wrap(xml), fn, ...more });
const bad = error('E', 'BAD');

t(
  'the nearest catch-all beats a specific one further out',
  bad +
    P(
      'p',
      `${st}${sub('sp', `${S('a')}${B('in', 'a', onError())}${S('h1')}${end('e2')}`, 'sps|a', 'a|spe', 'in|h1', 'h1|e2')}${B('out', 'sp', onError('E'))}${S('h2')}${en}${end('e3')}${F('s|sp', 'sp|e', 'out|h2', 'h2|e3')}`,
    ),
  async (h) => {
    await h.start('p');
    await h.throwError('a', 'BAD');
    eq(await h.jobs(), ['h1'], 'nearest');
  },
);
t(
  'a specific code on the boundary beats a catch-all event sub-process inside',
  bad +
    P(
      'p',
      `${st}${sub('sp', `${S('a')}${esp('es', onError(), { job: 'inside' })}`, 'sps|a', 'a|spe')}${B('out', 'sp', onError('E'))}${S('outside')}${en}${end('e3')}${F('s|sp', 'sp|e', 'out|outside', 'outside|e3')}`,
    ),
  async (h) => {
    await h.start('p');
    await h.throwError('a', 'BAD');
    eq(await h.jobs(), ['outside'], 'specific');
  },
);
t(
  'a specific event sub-process inside beats a catch-all boundary',
  bad +
    P(
      'p',
      `${st}${sub('sp', `${S('a')}${esp('es', onError('E'), { job: 'inside' })}`, 'sps|a', 'a|spe')}${B('out', 'sp', onError())}${S('outside')}${en}${end('e3')}${F('s|sp', 'sp|e', 'out|outside', 'outside|e3')}`,
    ),
  async (h) => {
    await h.start('p');
    await h.throwError('a', 'BAD');
    eq(await h.jobs(), ['inside'], 'specific');
  },
);
t(
  'of the same code the inside wins',
  bad +
    P(
      'p',
      `${st}${sub('sp', `${S('a')}${esp('es', onError('E'), { job: 'inside' })}`, 'sps|a', 'a|spe')}${B('out', 'sp', onError('E'))}${S('outside')}${en}${end('e3')}${F('s|sp', 'sp|e', 'out|outside', 'outside|e3')}`,
    ),
  async (h) => {
    await h.start('p');
    await h.throwError('a', 'BAD');
    eq(await h.jobs(), ['inside'], 'inside');
  },
);
t(
  'of two catch-alls the inside wins',
  P(
    'p',
    `${st}${sub('sp', `${S('a')}${esp('es', onError(), { job: 'inside' })}`, 'sps|a', 'a|spe')}${B('out', 'sp', onError())}${S('outside')}${en}${end('e3')}${F('s|sp', 'sp|e', 'out|outside', 'outside|e3')}`,
  ),
  async (h) => {
    await h.start('p');
    await h.throwError('a', 'BAD');
    eq(await h.jobs(), ['inside'], 'inside');
  },
);
t(
  'an error in the handler is not caught by the same handler',
  bad + P('p', `${st}${S('a')}${esp('es', onError('E'))}${en}${F('s|a', 'a|e')}`),
  async (h) => {
    await h.start('p');
    await h.throwError('a', 'BAD');
    await h.throwError('n', 'BAD');
    eq(await h.incidents(), ['UNHANDLED_ERROR_EVENT'], 'uncaught');
  },
);
t(
  'an error in an interrupting handler is not caught outside either',
  bad +
    P(
      'p',
      `${st}${sub('sp', `${S('a')}${esp('es', onError('E'))}`, 'sps|a', 'a|spe')}${B('out', 'sp', onError('E'))}${S('outside')}${en}${end('e3')}${F('s|sp', 'sp|e', 'out|outside', 'outside|e3')}`,
    ),
  async (h) => {
    await h.start('p');
    await h.throwError('a', 'BAD');
    await h.throwError('n', 'BAD');
    eq(
      [await h.jobs(), await h.incidents()],
      [[], ['UNHANDLED_ERROR_EVENT']],
      'an interrupted scope lets no error through',
    );
  },
);
t(
  'an error in a non-interrupting handler is caught outside',
  bad +
    '<message id="M" name="m"><extensionElements><zeebe:subscription correlationKey="=k"/></extensionElements></message>' +
    P(
      'p',
      `${st}${sub('sp', `${S('a')}${esp('es', '<messageEventDefinition id="md" messageRef="M"/>', { interrupting: false })}`, 'sps|a', 'a|spe')}${B('out', 'sp', onError('E'))}${S('outside')}${en}${end('e3')}${F('s|sp', 'sp|e', 'out|outside', 'outside|e3')}`,
    ),
  async (h) => {
    await h.start('p', { k: 'k' });
    await h.message('m');
    await h.throwError('n', 'BAD');
    eq([await h.jobs(), await h.incidents()], [['outside'], []], 'caught');
  },
);
t(
  'an error goes up through two sub-processes',
  bad +
    P(
      'p',
      `${st}${sub('o', sub('i', S('a'), 'is|a', 'a|ie'), 'os|i', 'i|oe')}${B('out', 'o', onError('E'))}${S('h')}${en}${end('e3')}${F('s|o', 'o|e', 'out|h', 'h|e3')}`,
    ),
  async (h) => {
    await h.start('p');
    await h.throwError('a', 'BAD');
    eq([await h.jobs(), await h.terminated()], [['h'], ['a', 'i', 'o']], 'caught');
  },
);
t(
  'an error end event in the root is uncaught',
  bad + P('p', `${st}${S('a')}${errorEnd('ee', 'E')}${F('s|a', 'a|ee')}`),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    eq([await h.incidents(), await h.done()], [['UNHANDLED_ERROR_EVENT'], false], 'incident');
  },
);
t(
  'an error end event is caught by an event sub-process of its own scope',
  bad + P('p', `${st}${S('a')}${errorEnd('ee', 'E')}${esp('es', onError('E'))}${F('s|a', 'a|ee')}`),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    eq(await h.jobs(), ['n'], 'caught');
    await h.complete('n');
    eq(await h.done(), true, 'done');
  },
);
t(
  'resolving an uncaught error makes the job available again',
  P('p', `${st}${S('a')}${en}${F('s|a', 'a|e')}`),
  async (h) => {
    await h.start('p');
    const { key } = await h.jobOf('a').catch(() => ({}));
    await h.throwError('a', 'NOPE');
    eq(await h.incidents(), ['UNHANDLED_ERROR_EVENT'], 'incident');
    await h.resolve();
    eq([await h.incidents(), (await h.activate('a')).map((job) => job.key === key)], [[], [true]], 'again');
  },
);
t(
  'after an uncaught error the job can neither be completed nor fail',
  P('p', `${st}${S('a')}${S('b')}${en}${F('s|a', 's|b', 'a|e', 'b|e')}`),
  async (h) => {
    await h.start('p');
    await h.throwError('a', 'NOPE');
    eq(await h.incidents(), ['UNHANDLED_ERROR_EVENT'], 'incident');
    eq((await h.activate('a')).length, 0, 'not given');
  },
);
t(
  'variables of an error land in the root when an event sub-process catches',
  bad + P('p', `${st}${S('a')}${esp('es', onError('E'))}${en}${F('s|a', 'a|e')}`),
  async (h) => {
    await h.start('p', { x: 1 });
    await h.throwError('a', 'BAD', { x: 2, why: 'w' });
    eq(await h.vars(), { x: 2, why: 'w' }, 'root');
  },
);
t(
  'variables of an error stay local to the boundary event, but for its output mapping',
  bad +
    P(
      'p',
      `${st}${S('a')}<boundaryEvent id="b" attachedToRef="a"><extensionElements>${io([], [['=why', 'reason']])}</extensionElements>${onError('E')}</boundaryEvent>${S('h')}${en}${end('e2')}${F('s|a', 'a|e', 'b|h', 'h|e2')}`,
    ),
  async (h) => {
    await h.start('p');
    await h.throwError('a', 'BAD', { why: 'w', junk: 1 });
    eq([await h.vars(), await h.scopeOf('b')], [{ reason: 'w' }, { why: 'w', junk: 1 }], 'mapped');
  },
);
t(
  'variables of an error do not touch what the flow scope has',
  bad + P('p', `${st}${S('a')}${B('b', 'a', onError('E'))}${S('h')}${en}${end('e2')}${F('s|a', 'a|e', 'b|h', 'h|e2')}`),
  async (h) => {
    await h.start('p', { why: 'old' });
    await h.throwError('a', 'BAD', { why: 'new' });
    eq(await h.vars(), { why: 'old' }, 'no');
  },
);
t(
  'an error thrown by a job ends the siblings before the handler starts',
  bad +
    P(
      'p',
      `${st}<parallelGateway id="f"/>${S('a')}${U('u')}${esp('es', onError('E'))}${en}${F('s|f', 'f|a', 'f|u', 'a|e', 'u|e')}`,
    ),
  async (h) => {
    await h.start('p');
    await h.throwError('a', 'BAD');
    eq([await h.users(), await h.jobs(), await h.terminated()], [[], ['n'], ['u', 'a']], 'order');
  },
);
t(
  'an error code by expression at the end event',
  '<error id="E" errorCode="=code"/><error id="F" errorCode="BAD"/>' +
    P(
      'p',
      `${st}${sub('sp', errorEnd('ee', 'E'), 'sps|ee')}${B('b', 'sp', onError('F'))}${S('h')}${en}${end('e2')}${F('s|sp', 'sp|e', 'b|h', 'h|e2')}`
        .replace('<bpmn:endEvent id="spe"/>', '')
        .replace('<endEvent id="spe"/>', ''),
    ),
  async (h) => {
    await h.start('p', { code: 'BAD' });
    eq(await h.jobs(), ['h'], 'evaluated');
  },
);
t(
  'a wrong code is not caught, and the incident names what is there',
  bad + P('p', `${st}${S('a')}${B('b', 'a', onError('E'))}${S('h')}${en}${end('e2')}${F('s|a', 'a|e', 'b|h', 'h|e2')}`),
  async (h) => {
    await h.start('p');
    await h.throwError('a', 'OTHER');
    eq(
      await h.incidentTexts(),
      [
        "UNHANDLED_ERROR_EVENT: Expected to throw an error event with the code 'OTHER', but it was not caught. Available error events are [BAD]",
      ],
      'text',
    );
  },
);
t('an uncaught error without any catch says so', P('p', `${st}${S('a')}${en}${F('s|a', 'a|e')}`), async (h) => {
  await h.start('p');
  await h.throwError('a', 'X');
  eq(
    await h.incidentTexts(),
    [
      "UNHANDLED_ERROR_EVENT: Expected to throw an error event with the code 'X', but it was not caught. No error events are available in the scope.",
    ],
    'text',
  );
});
t(
  'a caught error takes the incident of a sibling away',
  bad +
    P(
      'p',
      `${st}${sub('sp', `<parallelGateway id="f"/>${S('a')}${S('b')}${end('e9')}`, 'sps|f', 'f|a', 'f|b', 'a|spe', 'b|e9')}${B('b1', 'sp', onError('E'))}${S('h')}${en}${end('e2')}${F('s|sp', 'sp|e', 'b1|h', 'h|e2')}`,
    ),
  async (h) => {
    await h.start('p');
    await h.fail('b', 0);
    await h.throwError('a', 'BAD');
    eq([await h.jobs(), await h.incidents()], [['h'], []], 'gone');
  },
);
t(
  'an error boundary on a user task by job',
  bad +
    P(
      'p',
      `${st}<userTask id="u"><extensionElements><zeebe:taskHeaders/></extensionElements></userTask>${B('b', 'u', onError('E'))}${S('h')}${en}${end('e2')}${F('s|u', 'u|e', 'b|h', 'h|e2')}`,
    ),
  async (h) => {
    await h.start('p');
    eq(await h.users(), ['u'], 'open');
    await h.throwError('io.camunda.zeebe:userTask', 'BAD');
    eq([await h.users(), await h.jobs()], [[], ['h']], 'caught');
  },
);
