// Messages: buffering, ids, correlation, starts. Every expectation was taken from the real engine (8.5.4 and 8.8.0).
import { B, catchEvent, en, end, eq, esp, F, io, msg, onMessage, P, S, st, wrap } from './bpmn-kit.mjs';

export const cases = [];
const t = (name, xml, fn, more) => cases.push({ name: `messages: ${name}`, xml: wrap(xml), fn, ...more });
const M = msg('M', 'm', '=k');
const one = M + P('p', `${st}${catchEvent('c', onMessage('M'))}${S('a')}${en}${F('s|c', 'c|a', 'a|e')}`);
const startBy = (job = 'a') =>
  `<message id="M" name="m"/>${P('p', `<startEvent id="s">${onMessage('M')}</startEvent>${S(job)}${en}${F(`s|${job}`, `${job}|e`)}`)}`;
const later = { ttl: 600_000 };

t('a message kept is taken by who comes later', one, async (h) => {
  await h.message('m', { q: 1 }, 'x', later);
  await h.start('p', { k: 'x' });
  eq([await h.jobs(), (await h.vars()).q], [['a'], 1], 'taken');
});
t('a message with time to live 0 is never kept', one, async (h) => {
  await h.message('m', {}, 'x');
  await h.start('p', { k: 'x' });
  eq([await h.jobs(), await h.subs()], [[], ['m']], 'not kept');
});
t('a message runs out', one, async (h) => {
  await h.message('m', {}, 'x', { ttl: 60_000 });
  await h.advance('PT2M');
  await h.start('p', { k: 'x' });
  eq([await h.jobs(), await h.subs()], [[], ['m']], 'gone');
});
t('another key is not met', one, async (h) => {
  await h.message('m', {}, 'y', later);
  await h.start('p', { k: 'x' });
  eq(await h.subs(), ['m'], 'waits');
  await h.message('m', {}, 'z');
  eq(await h.subs(), ['m'], 'still waits');
});
t('a message goes to one instance of a process only, the oldest', one, async (h) => {
  const first = await h.start('p', { k: 'x' });
  const second = await h.start('p', { k: 'x' });
  await h.message('m', { q: 1 }, 'x');
  eq(
    [await h.jobs(), (await h.vars(first)).q, (await h.vars(second)).q, await h.subs()],
    [['a'], 1, undefined, ['m']],
    'the oldest',
  );
});
t('a kept message is taken once by a process, not even again after a cancellation', one, async (h) => {
  await h.start('p', { k: 'x' });
  await h.message('m', {}, 'x', later);
  eq(await h.jobs(), ['a'], 'taken');
  await h.cancel();
  await h.start('p', { k: 'x' });
  eq([await h.jobs(), await h.subs()], [[], ['m']], 'not again');
});
t(
  'one message reaches an instance of each process',
  M +
    P('p', `${st}${catchEvent('c', onMessage('M'))}${S('a')}${en}${F('s|c', 'c|a', 'a|e')}`) +
    P(
      'q',
      `<startEvent id="s2"/>${catchEvent('c2', onMessage('M'))}${S('b')}${end('e2')}${F('s2|c2', 'c2|b', 'b|e2')}`,
    ),
  async (h) => {
    await h.start('p', { k: 'x' });
    await h.start('q', { k: 'x' });
    await h.message('m', {}, 'x');
    eq(await h.jobs(), ['a', 'b'], 'both');
  },
);
t(
  'two kept messages are taken in the order they came',
  M +
    P(
      'p',
      `${st}${catchEvent('c', onMessage('M'))}${S('a')}${catchEvent('d', onMessage('M'))}${S('b')}${en}${F('s|c', 'c|a', 'a|d', 'd|b', 'b|e')}`,
    ),
  async (h) => {
    await h.message('m', { q: 1 }, 'x', later);
    await h.message('m', { q: 2 }, 'x', later);
    await h.start('p', { k: 'x' });
    eq((await h.vars()).q, 1, 'first');
    await h.complete('a');
    eq([(await h.vars()).q, await h.jobs()], [2, ['b']], 'second');
  },
);
t(
  'a non-interrupting boundary takes all that are kept, one after the other',
  M +
    P(
      'p',
      `${st}${S('a')}${B('b', 'a', onMessage('M'), false)}${S('h')}${en}${end('e2')}${F('s|a', 'a|e', 'b|h', 'h|e2')}`,
    ),
  async (h) => {
    await h.message('m', {}, 'x', later);
    await h.message('m', {}, 'x', later);
    await h.message('m', {}, 'x', later);
    await h.start('p', { k: 'x' });
    eq([await h.jobs(), await h.subs()], [['a', 'h', 'h', 'h'], ['m']], 'all three');
  },
);
t(
  'an event sub-process takes a kept message as soon as it listens',
  M + P('p', `${st}${S('a')}${esp('es', onMessage('M'))}${en}${F('s|a', 'a|e')}`),
  async (h) => {
    await h.message('m', {}, 'x', later);
    await h.start('p', { k: 'x' });
    eq([await h.jobs(), await h.terminated()], [['n'], ['a']], 'interrupted at once');
  },
);
t('the same message id while kept: already exists, even when it was taken', one, async (h) => {
  await h.message('m', {}, 'x', { ttl: 60_000, id: 'i' });
  eq(
    (await h.refusal(() => h.message('m', {}, 'x', { ttl: 60_000, id: 'i' })))?.slice(0, 14),
    'ALREADY_EXISTS',
    'kept',
  );
  await h.start('p', { k: 'x' });
  eq(
    (await h.refusal(() => h.message('m', {}, 'x', { ttl: 60_000, id: 'i' })))?.slice(0, 14),
    'ALREADY_EXISTS',
    'taken',
  );
});
t('the same id for another key or name is another message', one, async (h) => {
  await h.message('m', {}, 'x', { ...later, id: 'i' });
  eq(await h.refusal(() => h.message('m', {}, 'y', { ...later, id: 'i' })), undefined, 'key');
  eq(await h.refusal(() => h.message('n', {}, 'x', { ...later, id: 'i' })), undefined, 'name');
});
t('the id of a message with time to live 0 is not kept', one, async (h) => {
  await h.message('m', {}, 'x', { id: 'i' });
  eq(await h.refusal(() => h.message('m', {}, 'x', { id: 'i' })), undefined, 'free');
});
t('an id is free after expiry', one, async (h) => {
  await h.message('m', {}, 'x', { ttl: 1000, id: 'i' });
  await h.advance('PT3M');
  eq(await h.refusal(() => h.message('m', {}, 'x', { ttl: 1000, id: 'i' })), undefined, 'free');
});
for (const [value, key] of [
  [7, '7'],
  [7.5, '7'],
  [-7.5, '-7'],
  ['', ''],
  ['a b', 'a b'],
])
  t(`correlation key ${JSON.stringify(value)}`, one, async (h) => {
    await h.start('p', { k: value });
    eq([await h.correlationKeys(), await h.incidents()], [[key], []], 'key');
  });
for (const value of [true, null, [1], { a: 1 }])
  t(`correlation key ${JSON.stringify(value)} is an incident`, one, async (h) => {
    await h.start('p', { k: value });
    eq([await h.subs(), await h.incidents()], [[], ['EXTRACT_VALUE_ERROR']], 'incident');
  });
t('a key is evaluated once', one, async (h) => {
  const instance = await h.start('p', { k: 'x' });
  await h.setVariables(instance, { k: 'y' });
  await h.message('m', {}, 'y');
  eq(await h.subs(), ['m'], 'still the old key');
  await h.message('m', {}, 'x');
  eq(await h.jobs(), ['a'], 'met');
});
t(
  'a message name by expression',
  msg('M', '=&quot;m-&quot; + kind', '=k') +
    P('p', `${st}${catchEvent('c', onMessage('M'))}${S('a')}${en}${F('s|c', 'c|a', 'a|e')}`),
  async (h) => {
    await h.start('p', { k: 'x', kind: 'z' });
    eq(await h.subs(), ['m-z'], 'name');
    await h.message('m-z');
    eq(await h.jobs(), ['a'], 'met');
  },
);
t('a message starts an instance with its payload', startBy(), async (h) => {
  await h.message('m', { q: 1 }, '');
  const [key] = await h.keysOf('p');
  eq([await h.jobs(), await h.vars(key)], [['a'], { q: 1 }], 'started');
});
t(
  'an output mapping of a message start takes only what it names',
  `<message id="M" name="m"/>${P('p', `<startEvent id="s"><extensionElements>${io([], [['=q', 'r']])}</extensionElements>${onMessage('M')}</startEvent>${S('a')}${en}${F('s|a', 'a|e')}`)}`,
  async (h) => {
    await h.message('m', { q: 1, junk: 2 }, '');
    const [key] = await h.keysOf('p');
    eq(await h.vars(key), { r: 1 }, 'mapped');
  },
);
t('without a key every message starts an instance', startBy(), async (h) => {
  await h.message('m', {}, '');
  await h.message('m', {}, '');
  eq(await h.instances('p'), 2, 'two');
});
t('with a key one instance lives; the kept message starts the next when it completes', startBy(), async (h) => {
  await h.message('m', { n: 1 }, 'x', later);
  await h.message('m', { n: 2 }, 'x', later);
  eq(await h.instances('p'), 1, 'one');
  await h.complete('a');
  eq(await h.instances('p'), 1, 'the next');
  const keys = await h.keysOf('p');
  eq([keys.length, (await h.vars(keys[1])).n], [2, 2], 'second message');
  await h.complete('a');
  eq([await h.instances('p'), (await h.keysOf('p')).length], [0, 2], 'no third');
});
t('with a key the next starts when the former is cancelled', startBy(), async (h) => {
  await h.message('m', { n: 1 }, 'x', later);
  await h.message('m', { n: 2 }, 'x', later);
  await h.cancel((await h.keysOf('p'))[0]);
  eq([await h.instances('p'), (await h.keysOf('p')).length], [1, 2], 'the next');
});
t('with a key and time to live 0 the second is lost', startBy(), async (h) => {
  await h.message('m', {}, 'x');
  await h.message('m', {}, 'x');
  await h.complete('a');
  eq([await h.instances('p'), (await h.keysOf('p')).length], [0, 1], 'lost');
});
t('another key starts another instance', startBy(), async (h) => {
  await h.message('m', {}, 'x');
  await h.message('m', {}, 'y');
  eq(await h.instances('p'), 2, 'two');
});
t('the next starts in the newest version', startBy(), async (h) => {
  await h.message('m', {}, 'x', later);
  await h.message('m', {}, 'x', later);
  await h.deploy(wrap(startBy('b')));
  await h.complete('a');
  eq(await h.jobs(), ['b'], 'newest');
});
t('a new version takes the message start over', startBy(), async (h) => {
  await h.deploy(wrap(startBy('b')));
  await h.message('m', {}, '');
  eq(await h.jobs(), ['b'], 'one instance, of the newest');
});
t('a message kept before the process was deployed starts nothing', one, async (h) => {
  await h.message('new', {}, 'x', later);
  await h.deploy([
    [
      'other.bpmn',
      wrap(
        `<message id="N" name="new"/>${P('q', `<startEvent id="qs">${onMessage('N')}</startEvent>${S('b')}${end('qe')}${F('qs|b', 'b|qe')}`)}`,
      ),
    ],
  ]);
  eq(await h.jobs(), [], 'nothing');
});
t(
  'a message both starts an instance and wakes another process',
  `${startBy()}${msg('W', 'm', '=k')}${P('q', `<startEvent id="qs"/>${catchEvent('c', onMessage('W'))}${S('b')}${end('qe')}${F('qs|c', 'c|b', 'b|qe')}`)}`,
  async (h) => {
    await h.start('q', { k: 'x' });
    await h.message('m', {}, 'x');
    eq(await h.jobs(), ['a', 'b'], 'both');
  },
);
t(
  'a message that a living instance of the process takes starts no second one',
  `<message id="M" name="m"><extensionElements><zeebe:subscription correlationKey="=k"/></extensionElements></message>${P('p', `<startEvent id="s">${onMessage('M')}</startEvent>${catchEvent('c', onMessage('M'))}${S('a')}${en}${F('s|c', 'c|a', 'a|e')}`)}`,
  async (h) => {
    await h.message('m', { k: 'x' }, 'x');
    eq([await h.instances('p'), await h.jobs()], [1, []], 'started, the same message does not wake it');
    await h.message('m', { k: 'x' }, 'x');
    eq([await h.instances('p'), await h.jobs()], [1, ['a']], 'woken, none started');
  },
);
t('a message with an empty key meets a subscription with an empty key', one, async (h) => {
  await h.start('p', { k: '' });
  await h.message('m', {}, '');
  eq(await h.jobs(), ['a'], 'met');
});
t(
  'a message start and a none start',
  `<message id="M" name="m"/>${P('p', `${st}<startEvent id="s2">${onMessage('M')}</startEvent>${S('a')}${S('b')}${en}${F('s|a', 's2|b', 'a|e', 'b|e')}`)}`,
  async (h) => {
    await h.start('p', { v: 1 });
    await h.message('m', { v: 2 }, '');
    eq(await h.jobs(), ['a', 'b'], 'each its own');
  },
);
t(
  'payload that updates a local of the waiting scope',
  M +
    P(
      'p',
      `${st}<subProcess id="sp"><extensionElements>${io([['=0', 'q']])}</extensionElements><startEvent id="sps"/>${catchEvent('c', onMessage('M'))}${S('a')}<endEvent id="spe"/>${F('sps|c', 'c|a', 'a|spe')}</subProcess>${en}${F('s|sp', 'sp|e')}`,
    ),
  async (h) => {
    await h.start('p', { k: 'x' });
    await h.message('m', { q: 5, r: 6 });
    eq([await h.vars(), await h.scopeOf('sp')], [{ k: 'x', r: 6 }, { q: 5 }], 'each where it is');
  },
);
