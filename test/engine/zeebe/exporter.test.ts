import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { plusMilliseconds } from '../../../domain/instant.ts';
import type { Definition, JobExecutor, Listener, Origin, Variables } from '../../../engine/port.ts';
import { isHeard } from '../../../engine/zeebe/exported/exported.ts';
import { Gateway } from '../../../engine/zeebe/gateway/gateway.ts';
import { type ZeebeEngine, zeebeEngine } from '../../../engine/zeebe/host/engine.ts';
import { machineWall, presentClock } from '../../../main/clocks.ts';
import { type ExporterEndpoint, exporterEndpoint } from '../../../main/zeebe/exporter-endpoint.ts';
import { type Database, openDatabase } from '../../../store/database.ts';
import { transact, type Unit } from '../../../store/unit-of-work.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { B, en, end, F, io, msg, onMessage, P, S, st, UJ, wrap } from '../contract/bpmn-kit.mjs';
import { type ExporterLab, startExporterLab } from './exporter-lab.ts';
import { protocol } from './gate.ts';
import { onTheLab } from './on-the-lab.ts';
import { until } from './until.ts';

const tenant = 'sahil';
const release = 'release-1';
const token = 'a-token-of-the-exporter';

const waits = wrap(
  `${msg('m', 'enough', '=runId')}${P('waits', `${st}${UJ('work')}${B('b', 'work', onMessage('m'))}${end('e2')}${en}${F('s|work', 'work|e', 'b|e2')}`)}`,
);
const withTask = (id: string) => wrap(P('moves', `${st}${UJ(id)}${en}${F(`s|${id}`, `${id}|e`)}`));
/** Nobody would have asked for it in so short a time. */
const soonMs = 20_000;
const gate = (flows: string) => `<exclusiveGateway id="x"/>${flows}`;
const stuck = wrap(P('stuck', `${st}${gate(`${end('e2')}${en}${F('s|x', 'x|e|=sure', 'x|e2|=not(sure)')}`)}`));
const caller = wrap(
  P(
    'caller',
    `${st}<callActivity id="call"><extensionElements><zeebe:calledElement processId="called" propagateAllParentVariables="false"/>${io([['=1', 'one']])}</extensionElements></callActivity>${en}${F('s|call', 'call|e')}`,
  ),
);
const called = wrap(P('called', `${st}${S('inside')}${en}${F('s|inside', 'inside|e')}`));

onTheLab(['8.5.4', '8.8.0'], 'what the exporter of a cluster tells', (version) => {
  let lab: ExporterLab;
  let gateway: Gateway;
  let server: TestDatabase;
  let database: Database;
  let engine: ZeebeEngine<Unit> | undefined;
  let endpoint: ExporterEndpoint;
  let batches: string[] = [];
  const told: { what: string; run: string; at: number }[] = [];
  const troubles: unknown[] = [];
  const say = (what: string) => async (_: Unit, of: { run: string; element?: string; kind?: string; how?: string }) => {
    told.push({ what: [what, of.kind, of.element, of.how].filter(Boolean).join(' '), run: of.run, at: Date.now() });
  };
  const listener: Listener<Unit> = {
    taskOpened: say('opened'),
    taskChanged: say('changed'),
    taskWithdrawn: say('withdrawn'),
    taskCompleted: say('completed'),
    incidentRaised: say('incident'),
    incidentResolved: say('resolved'),
    runEnded: say('ended'),
  };
  const jobs: JobExecutor<Unit> = {
    types: () => ['inside'],
    execute: async () => ({ kind: 'done', variables: {} }),
  };

  const listen = (port = 0) =>
    exporterEndpoint({
      listen: `127.0.0.1:${port}`,
      token,
      async hear(partition, batch) {
        if (!engine) throw new SyntaxError('expected nobody to post before there is an engine');
        batches.push(batch);
        await engine.hear(partition, batch);
      },
      trouble: (error) => troubles.push(error),
    });

  beforeAll(async () => {
    server = await testDatabase();
    database = openDatabase(server.urls.engine, { max: 8 });
    await transact(database, { tenants: [tenant] }, async ({ sql }) => {
      await sql('tenant').insert({ id: tenant, name: {}, zone: 'Asia/Baku', languages: ['en'] });
    });
    endpoint = await listen();
    lab = await startExporterLab(version, `http://127.0.0.1:${endpoint.port}/`, token);
    const there = { address: `127.0.0.1:${lab.grpc}`, protocol };
    gateway = new Gateway(there, machineWall);
    engine = await zeebeEngine<Unit>({
      gateway: there,
      ...{ database, transact, clock: presentClock, wall: machineWall, dice: () => 0, exporter: true },
      check: async () => [],
      listener: () => listener,
      trouble: (error) => troubles.push(error),
    });
    await engine!.work(listener, jobs);
  }, 180_000);
  afterAll(async () => {
    gateway.close();
    await engine!.stop();
    await lab.stop();
    await endpoint.close();
    await database.destroy();
    await server.drop();
    expect(troubles).toEqual([]);
  });

  const act = <T>(work: (unit: Unit) => Promise<T>): Promise<T> => transact(database, { tenants: [tenant] }, work);
  const origin = (run: string): Origin => ({ tenant, release, run, at: machineWall.now() });
  const deploy = (...contents: string[]): Promise<Definition[]> => {
    const resources = contents.map((content, n) => ({ name: `${tenant}/${release}/${n}.bpmn`, content }));
    return act((unit) => engine!.deploy(unit, { tenant, release, at: machineWall.now() }, resources));
  };
  const start = (definition: Definition, run: string, variables: Variables = {}) =>
    act((unit) =>
      engine!.intents(unit).start(origin(run), { definition: definition.key, variables: { runId: run, ...variables } }),
    );
  const heard = (run: string) => told.filter((each) => each.run === run).map(({ what }) => what);
  const instanceOf = async (run: string): Promise<string> =>
    until(async () => (await database.raw('select key from zeebe_instance where run_id = ?', [run])).rows[0]?.key);
  const past = async (run: string, ...whats: string[]): Promise<{ element_id: string; definition_key: string }[]> =>
    (
      await act(({ sql }) =>
        sql.raw(
          `select element_id, definition_key from engine_element_history where run_id = ? and what = any(?) order by at, revision, place`,
          [run, whats],
        ),
      )
    ).rows;
  const post = (body: string, headers: { [name: string]: string } = {}) =>
    fetch(`http://127.0.0.1:${endpoint.port}/`, {
      method: 'POST',
      body,
      headers: { authorization: `Bearer ${token}`, 'x-partition': '1', ...headers },
    }).then(({ status }) => status);

  it('shows an incident of the cluster, and resolves it from here', async () => {
    const [definition] = await deploy(stuck);
    const runs = ['i1', 'i2', 'i3'];
    for (const run of runs) await start(definition!, run);
    const all = await until(async () => {
      const told = await act((unit) => engine!.incidents(unit));
      return told.length === runs.length && told;
    });
    // The cluster works the three side by side: any of them may come to its incident first.
    const incident = all.find(({ run }) => run === 'i1');
    const others = all.filter(({ run }) => run !== 'i1');
    expect(incident).toMatchObject({ kind: 'extract-value', element: 'x', tenant, release, run: 'i1' });
    for (const run of runs) expect(heard(run)).toEqual(['incident extract-value x']);
    const heardAt = (run: string) => told.find((each) => each.run === run)!.at;
    expect(heardAt('i1') - Date.parse(incident!.at)).toBeLessThan(soonMs);
    for (const { run } of others) await act((unit) => engine!.intents(unit).cancel(origin(run)));
    expect([...engine!.abilities]).toEqual(expect.arrayContaining(['incidents', 'history', 'withdrawn-tasks']));

    await act(async (unit) => {
      const intents = engine!.intents(unit);
      const scope = { scope: incident!.instance, variables: { sure: true }, local: false };
      await intents.setVariables(origin('i1'), scope);
      await intents.resolveIncident(origin('i1'), { incident: incident!.key });
    });
    await until(() => heard('i1').includes('ended completed'));
    expect(heard('i1')).toEqual(['incident extract-value x', 'resolved', 'ended completed']);
    expect(await act((unit) => engine!.incidents(unit, 'i1'))).toEqual([]);
  });

  it('withdraws a task where no job follows, and ends a run that somebody cancels in the cluster', async () => {
    const [definition] = await deploy(waits);
    await start(definition!, 'w1');
    await start(definition!, 'w2');
    await until(() => heard('w1').length + heard('w2').length === 2);
    const since = Date.now();
    const enough = { name: 'enough', correlationKey: 'w1', id: 'w1', ttl: 0, variables: {} };
    await act((unit) => engine!.intents(unit).publish(origin('w1'), enough));
    await until(() => heard('w1').length === 3);
    expect(heard('w1')).toEqual(['opened work', 'withdrawn', 'ended completed']);
    expect(told.at(-1)!.at - since).toBeLessThan(soonMs);
    await gateway.cancel(await instanceOf('w2'));
    await until(() => heard('w2').length === 3);
    expect(heard('w2')).toEqual(['opened work', 'withdrawn', 'ended cancelled']);
  });

  it('keeps the way through the elements, that of a called process under its own definition', async () => {
    const [first, second] = await deploy(caller, called);
    await start(first!, 'h1');
    await until(() => heard('h1').includes('ended completed'));
    const completed = await until(async () => {
      const all = await past('h1', 'completed');
      return all.length === 8 && all;
    });
    expect(completed.map((row) => row.element_id)).toEqual(['s', 's', 'inside', 'e', 'called', 'call', 'e', 'caller']);
    expect(new Set(completed.slice(1, 5).map((row) => row.definition_key))).toEqual(new Set([second!.key]));
    expect((await past('h1', 'flow')).map((row) => row.element_id)).toEqual([
      's__call',
      's__inside',
      'inside__e',
      'call__e',
    ]);
    expect(heard('h1')).toEqual(['ended completed']);
  });

  it('moves a task to its new element where another client migrates its instance', async () => {
    const [[from], [to]] = [await deploy(withTask('work')), await deploy(withTask('other'))];
    await start(from!, 'm1');
    await until(() => heard('m1').length === 1);
    await gateway.migrate(await instanceOf('m1'), to!.key, { work: 'other' });
    await until(() => heard('m1').length === 2);
    expect(heard('m1')).toEqual(['opened work', 'changed other']);
    expect((await database.raw(`select definition_key from zeebe_instance where run_id = 'm1'`)).rows).toEqual([
      { definition_key: to!.key },
    ]);
  });

  it('acknowledges nothing while we are away, and tells everything once, over a crash of the exporter too', async () => {
    const [definition] = await deploy(waits);
    await start(definition!, 'a1');
    await until(() => heard('a1').length === 1);
    await until(async () => (await past('a1', 'activated')).some((row) => row.element_id === 'work'));
    const { port } = endpoint;
    await endpoint.close();
    const enough = { name: 'enough', correlationKey: 'a1', id: 'a1', ttl: 0, variables: {} };
    await act((unit) => engine!.intents(unit).publish(origin('a1'), enough));
    await until(() => engine!.quiet());
    // What it had in hand is lost with it, unless it was not acknowledged.
    lab.crash();
    const before = lab.acknowledged();
    batches = [];
    endpoint = await listen(port);
    await until(() => heard('a1').length === 3);
    expect(heard('a1')).toEqual(['opened work', 'withdrawn', 'ended completed']);
    await until(() => lab.acknowledged() > before);

    const terminated = await past('a1', 'completed', 'terminated');
    for (const batch of [...batches]) expect(await post(batch)).toBe(204);
    expect(await past('a1', 'completed', 'terminated')).toEqual(terminated);
    expect(heard('a1')).toHaveLength(3);
  });

  it('takes nothing from strangers and nothing that is no batch, and passes over a record that it stumbles at', async () => {
    expect(await post('', { authorization: 'Bearer a-token-of-somebody' })).toBe(401);
    expect(await post('{')).toBe(400);
    expect(await post('{"position":1}')).toBe(400);
    expect(await post('', { 'x-partition': 'one' })).toBe(400);
    expect(await post(' '.repeat(17 * 1024 * 1024)).catch(() => 413)).toBe(413);

    const [definition] = await deploy(waits);
    await start(definition!, 'p1');
    await until(() => heard('p1').length === 1);
    const processInstanceKey = await instanceOf('p1');
    const of = { processInstanceKey, processDefinitionKey: definition!.key, elementId: 'work', errorType: 'UNKNOWN' };
    const incident = (position: number, timestamp: number) =>
      JSON.stringify({
        ...{ position, timestamp, key: position, valueType: 'INCIDENT', intent: 'CREATED' },
        value: { ...of, elementInstanceKey: 1, jobKey: -1, errorMessage: 'told' },
      });
    expect(await post(`${incident(1, 1e18)}\n${incident(2, Date.now())}\n`, { 'x-partition': '2' })).toBe(204);
    expect(heard('p1')).toEqual(['opened work', 'incident unknown work']);
    expect(troubles.splice(0)).toHaveLength(1);
    const { rows } = await database.raw('select position from zeebe_export where partition_id = 2');
    expect(rows).toEqual([{ position: '2' }]);
    // What is not ours is none of our business.
    of.processInstanceKey = '4711';
    expect(await post(incident(3, Date.now()), { 'x-partition': '2' })).toBe(204);
    expect(await act((unit) => engine!.incidents(unit, 'p1'))).toHaveLength(1);
    expect((await database.raw('select count(*)::integer as n from zeebe_incident')).rows).toEqual([{ n: 1 }]);
  });

  it('knows by the sign of life whether it would hear of an incident', async () => {
    const later = (ms: number) => ({ now: () => plusMilliseconds(machineWall.now(), ms) });
    expect(await isHeard(database, engine!.id, machineWall)).toBe(true);
    expect(await isHeard(database, engine!.id, later(180_000))).toBe(false);
    expect(await isHeard(database, 'another', machineWall)).toBe(false);
  });
});
