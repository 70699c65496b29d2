// Modification of running instances. Every expectation was taken from the real engine (8.5.4 and 8.8.0).
import {
  B,
  catchEvent,
  en,
  end,
  eq,
  error,
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
  U,
  wrap,
} from './bpmn-kit.mjs';

export const cases = [];
const t = (name, xml, fn, more) => cases.push({ name: `modification: ${name}`, xml: wrap(xml), fn, ...more });

const line = P('p', `${st}${S('a')}${S('b')}${S('c')}${en}${F('s|a', 'a|b', 'b|c', 'c|e')}`);
const within = (more = '', x = '') =>
  P(
    'p',
    `${st}${S('a')}${sub('sp', S('i') + S('j') + more, 'sps|i', 'i|j', 'j|spe').replace('<subProcess id="sp">', `<subProcess id="sp">${x && `<extensionElements>${x}</extensionElements>`}`)}${S('z')}${en}${F('s|a', 'a|sp', 'sp|z', 'z|e')}`,
  );
const key = async (h, id) => (await h.element(id)).key;
const codeOf = (refusal = '') =>
  /NOT_FOUND|INVALID_ARGUMENT|FAILED_PRECONDITION/.exec(refusal)?.[0] ?? `none ${refusal}`;

t('a second token is put beside the first', line, async (h) => {
  await h.start('p');
  await h.modify({ activate: [{ id: 'c' }] });
  eq(await h.jobs(), ['a', 'c'], 'both');
  await h.complete('c');
  eq(await h.done(), false, 'waits for the other');
});
t('a token is moved', line, async (h) => {
  await h.start('p', { v: 1 });
  await h.modify({ activate: [{ id: 'c' }], terminate: [await key(h, 'a')] });
  eq([await h.jobs(), await h.terminated()], [['c'], ['a']], 'moved');
  await h.complete('c');
  eq([await h.done(), await h.vars()], [true, { v: 1 }], 'done');
});
t('ending the last element ends the instance', line, async (h) => {
  await h.start('p');
  await h.modify({ terminate: [await key(h, 'a')] });
  eq([await h.done(), await h.terminated(), await h.jobs()], [true, ['a', 'p'], []], 'ended');
});
t('ending one of two leaves the other', line, async (h) => {
  await h.start('p');
  await h.modify({ activate: [{ id: 'c' }] });
  await h.modify({ terminate: [await key(h, 'a')] });
  eq([await h.jobs(), await h.done()], [['c'], false], 'left');
});
t('the same element twice', line, async (h) => {
  await h.start('p');
  await h.modify({ activate: [{ id: 'b' }, { id: 'b' }] });
  eq(await h.jobs(), ['a', 'b', 'b'], 'three');
});
t('an element in a sub-process brings its sub-process', within(), async (h) => {
  await h.start('p');
  await h.modify({ activate: [{ id: 'j' }], terminate: [await key(h, 'a')] });
  eq([await h.jobs(), (await h.activated()).slice(3)], [['j'], ['sp', 'j']], 'inside');
  await h.complete('j', { r: 1 });
  eq([await h.jobs(), await h.vars()], [['z'], { r: 1 }], 'goes on');
});
t('a sub-process that is brought maps no input', within('', io([['=1', 'x']])), async (h) => {
  await h.start('p');
  await h.modify({ activate: [{ id: 'j' }] });
  eq(await h.scopeOf('sp'), {}, 'nothing');
});
t('a sub-process that is activated itself maps its input and starts', within('', io([['=1', 'x']])), async (h) => {
  await h.start('p');
  await h.modify({ activate: [{ id: 'sp' }] });
  eq([await h.scopeOf('sp'), await h.jobs()], [{ x: 1 }, ['a', 'i']], 'starts');
});
t(
  'a sub-process that is brought listens to its event sub-processes',
  `${msg('M', 'go', '=k')}${within(esp('h', onMessage()))}`,
  async (h) => {
    await h.start('p', { k: 'k' });
    await h.modify({ activate: [{ id: 'j' }], terminate: [await key(h, 'a')] });
    eq(await h.subs(), ['go'], 'listens');
    await h.message('go');
    eq(await h.jobs(), ['n'], 'interrupted');
    await h.complete('n');
    eq(await h.jobs(), ['z'], 'goes on');
  },
);
t(
  'a sub-process that is brought arms its boundary events',
  P(
    'p',
    `${st}${S('a')}${sub('sp', S('i') + S('j'), 'sps|i', 'i|j', 'j|spe')}${B('b', 'sp', onTimer('PT1H'))}${S('z')}${en}${end('e2')}${F('s|a', 'a|sp', 'sp|e', 'b|z', 'z|e2')}`,
  ),
  async (h) => {
    await h.start('p');
    await h.modify({ activate: [{ id: 'j' }], terminate: [await key(h, 'a')] });
    eq([await h.jobs(), await h.timers()], [['j'], ['b']], 'armed');
    await h.fire('b');
    eq(await h.jobs(), ['z'], 'interrupted');
  },
);
t('an element in a sub-process that runs joins it', within(), async (h) => {
  await h.start('p');
  await h.complete('a');
  await h.modify({ activate: [{ id: 'j' }] });
  eq([await h.jobs(), (await h.activated()).filter((id) => id === 'sp').length], [['i', 'j'], 1], 'one sub-process');
  await h.complete('j');
  eq(await h.jobs(), ['i'], 'waits');
});
t('two elements of a sub-process that does not run share one', within(), async (h) => {
  await h.start('p');
  await h.modify({ activate: [{ id: 'i' }, { id: 'j' }] });
  eq(
    [await h.jobs(), (await h.activated()).filter((id) => id === 'sp').length],
    [['a', 'i', 'j'], 1],
    'one sub-process',
  );
});
t('ending all in a sub-process ends it and what is around it', within(), async (h) => {
  await h.start('p');
  await h.complete('a');
  await h.modify({ terminate: [await key(h, 'i')] });
  eq([await h.done(), await h.terminated()], [true, ['i', 'sp', 'p']], 'all ended');
});
t('ending a sub-process ends all in it', within(), async (h) => {
  await h.start('p');
  await h.complete('a');
  await h.modify({ activate: [{ id: 'z' }], terminate: [await key(h, 'sp')] });
  eq([await h.jobs(), await h.terminated()], [['z'], ['i', 'sp']], 'ended');
});
t('moving inside a sub-process keeps it', within(), async (h) => {
  await h.start('p');
  await h.complete('a');
  const sp = await key(h, 'sp');
  await h.modify({ activate: [{ id: 'j' }], terminate: [await key(h, 'i')] });
  eq([await h.jobs(), await key(h, 'sp'), await h.terminated()], [['j'], sp, ['i']], 'kept');
});
t('moving out of a sub-process ends it', within(), async (h) => {
  await h.start('p');
  await h.complete('a');
  await h.modify({ activate: [{ id: 'z' }], terminate: [await key(h, 'i')] });
  eq([await h.jobs(), await h.terminated()], [['z'], ['i', 'sp']], 'ended');
});
const twice = P(
  'p',
  `${st}<parallelGateway id="f"/><exclusiveGateway id="m"/>${sub('sp', S('i') + S('j'), 'sps|i', 'i|j', 'j|spe')}${en}${F('s|f', 'f|m', 'f|m||again', 'm|sp', 'sp|e')}`,
);
t('which of two sub-processes is meant must be said', twice, async (h) => {
  await h.start('p');
  eq(await h.jobs(), ['i', 'i'], 'two');
  // Zeebe breaks down over it instead of saying so, and keeps the instance from moving ever after.
  eq((await h.refusal(() => h.modify({ activate: [{ id: 'j' }] }))) !== undefined, true, 'refused');
});
t('an element goes into the sub-process that is named', twice, async (h) => {
  await h.start('p');
  await h.modify({ activate: [{ id: 'j', ancestor: await key(h, 'sp') }] });
  eq(await h.jobs(), ['i', 'i', 'j'], 'in that one');
  eq((await h.activated()).filter((id) => id === 'sp').length, 2, 'no third');
});
t('an ancestor above makes a sub-process of its own', within(), async (h) => {
  const instance = await h.start('p');
  await h.complete('a');
  await h.modify({ activate: [{ id: 'j', ancestor: instance }] });
  eq([await h.jobs(), (await h.activated()).filter((id) => id === 'sp').length], [['i', 'j'], 2], 'two sub-processes');
});
t('an ancestor that is none', within(), async (h) => {
  await h.start('p');
  eq(
    codeOf(await h.refusal(async () => h.modify({ activate: [{ id: 'j', ancestor: await key(h, 'a') }] }))),
    'INVALID_ARGUMENT',
    'refused',
  );
});
t('variables for the instance', line, async (h) => {
  await h.start('p', { v: 1 });
  await h.modify({ activate: [{ id: 'c', vars: { v: 2, w: 3 } }] });
  eq([await h.vars(), await h.scopeOf('c')], [{ v: 2, w: 3 }, {}], 'set');
});
t('variables for the element only', line, async (h) => {
  await h.start('p', { v: 1 });
  await h.modify({ activate: [{ id: 'c', vars: { v: 2 }, scope: 'c' }] });
  eq([await h.vars(), await h.scopeOf('c'), (await h.localsOf('c')).v], [{ v: 1 }, { v: 2 }, 2], 'set');
});
t('variables for a sub-process that is brought', within(), async (h) => {
  await h.start('p');
  await h.modify({ activate: [{ id: 'j', vars: { v: 2 }, scope: 'sp' }] });
  eq([await h.vars(), await h.scopeOf('sp')], [{}, { v: 2 }], 'set');
});
t('variables for a sub-process that runs', within(), async (h) => {
  await h.start('p');
  await h.complete('a');
  await h.modify({ activate: [{ id: 'j', vars: { v: 2 }, scope: 'sp' }] });
  eq([await h.vars(), await h.scopeOf('sp')], [{}, { v: 2 }], 'set');
});
t('variables for a scope that is not around the element', within(), async (h) => {
  await h.start('p');
  eq(
    codeOf(await h.refusal(() => h.modify({ activate: [{ id: 'z', vars: { v: 2 }, scope: 'sp' }] }))),
    'INVALID_ARGUMENT',
    'refused',
  );
});
t(
  'the element maps its input after the variables are set',
  P('p', `${st}${S('a')}${S('c', 'c', io([['=v + 1', 'w']]))}${en}${F('s|a', 'a|c', 'c|e')}`),
  async (h) => {
    await h.start('p');
    await h.modify({ activate: [{ id: 'c', vars: { v: 2 } }] });
    eq((await h.localsOf('c')).w, 3, 'mapped');
  },
);
t('an element that is unknown changes nothing', line, async (h) => {
  await h.start('p');
  eq(
    codeOf(
      await h.refusal(async () =>
        h.modify({ activate: [{ id: 'c' }, { id: 'nope' }], terminate: [await key(h, 'a')] }),
      ),
    ),
    'INVALID_ARGUMENT',
    'refused',
  );
  eq(await h.jobs(), ['a'], 'nothing');
});
t('an element instance to end that is unknown changes nothing', line, async (h) => {
  const instance = await h.start('p');
  const gone = await key(h, 'a');
  await h.complete('a');
  eq(
    codeOf(await h.refusal(() => h.modify({ activate: [{ id: 'c' }], terminate: [gone] }))),
    'INVALID_ARGUMENT',
    'refused',
  );
  eq(
    [await h.jobs(), codeOf(await h.refusal(() => h.modify({ terminate: ['2251799813685999'], key: instance })))],
    [['b'], 'INVALID_ARGUMENT'],
    'nothing',
  );
});
t('an instance that has ended', line, async (h) => {
  const instance = await h.start('p');
  await h.cancel();
  eq(codeOf(await h.refusal(() => h.modify({ activate: [{ id: 'c' }], key: instance }))), 'NOT_FOUND', 'refused');
});
t(
  'a start event, a boundary event, a flow',
  P('p', `${st}${S('a')}${B('b', 'a', onTimer('PT1H'))}${S('z')}${en}${end('e2')}${F('s|a', 'a|e', 'b|z', 'z|e2')}`),
  async (h) => {
    await h.start('p');
    const codes = [];
    for (const id of ['s', 'b', 's__a']) codes.push(codeOf(await h.refusal(() => h.modify({ activate: [{ id }] }))));
    eq(codes, ['INVALID_ARGUMENT', 'INVALID_ARGUMENT', 'INVALID_ARGUMENT'], 'refused');
  },
);
t('the start event of a sub-process', within(), async (h) => {
  await h.start('p');
  eq(codeOf(await h.refusal(() => h.modify({ activate: [{ id: 'sps' }] }))), 'INVALID_ARGUMENT', 'refused');
});
t(
  'a catch behind an event-based gateway',
  `${msg('M', 'go', '=k')}${P('p', `${st}${S('a')}<eventBasedGateway id="g"/>${catchEvent('c1', onMessage())}${catchEvent('c2', onTimer('PT1H'))}${en}${F('s|a', 'a|g', 'g|c1', 'g|c2', 'c1|e', 'c2|e')}`)}`,
  async (h) => {
    await h.start('p', { k: 'k' });
    eq(codeOf(await h.refusal(() => h.modify({ activate: [{ id: 'c2' }] }))), 'INVALID_ARGUMENT', 'refused');
  },
);
t(
  'a catch event',
  P('p', `${st}${S('a')}${catchEvent('c', onTimer('PT1H'))}${en}${F('s|a', 'a|c', 'c|e')}`),
  async (h) => {
    await h.start('p');
    await h.modify({ activate: [{ id: 'c' }], terminate: [await key(h, 'a')] });
    eq(await h.timers(), ['c'], 'waits');
    await h.fire('c');
    eq(await h.done(), true, 'done');
  },
);
t('an end event', line, async (h) => {
  await h.start('p');
  await h.modify({ activate: [{ id: 'e' }] });
  eq([await h.jobs(), await h.completed()], [['a'], ['s', 'e']], 'ended at once');
  await h.modify({ activate: [{ id: 'e' }], terminate: [await key(h, 'a')] });
  eq(
    [await h.done(), (await h.completed()).includes('p'), (await h.terminated()).includes('p')],
    [true, true, false],
    'how the instance ends',
  );
});
t(
  'an exclusive gateway decides anew',
  P(
    'p',
    `${st}${S('a')}<exclusiveGateway id="x" default="d"/>${S('b')}${S('c')}${en}${F('s|a', 'a|x', 'x|b|=v = 1', 'x|c||d', 'b|e', 'c|e')}`,
  ),
  async (h) => {
    await h.start('p', { v: 0 });
    await h.modify({ activate: [{ id: 'x', vars: { v: 1 } }], terminate: [await key(h, 'a')] });
    eq(await h.jobs(), ['b'], 'decided');
  },
);
t(
  'a parallel join is passed at once',
  P(
    'p',
    `${st}<parallelGateway id="f"/>${S('a')}${S('b')}<parallelGateway id="j"/>${S('c')}${en}${F('s|f', 'f|a', 'f|b', 'a|j', 'b|j', 'j|c', 'c|e')}`,
  ),
  async (h) => {
    await h.start('p');
    await h.modify({ activate: [{ id: 'j' }] });
    eq(await h.jobs(), ['a', 'b', 'c'], 'passed');
    await h.complete('a');
    await h.complete('b');
    eq(await h.jobs(), ['c', 'c'], 'and joins once more');
  },
);
t('an element with an incident is ended with it', line, async (h) => {
  await h.start('p');
  await h.fail('a', 0);
  await h.modify({ activate: [{ id: 'b' }], terminate: [await key(h, 'a')] });
  eq([await h.incidents(), await h.jobs()], [[], ['b']], 'gone');
});
t(
  'an element that fails is an incident, and the rest is done',
  P('p', `${st}${S('a')}${S('c', 'c', io([['=assert(v, v != null)', 'w']]))}${en}${F('s|a', 'a|c', 'c|e')}`),
  async (h) => {
    await h.start('p');
    await h.modify({ activate: [{ id: 'c' }], terminate: [await key(h, 'a')] });
    eq([await h.incidents(), await h.jobs()], [['IO_MAPPING_ERROR'], []], 'incident');
  },
);
t(
  'an event sub-process that does not run',
  `${msg('M', 'go', '=k')}${P('p', `${st}${S('a')}${en}${F('s|a', 'a|e')}${esp('h', onMessage())}`)}`,
  async (h) => {
    await h.start('p', { k: 'k' });
    await h.modify({ activate: [{ id: 'h' }] });
    eq([await h.jobs(), await h.subs()], [['a', 'n'], ['go']], 'beside');
    await h.complete('n');
    await h.complete('a');
    eq(await h.done(), true, 'done');
  },
);
t(
  'an element of an event sub-process that does not run',
  `${msg('M', 'go', '=k')}${P('p', `${st}${S('a')}${en}${F('s|a', 'a|e')}${esp('h', onMessage())}`)}`,
  async (h) => {
    await h.start('p', { k: 'k' });
    await h.modify({ activate: [{ id: 'n' }], terminate: [await key(h, 'a')] });
    eq([await h.jobs(), await h.subs(), (await h.activated()).slice(3)], [['n'], ['go'], ['h', 'n']], 'inside');
  },
);
const items =
  '<multiInstanceLoopCharacteristics><extensionElements><zeebe:loopCharacteristics inputCollection="=items" inputElement="item" outputCollection="results" outputElement="=r"/></extensionElements></multiInstanceLoopCharacteristics>';
t(
  'a multi-instance activity starts with its body',
  P('p', `${st}${S('a')}${S('m', 'm', '', items)}${en}${F('s|a', 'a|m', 'm|e')}`),
  async (h) => {
    await h.start('p', { items: [1, 2] });
    await h.modify({ activate: [{ id: 'm' }], terminate: [await key(h, 'a')] });
    eq(await h.jobs(), ['m', 'm'], 'two');
  },
);
t(
  'one inner instance is ended',
  P('p', `${st}${S('m', '=&quot;m&quot; + string(loopCounter)', '', items)}${S('z')}${en}${F('s|m', 'm|z', 'z|e')}`),
  async (h) => {
    await h.start('p', { items: [1, 2] });
    const { elementInstanceKey } = await h.jobOf('m1');
    await h.modify({ terminate: [elementInstanceKey] });
    eq(await h.jobs(), ['m2'], 'one left');
    await h.complete('m2', { r: 2 });
    eq([await h.jobs(), (await h.vars()).results], [['z'], [null, 2]], 'goes on');
  },
);
t(
  'an element inside a multi-instance sub-process',
  P(
    'p',
    `${st}${S('a')}${sub('sp', S('i') + S('j'), 'sps|i', 'i|j', 'j|spe').replace('<subProcess id="sp">', `<subProcess id="sp">${items}`)}${en}${F('s|a', 'a|sp', 'sp|e')}`,
  ),
  async (h) => {
    await h.start('p', { items: [1, 2] });
    eq(codeOf(await h.refusal(() => h.modify({ activate: [{ id: 'j' }] }))), 'INVALID_ARGUMENT', 'refused');
  },
);
const call =
  '<callActivity id="ca"><extensionElements><zeebe:calledElement processId="child"/></extensionElements></callActivity>';
const child = P('child', `<startEvent id="cs"/>${S('x')}${S('y')}<endEvent id="ce"/>${F('cs|x', 'x|y', 'y|ce')}`);
t(
  'a call activity',
  P('p', `${st}${S('a')}${call}${S('z')}${en}${F('s|a', 'a|ca', 'ca|z', 'z|e')}`) + child,
  async (h) => {
    await h.start('p');
    await h.modify({ activate: [{ id: 'ca' }], terminate: [await key(h, 'a')] });
    eq(await h.jobs(), ['x'], 'called');
    await h.modify({ activate: [{ id: 'z' }], terminate: [await key(h, 'ca')] });
    eq([await h.jobs(), await h.instances('child')], [['z'], 0], 'ended');
  },
);
t('a called instance', P('p', `${st}${call}${S('z')}${en}${F('s|ca', 'ca|z', 'z|e')}`) + child, async (h) => {
  await h.start('p');
  const [called] = await h.keysOf('child');
  await h.modify({ activate: [{ id: 'y' }], terminate: [await key(h, 'x')], key: called });
  eq(await h.jobs(), ['y'], 'moved');
  await h.complete('y', { r: 1 });
  eq([await h.jobs(), await h.vars()], [['z'], { r: 1 }], 'returned');
});
t(
  'a called instance whose last element is ended',
  P('p', `${st}${call}${S('z')}${en}${F('s|ca', 'ca|z', 'z|e')}`) + child,
  async (h) => {
    await h.start('p');
    const [called] = await h.keysOf('child');
    const refusal = await h.refusal(async () => h.modify({ terminate: [await key(h, 'x')], key: called }));
    eq([codeOf(refusal), await h.jobs(), await h.instances('child')], ['INVALID_ARGUMENT', ['x'], 1], 'refused');
  },
);
t(
  'an element of the child through the caller',
  P('p', `${st}${call}${S('z')}${en}${F('s|ca', 'ca|z', 'z|e')}`) + child,
  async (h) => {
    const instance = await h.start('p');
    eq(
      codeOf(await h.refusal(async () => h.modify({ terminate: [await key(h, 'x')], key: instance }))),
      'INVALID_ARGUMENT',
      'refused',
    );
  },
);
t('a native user task', P('p', `${st}${U('u')}${S('z')}${en}${F('s|u', 'u|z', 'z|e')}`), async (h, version) => {
  await h.start('p');
  await h.modify({ activate: [{ id: 'z' }], terminate: [await key(h, 'u')] });
  eq([await h.users(), await h.jobs()], [version < '8.6' ? ['u'] : [], ['z']], 'withdrawn, since 8.6');
});
t(
  'an error handler after a move still hears',
  `${error('E', 'BAD')}${P('p', `${st}${S('a')}${sub('sp', S('i'), 'sps|i', 'i|spe')}${B('b', 'sp', onError('E'))}${S('z')}${en}${end('e2')}${F('s|a', 'a|sp', 'sp|e', 'b|z', 'z|e2')}`)}`,
  async (h) => {
    await h.start('p');
    await h.modify({ activate: [{ id: 'i' }], terminate: [await key(h, 'a')] });
    await h.throwError('i', 'BAD');
    eq(await h.jobs(), ['z'], 'caught');
  },
);
const join = P(
  'p',
  `${st}<parallelGateway id="f"/>${S('a')}${S('b')}<parallelGateway id="j"/>${S('c')}${en}${F('s|f', 'f|a', 'f|b', 'a|j', 'b|j', 'j|c', 'c|e')}`,
);
t('a token that waits at a join keeps its instance alive', join, async (h) => {
  await h.start('p');
  await h.complete('a');
  await h.modify({ terminate: [await key(h, 'b')] });
  eq([await h.jobs(), await h.done()], [[], false], 'waits for ever');
  await h.modify({ activate: [{ id: 'c' }] });
  await h.complete('c');
  eq(await h.done(), true, 'what is put beside it takes its place');
});
t('a join that is put beside a waiting token leaves that token', join, async (h) => {
  await h.start('p');
  await h.complete('a');
  await h.modify({ activate: [{ id: 'j' }] });
  eq(await h.jobs(), ['b', 'c'], 'passed');
  await h.complete('b');
  eq(await h.jobs(), ['c', 'c'], 'and joins with it');
  await h.complete('c');
  await h.complete('c');
  eq(await h.done(), true, 'done');
});
