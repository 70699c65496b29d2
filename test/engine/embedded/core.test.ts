import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { nextOf, parseCron } from '../../../engine/embedded/cron.ts';
import { memoryEngine } from '../../../engine/embedded/memory/engine.ts';
import { compile } from '../../../engine/embedded/model/compile.ts';
import type { Model } from '../../../engine/embedded/model/model.ts';
import { longestTurn } from '../../../engine/embedded/perform.ts';
import { step } from '../../../engine/embedded/step.ts';
import { nextDue, parseCycle, parseDate, parseInterval, plus } from '../../../engine/embedded/timers.ts';
import { activeElements, newInstance, variablesOf } from '../../../engine/embedded/view.ts';
import { CommandRefused } from '../../../engine/port.ts';
import { en, F, io, P, S, st, sub, wrap } from '../contract/bpmn-kit.mjs';

async function modelOf(body: string): Promise<Model> {
  const { models, findings } = await compile({ name: 'case.bpmn', content: wrap(body) });
  expect(findings).toEqual([]);
  return models[0]!;
}

const started = (model: Model, variables = {}) =>
  step(model, newInstance('7', model.process), { kind: 'start', variables }, 0);

describe('a step', () => {
  test('gives the same answer to the same question, and leaves the instance that went in as it was', async () => {
    const model = await modelOf(P('p', `${st}${S('a')}${S('b')}${en}${F('s|a', 'a|b', 'b|e')}`));
    const { instance } = started(model, { x: 1 });
    const before = JSON.stringify(instance);
    const job = '7.3';

    const once = step(model, instance, { kind: 'completeJob', job, variables: { x: 2 } }, 5);
    const again = step(model, instance, { kind: 'completeJob', job, variables: { x: 2 } }, 5);

    expect(JSON.stringify(instance)).toBe(before);
    expect(again).toEqual(once);
    expect(once.instance).not.toEqual(instance);
  });

  test('that is refused has changed nothing', async () => {
    const model = await modelOf(P('p', `${st}${S('a')}${en}${F('s|a', 'a|e')}`));
    const { instance } = started(model);
    const before = JSON.stringify(instance);

    expect(() => step(model, instance, { kind: 'completeJob', job: '7.99', variables: {} }, 0)).toThrow(CommandRefused);
    expect(() => step(model, instance, { kind: 'completeJob', job: '8.3', variables: {} }, 0)).toThrow(
      'expected job 8.3',
    );
    expect(JSON.stringify(instance)).toBe(before);
  });

  test('makes keys that tell their instance', async () => {
    const model = await modelOf(P('p', `${st}${S('a')}${en}${F('s|a', 'a|e')}`));
    const { effects } = started(model);

    const jobs = effects.flatMap((effect) => (effect.kind === 'jobCreated' ? [effect.job] : []));
    expect(jobs).toEqual([{ key: '7.3', type: 'a', element: 'a', elementInstance: '7.2', retries: 3, headers: {} }]);
  });

  test('says what stands where, and what a worker sees', async () => {
    const model = await modelOf(
      P('p', `${st}${sub('sp', S('a', 'a', io([['=x + 1', 'y']])), 'sps|a', 'a|spe')}${en}${F('s|sp', 'sp|e')}`),
    );
    const { instance } = started(model, { x: 1 });

    expect(activeElements(instance)).toEqual([
      { key: '7.2', element: 'sp', scope: '7', state: 'active', incident: false },
      { key: '7.4', element: 'a', scope: '7.2', state: 'active', incident: false },
    ]);
    expect(variablesOf(instance, '7.4')).toEqual({ x: 1, y: 2 });
    expect(variablesOf(instance, '7')).toEqual({ x: 1 });
  });

  test('leaves nothing of an instance that has ended', async () => {
    const model = await modelOf(P('p', `${st}${S('a')}${en}${F('s|a', 'a|e')}`));
    const { instance, effects } = step(
      model,
      started(model).instance,
      { kind: 'completeJob', job: '7.3', variables: {} },
      0,
    );

    expect(instance).toEqual({ key: '7', process: 'p', state: 'completed', last: 4, elements: {} });
    expect(effects.at(-1)).toEqual({ kind: 'instanceEnded', how: 'completed' });
  });

  test('takes no name from a variable called __proto__', async () => {
    const model = await modelOf(P('p', `${st}${S('a')}${en}${F('s|a', 'a|e')}`));
    const { instance } = started(model, JSON.parse('{"__proto__": {"evil": true}, "x": 1}'));

    expect(({} as { evil?: boolean }).evil).toBeUndefined();
    expect((variablesOf(instance, '7') as { evil?: boolean }).evil).toBeUndefined();
    expect(variablesOf(instance, '7').x).toBe(1);
  });
});

describe('a path that never waits', () => {
  const loop = P(
    'p',
    `${st}<exclusiveGateway id="m"/><scriptTask id="sc"><extensionElements><zeebe:script expression="=n + 1" resultVariable="n"/></extensionElements></scriptTask>${F('s|m', 'm|sc', 'sc|m')}`,
  );

  test('is stopped with an incident; the instance is kept and can be cancelled, others go on', async () => {
    const engine = memoryEngine();
    const other = P('q', `<startEvent id="qs"/>${S('a')}<endEvent id="qe"/>${F('qs|a', 'a|qe')}`);
    await engine.deploy([{ name: 'case.bpmn', content: wrap(loop + other) }]);
    const fine = engine.start('q');
    const endless = engine.start('p', { n: 0 });

    expect([...engine.tables.incidents.values()].map(({ kind, instance }) => [kind, instance])).toEqual([
      ['loop', endless],
    ]);
    expect(Number(engine.variablesOf(endless).n)).toBeGreaterThan(longestTurn / 3);
    engine.complete([...engine.tables.jobs.values()][0]!.key);
    expect(engine.instances.has(fine)).toBe(false);
    engine.cancel(endless);
    expect([engine.instances.size, engine.tables.incidents.size]).toEqual([0, 0]);
  });

  test('goes on for as long again when its incident is resolved', async () => {
    const engine = memoryEngine();
    await engine.deploy([{ name: 'case.bpmn', content: wrap(loop) }]);
    const endless = engine.start('p', { n: 0 });
    const before = Number(engine.variablesOf(endless).n);
    const [incident] = engine.tables.incidents.keys();

    engine.command(endless, { kind: 'resolveIncident', incident: incident! });

    expect(Number(engine.variablesOf(endless).n)).toBeGreaterThan(before * 1.9);
    expect(engine.tables.incidents.size).toBe(1);
  });

  test('an expression without end is stopped, as an incident', async () => {
    const engine = memoryEngine();
    const greedy = `<scriptTask id="sc"><extensionElements><zeebe:script expression="=count(for a in 1..100000, b in 1..100000 return a * b)" resultVariable="n"/></extensionElements></scriptTask>`;
    await engine.deploy([{ name: 'case.bpmn', content: wrap(P('p', `${st}${greedy}${en}${F('s|sc', 'sc|e')}`)) }]);

    engine.start('p');

    expect([...engine.tables.incidents.values()].map(({ kind }) => kind)).toEqual(['extract-value']);
  });
});

describe('a large diagram', () => {
  test('of 3,000 parallel tasks starts, and ends task by task', async () => {
    const ids = Array.from({ length: 3000 }, (_, n) => `t${n}`);
    const flows = ids.flatMap((id) => [`f|${id}`, `${id}|j`]);
    const model = await modelOf(
      P(
        'p',
        `${st}<parallelGateway id="f"/><parallelGateway id="j"/>${ids.map((id) => S(id)).join('')}${en}${F('s|f', ...flows, 'j|e')}`,
      ),
    );
    const { instance, effects } = started(model);
    const jobs = effects.flatMap((effect) => (effect.kind === 'jobCreated' ? [effect.job.key] : []));
    expect(jobs.length).toBe(3000);

    const half = jobs
      .slice(0, 50)
      .reduce((at, job) => step(model, at, { kind: 'completeJob', job, variables: {} }, 0).instance, instance);

    expect(Object.keys(half.elements).length).toBe(1 + 2950);
    expect(step(model, half, { kind: 'cancel' }, 0).instance).toMatchObject({ state: 'cancelled', elements: {} });
  });
});

describe('the core', () => {
  test('runs in a browser: nothing of Node is in it', () => {
    const files = ['engine/embedded/step.ts', 'engine/embedded/model/compile.ts', 'engine/embedded/memory/port.ts'];
    const build = () =>
      execFileSync('node_modules/.bin/esbuild', [
        ...files,
        '--bundle',
        '--platform=browser',
        '--format=esm',
        '--outdir=.cache/browser-check',
        '--log-level=error',
      ]);
    expect(build).not.toThrow();
  });

  test('reads no clock and no chance', () => {
    const clock = /Date\.now|new Date\(\)|Math\.random|performance\.now|Temporal\.Now/;
    const files = readdirSync('engine/embedded', { recursive: true, encoding: 'utf8' });
    const core = files.filter((file) => file.endsWith('.ts') && !file.startsWith('postgres'));

    expect(core.length).toBeGreaterThan(40);
    expect(core.filter((file) => clock.test(readFileSync(`engine/embedded/${file}`, 'utf8')))).toEqual([]);
  });
});

describe('timers', () => {
  const hour = 3_600_000;

  test.each([
    ['PT1H', { months: 0, days: 0, ms: hour }],
    ['-PT1H', { months: 0, days: 0, ms: -hour }],
    ['P1Y2M3DT4H', { months: 14, days: 3, ms: 4 * hour }],
    ['P2W', { months: 0, days: 14, ms: 0 }],
    ['PT1.5S', { months: 0, days: 0, ms: 1500 }],
  ])('the duration %s', (text, interval) => {
    expect(parseInterval(text)).toEqual(interval);
  });

  test.each(['', 'P', 'PT', '1H', 'PT1', 'PT0.5H', 'P1S', 'PT1H '])('%j is no duration', (text) => {
    expect(parseInterval(text)).toBeUndefined();
  });

  test('a month later is the same day, or the last of a shorter month', () => {
    const jan31 = Date.UTC(2027, 0, 31, 12);
    expect(new Date(plus(jan31, { months: 1, days: 0, ms: 0 })).toISOString()).toBe('2027-02-28T12:00:00.000Z');
    expect(new Date(plus(jan31, { months: 13, days: 1, ms: hour })).toISOString()).toBe('2028-03-01T13:00:00.000Z');
  });

  test.each(['2026-02-30T00:00:00Z', '2026-01-01', '2026-01-01T00:00:00', '2026-01-01T25:00:00Z', 'soon'])(
    '%s is no instant',
    (text) => {
      expect(parseDate(text)).toBeUndefined();
    },
  );

  test('a cycle may have a start', () => {
    expect(parseCycle('R3/2026-01-01T00:00:00Z/PT1H')).toEqual({
      repetitions: 3,
      start: Date.UTC(2026, 0, 1),
      interval: { months: 0, days: 0, ms: hour },
    });
    expect([parseCycle('R/PT1H')?.repetitions, parseCycle('PT1H'), parseCycle('R3/x/PT1H')]).toEqual([
      -1,
      undefined,
      undefined,
    ]);
  });

  test('the next turn of a cycle always lies ahead, an interval from the last or from now', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e12 }),
        fc.integer({ min: 1, max: 1e9 }),
        fc.integer({ min: 0, max: 1e10 }),
        (last, ms, late) => {
          const now = last + late;
          const next = nextDue(last, { repetitions: -1, interval: { months: 0, days: 0, ms } }, now);
          expect(next).toBeGreaterThan(now);
          expect([last + ms, now + ms]).toContain(next);
        },
      ),
    );
  });

  test.each([
    ['0 0 9-17 * * MON-FRI', '2026-11-20T17:00:00Z', '2026-11-23T09:00:00.000Z'],
    ['0 0 9-17 * * MON-FRI', '2026-11-23T09:00:00Z', '2026-11-23T10:00:00.000Z'],
    ['*/15 * * * * *', '2026-12-31T23:59:45.999Z', '2027-01-01T00:00:00.000Z'],
    ['0 0 0 LW * *', '2026-02-01T00:00:00Z', '2026-02-27T00:00:00.000Z'],
    ['0 0 0 1W * *', '2033-09-17T00:00:00Z', '2033-10-03T00:00:00.000Z'],
    ['0 0 0 31W * *', '2026-09-01T00:00:00Z', '2026-10-30T00:00:00.000Z'],
    ['0 0 0 29 2 MON', '2026-01-01T00:00:00Z', '2044-02-29T00:00:00.000Z'],
    ['0 0 0 * * FRI#5', '2026-02-01T00:00:00Z', '2026-05-29T00:00:00.000Z'],
  ])('%s after %s', (text, after, next) => {
    expect(new Date(nextOf(parseCron(text)!, Date.parse(after))!).toISOString()).toBe(next);
  });

  test('the next instant of a cron expression is the first that it likes', () => {
    const parts = [
      fc.integer({ min: 0, max: 59 }),
      fc.integer({ min: 0, max: 23 }),
      fc.integer({ min: 1, max: 28 }),
    ] as const;
    fc.assert(
      fc.property(...parts, fc.integer({ min: 0, max: 4e12 }), (minute, hour, day, after) => {
        const next = nextOf(parseCron(`30 ${minute} ${hour} ${day} * *`)!, after)!;
        const at = new Date(next);
        expect([at.getUTCSeconds(), at.getUTCMinutes(), at.getUTCHours(), at.getUTCDate()]).toEqual([
          30,
          minute,
          hour,
          day,
        ]);
        expect(next).toBeGreaterThan(after);
        expect(next - after).toBeLessThanOrEqual(31 * 24 * 3_600_000);
      }),
    );
  });
});
