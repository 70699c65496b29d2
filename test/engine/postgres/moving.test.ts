import pg from 'pg';
import { CommandRefused } from '../../../engine/port.ts';
import { B, en, F, msg, P, S, st, timer, U, wrap } from '../contract/bpmn-kit.mjs';
import { Town } from './town.ts';

let town: Town;
/** Hears the name of every statement that goes to the database. */
let asks: (statement: string) => unknown = () => undefined;
beforeAll(async () => {
  const { prototype } = pg.Client;
  const query = prototype.query as (...asked: unknown[]) => unknown;
  Object.assign(prototype, {
    query(this: pg.Client, ...asked: unknown[]) {
      asks((asked[0] as { name?: string }).name ?? String(asked[0]));
      return query.apply(this, asked);
    },
  });
  town = await Town.make();
});
afterEach(() => town.stopEngines());
afterAll(() => town.close());

const chain = wrap(P('chain', st + S('a') + S('b') + S('c') + U('u') + en + F('s|a', 'a|b', 'b|c', 'c|u', 'u|e')));
const single = wrap(P('single', st + S('a') + en + F('s|a', 'a|e')));
const waiting = wrap(
  msg('M', 'go', '=key') +
    P(
      'waiting',
      `${st}<intermediateCatchEvent id="c"><messageEventDefinition id="d" messageRef="M"/></intermediateCatchEvent>${S('a')}${en}${F('s|c', 'c|a', 'a|e')}`,
    ),
);

test('a command is one with the transaction it is given in', async () => {
  const engine = await town.engine();
  const definition = await town.deploy(engine, chain);

  const failing = town.unit(async (unit) => {
    await engine.intents(unit).start(town.origin('undone'), { definition, variables: {} });
    throw new Error('the case could not be written');
  });

  await expect(failing).rejects.toThrow('could not be written');
  expect(await town.rows(`select from engine_instance where run_id = 'undone'`)).toHaveLength(0);
});

test('an instance is carried through its jobs up to the next wait state in one transaction', async () => {
  const write = (unit: Parameters<Town['write']>[0], job: { run: string; type: string }) =>
    town.write(unit, job.run, job.type).then(() => undefined);
  const engine = await town.engine({ a: write, b: write, c: write });
  const definition = await town.deploy(engine, chain);

  await town.start(engine, definition, 'carried');
  await engine.runUntilIdle();

  const [, , , task] = await town.wrote('carried');
  expect(await town.wrote('carried')).toEqual(['a', 'b', 'c', expect.stringMatching(/^task /)]);
  expect(await town.rows(`select distinct tx from wrote where run = 'carried'`)).toHaveLength(1);
  expect(await town.rows(`select from engine_job where type <> 'io.camunda.zeebe:userTask'`)).toHaveLength(0);

  await town.unit((unit) =>
    engine.intents(unit).completeTask(town.origin('carried'), { task: task!.slice(5), variables: {} }),
  );

  expect((await town.wrote('carried')).at(-1)).toBe('completed');
  expect(await town.rows(`select from engine_instance where run_id = 'carried'`)).toHaveLength(0);
  const past = await town.rows<{ element_id: string }>(
    `select element_id from engine_element_history where run_id = 'carried' and what = 'completed' order by at, revision, place`,
  );
  expect(past.map((row) => row.element_id)).toEqual(['s', 'a', 'b', 'c', 'u', 'e', 'chain']);
});

test('a failed handler leaves nothing but its attempt; without retries there is an incident, and new retries go on', async () => {
  let broken = true;
  const engine = await town.engine({
    a: async (unit, job) => {
      await town.write(unit, job.run, 'half done');
      if (!broken) return undefined;
      return { kind: 'failed', message: 'no paper', retries: job.retries - 1, backOffMs: 5 };
    },
  });
  const definition = await town.deploy(engine, single);

  await town.start(engine, definition, 'failing');
  await engine.runUntilIdle();

  expect(await town.wrote('failing')).toEqual(['incident job-no-retries']);
  const [incident] = await town.unit((unit) => engine.incidents(unit, 'failing'));
  expect(incident).toMatchObject({ kind: 'job-no-retries', message: 'no paper', element: 'a', run: 'failing' });
  expect((await engine.health()).incidents).toBe(1);
  await expect(
    town.unit((unit) => engine.intents(unit).resolveIncident(town.origin('failing'), { incident: incident!.key })),
  ).rejects.toThrow(CommandRefused);

  broken = false;
  await town.unit((unit) =>
    engine.intents(unit).resolveIncident(town.origin('failing'), { incident: incident!.key, retries: 1 }),
  );
  await engine.runUntilIdle();

  expect(await town.wrote('failing')).toEqual(['incident job-no-retries', 'resolved', 'half done', 'completed']);
});

test('a handler that fails in the middle of a chain undoes its own writes only', async () => {
  const write = (unit: Parameters<Town['write']>[0], job: { run: string; type: string }) =>
    town.write(unit, job.run, job.type).then(() => undefined);
  let tries = 0;
  const engine = await town.engine({
    a: write,
    b: async (unit, job) => {
      await write(unit, job);
      tries += 1;
      if (job.retries === 1) return undefined;
      return { kind: 'failed', message: 'no paper', retries: 1, backOffMs: 5 };
    },
    c: write,
  });
  const definition = await town.deploy(engine, chain);

  await town.start(engine, definition, 'mended');
  await engine.runUntilIdle();

  expect(await town.wrote('mended')).toEqual(['a', 'b', 'c', expect.stringMatching(/^task /)]);
  const commits = await town.rows<{ what: string; tx: string }>(
    `select what, tx from wrote where run = 'mended' order by n`,
  );
  expect(commits[0]!.tx).not.toBe(commits[1]!.tx);
  // Once without a mark before it, once with, once after its back-off.
  expect(tries).toBe(3);
});

test('what a group gathers is written once for each tenant; when that fails, each goes alone', async () => {
  let failures = 0;
  const flushed: string[][] = [];
  const alone: string[] = [];
  const engine = await town.engine(
    {
      a: async (unit, job) => {
        const { gathered } = unit as unknown as { gathered?: string[] };
        if (gathered) gathered.push(job.run);
        else alone.push(job.run);
        await town.write(unit, job.run, 'worked');
        return undefined;
      },
    },
    {
      lanes: 1,
      gather: async (unit) => {
        const gathered: string[] = [];
        const flush = async () => {
          if (failures++ === 0) throw new Error('somebody was faster');
          flushed.push(gathered);
        };
        return { tx: { ...unit, gathered } as unknown as typeof unit, flush };
      },
    },
  );
  const definition = await town.deploy(engine, single);
  const south = await town.deploy(engine, single, 'south');
  const start = () =>
    town.unit(async (unit) => {
      for (const run of ['w1', 'w2']) await engine.intents(unit).start(town.origin(run), { definition, variables: {} });
      await unit.sql.raw(`select set_config('sakin.tenants', 'south', true)`);
      await engine.intents(unit).start(town.origin('w3', 'south'), { definition: south, variables: {} });
    });

  await start();
  await engine.runUntilIdle();
  expect([flushed, alone.sort()]).toEqual([[], ['w1', 'w2', 'w3']]);
  expect(engine.groups?.()).toEqual({ together: 0, apart: 1 });
  for (const run of ['w1', 'w2', 'w3']) expect(await town.wrote(run)).toEqual(['worked', 'completed']);

  await start();
  await engine.runUntilIdle();
  expect(flushed.map((runs) => runs.sort()).sort()).toEqual([['w1', 'w2'], ['w3']]);
  expect(engine.groups?.()).toEqual({ together: 1, apart: 1 });
  expect(town.troubles).toEqual([]);
});

test('a message that only its sender waits for is taken in the transaction that sent it', async () => {
  const engine: Awaited<ReturnType<Town['engine']>> = await town.engine({
    a: async (unit, job) => {
      await town.write(unit, job.run, 'sent');
      const message = { name: 'go', correlationKey: job.run, id: 'once', ttl: 60_000, variables: {} };
      await engine.intents(unit).publish(town.origin(job.run), message);
      return undefined;
    },
    b: async (unit, job) => town.write(unit, job.run, 'taken').then(() => undefined),
  });
  const sending = wrap(
    msg('M', 'go', '=key') +
      P(
        'sending',
        `${st}${S('a')}<intermediateCatchEvent id="c"><messageEventDefinition id="d" messageRef="M"/></intermediateCatchEvent>${S('b')}${en}${F('s|a', 'a|c', 'c|b', 'b|e')}`,
      ),
  );
  const definition = await town.deploy(engine, sending);

  await town.start(engine, definition, 'home', { key: 'home' });
  await engine.runUntilIdle();

  expect(await town.wrote('home')).toEqual(['sent', 'taken', 'completed']);
  expect(await town.rows(`select count(distinct tx)::integer as n from wrote where run = 'home'`)).toEqual([{ n: 1 }]);
  expect(await town.rows(`select pending, buffered, taken from engine_message where correlation_key = 'home'`)).toEqual(
    [{ pending: false, buffered: true, taken: ['sending'] }],
  );
});

test('a message never reaches another tenant that waits for the same name and key, carried together or not', async () => {
  const engine: Awaited<ReturnType<Town['engine']>> = await town.engine(
    {
      send: async (unit, { run, tenant }) => {
        const message = { name: 'go', correlationKey: 'same', id: run, ttl: 60_000, variables: {} };
        await engine.intents(unit).publish(town.origin(run, tenant), message);
        return undefined;
      },
      met: async (unit, { run, tenant }) => town.write(unit, run, `met in ${tenant}`).then(() => undefined),
    },
    { lanes: 1 },
  );
  const caught =
    '<intermediateCatchEvent id="c"><messageEventDefinition id="d" messageRef="M"/></intermediateCatchEvent>';
  const process = (id: string, before: string, ...flows: string[]) =>
    wrap(msg('M', 'go', '=key') + P(id, st + before + caught + S('met') + en + F(...flows, 'c|met', 'met|e')));
  const listening = process('listening', '', 's|c');
  const own = process('own', S('send'), 's|send', 'send|c');
  const southern = await town.deploy(engine, listening, 'south');
  const northern = { listening: await town.deploy(engine, listening), own: await town.deploy(engine, own) };
  const begin = (definition: string, run: string, tenant = 'north') =>
    engine.grouped().start(town.origin(run, tenant), { definition, variables: { key: 'same' } });

  await Promise.all([
    begin(southern, 'deaf', 'south'),
    begin(northern.own, 'sender'),
    begin(southern, 'deaf-2', 'south'),
  ]);
  await engine.runUntilIdle();
  await begin(northern.listening, 'late');
  await engine.runUntilIdle();

  expect(await town.wrote('sender')).toEqual(['met in north', 'completed']);
  expect(await town.wrote('late')).toEqual(['met in north', 'completed']);
  expect([...(await town.wrote('deaf')), ...(await town.wrote('deaf-2'))]).toEqual([]);
  expect(
    await town.rows(
      `select tenant_id as tenant, process_id as process from engine_subscription where correlation_key = 'same'`,
    ),
  ).toEqual([
    { tenant: 'south', process: 'listening' },
    { tenant: 'south', process: 'listening' },
  ]);
});

test('several instances share a commit, each in its own tenant, and a failing one undoes no other', async () => {
  let listenerFails = true;
  const engine = await town.engine(
    {
      a: async (unit, job) => {
        await town.write(unit, job.run, 'worked');
        return job.run === 'thrown' ? { kind: 'failed', message: 'x', retries: 0, backOffMs: 0 } : undefined;
      },
    },
    {
      lanes: 1,
      listener: {
        runEnded: async (unit, { run }) => {
          if (run === 'unlucky' && listenerFails) throw new Error('the listener is broken');
          await town.write(unit, run, 'ended');
        },
      },
    },
  );
  const north = await town.deploy(engine, single);
  const south = await town.deploy(engine, single, 'south');
  const runs = ['g1', 'g2', 'thrown', 'unlucky', 'g3'];

  await town.unit(async (unit) => {
    for (const run of runs) await engine.intents(unit).start(town.origin(run), { definition: north, variables: {} });
    await unit.sql.raw(`select set_config('sakin.tenants', 'south', true)`);
    await engine.intents(unit).start(town.origin('g4', 'south'), { definition: south, variables: {} });
  });
  await engine.runUntilIdle();

  for (const run of ['g1', 'g2', 'g3', 'g4']) expect(await town.wrote(run)).toEqual(['worked', 'ended']);
  expect(await town.wrote('thrown')).toEqual(['incident job-no-retries']);
  expect(await town.wrote('unlucky')).toEqual([]);
  expect(town.troubles).toEqual([new Error('the listener is broken')]);
  const group = await town.rows<{ tx: string; tenants: string; run: string }>(
    `select distinct tx, tenants, run from wrote where run like 'g_' or run = 'thrown'`,
  );
  expect(new Set(group.map(({ tx }) => tx)).size).toBe(1);
  for (const { run, tenants } of group) expect([run, tenants]).toEqual([run, run === 'g4' ? 'south' : 'north']);

  listenerFails = false;
  await town.rows('update engine_instance set hold_until = null');
  await engine.runUntilIdle();

  expect(await town.wrote('unlucky')).toEqual(['worked', 'ended']);
});

test('what a handler wants takes effect after its job, in order; of a failed one nothing does', async () => {
  let fails = true;
  const engine = await town.engine({
    a: async (unit, job) => {
      const intents = engine.intents(unit);
      expect(
        await intents.setVariables(town.origin(job.run), { scope: job.instance, variables: { said: 1 }, local: true }),
      ).toBe('accepted');
      await intents.publish(town.origin(job.run), { name: 'go', correlationKey: 'k1', id: 'm', ttl: 0, variables: {} });
      await expect(intents.completeTask(town.origin(job.run), { task: 'other.1', variables: {} })).rejects.toThrow(
        'its own instance',
      );
      if (!fails) return { kind: 'done', variables: { said: 0 } };
      fails = false;
      return { kind: 'failed', message: 'later', retries: 1, backOffMs: 1 };
    },
    b: async (unit, job) => town.write(unit, job.run, `said ${job.variables.said}`).then(() => undefined),
  });
  const definition = await town.deploy(engine, wrap(P('two', st + S('a') + S('b') + en + F('s|a', 'a|b', 'b|e'))));
  const waits = await town.deploy(engine, waiting.replace('type="a"', 'type="never"'));
  await town.start(engine, waits, 'hearer', { key: 'k1' });

  await town.start(engine, definition, 'wanting');
  await engine.runUntilIdle();

  expect(await town.wrote('wanting')).toEqual(['said 1', 'completed']);
  const heard = await town.rows(
    `select from engine_element_history where run_id = 'hearer' and element_id = 'c' and what = 'completed'`,
  );
  expect(heard).toHaveLength(1);
});

test('cancelling a run withdraws its tasks and tells its end', async () => {
  const engine = await town.engine();
  const definition = await town.deploy(
    engine,
    wrap(
      P(
        'cancelled',
        `${st + U('u') + B('b', 'u', timer('t', 'PT1H')) + en}<endEvent id="e2"/>${F('s|u', 'u|e', 'b|e2')}`,
      ),
    ),
  );
  await town.start(engine, definition, 'regretted');
  const [task] = await town.wrote('regretted');

  await town.unit((unit) => engine.intents(unit).cancel(town.origin('regretted')));

  expect(await town.wrote('regretted')).toEqual([task, task!.replace('task', 'withdrawn'), 'cancelled']);
  expect(await town.rows(`select from engine_timer`)).toHaveLength(0);
  await expect(town.unit((unit) => engine.intents(unit).cancel(town.origin('regretted')))).rejects.toThrow(
    CommandRefused,
  );
});

test('nobody commands what belongs to another tenant', async () => {
  const engine = await town.engine();
  const definition = await town.deploy(engine, chain.replaceAll('"a"', '"nobody"'));
  await town.start(engine, definition, 'northern');
  const [job] = await town.rows<{ key: string }>(
    `select instance_key || '.' || n as key from engine_job order by instance_key desc`,
  );

  const stranger = (tenant: string) =>
    town.unit(
      (unit) => engine.intents(unit).completeTask(town.origin('x', tenant), { task: job!.key, variables: {} }),
      tenant,
    );

  await expect(stranger('south')).rejects.toThrow(CommandRefused);
  await expect(town.start(engine, definition, 'x', {}, 'south')).rejects.toThrow(CommandRefused);
  await expect(
    engine.grouped().completeTask(town.origin('x', 'south'), { task: job!.key, variables: {} }),
  ).rejects.toThrow(CommandRefused);
});

test('timers fire once at their instant of the tenant’s clock, and a virtual clock can go from one to the next', async () => {
  const engine = await town.engine({
    warn: async (unit, job) => town.write(unit, job.run, `warned ${job.at}`).then(() => undefined),
  });
  const definition = await town.deploy(
    engine,
    wrap(
      P(
        'timed',
        st +
          U('u') +
          B('w', 'u', timer('t', 'R2/PT1H', 'timeCycle'), false) +
          S('warn') +
          en +
          '<endEvent id="e2"/>' +
          F('s|u', 'u|e', 'w|warn', 'warn|e2'),
      ),
    ),
  );
  await town.start(engine, definition, 'timed');
  await engine.runUntilIdle();
  const began = town.clock.at;

  for (let next = await engine.nextTimerAt('north'); next; next = await engine.nextTimerAt('north')) {
    town.clock.at = Date.parse(next);
    await engine.runUntilIdle();
  }

  const at = (hours: number) => `warned ${new Date(began + hours * 3_600_000).toISOString()}`;
  expect((await town.wrote('timed')).slice(1)).toEqual([at(1), at(2)]);
});

test('a command of a group is answered when it is committed', async () => {
  const engine = await town.engine();
  const definition = await town.deploy(engine, chain.replaceAll('type="a"', 'type="nobody"'));

  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, n) =>
      engine.grouped().start(town.origin(`many-${n}`), { definition, variables: {} }),
    ),
  );

  expect(answers).toEqual(Array.from({ length: 40 }, () => 'done'));
  expect(await town.rows(`select from engine_instance where run_id like 'many-%'`)).toHaveLength(40);
});

test.each([
  ['that locks cases first', { reserve: async () => new Set<string>() }],
  ['that locks instances only', {}],
])('a burst goes to all lanes of a mover %s, each with its own transaction', async (_, locking) => {
  const transactions = new Map<unknown, string[]>();
  let bothAtWork: () => void = () => undefined;
  const both = new Promise<void>((resolve) => {
    bothAtWork = resolve;
  });
  const engine = await town.engine(
    {
      a: async (unit, { run }) => {
        transactions.set(unit.sql, [...(transactions.get(unit.sql) ?? []), run]);
        if (transactions.size === 2) bothAtWork();
        await both;
        return undefined;
      },
    },
    { lanes: 2, ...locking },
  );
  const definition = await town.deploy(engine, single);

  const runs = Array.from({ length: 40 }, (_, n) => `burst ${n}`);
  await town.unit(async (unit) => {
    for (const run of runs) await engine.intents(unit).start(town.origin(run), { definition, variables: {} });
  });
  await engine.runUntilIdle();

  const shares = [...transactions.values()];
  expect(shares.flat().sort()).toEqual(runs.sort());
  expect(shares.map(({ length }) => length)).toEqual([20, 20]);
});

test('what comes while many are on their way does not wait for them', async () => {
  let lateIsThere: () => void = () => undefined;
  const late = new Promise<void>((resolve) => {
    lateIsThere = resolve;
  });
  let many = 0;
  let allAtWork: () => void = () => undefined;
  const atWork = new Promise<void>((resolve) => {
    allAtWork = resolve;
  });
  const engine = await town.engine(
    {
      a: async (_, { run }) => {
        if (run === 'late') lateIsThere();
        else if (++many === 20) allAtWork();
        await late;
        return undefined;
      },
    },
    { lanes: 3 },
  );
  const definition = await town.deploy(engine, single);

  await town.unit(async (unit) => {
    for (let n = 0; n < 20; n++)
      await engine.intents(unit).start(town.origin(`long ${n}`), { definition, variables: {} });
  });
  await atWork;
  await town.start(engine, definition, 'late');
  await engine.runUntilIdle();

  expect(await town.rows(`select from engine_instance where run_id like 'long %' or run_id = 'late'`)).toHaveLength(0);
});

test('an engine that has nothing to do asks one thing now and then, and no more', async () => {
  const asked: string[] = [];
  const engine = await town.engine({ a: async () => undefined });
  const quiet = wrap(P('quiet', st + S('a') + U('u') + en + F('s|a', 'a|u', 'u|e')));
  await town.start(engine, await town.deploy(engine, quiet), 'quiet');
  await engine.runUntilIdle();

  await new Promise<void>((resolve) => {
    asks = (statement) => {
      if (asked.push(statement) === 5) resolve();
    };
  });
  asks = () => undefined;

  expect(asked.every((statement) => statement.startsWith('engine-outlook'))).toBe(true);
});

test('an instance whose diagram can no longer be read is held back, and all others move on', async () => {
  const before = await town.engine();
  const [broken, good] = [
    await town.deploy(before, wrap(P('broken', st + S('a') + en + F('s|a', 'a|e')))),
    await town.deploy(before, wrap(P('good', st + S('a') + en + F('s|a', 'a|e')))),
  ];
  await town.start(before, broken, 'unreadable');
  await town.start(before, good, 'readable');
  await town.stopEngines();
  await town.rows(`update engine_definition set content = '<torn', sha256 = 'torn' where key = $1`, [broken]);

  const after = await town.engine({ a: async () => undefined });
  await after.runUntilIdle();

  expect(await town.wrote('readable')).toEqual(['completed']);
  expect(await town.wrote('unreadable')).toEqual([]);
  expect(
    await town.rows(`select from engine_instance where run_id = 'unreadable' and hold_until is not null`),
  ).toHaveLength(1);
  expect(town.troubles.splice(0).length).toBeGreaterThan(0);
  await town.rows(`delete from engine_instance where run_id = 'unreadable'`);
});
