import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { newId } from '../../../domain/id.ts';
import { plusMilliseconds } from '../../../domain/instant.ts';
import {
  CommandRefused,
  type Definition,
  type Job,
  type JobExecutor,
  type JobResult,
  type Listener,
  type Origin,
  type Variables,
} from '../../../engine/port.ts';
import { type ZeebeEngine, type ZeebeEngineOptions, zeebeEngine } from '../../../engine/zeebe/host/engine.ts';
import { machineWall, presentClock } from '../../../main/clocks.ts';
import { type Database, openDatabase } from '../../../store/database.ts';
import { transact, type Unit } from '../../../store/unit-of-work.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { type Lab, startLab } from '../../support/zeebe-lab/lab.ts';
import { B, en, error, F, msg, onError, onMessage, P, S, st, timer, wrap } from '../contract/bpmn-kit.mjs';
import { Cut } from './cut.ts';
import { Gate, protocol } from './gate.ts';
import { LabView } from './lab-view.ts';
import { onTheLab } from './on-the-lab.ts';
import { until } from './until.ts';

const tenant = 'sahil';
const release = 'release-1';

const task = (id: string, more = '') =>
  `<userTask id="${id}"><extensionElements><zeebe:formDefinition formKey="${id}-form"/><zeebe:assignmentDefinition candidateGroups="=[&quot;department:water&quot;]"/>${more}</extensionElements></userTask>`;
const process = (body: string, ...flows: string[]) => wrap(P('p', `${st}${body}${en}${F(...flows)}`));
const oneJob = process(S('open'), 's|open', 'open|e');
const twoJobs = process(S('open') + S('next'), 's|open', 'open|next', 'next|e');
const withTask = process(S('open') + task('work') + S('next'), 's|open', 'open|work', 'work|next', 'next|e');
const taskUntilMessage = wrap(
  `${msg('m', 'enough', '=runId')}${P('p', `${st}${S('open')}${task('work')}${B('b', 'work', onMessage('m'))}${S('next')}<endEvent id="e2"/>${en}${F('s|open', 'open|work', 'work|e', 'b|next', 'next|e2')}`)}`,
);
const taskUntilTimer = process(
  `${S('open')}${task('work')}${B('b', 'work', timer('t', 'PT1H'))}<endEvent id="e2"/>`,
  's|open',
  'open|work',
  'work|e',
  'b|e2',
);
const withError = wrap(
  `${error('x', 'NO')}${P('p', `${st}${S('open')}${B('b', 'open', onError('x'))}${S('next')}<endEvent id="e2"/>${en}${F('s|open', 'open|e', 'b|next', 'next|e2')}`)}`,
);

onTheLab(['8.5.4', '8.8.0'], 'the product’s side of Zeebe', (version) => {
  let lab: Lab;
  let view: LabView;
  let server: TestDatabase;
  let database: Database;
  let app: Database;
  let gate: Gate;
  let engine: ZeebeEngine<Unit> | undefined;
  let told: string[];
  let troubles: unknown[];
  let handled: Job[];
  let handlers: { [type: string]: (unit: Unit, job: Job) => Promise<JobResult> };
  const done: JobResult = { kind: 'done', variables: {} };

  beforeAll(async () => {
    lab = await startLab(version);
    server = await testDatabase();
    database = openDatabase(server.urls.engine, { max: 8 });
    app = openDatabase(server.urls.app, { max: 4 });
    await transact(app, { tenants: [tenant] }, async ({ sql }) => {
      await sql('tenant').insert({ id: tenant, name: {}, zone: 'Asia/Baku', languages: ['en'] });
    });
  }, 180_000);
  afterAll(async () => {
    await app.destroy();
    await database.destroy();
    await server.drop();
    await lab.stop();
  });
  beforeEach(async () => {
    view = new LabView(lab);
    await view.reset();
    gate = new Gate(lab.grpc);
    await gate.open();
    [told, troubles, handled, handlers] = [[], [], [], {}];
    for (const table of ['command', 'task', 'incident', 'instance', 'definition'])
      await database.raw(`delete from zeebe_${table}`);
  });
  afterEach(async () => {
    await engine?.stop();
    engine = undefined;
    gate.close();
    expect(troubles).toEqual([]);
  });

  const listener: Listener<Unit> = {
    async taskOpened(_, each) {
      told.push(`opened ${each.element} ${each.form} ${each.candidateGroups} of ${each.run}`);
    },
    async taskWithdrawn(_, { run }) {
      told.push(`withdrawn of ${run}`);
    },
    async taskCompleted(_, { run }) {
      told.push(`completed of ${run}`);
    },
    async incidentRaised(_, { element, kind, message, run }) {
      told.push(`incident ${kind} at ${element} of ${run}: ${message}`);
    },
    async incidentResolved(_, { run }) {
      told.push(`resolved of ${run}`);
    },
    async runEnded(_, { run, how }) {
      told.push(`ended ${how} of ${run}`);
    },
  };
  const jobs: JobExecutor<Unit> = {
    types: () => ['open', 'next'],
    async execute(unit, job) {
      handled.push(job);
      return (await handlers[job.type]?.(unit, job)) ?? done;
    },
  };

  const begin = async (more: Partial<ZeebeEngineOptions<Unit>> = {}, port = gate.port): Promise<ZeebeEngine<Unit>> => {
    const started = await zeebeEngine<Unit>({
      gateway: { address: `127.0.0.1:${port}`, protocol },
      database,
      transact,
      clock: presentClock,
      wall: machineWall,
      dice: () => 0,
      check: async () => [],
      listener: () => listener,
      trouble: (trouble) => troubles.push(trouble),
      ...more,
    });
    await started.work(listener, jobs);
    engine = started;
    return started;
  };
  const act = <T>(work: (unit: Unit) => Promise<T>): Promise<T> => transact(app, { tenants: [tenant] }, work);
  const origin = (run: string): Origin => ({ tenant, release, run, at: machineWall.now() });
  const deploy = async (content: string): Promise<Definition> => {
    const resources = [{ name: `${tenant}/${release}/p.bpmn`, content }];
    return (await act((unit) => engine!.deploy(unit, { tenant, release, at: machineWall.now() }, resources)))[0]!;
  };
  const start = (definition: Definition, run: string, variables: Variables = {}) =>
    act((unit) =>
      engine!.intents(unit).start(origin(run), { definition: definition.key, variables: { runId: run, ...variables } }),
    );
  const openTask = async (run: string): Promise<string> =>
    until(async () => (await database.raw('select key from zeebe_task where run_id = ?', [run])).rows[0]?.key);
  const quiet = () => until(() => engine!.quiet());
  const typesDone = () => handled.map(({ type }) => type);

  it('starts, works and ends a run; nothing is left on the way', async () => {
    await begin();
    const definition = await deploy(twoJobs);
    expect(await start(definition, 'r1', { caseId: 'c1' })).toBe('accepted');
    await until(async () => typesDone().join() === 'open,next' && (await view.instances()).length === 0);
    expect(handled[0]).toMatchObject({
      tenant,
      release,
      run: 'r1',
      definition: definition.key,
      element: 'open',
      retries: 3,
    });
    expect(handled[0]!.variables).toEqual({ runId: 'r1', caseId: 'c1' });
    await quiet();
    expect(await engine!.health()).toMatchObject({
      lastContact: expect.any(String),
      way: { commands: 0, oldestMs: 0 },
    });
  });

  it('refuses a deployment in the words of the cluster, at its element', async () => {
    await begin();
    const refused = deploy(process('<serviceTask id="bare"/>', 's|bare', 'bare|e'));
    await expect(refused).rejects.toMatchObject({
      findings: [
        { severity: 'error', resource: `${tenant}/${release}/p.bpmn`, element: 'bare', message: expect.any(String) },
      ],
    });
  });

  it('hears what a handler wants behind the completion of its job, in its order', async () => {
    await begin();
    handlers.open = async (unit, job) => {
      const from = origin(job.run);
      for (const id of ['m-1', 'm-2'])
        await engine!.intents(unit).publish(from, { name: id, correlationKey: job.run, id, ttl: 1_000, variables: {} });
      return { kind: 'done', variables: { seen: true } };
    };
    await start(await deploy(oneJob), 'r1');
    await until(async () => typesDone().length === 1 && (await engine!.quiet()));
    const commands = gate.calls.filter((call) => call === 'CompleteJob' || call === 'PublishMessage');
    expect(commands).toEqual(['CompleteJob', 'PublishMessage', 'PublishMessage']);
    const published = (await view.look()).log.filter((r) => r.valueType === 'MESSAGE' && r.intent === 'PUBLISHED');
    expect(published.map(({ value }) => value.name)).toEqual(['m-1', 'm-2']);
  });

  it('repeats what was answered by silence: a completion and a message are done once', async () => {
    await begin();
    const lost = new Set(['CompleteJob', 'PublishMessage']);
    gate.rule = (method) => (lost.delete(method) ? { status: 'UNAVAILABLE', after: true } : undefined);
    const definition = await deploy(oneJob);
    await start(definition, 'r1');
    const message = { name: 'm', correlationKey: 'k', id: 'm-1', ttl: 60_000, variables: {} };
    await act((unit) => engine!.intents(unit).publish(origin('r1'), message));
    await until(async () => typesDone().length === 1 && (await engine!.quiet()));
    expect(gate.calls.filter((call) => call === 'CompleteJob')).toHaveLength(2);
    expect(gate.calls.filter((call) => call === 'PublishMessage')).toHaveLength(2);
    const { log } = await view.look();
    expect(log.filter((r) => r.valueType === 'MESSAGE' && r.intent === 'PUBLISHED')).toHaveLength(1);
    expect(log.filter((r) => r.valueType === 'JOB' && r.intent === 'COMPLETED')).toHaveLength(1);
    expect(typesDone()).toEqual(['open']);
  });

  it('cancels the second instance where a start was answered by silence and repeated', async () => {
    await begin();
    let lost = 1;
    gate.rule = (method) =>
      method === 'CreateProcessInstance' && lost-- > 0 ? { status: 'UNAVAILABLE', after: true } : undefined;
    let bound: string | undefined;
    handlers.open = async (unit, job) => {
      bound ??= job.instance;
      // As open-run does: whoever comes second goes.
      if (bound !== job.instance) await engine!.intents(unit).cancel(origin(job.run));
      return done;
    };
    await start(await deploy(withTask), 'r1');
    await until(
      async () => typesDone().length === 2 && (await view.instances()).length === 1 && (await engine!.quiet()),
    );
    expect((await view.instances()).map(({ key }) => key)).toEqual([bound]);
    await openTask('r1');
    expect(told.filter((each) => each.startsWith('opened'))).toHaveLength(1);
    // The one that went was never completed, so nothing of it went on meanwhile.
    expect((await view.look()).log.filter((r) => r.valueType === 'JOB' && r.intent === 'COMPLETED')).toHaveLength(1);
  });

  it('sends after a crash what was committed before it, and works nothing twice', async () => {
    await begin();
    const definition = await deploy(twoJobs);
    gate.rule = (method) => (method === 'CompleteJob' ? { status: 'UNAVAILABLE' } : undefined);
    await start(definition, 'r1');
    await until(() => gate.calls.includes('CompleteJob'));
    await engine!.stop();
    expect((await database.raw('select kind from zeebe_command')).rows).toEqual([{ kind: 'complete-job' }]);

    gate.rule = () => undefined;
    await database.raw('update zeebe_command set locked_until = null');
    await begin();
    await until(async () => (await view.instances()).length === 0);
    expect(typesDone()).toEqual(['open', 'next']);
  });

  it('tries a failed job again, holds it back when it failed for good, and hands it out once a person wants it', async () => {
    await begin({ lockMs: 2_000 });
    let failures = 0;
    handlers.open = async (unit, job) => {
      const written = { tenant_id: tenant, id: newId(), direction: 'in', offered_at: machineWall.now() };
      await unit.sql('calls').insert(written);
      failures += 1;
      return failures < 4
        ? { kind: 'failed', message: `no ${failures}`, retries: job.retries - 1, backOffMs: 1 }
        : done;
    };
    await start(await deploy(oneJob), 'r1');
    await until(() => told.length === 1);
    expect(told).toEqual(['incident job-no-retries at open of r1: no 3']);
    expect(handled.map(({ retries }) => retries)).toEqual([3, 2, 1]);
    // What a failed attempt has written is undone.
    expect(await act(async ({ sql }) => (await sql.raw('select id from calls')).rows)).toEqual([]);
    const [incident] = await until(async () => {
      const all = await act((unit) => engine!.incidents(unit, 'r1'));
      return all.length > 0 && all;
    });
    expect(incident).toMatchObject({ kind: 'job-no-retries', element: 'open', run: 'r1', tenant, message: 'no 3' });

    await view.advance('PT10M');
    engine!.look();
    await quiet();
    expect(handled).toHaveLength(3);

    await act((unit) => engine!.intents(unit).resolveIncident(origin('r1'), { incident: incident!.key, retries: 2 }));
    await until(async () => (await view.instances()).length === 0);
    expect(handled.at(-1)).toMatchObject({ retries: 2 });
    expect(told.slice(1)).toEqual(['resolved of r1']);
    expect(await act((unit) => engine!.incidents(unit))).toEqual([]);
  });

  it('throws a business error to whoever catches it', async () => {
    await begin();
    handlers.open = async () => ({ kind: 'error', code: 'NO', message: 'nobody fits' });
    await start(await deploy(withError), 'r1');
    await until(async () => (await view.instances()).length === 0 && typesDone().length === 2);
    expect(typesDone()).toEqual(['open', 'next']);
  });

  it('shows a user task within a second, and lets only its completion go to the cluster', async () => {
    await begin();
    let opened = 0;
    handlers.open = async () => {
      opened = Date.now();
      return done;
    };
    await start(await deploy(withTask), 'r1');
    const key = await openTask('r1');
    expect(Date.now() - opened).toBeLessThan(1_000);
    expect(told).toEqual(['opened work work-form department:water of r1']);

    const complete = (unit: Unit) =>
      engine!.intents(unit).completeTask(origin('r1'), { task: key, variables: { outcome: 'solved' } });
    expect(await act(complete)).toBe('accepted');
    await expect(act(complete)).rejects.toMatchObject({ code: 'not-found' });
    await until(async () => (await view.instances()).length === 0);
    expect(told.slice(1)).toEqual(['completed of r1']);
    expect(handled.at(-1)!.variables).toMatchObject({ outcome: 'solved' });
  });

  it('opens a task all the same that was fetched by a process that died before it could write it down', async () => {
    const dying: Listener<Unit> = { ...listener, taskOpened: () => Promise.reject(new Error('died')) };
    await begin({ lockMs: 1_500 });
    await engine!.stop();
    const first = await zeebeEngine<Unit>({
      gateway: { address: `127.0.0.1:${gate.port}`, protocol },
      database,
      transact,
      clock: presentClock,
      wall: machineWall,
      dice: () => 0,
      check: async () => [],
      listener: () => dying,
      lockMs: 1_500,
    });
    // It can't even give the task back.
    gate.rule = (method) => (method === 'FailJob' ? { status: 'UNAVAILABLE' } : undefined);
    engine = first;
    await first.work(dying, jobs);
    await start(await deploy(withTask), 'r1');
    await until(() => gate.calls.includes('FailJob'));
    await first.stop();
    gate.rule = () => undefined;
    await begin({ lockMs: 1_500 });
    await view.advance('PT5S');
    await openTask('r1');
    expect(told).toEqual(['opened work work-form department:water of r1']);
  });

  it('withdraws a task at the next job of its run', async () => {
    await begin();
    await start(await deploy(taskUntilMessage), 'r1');
    await openTask('r1');
    const enough = { name: 'enough', correlationKey: 'r1', id: 'm-1', ttl: 0, variables: {} };
    await act((unit) => engine!.intents(unit).publish(origin('r1'), enough));
    await until(() => told.includes('withdrawn of r1'));
    expect(typesDone()).toEqual(['open', 'next']);
  });

  it('withdraws a task at its completion, which comes too late', async () => {
    await begin();
    await start(await deploy(taskUntilTimer), 'r1');
    const key = await openTask('r1');
    await view.advance('PT2H');
    await until(async () => (await view.instances()).length === 0);
    // Two hours on its lock is over too: when that was noticed first, the task is known to be gone already.
    await act((unit) => engine!.intents(unit).completeTask(origin('r1'), { task: key, variables: {} })).catch(
      (error) => {
        if (!(error instanceof CommandRefused) || error.code !== 'not-found') throw error;
      },
    );
    await until(() => told.includes('withdrawn of r1'));
    expect(told).not.toContain('completed of r1');
  });

  it('finds by asking what nobody tells: a task withdrawn, an instance ended from outside', async () => {
    await begin();
    const definition = await deploy(taskUntilTimer);
    await start(definition, 'r1');
    await start(definition, 'r2');
    await openTask('r1');
    await openTask('r2');
    await quiet();
    const [first] = (await database.raw(`select key from zeebe_instance where run_id = 'r1'`)).rows;
    await view.cancel(first.key);

    expect(await engine!.sweep()).toBe(0);
    const minutes = (many: number) => plusMilliseconds(machineWall.now(), many * 60_000);
    await engine!.sweep(minutes(5));
    expect(told.filter((each) => !each.startsWith('opened'))).toEqual(['withdrawn of r1']);
    await engine!.sweep(minutes(31));
    expect(told.filter((each) => !each.startsWith('opened'))).toEqual(['withdrawn of r1', 'ended cancelled of r1']);
    expect((await database.raw('select run_id from zeebe_instance')).rows).toEqual([{ run_id: 'r2' }]);
  });

  it('asks for ten thousand open tasks well within five minutes', async () => {
    await begin();
    const run = 'r1';
    await start(await deploy(withTask), run);
    await openTask(run);
    await quiet();
    await database.raw(
      `insert into zeebe_task (engine_id, key, tenant_id, release_id, run_id, instance_key, retries, seen_at)
       select engine_id, (9000000000000000000 + n)::text, tenant_id, release_id, run_id, instance_key, 1, seen_at - interval '1 hour'
       from zeebe_task, generate_series(1, 9999) n`,
    );
    // All but a hundred are there.
    let asked = 0;
    gate.rule = (method) => (method === 'UpdateJobRetries' && ++asked % 100 > 0 ? { status: 'OK' } : undefined);
    const since = Date.now();
    for (let some = 1; some > 0; ) some = await engine!.sweep();
    // A minute is left of the five: a task is asked for when four have passed.
    expect(Date.now() - since).toBeLessThan(60_000);
    expect(asked).toBe(9_999);
    expect(told.filter((each) => each.startsWith('withdrawn'))).toHaveLength(99);
    const { rows } = await database.raw(
      `select count(*)::integer as n from zeebe_task where seen_at > now() - interval '5 minutes'`,
    );
    expect(rows).toEqual([{ n: 9_901 }]);
  }, 300_000);

  it('ends a run and what waits in it', async () => {
    await begin();
    await start(await deploy(withTask), 'r1');
    await openTask('r1');
    await act((unit) => engine!.intents(unit).cancel(origin('r1')));
    await until(async () => (await view.instances()).length === 0 && (await engine!.quiet()));
    expect(told.slice(1)).toEqual(['withdrawn of r1', 'ended cancelled of r1']);
  });

  it('leaves alone what it did not deploy: an incident of the cluster', async () => {
    await begin();
    await view.deployAndStart(oneJob, { runId: 'r1' });
    await until(async () => {
      engine!.look();
      if ((await view.alive('JOB'))[0]?.retries < 3) await view.advance('PT1M');
      return (await view.alive('INCIDENT')).length === 1;
    });
    expect(typesDone()).toEqual([]);
    expect((await view.alive('INCIDENT'))[0]!.errorMessage).toContain('deployed by this installation');
  });

  it('makes an incident of a start that the cluster refuses, which can be tried again', async () => {
    await begin();
    const definition = await deploy(oneJob);
    await act((unit) => engine!.intents(unit).start(origin('r1'), { definition: '4711', variables: { runId: 'r1' } }));
    await until(() => told.length === 1);
    expect(told[0]).toMatch(/^incident unknown at {2}of r1: the cluster refused to start: NOT_FOUND/);
    const [incident] = await until(async () => {
      const all = await act((unit) => engine!.incidents(unit));
      return all.length > 0 && all;
    });
    await database.raw(`update zeebe_command set content = replace(content, '4711', ?)`, [definition.key]);
    await act((unit) => engine!.intents(unit).resolveIncident(origin('r1'), { incident: incident!.key }));
    await until(() => typesDone().length === 1);
  });

  it('keeps what is said while the cluster is away, and says it in order, once, when it is back', async () => {
    const cut = new Cut(gate.port);
    await cut.open();
    await begin({}, cut.port);
    const definition = await deploy(taskUntilMessage);
    await cut.become('refuse');
    const runs = Array.from({ length: 25 }, (_, i) => `r${i}`);
    for (const run of runs) {
      await start(definition, run);
      const enough = { name: 'enough', correlationKey: run, id: run, ttl: 600_000, variables: {} };
      await act((unit) => engine!.intents(unit).publish(origin(run), enough));
    }
    await until(async () => ((await engine!.health()).way?.trouble ? true : undefined));
    const away = (await engine!.health()).way!;
    expect(away).toMatchObject({ commands: 50, trouble: { words: expect.stringContaining('UNAVAILABLE') } });
    expect(away.oldestMs).toBeGreaterThan(0);

    await cut.become('pass');
    await until(
      async () => typesDone().length === 50 && (await engine!.quiet()) && (await view.instances()).length === 0,
      60_000,
    );
    const { way } = await engine!.health();
    expect(way).toMatchObject({ commands: 0, oldestMs: 0, lastContact: expect.any(String) });
    expect(way!.trouble).toBeUndefined();
    const { log } = await view.look();
    const started = log.filter((r) => r.valueType === 'PROCESS_INSTANCE_CREATION' && r.intent === 'CREATED');
    expect(started).toHaveLength(25);
    expect(log.filter((r) => r.valueType === 'MESSAGE' && r.intent === 'PUBLISHED')).toHaveLength(25);
    await engine!.stop();
    await cut.close();
  }, 90_000);

  it('slows down under pressure and loses nothing', async () => {
    await begin();
    const definition = await deploy(oneJob);
    let calls = 0;
    let fewest = 99;
    const watching = setInterval(() => {
      fewest = Math.min(fewest, engine!.way().sending?.atOnce ?? 99);
    }, 1);
    gate.rule = () => (++calls < 200 && calls % 3 > 0 ? { status: 'RESOURCE_EXHAUSTED' } : undefined);
    for (let i = 0; i < 20; i++) await start(definition, `r${i}`);
    await until(
      async () => typesDone().length === 20 && (await engine!.quiet()) && (await view.instances()).length === 0,
      60_000,
    );
    clearInterval(watching);
    expect((await engine!.health()).way).toMatchObject({ pressedAt: expect.any(String), commands: 0 });
    expect(fewest).toBe(1);
    const { log } = await view.look();
    expect(log.filter((r) => r.valueType === 'PROCESS_INSTANCE_CREATION' && r.intent === 'CREATED')).toHaveLength(20);
    expect(log.filter((r) => r.valueType === 'JOB' && r.intent === 'COMPLETED')).toHaveLength(20);
  }, 90_000);

  it('starts while a known cluster is away, works once it is back, and keeps its id under another address', async () => {
    const first = await begin();
    const definition = await deploy(oneJob);
    await first.stop();
    const cut = new Cut(lab.grpc);
    await cut.open();
    await cut.become('refuse');
    const second = await begin({}, cut.port);
    expect(second.id).toBe(first.id);
    await start(definition, 'r1');
    await cut.become('pass');
    await until(() => typesDone().length === 1);
    expect((await database.raw('select count(*)::integer as n from engine')).rows).toEqual([{ n: expect.any(Number) }]);
    await second.stop();
    const third = await begin({}, cut.port);
    expect(third.id).toBe(first.id);
    await third.stop();
    await cut.close();
  });

  it('takes no other cluster for the one it knows, unless it is told that this one is lost', async () => {
    const first = await begin();
    await start(await deploy(withTask), 'r1');
    await openTask('r1');
    await first.stop();
    await view.reset();
    await expect(begin()).rejects.toThrow(/ZEEBE_NEW_CLUSTER=true/);
    const second = await begin({ acceptNew: true });
    expect(second.id).not.toBe(first.id);
  });
});
