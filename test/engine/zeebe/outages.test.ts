import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ServerCredentials } from '@grpc/grpc-js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { backOffMs } from '../../../engine/zeebe/gateway/back-off.ts';
import type { GatewayFailure } from '../../../engine/zeebe/gateway/failure.ts';
import { Gateway } from '../../../engine/zeebe/gateway/gateway.ts';
import { Poller } from '../../../engine/zeebe/gateway/poller.ts';
import type { GatewaySettings } from '../../../engine/zeebe/gateway/settings.ts';
import { machineWall } from '../../../main/clocks.ts';
import { type Lab, startLab } from '../../support/zeebe-lab/lab.ts';
import { en, F, P, S, st, wrap } from '../contract/bpmn-kit.mjs';
import { Cut } from './cut.ts';
import { Gate, protocol } from './gate.ts';
import { LabView } from './lab-view.ts';
import { onTheLab } from './on-the-lab.ts';
import { until } from './until.ts';

const one = wrap(P('p', `${st}${S('a')}${en}${F('s|a', 'a|e')}`));
const message = { name: 'm', correlationKey: 'k', id: 'm-1', ttl: 60_000, variables: {} };
const failure = (work: Promise<unknown>): Promise<GatewayFailure | undefined> =>
  work.then(
    () => undefined,
    (error: unknown) => error as GatewayFailure,
  );

describe('backing off', () => {
  it('waits from a tenth of a second to half a minute, never all at the same moment', () => {
    const least = [0, 1, 5, 9, 100].map((failures) => backOffMs(failures, () => 0));
    const most = [0, 1, 5, 9, 100].map((failures) => backOffMs(failures, () => 1));
    expect(least).toEqual([50, 100, 1_600, 15_000, 15_000]);
    expect(most).toEqual([100, 200, 3_200, 30_000, 30_000]);
  });
});

onTheLab(['8.5.4', '8.8.0'], 'the way to Zeebe cut', (version) => {
  let lab: Lab;
  let view: LabView;
  let cut: Cut;
  let gateway: Gateway;
  let poller: Poller | undefined;
  let handled: string[];
  beforeAll(async () => {
    lab = await startLab(version);
  }, 120_000);
  afterAll(() => lab.stop());
  beforeEach(async () => {
    view = new LabView(lab);
    await view.reset();
    cut = new Cut(lab.grpc);
    await cut.open();
    handled = [];
    gateway = through(cut.port, { requestTimeoutMs: 400, pollTimeoutMs: 300 });
  });
  afterEach(async () => {
    await poller?.stop();
    poller = undefined;
    gateway.close();
    await cut.close();
  });

  const through = (port: number, more: Partial<GatewaySettings> = {}) =>
    new Gateway({ address: `127.0.0.1:${port}`, protocol, ...more }, machineWall);

  /** A worker that completes what it gets. */
  const working = (by = gateway) => {
    poller = new Poller({
      gateway: by,
      type: 'a',
      worker: 'test',
      lockMs: 60_000,
      max: 4,
      dice: () => 0,
      async handle({ key }) {
        for (let failures = 0; failures < 50; failures++) {
          const failed = await failure(by.completeJob(key, {}));
          // An attempt whose answer was lost may have done it.
          if (!failed || failed.code === 'NOT_FOUND') return void handled.push(key);
          await by.contact.backOff(backOffMs(failures, () => 0));
        }
      },
    });
    poller.start();
    return poller;
  };
  /** Past the proxy and without haste: the first deployment of a cold engine takes its time. */
  const deployed = async () => {
    const direct = through(lab.grpc);
    const [process] = await direct.deploy([{ name: 'p.bpmn', content: one }]);
    direct.close();
    return process!.processDefinitionKey;
  };
  /** Starts an instance past the proxy. */
  const started = async (definition: string) => {
    const direct = through(lab.grpc);
    await direct.start(definition, {});
    direct.close();
  };

  it('is told as unknown when the connection is refused, and healed without anybody’s help', async () => {
    const definition = await deployed();
    await until(async () => !(await failure(gateway.topology())));
    working();
    await until(() => poller!.state.lastContact);
    await cut.become('refuse');
    expect(await failure(gateway.publish(message))).toMatchObject({ code: 'UNAVAILABLE', verdict: 'unknown' });
    await until(() => (gateway.contact.state.trouble?.failures ?? 0) > 4);
    const { lastContact, trouble } = gateway.contact.state;
    expect(lastContact! <= trouble!.since).toBe(true);
    expect(trouble!.words).toContain('ECONNREFUSED');
    expect(poller!.state).toEqual({
      inHand: 0,
      lastContact: expect.any(String),
      backOff: { failures: expect.any(Number), code: 'UNAVAILABLE', until: expect.any(String) },
    });

    await started(definition);
    await cut.become('pass');
    await until(() => handled.length === 1);
    expect(gateway.contact.state).toEqual({ lastContact: expect.any(String) });
    await until(() => poller!.state.backOff === undefined);
  });

  it('is not hammered while it is away', async () => {
    await deployed();
    working();
    await cut.become('hang');
    cut.reset();
    const before = cut.connections;
    await until(() => (gateway.contact.state.trouble?.failures ?? 0) > 0);
    await pause(1_500);
    // Each connection that is accepted and then silent is kept; each call on it ends by its own time-out.
    expect(cut.connections - before).toBeLessThan(6);
    expect(gateway.contact.state.trouble!.failures).toBeLessThan(12);
  });

  it('ends a call that nobody answers, and goes on when the answers come again', async () => {
    const definition = await deployed();
    working();
    await cut.become('hang');
    expect(await failure(gateway.publish(message))).toMatchObject({ code: 'DEADLINE_EXCEEDED', verdict: 'unknown' });
    await started(definition);
    await cut.become('pass');
    cut.reset();
    await until(() => handled.length === 1);
  });

  it('leaves unknown what was reset before it arrived: to repeat it does it', async () => {
    await gateway.topology();
    await cut.become('hang');
    const before = cut.questions;
    const publishing = failure(gateway.publish(message));
    await until(() => cut.questions > before);
    cut.reset();
    expect(await publishing).toMatchObject({ verdict: 'unknown' });
    await cut.become('pass');
    await until(async () => !(await failure(gateway.publish(message))));
    expect((await view.look()).log.filter((r) => r.valueType === 'MESSAGE' && r.intent === 'PUBLISHED')).toHaveLength(
      1,
    );
  });

  it('leaves unknown what was reset after it was done: to repeat it is refused as known', async () => {
    await gateway.topology();
    await cut.become('mute');
    const publishing = failure(gateway.publish(message));
    const published = async () =>
      (await view.look()).log.filter((r) => r.valueType === 'MESSAGE' && r.intent === 'PUBLISHED');
    await until(async () => (await published()).length === 1);
    cut.reset();
    expect(await publishing).toMatchObject({ verdict: 'unknown' });
    await cut.become('pass');
    const answer = await until(async () => {
      const again = await failure(gateway.publish(message));
      return again?.verdict === 'refused' && again;
    });
    expect(answer.code).toBe('ALREADY_EXISTS');
    expect(await published()).toHaveLength(1);
  });

  it('works on what a restarted gateway has, within seconds of its return', async () => {
    const definition = await deployed();
    working();
    await cut.become('refuse');
    await until(() => (gateway.contact.state.trouble?.failures ?? 0) > 3);
    await pause(3_000);
    await started(definition);
    await cut.become('pass');
    const since = Date.now();
    await until(() => handled.length === 1);
    // grpc looks again every two seconds at the latest.
    expect(Date.now() - since).toBeLessThan(3_500);
  });

  it('drains: it takes nothing more, and finishes what it has', async () => {
    const definition = await deployed();
    let finish: () => void = () => undefined;
    const mayFinish = new Promise<void>((done) => {
      finish = done;
    });
    let taken = 0;
    poller = new Poller({
      gateway,
      type: 'a',
      worker: 'test',
      lockMs: 60_000,
      max: 2,
      dice: () => 0,
      async handle({ key }) {
        taken += 1;
        await mayFinish;
        await gateway.completeJob(key, {});
        handled.push(key);
      },
    });
    poller.start();
    for (let i = 0; i < 3; i++) await gateway.start(definition, {});
    await until(() => taken === 2);
    const stopping = poller.stop();
    finish();
    await stopping;
    expect([taken, handled.length]).toEqual([2, 2]);
    expect(await view.instances()).toHaveLength(1);
  });

  it('under pressure asks later, by no more than what can be worked, and completes everything once', async () => {
    const gate = new Gate(lab.grpc);
    await gate.open();
    let pressed = 0;
    let calls = 0;
    gate.rule = (method) => {
      calls += 1;
      // Three of four are turned away for a while.
      if (method === 'Topology' || calls > 60 || calls % 4 === 0) return undefined;
      pressed += 1;
      return { status: 'RESOURCE_EXHAUSTED' };
    };
    const definition = await deployed();
    for (let i = 0; i < 8; i++) await gateway.start(definition, {});
    const by = through(gate.port, { pollTimeoutMs: 300 });
    poller = new Poller({
      gateway: by,
      type: 'a',
      worker: 'test',
      lockMs: 60_000,
      max: 4,
      dice: () => 0,
      async handle({ key }) {
        for (let failures = 0; await failure(by.completeJob(key, {})); failures++)
          await by.contact.backOff(backOffMs(failures, () => 0));
        handled.push(key);
      },
    });
    poller.start();
    await until(() => handled.length === 8);
    expect(new Set(handled).size).toBe(8);
    expect(pressed).toBeGreaterThan(8);
    expect(by.contact.state).toMatchObject({ pressedAt: expect.any(String) });
    expect(by.contact.state.trouble).toBeUndefined();
    expect(await view.instances()).toEqual([]);
    await poller.stop();
    by.close();
    gate.close();
  });
});

onTheLab(['8.8.0'], 'a gateway that is kept safe', (version) => {
  let lab: Lab;
  let gate: Gate;
  let folder: string;
  let provider: Server;
  let tokens: URLSearchParams[];
  let lasts: number;
  const pem = (name: string) => readFileSync(path.join(folder, name));
  beforeAll(async () => {
    lab = await startLab(version);
    folder = mkdtempSync(path.join(tmpdir(), 'sakin-tls-'));
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
    const files = ['-keyout', path.join(folder, 'key.pem'), '-out', path.join(folder, 'cert.pem')];
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...subject, ...files], {
      stdio: 'ignore',
    });
    provider = createServer((request, reply) => {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        tokens.push(new URLSearchParams(body));
        const refused = new URLSearchParams(body).get('client_secret') !== 'right';
        reply.writeHead(refused ? 401 : 200, { 'content-type': 'application/json' });
        reply.end(JSON.stringify(refused ? {} : { access_token: `token-${tokens.length}`, expires_in: lasts }));
      });
    });
    await new Promise<void>((done) => provider.listen(0, '127.0.0.1', done));
  }, 120_000);
  afterAll(async () => {
    provider.close();
    rmSync(folder, { recursive: true });
    await lab.stop();
  });
  beforeEach(async () => {
    tokens = [];
    lasts = 3_600;
    gate = new Gate(lab.grpc);
    await gate.open(ServerCredentials.createSsl(null, [{ private_key: pem('key.pem'), cert_chain: pem('cert.pem') }]));
  });
  afterEach(() => gate.close());

  const withToken = (clientSecret: string) => ({
    tokenUrl: `http://127.0.0.1:${(provider.address() as { port: number }).port}/token`,
    clientId: 'sakin',
    clientSecret,
    audience: 'zeebe',
  });
  const reach = (more: Partial<GatewaySettings>) =>
    new Gateway({ address: `localhost:${gate.port}`, protocol, requestTimeoutMs: 5_000, ...more }, machineWall);

  it('is spoken to by TLS, and only where its certificate is trusted', async () => {
    const trusted = reach({ tls: { roots: pem('cert.pem') } });
    expect((await trusted.topology()).leaders).toBe(1);
    trusted.close();
    const stranger = reach({ tls: {} });
    expect(await failure(stranger.topology())).toMatchObject({ code: 'UNAVAILABLE' });
    stranger.close();
  });

  it('gets one token for all calls, and another when that is refused or about to end', async () => {
    const seen: string[] = [];
    gate.rule = (_, metadata) => {
      seen.push(String(metadata.get('authorization')[0]));
      return seen.at(-1) === 'Bearer token-1' && seen.length > 3 ? { status: 'UNAUTHENTICATED' } : undefined;
    };
    const gateway = reach({ tls: { roots: pem('cert.pem') }, oauth: withToken('right') });
    await Promise.all([1, 2, 3].map(() => gateway.topology()));
    expect(tokens.map((each) => Object.fromEntries(each))).toEqual([
      { grant_type: 'client_credentials', client_id: 'sakin', client_secret: 'right', audience: 'zeebe' },
    ]);
    expect(await failure(gateway.topology())).toMatchObject({ code: 'UNAUTHENTICATED', verdict: 'barred' });
    await gateway.topology();
    expect(seen.slice(3)).toEqual(['Bearer token-1', 'Bearer token-2']);
    gateway.close();

    // A token of a minute is taken for ended at once, or a call would outlive it.
    lasts = 60;
    const brief = reach({ tls: { roots: pem('cert.pem') }, oauth: withToken('right') });
    await brief.topology();
    await pause(1_050);
    await brief.topology();
    expect(tokens).toHaveLength(4);
    brief.close();
  });

  it('is not reached with a wrong secret, and says who refused', async () => {
    const gateway = reach({ tls: { roots: pem('cert.pem') }, oauth: withToken('wrong') });
    expect(await failure(gateway.topology())).toMatchObject({
      verdict: 'barred',
      message: expect.stringContaining('/token'),
    });
    await failure(gateway.topology());
    expect(tokens.length).toBeLessThanOrEqual(2);
    expect(gate.calls).toEqual([]);
    gateway.close();
  });
});
