// Compensation: what has completed is undone by handlers. Every expectation was taken from the real engine (8.5.4 and 8.8.0).
import {
  B,
  catchEvent,
  en,
  end,
  endBy,
  eq,
  error,
  esp,
  F,
  io,
  MI,
  msg,
  onCompensation,
  onError,
  onMessage,
  onTimer,
  P,
  S,
  st,
  startBy,
  sub,
  terminateEnd,
  throwEvent,
  U,
  wrap,
} from './bpmn-kit.mjs';

export const cases = [];
const t = (name, xml, fn, more) => cases.push({ name: `compensation: ${name}`, xml: wrap(xml), fn, ...more });
const no = (name, xml, refused, more) => t(`refused: ${name}`, xml, async () => undefined, { refused, ...more });
const fork = '<parallelGateway id="f"/>';
const M = msg('M', 'm', '=k');
/** A handler by job. */
const C = (id, x = '', inner = '') =>
  `<serviceTask id="${id}" isForCompensation="true"><extensionElements><zeebe:taskDefinition type="${id}"/>${x}</extensionElements>${inner}</serviceTask>`;
let count = 0;
/** The association from a compensation event to its handler; it must stand behind all flow elements. */
const to = (event, handler) =>
  `<association id="as${++count}" associationDirection="One" sourceRef="${event}" targetRef="${handler}"/>`;
/** Compensation event b<id> at activity <id>, with handler u<id>. */
const undo = (id, handler = C(`u${id}`)) => B(`b${id}`, id, onCompensation()) + handler;
const task = (id) => S(id) + undo(id);
const links = (...ids) => ids.map((id) => to(`b${id}`, `u${id}`)).join('');
const all = onCompensation();
/** Start, tasks one after the other, each with its handler, then throw `th`, job z, end. */
const chain = (thrown, ...ids) =>
  P(
    'p',
    `${st}${ids.map(task).join('')}${thrown}${S('z')}${en}${F(...['s', ...ids, 'th', 'z', 'e'].slice(1).map((id, i) => `${['s', ...ids, 'th', 'z'][i]}|${id}`))}${links(...ids)}`,
  );
/** A sub-process with associations in it. */
const part = (id, body, associations, ...flows) =>
  sub(id, body, ...flows).replace(/<\/subProcess>$/, `${associations}</subProcess>`);
/** An event sub-process by message: `body` between its start and end. */
const handler = (interrupting, body, associations, ...flows) =>
  `<subProcess id="es" triggeredByEvent="true"><startEvent id="ess" isInterrupting="${interrupting}">${onMessage()}</startEvent>${body}<endEvent id="ese"/>${F(...flows)}${associations}</subProcess>`;

t(
  'all that has completed is undone at once, the oldest first; the throw waits for the last',
  chain(throwEvent('th', all), 'a', 'b', 'c'),
  async (h) => {
    await h.start('p');
    for (const id of ['a', 'b', 'c']) await h.complete(id);
    eq(await h.jobs(), ['ua', 'ub', 'uc'], 'at once');
    eq((await h.activated()).slice(-7), ['th', 'ba', 'bb', 'bc', 'ua', 'ub', 'uc'], 'order');
    await h.complete('ub');
    await h.complete('uc');
    eq(await h.jobs(), ['ua'], 'waits');
    await h.complete('ua');
    eq([await h.jobs(), (await h.completed()).slice(-4)], [['z'], ['ub', 'uc', 'ua', 'th']], 'goes on');
    await h.complete('z');
    eq(await h.done(), true, 'done');
  },
);
t(
  'nothing to undo: the throw is passed',
  P('p', `${st}${throwEvent('th', all)}${S('z')}${en}${F('s|th', 'th|z', 'z|e')}`),
  async (h) => {
    await h.start('p');
    eq(await h.jobs(), ['z'], 'passed');
  },
);
t(
  'an end event undoes, and its scope ends with the last handler',
  P('p', `${st}${task('a')}${endBy('x', all)}${F('s|a', 'a|x')}${links('a')}`),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    eq([await h.jobs(), await h.done()], [['ua'], false], 'waits');
    await h.complete('ua');
    eq([await h.done(), (await h.completed()).slice(-3)], [true, ['ua', 'x', 'p']], 'done');
  },
);
t('only the activity that the throw names', chain(throwEvent('th', onCompensation('a')), 'a', 'b'), async (h) => {
  await h.start('p');
  await h.complete('a');
  await h.complete('b');
  eq(await h.jobs(), ['ua'], 'one');
  await h.complete('ua');
  eq(await h.jobs(), ['z'], 'goes on');
});
t(
  'what is undone once is not undone again',
  P(
    'p',
    `${st}${task('a')}${throwEvent('t1', all)}${throwEvent('t2', onCompensation())}${en}${F('s|a', 'a|t1', 't1|t2', 't2|e')}${links('a')}`,
  ),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    await h.complete('ua');
    eq([await h.done(), await h.jobs()], [true, []], 'once');
  },
);
t(
  'each completion is undone for itself',
  P(
    'p',
    `${st}${task('a')}<exclusiveGateway id="x" default="d"/>${throwEvent('th', all)}${en}${F('s|a', 'a|x', 'x|a|=again', 'x|th||d', 'th|e')}${links('a')}`,
  ),
  async (h) => {
    await h.start('p');
    await h.complete('a', { again: true });
    await h.complete('a', { again: false });
    eq(await h.jobs(), ['ua', 'ua'], 'two');
    await h.complete('ua');
    eq(await h.done(), false, 'one is left');
    await h.complete('ua');
    eq(await h.done(), true, 'done');
  },
);
t(
  'completed again after it was undone, it is undone again',
  P(
    'p',
    `${st}${task('a')}${throwEvent('th', all)}<exclusiveGateway id="x" default="d"/>${en}${F('s|a', 'a|th', 'th|x', 'x|a|=again', 'x|e||d')}${links('a')}`,
  ),
  async (h) => {
    await h.start('p', { again: true });
    await h.complete('a');
    await h.complete('ua');
    await h.complete('a', { again: false });
    eq(await h.jobs(), ['ua'], 'again');
    await h.complete('ua');
    eq(await h.done(), true, 'done');
  },
);
t(
  'what was not completed is not undone',
  M +
    P(
      'p',
      `${st}${task('a')}${B('m', 'a', onMessage())}${throwEvent('th', all)}${S('z')}${en}${F('s|a', 'a|e', 'm|th', 'th|z', 'z|e')}${links('a')}`,
    ),
  async (h) => {
    await h.start('p', { k: 'x' });
    await h.message('m');
    eq(await h.jobs(), ['z'], 'nothing');
  },
);
t(
  'what completes while others are undone is left alone',
  P(
    'p',
    `${st}${fork}${task('a')}${task('b')}${throwEvent('th', all)}${en}${F('s|f', 'f|a', 'f|b', 'a|th', 'th|e', 'b|e')}${links('a', 'b')}`,
  ),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    eq(await h.jobs(), ['b', 'ua'], 'b still runs');
    await h.complete('b');
    eq(await h.jobs(), ['ua'], 'left alone');
    await h.complete('ua');
    eq(await h.done(), true, 'done');
  },
);
t(
  'two throws at once: the first has it all, the other is passed',
  P(
    'p',
    `${st}${task('a')}${fork}${throwEvent('t1', all)}${throwEvent('t2', onCompensation())}${S('z1')}${S('z2')}${en}${F('s|a', 'a|f', 'f|t1', 'f|t2', 't1|z1', 't2|z2', 'z1|e', 'z2|e')}${links('a')}`,
  ),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    eq(await h.jobs(), ['ua', 'z1'], 'the other is passed');
    await h.complete('ua');
    eq(await h.jobs(), ['z1', 'z2'], 'goes on');
  },
);
t(
  'handlers see the variables of the scope, and map in and out',
  P(
    'p',
    `${st}${S('a', 'a', io([['=1', 'loc']], [['=loc', 'out']]))}${undo(
      'a',
      C(
        'ua',
        io(
          [
            ['=loc', 'seen'],
            ['=out', 'mine'],
          ],
          [['=r', 'res']],
        ),
      ),
    )}${throwEvent('th', all, io([['=5', 'ti']], [['=ti', 'tout']]))}${S('z')}${en}${F('s|a', 'a|th', 'th|z', 'z|e')}${links('a')}`,
  ),
  async (h) => {
    await h.start('p');
    await h.complete('a', { x: 7 });
    eq(
      [await h.scopeOf('ua'), await h.scopeOf('th'), await h.vars()],
      [{ seen: null, mine: 1 }, {}, { out: 1 }],
      'nothing is kept of the activity',
    );
    await h.complete('ua', { r: 3, junk: 4 });
    eq([await h.vars(), await h.jobs()], [{ out: 1, res: 3 }, ['z']], 'the mappings of the throw are not looked at');
  },
);
t('the result of a handler without mappings lands in the root', chain(throwEvent('th', all), 'a'), async (h) => {
  await h.start('p');
  await h.complete('a', { x: 1 });
  await h.complete('ua', { ux: 2 });
  eq(await h.vars(), { x: 1, ux: 2 }, 'root');
});
t(
  'a completed sub-process is undone by what is in it',
  P(
    'p',
    `${st}${part('sp', task('a'), links('a'), 'sps|a', 'a|spe')}${throwEvent('th', all)}${S('z')}${en}${F('s|sp', 'sp|th', 'th|z', 'z|e')}`,
  ),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    eq([await h.jobs(), (await h.activated()).slice(-3)], [['ua'], ['th', 'ba', 'ua']], 'inside');
    await h.complete('ua');
    eq(await h.jobs(), ['z'], 'goes on');
  },
);
t(
  'variables that were local to a sub-process are gone',
  P(
    'p',
    `${st}${part('sp', task('a'), links('a'), 'sps|a', 'a|spe').replace(
      '<subProcess id="sp">',
      `<subProcess id="sp"><extensionElements>${io([
        ['=1', 'loc'],
        ['=2', 'x'],
      ])}</extensionElements>`,
    )}${throwEvent('th', all)}${S('z')}${en}${F('s|sp', 'sp|th', 'th|z', 'z|e')}`,
  ),
  async (h) => {
    await h.start('p');
    await h.complete('a', { x: 3 });
    eq(await h.localsOf('ua'), {}, 'nothing of the sub-process');
    await h.complete('ua', { x: 9 });
    eq(await h.vars(), { x: 9 }, 'in the scope of the throw');
  },
);
t(
  'a sub-process with a handler of its own: that and all inside',
  P(
    'p',
    `${st}${task('x0')}${part('sp', task('a') + task('b'), links('a', 'b'), 'sps|a', 'a|b', 'b|spe')}${undo('sp', C('us'))}${task('y')}${throwEvent('th', all)}${en}${F('s|x0', 'x0|sp', 'sp|y', 'y|th', 'th|e')}${links('x0', 'y')}${to('bsp', 'us')}`,
  ),
  async (h) => {
    await h.start('p');
    for (const id of ['x0', 'a', 'b', 'y']) await h.complete(id);
    eq(
      (await h.activated()).slice(-11),
      ['th', 'bx0', 'bsp', 'ba', 'bb', 'by', 'ux0', 'us', 'ua', 'ub', 'uy'],
      'from the outside in',
    );
    for (const id of ['us', 'ua', 'ub', 'ux0']) await h.complete(id);
    eq(await h.done(), false, 'waits for all');
    await h.complete('uy');
    eq(await h.done(), true, 'done');
  },
);
t(
  'the inside is undone before the handler of its sub-process',
  P(
    'p',
    `${st}${part('sp', task('a'), links('a'), 'sps|a', 'a|spe')}${undo('sp', C('us'))}${throwEvent('th', all)}${S('z')}${en}${F('s|sp', 'sp|th', 'th|z', 'z|e')}${to('bsp', 'us')}`,
  ),
  async (h, version) => {
    await h.start('p');
    await h.complete('a');
    await h.complete('ua');
    eq(await h.jobs(), version < '8.6' ? ['us'] : ['us'], 'waits for it');
    await h.complete('us');
    eq(await h.jobs(), ['z'], 'goes on');
  },
);
t(
  'sub-process in sub-process',
  P(
    'p',
    `${st}${part('s1', part('s2', task('a'), links('a'), 's2s|a', 'a|s2e'), '', 's1s|s2', 's2|s1e')}${throwEvent('th', all)}${en}${F('s|s1', 's1|th', 'th|e')}`,
  ),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    eq(await h.jobs(), ['ua'], 'inside of inside');
    await h.complete('ua');
    eq(await h.done(), true, 'done');
  },
);
t(
  'a throw that names a sub-process',
  P(
    'p',
    `${st}${part('sp', task('a'), links('a'), 'sps|a', 'a|spe')}${task('o')}${throwEvent('th', onCompensation('sp'))}${S('z')}${en}${F('s|sp', 'sp|o', 'o|th', 'th|z', 'z|e')}${links('o')}`,
  ),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    await h.complete('o');
    eq(await h.jobs(), ['ua'], 'only inside');
    await h.complete('ua');
    eq(await h.jobs(), ['z'], 'goes on');
  },
);
t(
  'a throw inside a sub-process undoes nothing outside',
  P(
    'p',
    `${st}${task('o')}${part('sp', task('a') + throwEvent('th', all), links('a'), 'sps|a', 'a|th', 'th|spe')}${S('z')}${en}${F('s|o', 'o|sp', 'sp|z', 'z|e')}${links('o')}`,
  ),
  async (h) => {
    await h.start('p');
    await h.complete('o');
    await h.complete('a');
    eq(await h.jobs(), ['ua'], 'only inside');
    await h.complete('ua');
    eq(await h.jobs(), ['z'], 'goes on');
  },
);
t(
  'what a sub-process has undone itself is not undone again from outside',
  P(
    'p',
    `${st}<subProcess id="sp"><startEvent id="sps"/>${task('a')}${endBy('x', all)}${F('sps|a', 'a|x')}${links('a')}</subProcess>${throwEvent('th', onCompensation())}${S('z')}${en}${F('s|sp', 'sp|th', 'th|z', 'z|e')}`,
  ),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    await h.complete('ua');
    eq(await h.jobs(), ['z'], 'nothing is left');
  },
);
t(
  'a sub-process that still runs is not undone',
  P(
    'p',
    `${st}${fork}${part('sp', task('a') + S('w'), links('a'), 'sps|a', 'a|w', 'w|spe')}${S('o')}${throwEvent('th', all)}${en}${F('s|f', 'f|sp', 'f|o', 'o|th', 'sp|e', 'th|e')}`,
  ),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    await h.complete('o');
    eq(await h.jobs(), ['w'], 'passed');
  },
);
t(
  'a sub-process that a terminate end has ended is undone as completed',
  P(
    'p',
    `${st}<subProcess id="sp"><startEvent id="sps"/>${task('a')}${fork}${S('b')}${terminateEnd('te')}${F('sps|a', 'a|f', 'f|b', 'f|te')}${links('a')}</subProcess>${throwEvent('th', all)}${S('z')}${en}${F('s|sp', 'sp|th', 'th|z', 'z|e')}`,
  ),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    eq(await h.jobs(), ['ua'], 'undone');
  },
);
t(
  'a sub-process that a boundary event has ended is not undone',
  M +
    P(
      'p',
      `${st}${part('sp', task('a') + S('w'), links('a'), 'sps|a', 'a|w', 'w|spe')}${B('m', 'sp', onMessage())}${throwEvent('th', all)}${S('z')}${en}${F('s|sp', 'sp|e', 'm|th', 'th|z', 'z|e')}`,
    ),
  async (h) => {
    await h.start('p', { k: 'x' });
    await h.complete('a');
    await h.message('m');
    eq(await h.jobs(), ['z'], 'nothing');
  },
);
t(
  'a throw in an event sub-process undoes the scope around it, in its own scope',
  M +
    P(
      'p',
      `${st}${task('a')}${S('w')}${en}${F('s|a', 'a|w', 'w|e')}${handler(true, throwEvent('th', all) + S('n'), '', 'ess|th', 'th|n', 'n|ese')}${links('a')}`,
    ),
  async (h) => {
    await h.start('p', { k: 'x' });
    await h.complete('a');
    await h.message('m');
    eq([await h.jobs(), await h.terminated()], [['ua'], ['w']], 'undone');
    await h.complete('ua');
    eq(await h.jobs(), ['n'], 'goes on');
    await h.complete('n');
    eq(await h.done(), true, 'done');
  },
);
t(
  'an event sub-process undoes what it has done itself, too',
  M +
    P(
      'p',
      `${st}${task('a')}${S('w')}${en}${F('s|a', 'a|w', 'w|e')}${handler(false, task('i') + throwEvent('th', all), links('i'), 'ess|i', 'i|th', 'th|ese')}${links('a')}`,
    ),
  async (h) => {
    await h.start('p', { k: 'x' });
    await h.complete('a');
    await h.message('m');
    await h.complete('i');
    eq(
      [await h.jobs(), (await h.activated()).slice(-5)],
      [
        ['ua', 'ui', 'w'],
        ['th', 'ba', 'bi', 'ua', 'ui'],
      ],
      'both',
    );
    await h.complete('ua');
    await h.complete('ui');
    await h.complete('w');
    eq(await h.done(), true, 'done');
  },
);
t(
  'an event sub-process names an activity of the scope around it',
  M +
    P(
      'p',
      `${st}${task('a')}${task('b')}${S('w')}${en}${F('s|a', 'a|b', 'b|w', 'w|e')}${handler(true, throwEvent('th', onCompensation('a')), '', 'ess|th', 'th|ese')}${links('a', 'b')}`,
    ),
  async (h) => {
    await h.start('p', { k: 'x' });
    await h.complete('a');
    await h.complete('b');
    await h.message('m');
    eq(await h.jobs(), ['ua'], 'one');
  },
);
t(
  'an end event in an event sub-process',
  M +
    P(
      'p',
      `${st}${task('a')}${S('w')}${en}${F('s|a', 'a|w', 'w|e')}<subProcess id="es" triggeredByEvent="true"><startEvent id="ess">${onMessage()}</startEvent>${endBy('x', all)}${F('ess|x')}</subProcess>${links('a')}`,
    ),
  async (h) => {
    await h.start('p', { k: 'x' });
    await h.complete('a');
    await h.message('m');
    eq(await h.jobs(), ['ua'], 'undone');
    await h.complete('ua');
    eq(await h.done(), true, 'done');
  },
);
t(
  'a sub-process in an event sub-process reaches no further',
  M +
    P(
      'p',
      `${st}${task('a')}${S('w')}${en}${F('s|a', 'a|w', 'w|e')}${handler(true, sub('in', throwEvent('th', all), 'ins|th', 'th|ine'), '', 'ess|in', 'in|ese')}${links('a')}`,
    ),
  async (h) => {
    await h.start('p', { k: 'x' });
    await h.complete('a');
    await h.message('m');
    eq([await h.done(), await h.jobs()], [true, []], 'nothing');
  },
);
t(
  'an event sub-process in a sub-process undoes that one only',
  M +
    P(
      'p',
      `${st}${task('o')}${part('sp', task('a') + S('w') + handler(true, throwEvent('th', all) + S('n'), '', 'ess|th', 'th|n', 'n|ese'), links('a'), 'sps|a', 'a|w', 'w|spe')}${throwEvent('t2', onCompensation())}${en}${F('s|o', 'o|sp', 'sp|t2', 't2|e')}${links('o')}`,
    ),
  async (h) => {
    await h.start('p', { k: 'x' });
    await h.complete('o');
    await h.complete('a');
    await h.message('m');
    eq(await h.jobs(), ['ua'], 'inside');
    await h.complete('ua');
    await h.complete('n');
    eq(await h.jobs(), ['uo'], 'what was undone inside is not undone again');
  },
);
for (const interrupting of [true, false])
  t(
    `what an event sub-process (interrupting: ${interrupting}) has done is not undone from outside`,
    M +
      P(
        'p',
        `${st}${part('sp', S('w') + handler(interrupting, task('i'), links('i'), 'ess|i', 'i|ese'), '', 'sps|w', 'w|spe')}${throwEvent('th', all)}${S('z')}${en}${F('s|sp', 'sp|th', 'th|z', 'z|e')}`,
      ),
    async (h) => {
      await h.start('p', { k: 'x' });
      await h.message('m');
      await h.complete('i');
      if (!interrupting) await h.complete('w');
      eq(await h.jobs(), ['z'], 'nothing');
    },
  );
t(
  'a multi-instance activity is undone once',
  P(
    'p',
    `${st}${S('a', 'a', '', MI({}))}${undo('a')}${throwEvent('th', all)}${S('z')}${en}${F('s|a', 'a|th', 'th|z', 'z|e')}${links('a')}`,
  ),
  async (h) => {
    await h.start('p', { items: [1, 2] });
    await h.complete('a', { r: 1 });
    await h.complete('a', { r: 2 });
    eq(await h.jobs(), ['ua'], 'once');
    await h.complete('ua');
    eq(await h.jobs(), ['z'], 'goes on');
  },
);
t(
  'a multi-instance handler is done when all its instances are',
  P(
    'p',
    `${st}${S('a')}${undo('a', C('ua', '', MI({})))}${throwEvent('th', all)}${S('z')}${en}${F('s|a', 'a|th', 'th|z', 'z|e')}${links('a')}`,
  ),
  async (h) => {
    await h.start('p', { items: [1, 2] });
    await h.complete('a');
    eq(await h.jobs(), ['ua', 'ua'], 'two');
    await h.complete('ua', { r: 1 });
    eq(await h.jobs(), ['ua'], 'waits');
    await h.complete('ua', { r: 2 });
    eq([await h.jobs(), (await h.vars()).results], [['z'], [1, 2]], 'goes on');
  },
);
t(
  'each instance of a multi-instance sub-process is undone',
  P(
    'p',
    `${st}${part('sp', task('a'), links('a'), 'sps|a', 'a|spe').replace('<subProcess id="sp">', `<subProcess id="sp">${MI({})}`)}${throwEvent('th', all)}${S('z')}${en}${F('s|sp', 'sp|th', 'th|z', 'z|e')}`,
  ),
  async (h) => {
    await h.start('p', { items: [1, 2] });
    await h.complete('a', { r: 1 });
    await h.complete('a', { r: 2 });
    eq(await h.jobs(), ['ua', 'ua'], 'each');
    await h.complete('ua');
    eq(await h.jobs(), ['ua'], 'waits');
    await h.complete('ua');
    eq(await h.jobs(), ['z'], 'goes on');
  },
);
t(
  'a throw inside one instance undoes that instance only',
  P(
    'p',
    `${st}${part('sp', task('a') + throwEvent('th', all) + S('z'), links('a'), 'sps|a', 'a|th', 'th|z', 'z|spe').replace('<subProcess id="sp">', `<subProcess id="sp">${MI({})}`)}${en}${F('s|sp', 'sp|e')}`,
  ),
  async (h) => {
    await h.start('p', { items: [1, 2] });
    await h.complete('a', { r: 1 });
    eq(await h.jobs(), ['a', 'ua'], 'one');
    await h.complete('a', { r: 2 });
    eq(await h.jobs(), ['ua', 'ua'], 'the other for itself');
    await h.complete('ua');
    eq(await h.jobs(), ['ua', 'z'], 'goes on');
  },
);
t(
  'handlers of every kind',
  M +
    P(
      'p',
      `${st}${U('a')}${undo('a', '<receiveTask id="ua" messageRef="M" isForCompensation="true"/>')}<scriptTask id="b"><extensionElements><zeebe:script expression="=1" resultVariable="v"/></extensionElements></scriptTask>${undo('b', '<scriptTask id="ub" isForCompensation="true"><extensionElements><zeebe:script expression="=2" resultVariable="w"/></extensionElements></scriptTask>')}<task id="c"/>${undo('c', '<userTask id="uc" isForCompensation="true"/>')}<task id="d"/>${undo('d', '<task id="ud" isForCompensation="true"/>')}${throwEvent('th', all)}${S('z')}${en}${F('s|a', 'a|b', 'b|c', 'c|d', 'd|th', 'th|z', 'z|e')}${links('a', 'b', 'c', 'd')}`,
    ),
  async (h) => {
    await h.start('p', { k: 'x' });
    await h.completeUser('a');
    eq([await h.users(), await h.subs(), await h.vars()], [['uc'], ['m'], { k: 'x', v: 1, w: 2 }], 'all at once');
    await h.message('m', { r: 1 });
    await h.completeUser('uc');
    eq([await h.jobs(), await h.vars()], [['z'], { k: 'x', v: 1, w: 2, r: 1 }], 'goes on');
  },
);
t(
  'a sub-process as handler',
  P(
    'p',
    `${st}${S('a')}${undo('a', sub('ua', S('i'), 'uas|i', 'i|uae').replace('<subProcess id="ua"', '<subProcess id="ua" isForCompensation="true"'))}${throwEvent('th', all)}${S('z')}${en}${F('s|a', 'a|th', 'th|z', 'z|e')}${links('a')}`,
  ),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    eq(await h.jobs(), ['i'], 'runs');
    await h.complete('i');
    eq(await h.jobs(), ['z'], 'goes on');
  },
);
const calling = (more) =>
  `<callActivity id="ca"><extensionElements><zeebe:calledElement processId="q" propagateAllChildVariables="false"/></extensionElements></callActivity>${more}`;
t(
  'a call is undone by its handler; what the called process did is not undone',
  P(
    'p',
    `${st}${calling(undo('ca'))}${throwEvent('th', all)}${S('z')}${en}${F('s|ca', 'ca|th', 'th|z', 'z|e')}${links('ca')}`,
  ) + P('q', `<startEvent id="qs"/>${task('qa')}${end('qe')}${F('qs|qa', 'qa|qe')}${links('qa')}`),
  async (h) => {
    await h.start('p');
    await h.complete('qa');
    eq(await h.jobs(), ['uca'], 'the handler only');
    await h.complete('uca');
    eq(await h.jobs(), ['z'], 'goes on');
  },
);
t(
  'a called process undoes only what it has done itself',
  P('p', `${st}${task('a')}${calling('')}${en}${F('s|a', 'a|ca', 'ca|e')}${links('a')}`) +
    P(
      'q',
      `<startEvent id="qs"/>${task('qa')}${throwEvent('qt', all)}${S('qz')}${end('qe')}${F('qs|qa', 'qa|qt', 'qt|qz', 'qz|qe')}${links('qa')}`,
    ),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    await h.complete('qa');
    eq(await h.jobs(), ['uqa'], 'its own');
    await h.complete('uqa');
    eq(await h.jobs(), ['qz'], 'goes on');
  },
);
t('a handler that fails holds the throw; new retries let it go on', chain(throwEvent('th', all), 'a'), async (h) => {
  await h.start('p');
  await h.complete('a');
  await h.fail('ua', 0);
  eq([await h.incidents(), await h.jobs()], [['JOB_NO_RETRIES'], ['ua']], 'incident');
  await h.retries('ua', 1);
  await h.resolve();
  await h.complete('ua');
  eq([await h.incidents(), await h.jobs()], [[], ['z']], 'goes on');
});
t(
  'a handler that cannot start, and is resolved',
  P(
    'p',
    `${st}${S('a')}${undo('a', C('ua', io([['=assert(x, x != null)', 'y']])))}${throwEvent('th', all)}${S('z')}${en}${F('s|a', 'a|th', 'th|z', 'z|e')}${links('a')}`,
  ),
  async (h) => {
    const key = await h.start('p');
    await h.complete('a');
    eq([await h.incidents(), await h.jobs()], [['IO_MAPPING_ERROR'], []], 'incident');
    await h.setVariables(key, { x: 1 });
    await h.resolve();
    await h.complete('ua');
    eq(await h.jobs(), ['z'], 'goes on');
  },
);
t('an error in a handler that nobody catches is an incident', chain(throwEvent('th', all), 'a'), async (h) => {
  await h.start('p');
  await h.complete('a');
  await h.throwError('ua', 'X');
  eq([await h.incidents(), await h.done()], [['UNHANDLED_ERROR_EVENT'], false], 'incident');
});
t(
  'an error in a handler, caught around its scope',
  error('E', 'X') +
    P(
      'p',
      `${st}${part('o', task('a') + task('b') + throwEvent('th', all), links('a', 'b'), 'os|a', 'a|b', 'b|th', 'th|oe')}${B('be', 'o', onError('E'))}${S('h')}${en}${F('s|o', 'o|e', 'be|h', 'h|e')}`,
    ),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    await h.complete('b');
    await h.throwError('ua', 'X');
    eq([await h.jobs(), await h.terminated()], [['h'], ['th', 'ua', 'ub', 'o']], 'all ended');
  },
);
t(
  'an interruption ends throw and handlers',
  M +
    P(
      'p',
      `${st}${part('sp', task('a') + throwEvent('th', all), links('a'), 'sps|a', 'a|th', 'th|spe')}${B('m', 'sp', onMessage())}${S('h')}${en}${F('s|sp', 'sp|e', 'm|h', 'h|e')}`,
    ),
  async (h) => {
    await h.start('p', { k: 'x' });
    await h.complete('a');
    await h.message('m');
    eq([await h.jobs(), await h.terminated()], [['h'], ['th', 'ua', 'sp']], 'ended');
  },
);
t(
  'what was asked for once is never undone again, even when its handler was interrupted',
  M +
    P(
      'p',
      `${st}${task('a')}${throwEvent('th', all)}${en}${F('s|a', 'a|th', 'th|e')}${handler(true, throwEvent('t2', onCompensation()) + S('n'), '', 'ess|t2', 't2|n', 'n|ese')}${links('a')}`,
    ),
  async (h) => {
    await h.start('p', { k: 'x' });
    await h.complete('a');
    await h.message('m');
    eq([await h.jobs(), await h.terminated()], [['n'], ['th', 'ua']], 'passed');
    await h.complete('n');
    eq(await h.done(), true, 'done');
  },
);
t(
  'a terminate end ends throw and handlers',
  P(
    'p',
    `${st}${task('a')}${fork}${throwEvent('th', all)}${S('w')}${terminateEnd('te')}${en}${F('s|a', 'a|f', 'f|th', 'f|w', 'th|e', 'w|te')}${links('a')}`,
  ),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    await h.complete('w');
    eq([await h.done(), await h.jobs()], [true, []], 'ended');
  },
);
t('cancelling ends throw and handlers', chain(throwEvent('th', all), 'a', 'b'), async (h) => {
  await h.start('p');
  await h.complete('a');
  await h.complete('b');
  await h.cancel();
  eq([await h.done(), await h.jobs(), await h.terminated()], [true, [], ['th', 'ua', 'ub', 'p']], 'ended');
});
t(
  'the scope waits for handlers when all else has ended',
  P(
    'p',
    `${st}${task('a')}${fork}${throwEvent('th', all)}${S('w')}${en}${F('s|a', 'a|f', 'f|th', 'f|w', 'th|e', 'w|e')}${links('a')}`,
  ),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    await h.complete('w');
    eq(await h.done(), false, 'waits');
    await h.complete('ua');
    eq(await h.done(), true, 'done');
  },
);
t(
  'two activities may share a handler',
  P(
    'p',
    `${st}${S('a')}${S('b')}${undo('a')}${B('bb', 'b', onCompensation())}${throwEvent('th', all)}${S('z')}${en}${F('s|a', 'a|b', 'b|th', 'th|z', 'z|e')}${links('a')}${to('bb', 'ua')}`,
  ),
  async (h) => {
    await h.start('p');
    await h.complete('a');
    await h.complete('b');
    eq(await h.jobs(), ['ua', 'ua'], 'once for each');
    await h.complete('ua');
    await h.complete('ua');
    eq(await h.jobs(), ['z'], 'goes on');
  },
);

const one = (more = '', flows = [], associations = links('a'), undone = C('ua'), thrown = onCompensation()) =>
  P(
    'p',
    `${st}${S('a')}${B('ba', 'a', onCompensation())}${undone}${throwEvent('th', thrown)}${en}${more}${F('s|a', 'a|th', 'th|e', ...flows)}${associations}`,
  );
const lonely = 'Compensation boundary events must have a compensation association and no outgoing sequence flows';
no('a compensation event without a handler', one('', [], ''), (v) =>
  v < '8.6' ? 'Must have at least one outgoing sequence flow or association' : lonely,
);
no('a flow out of a compensation event', one('', ['ba|e']), (v) => (v < '8.6' ? undefined : lonely));
no('a flow out of a handler', one('', ['ua|e']), 'A compensation handler should have no outgoing sequence flows');
no('a flow into a handler', one('', ['a|ua']), 'A compensation handler should have no incoming sequence flows');
no(
  'a boundary event at a handler',
  one(B('bt', 'ua', onTimer('PT1H')), ['bt|e']),
  'A compensation handler should have no boundary events',
);
no(
  'a throw event as handler',
  one('<intermediateThrowEvent id="ua"/>', [], undefined, ''),
  "Expected element with id 'ua' to be instance of class 'ExecutableActivity'",
);
no(
  'a gateway as handler',
  one('<exclusiveGateway id="ua"/>', [], undefined, ''),
  "Expected element with id 'ua' to be instance of class 'ExecutableActivity'",
);
no(
  'a non-interrupting compensation event',
  one().replace('id="ba" attachedToRef="a" cancelActivity="true"', 'id="ba" attachedToRef="a" cancelActivity="false"'),
  'Non-Interrupting event of this type is not allowed',
);
no(
  'a throw that names an activity that cannot be undone',
  one(S('b'), [], undefined, undefined, onCompensation('b')),
  "The referenced compensation activity 'b' must have either a compensation boundary event or be a subprocess",
);
no(
  'a throw that names what is not there',
  one('', [], undefined, undefined, onCompensation('nope')),
  "The referenced compensation activity 'nope' doesn't exist",
);
no(
  'a throw that names an activity of another scope',
  P(
    'p',
    `${st}${part('sp', task('a'), links('a'), 'sps|a', 'a|spe')}${throwEvent('th', onCompensation('a'))}${en}${F('s|sp', 'sp|th', 'th|e')}`,
  ),
  "The referenced compensation activity 'a' must be in the same scope as the compensation throw event",
);
no(
  'a throw that does not wait',
  one('', [], undefined, undefined, '<compensateEventDefinition id="cw" waitForCompletion="false"/>'),
  'A compensation intermediate throwing event waitForCompletion attribute must be true or not present',
);
no(
  'an event sub-process by compensation',
  P('p', `${st}${S('a')}${en}${F('s|a', 'a|e')}${esp('x', onCompensation())}`),
  'Start events in event subprocesses must be one of: ',
);
no(
  'an intermediate catch of compensation',
  P('p', `${st}${catchEvent('c', onCompensation())}${en}${F('s|c', 'c|e')}`),
  'Event definition must be one of: message, timer, signal',
);
no(
  'a process that starts by compensation (on Zeebe nothing starts it)',
  P('p', `${startBy('s', onCompensation())}${en}${F('s|e')}`),
  undefined,
  { stricter: true },
);
no(
  'two compensation events at one activity (on Zeebe one of them counts)',
  one(B('b2', 'a', onCompensation()) + C('u2'), [], links('a') + to('b2', 'u2')),
  undefined,
  { stricter: true },
);
no(
  'two handlers of one event (on Zeebe one of them counts)',
  one(C('u2'), [], links('a') + to('ba', 'u2')),
  undefined,
  { stricter: true },
);
no(
  'a handler in another scope',
  P(
    'p',
    `${st}${S('a')}${B('ba', 'a', onCompensation())}${sub('sp', C('ua') + S('q'), 'sps|q', 'q|spe')}${en}${F('s|a', 'a|sp', 'sp|e')}${links('a')}`,
  ),
  undefined,
  { stricter: true },
);
