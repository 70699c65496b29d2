// Cycles of timers: repeating intervals and cron expressions, and how they fire late. Every expectation was taken from the real engine (8.5.4 and 8.8.0).
import { B, en, end, eq, esp, F, onTimer, P, S, st, startBy, wrap } from './bpmn-kit.mjs';

export const cases = [];
const t = (name, xml, fn, more) => cases.push({ name: `cycles: ${name}`, xml: wrap(xml), fn, ...more });
const no = (name, xml, refused, more) => t(`refused: ${name}`, xml, async () => undefined, { refused, ...more });
/** Task a with a non-interrupting boundary timer b that leads to job h. */
const cycling = (value) =>
  P(
    'p',
    `${st}${S('a')}${B('b', 'a', onTimer(value, 'timeCycle'), false)}${S('h')}${en}${end('e2')}${F('s|a', 'a|e', 'b|h', 'h|e2')}`,
  );
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const iso = (ms) => new Date(ms).toISOString();
const utc = (ms) => {
  const date = new Date(ms);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  return {
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay() || 7,
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    last,
  };
};
/** The first instant after `now` on a grid of steps that a plain predicate likes. */
const first = (now, step, likes) => {
  for (let at = Math.floor(now / step) * step + step; ; at += step) if (likes(utc(at))) return iso(at);
};
const fires = (h) => h.jobs().then((jobs) => jobs.filter((job) => job === 'h').length);

for (const [text, step, likes] of [
  ['0 0 9-17 * * MON-FRI', hour, (d) => d.hour >= 9 && d.hour <= 17 && d.weekday <= 5],
  ['0 */15 * * * *', 15 * minute, () => true],
  ['0 */7 * * * *', minute, (d) => d.minute % 7 === 0],
  ['0 0/30 8-10 * * *', 30 * minute, (d) => d.hour >= 8 && d.hour <= 10],
  ['0 0 1-10/3 * * *', hour, (d) => [1, 4, 7, 10].includes(d.hour)],
  ['0 0 3/5 * * *', hour, (d) => [3, 8, 13, 18, 23].includes(d.hour)],
  ['0 0 0 1 * *', day, (d) => d.day === 1],
  ['0 0 0 1,15 * *', day, (d) => d.day === 1 || d.day === 15],
  ['0 30 8 L * *', 30 * minute, (d) => d.day === d.last && d.hour === 8 && d.minute === 30],
  ['0 0 0 L-3 * *', day, (d) => d.day === d.last - 3],
  ['0 0 0 LW * *', day, (d) => d.weekday <= 5 && (d.day === d.last || (d.weekday === 5 && d.last - d.day < 3))],
  [
    '0 0 0 15W * *',
    day,
    (d) => (d.weekday <= 5 && d.day === 15) || (d.weekday === 5 && d.day === 14) || (d.weekday === 1 && d.day === 16),
  ],
  ['0 0 0 1W * *', day, (d) => (d.weekday <= 5 && d.day === 1) || (d.weekday === 1 && (d.day === 2 || d.day === 3))],
  ['0 0 0 * * 5L', day, (d) => d.weekday === 5 && d.day > d.last - 7],
  ['0 0 0 * * FRI#2', day, (d) => d.weekday === 5 && d.day > 7 && d.day <= 14],
  ['0 0 0 * * MON,5L', day, (d) => d.weekday === 1 || (d.weekday === 5 && d.day > d.last - 7)],
  ['0 0 0 * * 0', day, (d) => d.weekday === 7],
  ['0 0 0 * * 7', day, (d) => d.weekday === 7],
  ['0 0 0 * * L', day, (d) => d.weekday === 7],
  ['0 0 0 * * 0-2', day, (d) => [7, 1, 2].includes(d.weekday)],
  ['0 0 0 * * MON/2', day, (d) => [1, 3, 5, 7].includes(d.weekday)],
  ['0 0 0 * * FRI-MON', day, (d) => [5, 6, 7, 1].includes(d.weekday)],
  ['0 0 0 13 * FRI', day, (d) => d.day === 13 && d.weekday === 5],
  ['0 0 12 ? * mon', hour, (d) => d.weekday === 1 && d.hour === 12],
  ['0 0 0 29 2 *', day, (d) => d.month === 2 && d.day === 29],
  ['0 0 0 * JAN,JUL *', day, (d) => d.month === 1 || d.month === 7],
  ['0 0 0 1 NOV-FEB *', day, (d) => d.month === 11 && d.day === 1],
  ['0 0 0 15-10 * *', day, (d) => d.day === 15],
  ['0 0 0 1,L * *', day, (d) => d.day === 1],
  ['0 0 0 1W,15 * *', day, (d) => d.day === 1 || d.day === 15],
  ['@hourly', hour, () => true],
  ['@daily', day, () => true],
  ['@midnight', day, () => true],
  ['@weekly', day, (d) => d.weekday === 7],
  ['@monthly', day, (d) => d.day === 1],
  ['@yearly', day, (d) => d.month === 1 && d.day === 1],
  ['@annually', day, (d) => d.month === 1 && d.day === 1],
  ['  0  0  9  *  *  *  ', hour, (d) => d.hour === 9],
])
  t(`cron ${text}`, cycling('=c'), async (h) => {
    await h.start('p', { c: text });
    const due = await h.due('b');
    eq(due, first((await h.now()) - 1, step, likes), 'next');
    await h.fire('b');
    eq([await fires(h), await h.due('b')], [1, first(Date.parse(due), step, likes)], 'and the next');
  });
for (const text of [
  '0 9 * * *',
  '0 0 9 * * * 2030',
  '0 0 25 * * *',
  '60 * * * * *',
  '*/0 * * * * *',
  '*/61 * * * * *',
  '0 0 22-2 * * *',
  '0 0 0 32 * *',
  '0 0 0 0 * *',
  '0 0 0 W * *',
  '0 0 0 L-0 * *',
  '0 0 0 L-3W * *',
  '0 0 0 * 13 *',
  '0 0 0 * JANUARY *',
  '0 0 0 * * 8',
  '0 0 0 * * MONDAY',
  '? * * * * *',
  '1.5 * * * * *',
  '-1 * * * * *',
  '@reboot',
  '@Daily',
  '@every 1h',
  '',
  'PT1H',
  'r/PT1H',
  'R 3/PT1H',
  'R',
  'R/',
  'R/PT1H/2099-01-01T00:00:00Z',
  'R2/2099-01-01T00:00:00Z/2099-02-01T00:00:00Z',
  'R/2099-01-01T00:00:00/P1M',
])
  t(`no cycle: '${text}'`, cycling('=c'), async (h) => {
    await h.start('p', { c: text });
    eq([await h.timers(), await h.incidents(), await h.jobs()], [[], ['EXTRACT_VALUE_ERROR'], []], 'incident');
  });
for (const text of ['0 0 0 30 2 *', '0 0 0 ? * ?', '0 0 0 * * MON#6', '0 0 0 * * FRI#0', '0 0 0 L-31 * *'])
  t(`a cron expression that never comes fires at once, and once: ${text}`, cycling('=c'), async (h) => {
    await h.start('p', { c: text });
    await h.advance(1000);
    eq([await h.jobs(), await h.timers()], [['a', 'h'], []], 'once');
  });
t('cron: a jump over several instants fires once, then at the next from now', cycling('0 0 * * * *'), async (h) => {
  await h.start('p');
  await h.fire('b');
  eq(await fires(h), 1, 'in time');
  await h.advance('PT5H30M');
  eq([await fires(h), await h.due('b')], [2, first(await h.now(), hour, () => true)], 'late');
});
t(
  'cron at a start of the process',
  P('p', `${startBy('s', onTimer('@daily', 'timeCycle'))}${S('a')}${en}${F('s|a', 'a|e')}`),
  async (h) => {
    eq(
      await h.due('s'),
      first(await h.now(), day, () => true),
      'armed',
    );
    await h.fire('s');
    eq([await h.jobs(), await h.due('s')], [['a'], first(await h.now(), day, () => true)], 'and again');
    await h.advance('P3D');
    eq([await h.jobs(), await h.due('s')], [['a', 'a'], first(await h.now(), day, () => true)], 'late: once');
  },
);
t(
  'cron at a non-interrupting event sub-process',
  P(
    'p',
    `${st}${S('a')}${en}${F('s|a', 'a|e')}${esp('es', onTimer('0 0 0 * * *', 'timeCycle'), { interrupting: false })}`,
  ),
  async (h) => {
    await h.start('p');
    await h.fire('ess');
    eq([await h.jobs(), await h.due('ess')], [['a', 'n'], first(await h.now(), day, () => true)], 'and again');
    await h.complete('a');
    await h.complete('n');
    eq([await h.done(), await h.timers()], [true, []], 'over');
  },
);
t('R0 fires once', cycling('R0/PT1H'), async (h) => {
  await h.start('p');
  await h.fire('b');
  eq([await h.jobs(), await h.timers()], [['a', 'h'], []], 'once');
});
t('R-1 goes on for ever', cycling('R-1/PT1H'), async (h) => {
  await h.start('p');
  for (let i = 0; i < 3; i++) await h.fire('b');
  eq([await fires(h), await h.timers()], [3, ['b']], 'for ever');
});
t('a cycle that begins at an instant to come', cycling('R3/2099-01-01T00:00:00Z/PT1H'), async (h) => {
  await h.start('p');
  const due = [];
  for (let i = 0; i < 3; i++) {
    due.push(await h.due('b'));
    await h.fire('b');
  }
  eq(
    [due, await h.timers()],
    [['2099-01-01T00:00:00.000Z', '2099-01-01T01:00:00.000Z', '2099-01-01T02:00:00.000Z'], []],
    'from there',
  );
});
t('a cycle that began in the past begins an interval from now', cycling('R3/2020-01-01T00:00:00Z/PT1H'), async (h) => {
  const before = await h.now();
  await h.start('p');
  const due = Date.parse(await h.due('b'));
  eq(due >= before + hour && due <= (await h.now()) + hour, true, iso(due));
  await h.fire('b');
  eq(await h.due('b'), iso(due + hour), 'and goes on from there');
});
t('a beginning with an offset, by months', cycling('R/2099-01-01T00:00:00+04:00/P1M'), async (h) => {
  await h.start('p');
  eq(await h.due('b'), '2098-12-31T20:00:00.000Z', 'begins');
  await h.fire('b');
  eq(await h.due('b'), '2099-01-31T20:00:00.000Z', 'a month later');
});
t('late at its beginning: once, then an interval from now', cycling('=c'), async (h) => {
  await h.start('p', { c: `R2/${iso((await h.now()) + 10 * minute)}/PT1H` });
  await h.advance('PT3H30M');
  eq(await fires(h), 1, 'once');
  const wait = Date.parse(await h.due('b')) - (await h.now());
  eq(wait > hour - minute && wait <= hour, true, `an interval from now: ${wait}`);
  await h.fire('b');
  eq([await fires(h), await h.timers()], [2, []], 'twice in all');
});
t(
  'the expression is evaluated again at each turn: another interval, the repetitions go on',
  cycling('=c'),
  async (h) => {
    const key = await h.start('p', { c: 'R3/PT1H' });
    await h.setVariables(key, { c: 'R9/PT2H' });
    const due = Date.parse(await h.due('b'));
    await h.fire('b');
    eq(await h.due('b'), iso(due + 2 * hour), 'two hours');
    await h.fire('b');
    await h.fire('b');
    eq([await fires(h), await h.timers()], [3, []], 'three in all');
  },
);
t('from cron to an interval: for ever', cycling('=c'), async (h) => {
  const key = await h.start('p', { c: '@hourly' });
  await h.setVariables(key, { c: 'R2/PT2H' });
  const due = Date.parse(await h.due('b'));
  await h.fire('b');
  eq(await h.due('b'), iso(due + 2 * hour), 'two hours');
  for (let i = 0; i < 3; i++) await h.fire('b');
  eq([await fires(h), await h.timers()], [4, ['b']], 'it keeps its repetitions');
});
t(
  'an expression that fails at the next turn: this one is fired, an incident tells why there is no next',
  cycling('=c'),
  async (h) => {
    const key = await h.start('p', { c: 'R3/PT1H' });
    await h.setVariables(key, { c: null });
    await h.fire('b');
    eq([await h.jobs(), await h.timers(), await h.incidents()], [['a', 'h'], [], ['EXTRACT_VALUE_ERROR']], 'incident');
    await h.complete('a');
    await h.complete('h');
    eq([await h.done(), await h.incidents()], [true, []], 'done');
  },
  { breaks: 'timer b did not fire' },
);
for (const text of ['R/PT0S', 'R/-PT1H'])
  no(`a cycle without a pause for ever: ${text} (on Zeebe it fires as fast as it can)`, cycling(text), undefined, {
    stricter: true,
  });
no(
  'cron with five parts',
  cycling('0 9 * * *'),
  'Invalid timer cycle expression (Cron expression contains 5 parts but we expect one of [6])',
);
no(
  'cron with a value out of range',
  cycling('0 0 25 * * *'),
  'Invalid timer cycle expression (Failed to parse cron expression. Value 25 not in range [0, 23])',
);
no('an empty cycle', cycling(''), 'Invalid timer cycle expression (Empty expression!)');
no(
  'cron at an interrupting boundary',
  P(
    'p',
    `${st}${S('a')}${B('b', 'a', onTimer('@daily', 'timeCycle'))}${S('h')}${en}${end('e2')}${F('s|a', 'a|e', 'b|h', 'h|e2')}`,
  ),
  'Interrupting timer event with time cycle is not allowed.',
);
