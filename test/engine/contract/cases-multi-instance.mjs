// Multi-instance activities. Every expectation was taken from the real engine (8.5.4 and 8.8.0).
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
const t = (name, xml, fn, more) => cases.push({ name: `multi-instance: ${name}`, xml: wrap(xml), fn, ...more });

/** Loop characteristics: over `items` as `item`, `r` collected in `results`, unless told otherwise. */
const each = (more = {}) => {
  const { seq, condition, ...attributes } = {
    inputCollection: '=items',
    inputElement: 'item',
    outputCollection: 'results',
    outputElement: '=r',
    ...more,
  };
  const given = Object.entries(attributes).filter(([, value]) => value !== undefined);
  const until = condition
    ? `<completionCondition xsi:type="bpmn:tFormalExpression">${condition}</completionCondition>`
    : '';
  return `<multiInstanceLoopCharacteristics${seq ? ' isSequential="true"' : ''}><extensionElements><zeebe:loopCharacteristics ${given.map(([name, value]) => `${name}="${value}"`).join(' ')}/></extensionElements>${until}</multiInstanceLoopCharacteristics>`;
};
/** A service task for each item, with jobs a1, a2, ... by their loop counter. */
const numbered = (more, x = '') =>
  S('a', '=&quot;a&quot; + string(loopCounter)', x, each(more)).replace('type="=&quot;', 'type="=&quot;');
const task = (more, x) => P('p', st + numbered(more, x) + S('z') + en + F('s|a', 'a|z', 'z|e'));
/** A sub-process for each item around a path. */
const eachSub = (more, body, ...flows) =>
  sub('sp', body, ...flows).replace('<subProcess id="sp">', `<subProcess id="sp">${each(more)}`);

t('every inner job sees its item, its counter and the collection of results so far', task(), async (h) => {
  await h.start('p', { items: ['x', 'y'] });
  eq(
    await h.localsOf('a2'),
    { items: ['x', 'y'], item: 'y', loopCounter: 2, r: null, results: [null, null] },
    'what the second sees',
  );
  await h.complete('a2', { r: 7 });
  eq((await h.localsOf('a1')).results, [null, 7], 'its place in the results is that of its item');
  eq('results' in (await h.vars()), false, 'the body keeps the results while it runs');
  await h.complete('a1', { r: 5 });
  eq([await h.jobs(), await h.vars()], [['z'], { items: ['x', 'y'], results: [5, 7] }], 'after');
});
t('the body and every inner instance are activated and completed under one id', task(), async (h) => {
  await h.start('p', { items: [1, 2] });
  eq(await h.activated(), ['p', 's', 'a', 'a', 'a'], 'activated');
  await h.complete('a1');
  await h.complete('a2');
  eq(await h.completed(), ['s', 'a', 'a', 'a'], 'completed');
});
t(
  'only variables of the output element keep a result local: it is null before',
  task({ outputElement: '=r + 1' }),
  async (h) => {
    await h.start('p', { items: [1] });
    eq(await h.localsOf('a1'), { items: [1], item: 1, loopCounter: 1, results: [null] }, 'no null for an expression');
    await h.complete('a1', { r: 4 });
    eq(await h.vars(), { items: [1], r: 4, results: [5] }, 'r goes to the root');
  },
);
t('an output element that is a property makes its variable null before', task({ outputElement: '=r.x' }), async (h) => {
  await h.start('p', { items: [1] });
  eq((await h.localsOf('a1')).r, null, 'null');
  await h.complete('a1', { r: { x: 4 } });
  eq(await h.vars(), { items: [1], results: [4] }, 'r stays local');
});
t('without input element the items are not seen', task({ inputElement: undefined }), async (h) => {
  await h.start('p', { items: [1] });
  eq(await h.localsOf('a1'), { items: [1], loopCounter: 1, r: null, results: [null] }, 'no item');
});
t(
  'without output collection nothing is collected',
  task({ outputCollection: undefined, outputElement: undefined }),
  async (h) => {
    await h.start('p', { items: [1] });
    eq(await h.localsOf('a1'), { items: [1], item: 1, loopCounter: 1 }, 'no results');
    await h.complete('a1', { r: 1 });
    eq(await h.vars(), { items: [1], r: 1 }, 'r goes to the root');
  },
);
t('the items may be an expression', task({ inputCollection: '=for i in 1..3 return i * 10' }), async (h) => {
  await h.start('p');
  eq([await h.jobs(), (await h.localsOf('a3')).item], [['a1', 'a2', 'a3'], 30], 'three');
});
t(
  'input mappings see the item and run for each',
  task(
    {},
    io([
      ['=item * 2', 'twice'],
      ['=loopCounter', 'n'],
    ]),
  ),
  async (h) => {
    await h.start('p', { items: [5, 6] });
    eq([(await h.localsOf('a2')).twice, (await h.localsOf('a2')).n], [12, 2], 'mapped');
  },
);
t('output mappings run for each before the result is collected', task({}, io([], [['=out', 'r']])), async (h) => {
  await h.start('p', { items: [5, 6] });
  await h.complete('a1', { out: 1 });
  eq(
    [await h.vars(), (await h.localsOf('a2')).results],
    [{ items: [5, 6] }, [1, null]],
    'to the inner instance itself',
  );
});
t('an empty collection completes the body with an empty result, without an inner instance', task(), async (h) => {
  await h.start('p', { items: [] });
  eq([await h.activated(), await h.vars()], [['p', 's', 'a', 'z'], { items: [], results: [] }], 'passed');
});
t(
  'an empty collection with boundary events: nothing stays armed',
  P(
    'p',
    `${st}${numbered()}${B('b', 'a', onTimer('PT1H'))}${S('z')}${en}${end('e2')}${F('s|a', 'a|z', 'z|e', 'b|e2')}`,
  ),
  async (h) => {
    await h.start('p', { items: [] });
    eq([await h.jobs(), await h.timers()], [['z'], []], 'passed');
  },
);
for (const [what, items] of [
  ['a text', 'abc'],
  ['null', null],
  ['a context', { a: 1 }],
])
  t(`${what} instead of a collection is an incident at the body`, task(), async (h) => {
    await h.start('p', { items });
    eq(
      [await h.jobs(), await h.incidentTexts()],
      [
        [],
        [
          `EXTRACT_VALUE_ERROR: Expected result of the expression 'items' to be 'ARRAY', but was '${{ 'a text': 'STRING', null: 'NULL', 'a context': 'OBJECT' }[what]}'.`,
        ],
      ],
      'incident',
    );
    eq(await h.activated(), ['p', 's'], 'not active');
    await h.setVariables((await h.element('p')).key, { items: [1] });
    await h.resolve();
    eq([await h.jobs(), await h.incidents()], [['a1'], []], 'resolved');
  });
t('a sequential one has one inner instance at a time', task({ seq: 1 }), async (h) => {
  await h.start('p', { items: ['x', 'y'] });
  eq(await h.localsOf('a1'), { items: ['x', 'y'], item: 'x', loopCounter: 1, r: null, results: [null, null] }, 'first');
  await h.complete('a1', { r: 1 });
  eq(
    [await h.jobs(), await h.localsOf('a2')],
    [['a2'], { items: ['x', 'y'], item: 'y', loopCounter: 2, r: null, results: [1, null] }],
    'second',
  );
  await h.complete('a2', { r: 2 });
  eq([await h.jobs(), (await h.vars()).results], [['z'], [1, 2]], 'after');
  eq(await h.completed(), ['s', 'a', 'a', 'a'], 'completed');
});
t('a sequential one over nothing completes', task({ seq: 1 }), async (h) => {
  await h.start('p', { items: [] });
  eq([await h.jobs(), await h.vars()], [['z'], { items: [], results: [] }], 'passed');
});
t('a sequential one whose collection changes on the way', task({ seq: 1 }), async (h, version) => {
  await h.start('p', { items: [1, 2] });
  await h.setVariables((await h.element('p')).key, { items: [10, 20, 30] });
  await h.complete('a1', { r: 1 });
  const { item } = await h.localsOf('a2');
  await h.complete('a2', { r: 2 });
  eq([item, await h.jobs()], version < '8.8' ? [20, ['a3']] : [2, ['z']], 'read anew, or once');
});
t(
  'the completion condition sees the numbers of inner instances',
  task({ condition: '=numberOfCompletedInstances = 2' }),
  async (h) => {
    await h.start('p', { items: [1, 2, 3] });
    await h.complete('a3', { r: 3 });
    eq(await h.jobs(), ['a1', 'a2'], 'one');
    await h.complete('a1', { r: 1 });
    eq([await h.jobs(), (await h.vars()).results], [['z'], [1, null, 3]], 'enough, and the rest stays null');
    eq(await h.terminated(), ['a'], 'the rest is terminated');
  },
);
for (const [what, values] of [
  ['numberOfInstances', [3, 3]],
  ['numberOfActiveInstances', [2, 1]],
  ['numberOfCompletedInstances', [1, 2]],
  ['numberOfTerminatedInstances', [0, 0]],
])
  t(`${what} in a completion condition`, task({ condition: `=if ${what} = r then false else null` }), async (h) => {
    await h.start('p', { items: [1, 2, 3] });
    await h.complete('a1', { r: values[0] });
    eq(await h.incidents(), [], 'as expected after the first');
    await h.complete('a2', { r: values[1] });
    eq(await h.incidents(), [], 'as expected after the second');
  });
for (const [what, values] of [
  ['numberOfInstances', [1, 2]],
  ['numberOfActiveInstances', [0, 0]],
  ['numberOfCompletedInstances', [1, 2]],
])
  t(
    `${what} in a completion condition of a sequential one`,
    task({ seq: 1, condition: `=if ${what} = r then false else null` }),
    async (h) => {
      await h.start('p', { items: [1, 2, 3] });
      await h.complete('a1', { r: values[0] });
      eq(await h.incidents(), [], 'as expected after the first');
      await h.complete('a2', { r: values[1] });
      eq(await h.incidents(), [], 'as expected after the second');
    },
  );
t(
  'the numbers are no variables for the job',
  task({ condition: '=false' }, io([['=numberOfInstances', 'n']])),
  async (h) => {
    await h.start('p', { items: [1, 2] });
    eq((await h.localsOf('a1')).n, null, 'not seen');
  },
);
t(
  'the completion condition sees variables of the inner instance',
  task({ condition: '=loopCounter = 2 and item = "y"' }),
  async (h) => {
    await h.start('p', { items: ['x', 'y', 'z'] });
    await h.complete('a1');
    eq(await h.jobs(), ['a2', 'a3'], 'not yet');
    await h.complete('a2');
    eq(await h.jobs(), ['z'], 'met');
  },
);
t(
  'the completion condition sees the results with the newest',
  task({ condition: '=count(results[item != null]) >= 2' }),
  async (h) => {
    await h.start('p', { items: [1, 2, 3] });
    await h.complete('a2', { r: 1 });
    eq(await h.jobs(), ['a1', 'a3'], 'not yet');
    await h.complete('a3', { r: 1 });
    eq(await h.jobs(), ['z'], 'met');
  },
);
t(
  'a completion condition that fails is an incident of the inner instance; resolved it is asked again',
  task({ condition: '=stop' }),
  async (h) => {
    await h.start('p', { items: [1, 2] });
    await h.complete('a1', { r: 1 });
    eq([await h.jobs(), await h.incidents()], [['a2'], ['EXTRACT_VALUE_ERROR']], 'incident');
    await h.setVariables((await h.element('p')).key, { stop: false });
    await h.resolve();
    eq([await h.jobs(), await h.incidents()], [['a2'], []], 'goes on');
    await h.complete('a2', { r: 2 });
    eq([await h.jobs(), (await h.vars()).results], [['z'], [1, 2]], 'after');
  },
);
t('a completion condition stops a sequential one', task({ seq: 1, condition: '=r = "stop"' }), async (h) => {
  await h.start('p', { items: [1, 2, 3] });
  await h.complete('a1', { r: 'go' });
  await h.complete('a2', { r: 'stop' });
  eq([await h.jobs(), (await h.vars()).results], [['z'], ['go', 'stop', null]], 'stopped');
});
t(
  'an output element that fails is an incident of the inner instance',
  task({ outputElement: '=assert(r, r != null)' }),
  async (h) => {
    await h.start('p', { items: [1] });
    await h.complete('a1');
    eq([await h.jobs(), await h.incidents()], [[], ['EXTRACT_VALUE_ERROR']], 'incident');
    await h.setVariables((await h.element('a')).key, { r: 9 }, true);
    await h.resolve();
    eq([await h.jobs(), (await h.vars()).results], [['z'], [9]], 'resolved');
  },
);
t(
  'an interrupting boundary event ends the body and all in it',
  P(
    'p',
    `${st}${numbered()}${B('b', 'a', onTimer('PT1H'))}${S('z')}${en}${end('e2')}${F('s|a', 'a|e', 'b|z', 'z|e2')}`,
  ),
  async (h) => {
    await h.start('p', { items: [1, 2] });
    eq(await h.timers(), ['b'], 'one for the whole body');
    await h.complete('a1', { r: 1 });
    await h.fire('b');
    eq([await h.jobs(), await h.terminated(), await h.vars()], [['z'], ['a', 'a'], { items: [1, 2] }], 'ended');
    await h.complete('z');
    eq(await h.done(), true, 'done');
  },
);
t(
  'a non-interrupting boundary event leaves all of them',
  P(
    'p',
    `${st}${numbered()}${B('b', 'a', onTimer('PT1H'), false)}${S('z')}${en}${end('e2')}${F('s|a', 'a|e', 'b|z', 'z|e2')}`,
  ),
  async (h) => {
    await h.start('p', { items: [1, 2] });
    await h.fire('b');
    eq(await h.jobs(), ['a1', 'a2', 'z'], 'all');
    await h.complete('z');
    await h.complete('a1');
    await h.complete('a2');
    eq(await h.done(), true, 'done');
  },
);
t(
  'a boundary message key is evaluated once, outside the inner scope',
  `${msg('M', 'stop', '=key')}${P('p', `${st}${numbered()}${B('b', 'a', onMessage())}${S('z')}${en}${end('e2')}${F('s|a', 'a|e', 'b|z', 'z|e2')}`)}`,
  async (h) => {
    await h.start('p', { items: [1, 2], key: 'k' });
    eq([await h.subs(), await h.correlationKeys()], [['stop'], ['k']], 'one');
    await h.message('stop', { why: 'x' }, 'k');
    eq([await h.jobs(), await h.subs(), (await h.vars()).why], [['z'], [], 'x'], 'stopped');
  },
);
t(
  'an error of one inner job is caught at the body and ends all',
  `${error('E', 'BAD')}${P('p', `${st}${numbered()}${B('b', 'a', onError('E'))}${S('z')}${en}${end('e2')}${F('s|a', 'a|e', 'b|z', 'z|e2')}`)}`,
  async (h) => {
    await h.start('p', { items: [1, 2, 3] });
    await h.throwError('a2', 'BAD');
    eq([await h.jobs(), await h.terminated()], [['z'], ['a', 'a', 'a', 'a']], 'caught');
  },
);
t('an error that nobody catches stays with its job', task(), async (h) => {
  await h.start('p', { items: [1, 2] });
  await h.throwError('a2', 'BAD');
  eq([await h.jobs(), await h.incidents()], [['a1'], ['UNHANDLED_ERROR_EVENT']], 'incident');
});
t('cancelling ends the body and all in it', task(), async (h) => {
  await h.start('p', { items: [1, 2] });
  await h.cancel();
  eq([await h.jobs(), await h.done(), await h.terminated()], [[], true, ['a', 'a', 'a', 'p']], 'gone');
});
t('a failed job of one leaves the others', task(), async (h) => {
  await h.start('p', { items: [1, 2] });
  await h.fail('a1', 0);
  await h.complete('a2', { r: 2 });
  eq([await h.incidents(), await h.jobs()], [['JOB_NO_RETRIES'], ['a1']], 'waits');
  await h.retries('a1', 1);
  await h.resolve();
  await h.complete('a1', { r: 1 });
  eq([await h.jobs(), (await h.vars()).results], [['z'], [1, 2]], 'after');
});
t(
  'a sub-process for each item: its variables are its own',
  P(
    'p',
    st +
      eachSub(
        {},
        `${S('a', '=&quot;a&quot; + string(loopCounter)')}${S('b', '=&quot;b&quot; + string(loopCounter)')}`,
        'sps|a',
        'a|b',
        'b|spe',
      ) +
      S('z') +
      en +
      F('s|sp', 'sp|z', 'z|e'),
  ),
  async (h) => {
    await h.start('p', { items: ['x', 'y'] });
    eq(await h.jobs(), ['a1', 'a2'], 'both');
    await h.complete('a1', { r: 1 });
    eq([await h.jobs(), (await h.localsOf('b1')).r, (await h.localsOf('a2')).r], [['a2', 'b1'], 1, null], 'own');
    await h.complete('a2', { r: 2 });
    await h.complete('b2');
    eq((await h.localsOf('b1')).results, [null, 2], 'results');
    await h.complete('b1');
    eq([await h.jobs(), (await h.vars()).results], [['z'], [1, 2]], 'after');
  },
);
t(
  'a sub-process for each item, one after the other',
  P(
    'p',
    st +
      eachSub({ seq: 1 }, `${S('a', '=&quot;a&quot; + string(loopCounter)')}`, 'sps|a', 'a|spe') +
      S('z') +
      en +
      F('s|sp', 'sp|z', 'z|e'),
  ),
  async (h) => {
    await h.start('p', { items: ['x', 'y'] });
    await h.complete('a1', { r: 1 });
    eq(await h.jobs(), ['a2'], 'second');
    await h.complete('a2', { r: 2 });
    eq([await h.jobs(), (await h.vars()).results], [['z'], [1, 2]], 'after');
  },
);
t(
  'an event sub-process inside listens once for each item',
  `${msg('M', 'stop', '=string(item)')}${P('p', st + eachSub({}, `${S('a', '=&quot;a&quot; + string(loopCounter)')}${esp('h', onMessage())}`, 'sps|a', 'a|spe') + S('z') + en + F('s|sp', 'sp|z', 'z|e'))}`,
  async (h) => {
    await h.start('p', { items: [7, 8] });
    eq(
      [await h.subs(), await h.correlationKeys()],
      [
        ['stop', 'stop'],
        ['7', '8'],
      ],
      'two',
    );
    await h.message('stop', { r: 'stopped' }, '8');
    eq(await h.jobs(), ['a1', 'n'], 'only that one');
    await h.complete('n');
    await h.complete('a1', { r: 'fine' });
    eq([await h.jobs(), (await h.vars()).results], [['z'], ['fine', 'stopped']], 'after');
  },
);
t(
  'an error inside one sub-process is caught inside and leaves the others',
  `${error('E', 'BAD')}${P('p', st + eachSub({}, `${S('a', '=&quot;a&quot; + string(loopCounter)')}${esp('h', onError('E'))}`, 'sps|a', 'a|spe') + S('z') + en + F('s|sp', 'sp|z', 'z|e'))}`,
  async (h) => {
    await h.start('p', { items: [7, 8] });
    await h.throwError('a1', 'BAD', { r: 'mended' });
    eq(await h.jobs(), ['a2', 'n'], 'only that one');
    await h.complete('n');
    await h.complete('a2', { r: 'fine' });
    eq([await h.jobs(), (await h.vars()).results], [['z'], ['mended', 'fine']], 'after');
  },
);
t(
  'an error end event inside is caught at the body',
  `${error('E', 'BAD')}${P('p', `${st}<subProcess id="sp">${each()}<startEvent id="sps"/>${S('a', '=&quot;a&quot; + string(loopCounter)')}${errorEnd('spe', 'E')}${F('sps|a', 'a|spe')}</subProcess>${B('b', 'sp', onError('E'))}${S('z')}${en}${end('e2')}${F('s|sp', 'sp|e', 'b|z', 'z|e2')}`)}`,
  async (h) => {
    await h.start('p', { items: [7, 8] });
    await h.complete('a1');
    eq(await h.jobs(), ['z'], 'all ended');
  },
);
t(
  'a terminate end event ends one inner sub-process only',
  P(
    'p',
    `${st}<subProcess id="sp">${each()}<startEvent id="sps"/><parallelGateway id="f"/>${S('a', '=&quot;a&quot; + string(loopCounter)')}${S('b', '=&quot;b&quot; + string(loopCounter)')}${terminateEnd('spe')}${end('spe2')}${F('sps|f', 'f|a', 'f|b', 'a|spe', 'b|spe2')}</subProcess>${S('z')}${en}${F('s|sp', 'sp|z', 'z|e')}`,
  ),
  async (h) => {
    await h.start('p', { items: [7, 8] });
    await h.complete('a1');
    eq(await h.jobs(), ['a2', 'b2'], 'one ended');
    await h.complete('a2');
    eq(await h.jobs(), ['z'], 'after');
  },
);
t(
  'a body in a body',
  P(
    'p',
    st +
      eachSub(
        { inputElement: 'row', outputElement: '=inner' },
        `${S('a', '=&quot;a&quot; + string(item)', '', each({ inputCollection: '=row', outputCollection: 'inner' }))}`,
        'sps|a',
        'a|spe',
      ) +
      S('z') +
      en +
      F('s|sp', 'sp|z', 'z|e'),
  ),
  async (h) => {
    await h.start('p', { items: [[1, 2], [3]] });
    eq(await h.jobs(), ['a1', 'a2', 'a3'], 'three');
    await h.complete('a3', { r: 30 });
    await h.complete('a1', { r: 10 });
    await h.complete('a2', { r: 20 });
    eq([await h.jobs(), (await h.vars()).results], [['z'], [[10, 20], [30]]], 'after');
  },
);
t(
  'a receive task for each item',
  `${msg('M', 'go', '=item')}${P('p', `${st}<receiveTask id="a" messageRef="M">${each()}</receiveTask>${S('z')}${en}${F('s|a', 'a|z', 'z|e')}`)}`,
  async (h) => {
    await h.start('p', { items: ['x', 'y'] });
    eq(
      [await h.subs(), await h.correlationKeys()],
      [
        ['go', 'go'],
        ['x', 'y'],
      ],
      'two',
    );
    await h.message('go', { r: 1 }, 'y');
    await h.message('go', { r: 2 }, 'x');
    eq([await h.jobs(), (await h.vars()).results], [['z'], [2, 1]], 'after');
  },
);
t(
  'a script task for each item',
  P(
    'p',
    `${st}<scriptTask id="a"><extensionElements><zeebe:script expression="=item * 2" resultVariable="r"/></extensionElements>${each()}</scriptTask>${S('z')}${en}${F('s|a', 'a|z', 'z|e')}`,
  ),
  async (h) => {
    await h.start('p', { items: [1, 2, 3] });
    eq([await h.jobs(), await h.vars()], [['z'], { items: [1, 2, 3], results: [2, 4, 6] }], 'after');
  },
);
t(
  'a manual task for each item',
  P(
    'p',
    `${st}<manualTask id="a">${each({ outputElement: '=item' })}</manualTask>${S('z')}${en}${F('s|a', 'a|z', 'z|e')}`,
  ),
  async (h) => {
    await h.start('p', { items: [1, 2] });
    eq([await h.jobs(), (await h.vars()).results], [['z'], [1, 2]], 'after');
  },
);
t(
  'a user task for each item',
  P(
    'p',
    `${st}<userTask id="a"><extensionElements><zeebe:assignmentDefinition assignee="=item"/></extensionElements>${each()}</userTask>${S('z')}${en}${F('s|a', 'a|z', 'z|e')}`,
  ),
  async (h) => {
    await h.start('p', { items: ['ann', 'bob'] });
    eq(await h.users(), ['a', 'a'], 'two');
    await h.completeUser('a', { r: 1 });
    await h.completeUser('a', { r: 2 });
    eq([await h.jobs(), (await h.vars()).results], [['z'], [1, 2]], 'after');
  },
);
t(
  'a failing input mapping of one is an incident of that one',
  task({}, io([['=assert(item, item &gt; 1)', 'x']])),
  async (h) => {
    await h.start('p', { items: [1, 2] });
    eq([await h.jobs(), await h.incidents()], [['a2'], ['IO_MAPPING_ERROR']], 'incident');
    await h.setVariables((await h.element('a')).key, { item: 5 }, true);
    eq(await h.incidents(), ['IO_MAPPING_ERROR'], 'still');
  },
);
t(
  'a body between two parallel branches',
  P(
    'p',
    `${st}<parallelGateway id="f"/><parallelGateway id="j"/>${numbered()}${S('b')}${S('z')}${en}${F('s|f', 'f|a', 'f|b', 'a|j', 'b|j', 'j|z', 'z|e')}`,
  ),
  async (h) => {
    await h.start('p', { items: [1, 2] });
    await h.complete('b');
    await h.complete('a1');
    eq(await h.jobs(), ['a2'], 'waits');
    await h.complete('a2');
    eq(await h.jobs(), ['z'], 'joined');
  },
);
t(
  'all but those that are met at once end with the scope',
  P(
    'p',
    `${st}${sub('sp', `<parallelGateway id="f"/>${numbered()}${S('b')}${terminateEnd('t')}`, 'sps|f', 'f|a', 'f|b', 'b|t', 'a|spe')}${S('z')}${en}${F('s|sp', 'sp|z', 'z|e')}`,
  ),
  async (h) => {
    await h.start('p', { items: [1, 2] });
    await h.complete('b');
    eq(await h.jobs(), ['z'], 'ended');
  },
);
t('an output collection of the same name outside is replaced at the end', task(), async (h) => {
  await h.start('p', { items: [1, 2], results: 'old' });
  eq([(await h.vars()).results, (await h.localsOf('a1')).results], ['old', [null, null]], 'hidden');
  await h.complete('a1', { r: 1 });
  await h.complete('a2', { r: 2 });
  eq((await h.vars()).results, [1, 2], 'replaced');
});
t(
  'an item in a boundary timer: the body does not see it',
  P(
    'p',
    `${st}${numbered()}${B('b', 'a', onTimer('=if item = null then &quot;PT1H&quot; else &quot;PT2H&quot;'))}${S('z')}${en}${end('e2')}${F('s|a', 'a|z', 'z|e', 'b|e2')}`,
  ),
  async (h) => {
    const now = await h.now();
    await h.start('p', { items: [1, 2] });
    eq(Math.round((Date.parse(await h.due('b')) - now) / 3600e3), 1, 'an hour');
  },
);
t('a hundred inner instances', task(), async (h) => {
  await h.start('p', { items: Array.from({ length: 100 }, (_, n) => n) });
  eq((await h.jobs()).length, 100, 'all');
  eq((await h.localsOf('a100')).item, 99, 'the last');
  await h.cancel();
  eq([await h.jobs(), await h.done()], [[], true], 'gone');
});
t(
  'an event sub-process can not be one',
  P(
    'p',
    `${st}${S('a')}${en}${F('s|a', 'a|e')}${esp('h', onTimer('PT1H')).replace('<startEvent', `${each()}<startEvent`)}`,
  ),
  async (h) => {
    await h.start('p', { items: [1, 2] });
    await h.advance('PT2H');
    eq([await h.jobs(), await h.incidents(), await h.activated()], [['a'], [], ['p', 's', 'a']], 'never triggered');
  },
  { stricter: true },
);
t('no input collection', task({ inputCollection: undefined }), async () => undefined, {
  refused: 'Expected expression but not found',
});
t('an input collection that is no expression', task({ inputCollection: 'items' }), async () => undefined, {
  refused: 'Expected expression but found static value',
});
t('an output collection without output element', task({ outputElement: undefined }), async () => undefined, {
  refused: 'Attribute',
});
t('an output element without output collection', task({ outputCollection: undefined }), async () => undefined, {
  refused: 'Attribute',
});
t(
  'no loop characteristics of Zeebe',
  P('p', `${st}${S('a', 'a', '', '<multiInstanceLoopCharacteristics/>')}${en}${F('s|a', 'a|e')}`),
  async () => undefined,
  { refused: 'zeebe:loopCharacteristics' },
);
t('a completion condition that is no expression is an incident', task({ condition: 'done' }), async (h) => {
  await h.start('p', { items: [1] });
  await h.complete('a1');
  eq(await h.incidents(), ['EXTRACT_VALUE_ERROR'], 'incident');
});
t(
  'a standard loop',
  P('p', `${st}${S('a', 'a', '', '<standardLoopCharacteristics/>')}${en}${F('s|a', 'a|e')}`),
  async (h) => {
    await h.start('p');
    eq(await h.jobs(), ['a'], 'once');
  },
  { stricter: true },
);
t('an output collection that somebody has overwritten is an incident', task(), async (h) => {
  await h.start('p', { items: [1, 2] });
  await h.complete('a1', { r: 1, results: 5 });
  eq(
    await h.incidentTexts(),
    [
      "EXTRACT_VALUE_ERROR: Unable to update an item in output collection 'results' because the type of the output collection is: INTEGER. This may happen when multiple BPMN elements write to the same variable.",
    ],
    'incident',
  );
});
t('an output collection that somebody has shortened is an incident', task(), async (h) => {
  await h.start('p', { items: [1, 2] });
  await h.complete('a1', { r: 1, results: [1] });
  await h.complete('a2', { r: 2 });
  eq(
    await h.incidentTexts(),
    [
      "EXTRACT_VALUE_ERROR: Unable to update an item in output collection 'results' at position 2 because the size of the collection is: 1. This may happen when multiple BPMN elements write to the same variable.",
    ],
    'incident',
  );
});
