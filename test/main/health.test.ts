import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Static } from '@sinclair/typebox';
import pino from 'pino';
import type { Health } from '../../api/schemas/service.ts';
import type { Wall } from '../../domain/clock.ts';
import { plusMilliseconds } from '../../domain/instant.ts';
import { machineWall } from '../../main/clocks.ts';
import type { Config } from '../../main/config.ts';
import { startHeartbeat } from '../../main/heartbeat.ts';
import { readConfig } from '../../main/read-config.ts';
import { type Sakin, startSakin } from '../../main/sakin.ts';
import { openDatabase } from '../../store/database.ts';
import { transact } from '../../store/unit-of-work.ts';
import { workers } from '../../workers/index.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

let server: TestDatabase;
let home: string;
const running: Sakin[] = [];
/** The wall of the process that answers; the others live by the machine's. */
let ahead = 0;
const wall: Wall = { now: () => plusMilliseconds(machineWall.now(), ahead) };

const api = { docs: false, uiFolder: undefined };
const start = async (SERVICES: Config['SERVICES']): Promise<Sakin> => {
  const { owner, app, engine, relay, retention } = server.urls;
  const config = readConfig({
    environment: {
      SAKIN_DATA: home,
      PORT: '0',
      EMPTY: 'true',
      SERVICES: SERVICES.join(),
      DATABASE_OWNER_URL: owner,
      DATABASE_URL: app,
      DATABASE_ENGINE_URL: engine,
      DATABASE_RELAY_URL: relay,
      DATABASE_RETENTION_URL: retention,
    },
  });
  const sakin = await startSakin(config, { logger: pino({ level: 'silent' }), wall, api });
  running.push(sakin);
  return sakin;
};
const health = async () => (await (await fetch(`${running[0]!.address}/health`)).json()) as Static<typeof Health>;
const figures = async () => (await fetch(`${running[0]!.address}/metrics`)).text();
/** Asks until it holds: a beat is written when a service has done its first round. */
const healthThat = async (holds: (health: Static<typeof Health>) => boolean) => {
  for (;;) {
    const now = await health();
    if (holds(now)) return now;
  }
};

beforeAll(async () => {
  server = await testDatabase();
  home = await mkdtemp(join(tmpdir(), 'sakin-health-'));
  await start(['api']);
});
afterAll(async () => {
  for (const each of running.reverse()) await each.stop();
  await rm(home, { recursive: true });
  await server.drop();
});

test('where nobody moves cases or sends, a process that only answers says so', async () => {
  expect(await health()).toMatchObject({
    ok: false,
    database: { ok: true },
    engine: { ok: false, lastContact: null },
    relay: { ok: false, lastContact: null },
  });
  expect(await figures()).toContain('sakin_up{service="engine"} 0');
});

test('the process that answers knows each worker type, the timers and the relay of other processes', async () => {
  const moving = await start(['engine', 'workers']);
  const sending = await start(['relay']);

  const shown = await healthThat(({ ok }) => ok);
  expect(Object.keys(shown.engine.workers).sort()).toEqual([...workers.keys()].sort());
  expect(shown.engine.workers.classify).toEqual({
    ok: true,
    lastContact: shown.engine.lastContact,
    ready: 0,
    oldestMs: 0,
    inHand: null,
    backOff: null,
  });
  expect(shown.engine).toMatchObject({ way: null, untold: [] });
  expect(shown.engine.timers).toEqual({ lastContact: shown.engine.lastContact, overdue: 0, oldestMs: 0 });
  expect(shown.relay).toMatchObject({ ok: true, lastContact: expect.any(String), queued: 0 });
  const measured = await figures();
  expect(measured).toContain('sakin_worker_up{type="classify"} 1');
  expect(measured).toContain('sakin_up{service="relay"} 1');

  // Their machine has gone: nothing is written any more, and half a minute passes.
  ahead = 120_000;
  const silent = await health();
  expect(silent).toMatchObject({
    ok: false,
    engine: { ok: false, lastContact: expect.any(String) },
    relay: { ok: false, lastContact: expect.any(String) },
  });
  expect(silent.engine.workers.notify!.ok).toBe(false);
  ahead = 0;
  expect((await health()).ok).toBe(true);

  // Stopped in order: nobody need wait for the silence.
  for (const each of [sending, moving]) await running.splice(running.indexOf(each), 1)[0]!.stop();
  expect(await health()).toMatchObject({
    engine: { ok: false, lastContact: expect.any(String) },
    relay: { ok: false, lastContact: expect.any(String) },
  });
});

test('what waits is counted by the process that answers, over all tenants: jobs, timers, mail', async () => {
  const app = openDatabase(server.urls.app);
  const past = plusMilliseconds(machineWall.now(), -90_000);
  for (const tenant of ['ada', 'dagh'])
    await transact(app, { tenants: [tenant] }, async ({ sql }) => {
      const own = { tenant_id: tenant, instance_key: `i-${tenant}`, n: 1, element_id: 'e', element_n: 1 };
      await sql('tenant').insert({ id: tenant, name: {}, zone: 'Asia/Baku', languages: ['az'] });
      await sql('engine_definition').insert({
        tenant_id: tenant,
        key: `d-${tenant}`,
        deployment_key: `d-${tenant}`,
        release_id: 'r',
        process_id: 'p',
        version: 1,
        resource: 'r',
        content: '',
        sha256: '',
        deployed_at: past,
      });
      await sql('engine_timer').insert({ ...own, due_at: past, repetitions: 1 });
      await sql('engine_job').insert({
        ...own,
        n: 2,
        type: 'classify',
        state: 'ready',
        retries: 3,
        ready_at: past,
        headers: '{}',
      });
      const out = { tenant_id: tenant, id: tenant, kind: 'mail', key: tenant, payload: {}, state: 'queued' };
      await sql('outbox').insert({ ...out, due_at: past, made_at: past });
    });
  await app.destroy();

  const { engine, relay } = await health();
  expect(engine.timers.overdue).toBe(2);
  expect(engine.workers.classify!.ready).toBe(2);
  expect(relay.queued).toBe(2);
  for (const age of [engine.timers.oldestMs, engine.workers.classify!.oldestMs, relay.oldestMs])
    expect(age).toBeGreaterThanOrEqual(90_000);
  const told = /^sakin_outbox_oldest_seconds (\S+)/m.exec(await figures())?.[1];
  expect(Number(told)).toBeGreaterThanOrEqual(90);
});

test('a service that hangs does not beat, and a beat that fails is tried again', async () => {
  const relay = openDatabase(server.urls.relay);
  const troubles: unknown[] = [];
  let contact = machineWall.now();
  const need = {
    service: 'relay',
    version: 'test',
    wall: machineWall,
    trouble: (e: unknown) => troubles.push(e),
  } as const;
  const heart = startHeartbeat({ ...need, database: relay, lastContact: () => contact, everyMs: 3_600_000 });
  await heart.now();
  const since = contact;
  ahead = 0;
  expect((await health()).relay).toMatchObject({ ok: true, lastContact: since });
  ahead = 60_000;
  await heart.now();
  expect((await health()).relay).toMatchObject({ ok: false, lastContact: since });
  contact = wall.now();
  await heart.now();
  expect((await health()).relay).toMatchObject({ ok: true, lastContact: contact });
  ahead = 0;
  await heart.stop();
  expect(troubles).toEqual([]);

  // A role that may not write another service's row.
  const wrong = startHeartbeat({ ...need, service: 'engine', database: relay, lastContact: () => contact });
  await wrong.now();
  await wrong.stop();
  expect(String(troubles[0])).toContain('row-level security');
  await relay.destroy();
});
