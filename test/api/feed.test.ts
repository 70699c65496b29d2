import { type IncomingMessage, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Knex } from 'knex';
import { EventHub, type Listening } from '../../api/feed/event-hub.ts';
import { newId } from '../../domain/id.ts';
import type { FeedPlace } from '../../store/feed.read-model.ts';
import { transact } from '../../store/unit-of-work.ts';
import { type Body, House, neighbour, town, type Visitor } from './support/house.ts';

let house: House;
let operator: Visitor;
let integrator: Visitor;

beforeAll(async () => {
  house = await House.open();
  operator = await house.visitor('aysel');
  integrator = await house.person('feed-reader', town, 'integrator');
}, 120_000);
afterAll(() => house.close());

const changes = (after = '0', limit = 200) =>
  house.good('GET', `/api/v1/${town}/changes?after=${after}&limit=${limit}`, { as: integrator });

describe('the feed of changes', () => {
  it('goes on where one stopped, page by page, with everything once', async () => {
    const { id } = await house.openCase(operator);
    const seen: Body[] = [];
    let place = '0';
    const told = () => seen.some((each) => each.caseId === id && each.type === 'task-opened');
    for (let more = true; more || !told(); ) {
      const page = await changes(place, 2);
      seen.push(...page.items);
      ({ next: place, more } = page);
    }
    expect(seen.map((each) => each.seq)).toEqual([...new Set(seen.map((each) => each.seq))]);
    expect(seen.filter((each) => each.caseId === id).map((each) => each.type)).toEqual(
      expect.arrayContaining(['case-opened', 'task-opened']),
    );
    const end = await changes(place);
    expect(end).toEqual({ items: [], next: place, more: false });
  });

  it('holds back what lies behind a transaction that is still open, and loses nothing of it', async () => {
    const { rows } = await house.database.raw('select pg_current_xact_id()::text as tx');
    // From here on: what earlier tests did is behind this place.
    const before = `${rows[0].tx}.0`;
    const event = { tenant_id: town, case_id: 'x', occurred_at: '2026-11-05T06:00:00.000Z', actor: 'engine' };
    const slow = await house.database.transaction();
    await slow.raw(`select set_config('sakin.tenants', '${town}', true)`);
    await slow('case_events').insert({ ...event, type: 'slow' });
    await house.database.transaction(async (sql) => {
      await sql.raw(`select set_config('sakin.tenants', '${town}', true)`);
      await sql('case_events').insert({ ...event, type: 'fast' });
    });
    expect((await changes(before)).items).toEqual([]);

    await slow.commit();
    const { items } = await house.eventually(
      () => changes(before),
      (page) => page.items.length > 1,
    );
    expect(items.map((each: Body) => each.type)).toEqual(['slow', 'fast']);
  });

  it('refuses a place that is none', async () => {
    expect(await house.refusal('GET', `/api/v1/${town}/changes?after=yesterday`, { as: integrator })).toBe(
      '400 invalid-request',
    );
    for (const place of ['99999999999999999999.0', '1.9999999999999999999'])
      expect(await house.refusal('GET', `/api/v1/${town}/changes?after=${place}`, { as: integrator })).toBe(
        '400 invalid-request',
      );
  });
});

/** Opens an event stream; `until` resolves with all that came when it holds. */
function listen(as: Visitor, last?: string, tenant = town) {
  let text = '';
  let wake = () => {};
  let reply: IncomingMessage;
  let ended = false;
  const url = `${house.address}/api/v1/${tenant}/events`;
  const headers = { cookie: as.cookie, ...(last ? { 'last-event-id': last } : {}) };
  const sent = request(url, { headers, agent: false }, (answer) => {
    reply = answer;
    wake();
    answer.on('data', (part: Buffer) => {
      text += part.toString();
      wake();
    });
    answer.on('end', () => {
      ended = true;
      wake();
    });
  });
  sent.on('error', () => {});
  sent.end();
  const events = () =>
    [...text.matchAll(/id: (\S+)\nevent: change\ndata: (.*)\n\n/g)].map(([, id, data]) => ({
      id: id!,
      ...(JSON.parse(data!) as { type: string; caseId: string }),
    }));
  return {
    events,
    head: () => reply,
    async until<T>(holds: () => T | undefined | false): Promise<T> {
      for (;;) {
        const value = holds();
        if (value) return value;
        await new Promise<void>((done) => {
          wake = done;
        });
      }
    },
    begun: () => text.includes('retry:'),
    ended: () => ended,
    close: () => sent.destroy(),
  };
}

describe('live events', () => {
  it('tell what happens, and resume after the last one that arrived', async () => {
    const stream = listen(operator);
    await stream.until(stream.begun);
    expect(stream.head().headers['content-type']).toContain('text/event-stream');
    const first = await house.openCase(operator);
    const opened = await stream.until(() =>
      stream.events().find((each) => each.caseId === first.id && each.type === 'task-opened'),
    );
    stream.close();

    const missed = await house.openCase(operator);
    const again = listen(operator, opened.id);
    await again.until(() => again.events().some((each) => each.caseId === missed.id && each.type === 'task-opened'));
    expect(again.events().map((each) => each.id)).not.toContain(opened.id);
    expect(again.events().map((each) => each.type)).toContain('case-opened');
    again.close();
  });

  it('wait for nobody who comes back from far behind', async () => {
    const add = (type: string, many: number) =>
      house.database.transaction(async (sql) => {
        await sql.raw(`select set_config('sakin.tenants', '${town}', true)`);
        await sql.raw(
          `insert into case_events (tenant_id, case_id, type, occurred_at, actor)
           select '${town}', 'x', '${type}', '2026-11-05T06:00:00.000Z', 'engine' from generate_series(1, ${many})`,
        );
      });
    // A round for each that is added, and none by the clock.
    const hub = new EventHub(house.database, 3_600_000, (error) => {
      throw error;
    });
    const listener = (place?: FeedPlace) => {
      const heard: string[] = [];
      const listening: Listening = {
        tenant: town,
        session: undefined,
        place,
        shows: () => true,
        renew: async () => true,
        send: (text) => void (text.includes('event: change') && heard.push(text)),
        close: () => {},
      };
      hub.add(listening);
      return { heard, listening };
    };
    await add('long-ago', 600);
    // An older transaction, another test's for instance, may hide them for a moment; then the end lies before them.
    await house.eventually(
      () => changes('0', 1000),
      (page) => page.items.filter((each: Body) => each.type === 'long-ago').length === 600,
    );
    const fresh = listener();
    // Each question to the database gives the hub's own time to be answered.
    while (!fresh.listening.place) await house.database.raw('select 1');
    await add('just-now', 1);
    const { tx, seq } = fresh.listening.place;
    await house.eventually(
      () => changes(`${tx}.${seq}`, 1000),
      (page) => page.items.some((each: Body) => each.type === 'just-now'),
    );
    const laggard = listener({ tx: '0', seq: '0' });
    while (laggard.heard.length === 0) await house.database.raw('select 1');
    await hub.close();

    expect(fresh.heard.filter((each) => each.includes('just-now'))).toHaveLength(1);
    expect(laggard.heard).toHaveLength(500);
  });

  it('are refused after a place that cannot be', async () => {
    const beyond = listen(operator, '99999999999999999999.0');
    await beyond.until(beyond.head);
    expect(beyond.head().statusCode).toBe(400);
    beyond.close();
  });

  it('reach only those who may read the case', async () => {
    const clerk = listen(await house.visitor('samir'));
    const stranger = listen(await house.visitor('sabina'), undefined, neighbour);
    await clerk.until(clerk.begun);
    await stranger.until(stranger.begun);
    const gas = await house.openCase(operator, { categoryId: 'gas.smell', description: 'Qaz iyi' });
    const water = await house.openCase(operator);
    await clerk.until(() => clerk.events().some((each) => each.caseId === water.id));
    expect(clerk.events().filter((each) => each.caseId === gas.id)).toEqual([]);
    expect(stranger.events()).toEqual([]);
    clerk.close();
    stranger.close();
  });

  it('tell who had a task that it is withdrawn, when the case goes to another department', async () => {
    const clerk = listen(await house.visitor('samir'));
    await clerk.until(clerk.begun);
    const heard = (caseId: string, type: string) =>
      clerk.events().filter((each) => each.caseId === caseId && each.type === type).length;
    const { id } = await house.openCase(operator);
    await clerk.until(() => heard(id, 'task-opened') === 1);
    const body = { categoryId: 'gas.smell', reason: 'Qaz iyidir' };
    await house.good('POST', `/api/v1/${town}/cases/${id}/correction`, { as: operator, body });
    await house.engine.runUntilIdle();
    await clerk.until(() => heard(id, 'task-withdrawn') === 1);
    // What comes after it tells that the other department's task had its turn and was not told.
    const next = await house.openCase(operator);
    await clerk.until(() => heard(next.id, 'task-opened') === 1);
    expect(heard(id, 'task-opened')).toBe(1);
    clerk.close();
  });
});

describe('live events end', () => {
  const inTown = (work: (sql: Knex.Transaction) => Promise<unknown>) =>
    transact(house.database, { tenants: [town] }, ({ sql }) => work(sql));

  it('when whoever listens signs out; other browsers of the same person hear on', async () => {
    const [here, there] = [await house.visitor('aysel'), await house.visitor('aysel')];
    const [stream, other] = [listen(here), listen(there)];
    await stream.until(stream.begun);
    await other.until(other.begun);
    await house.good('POST', '/auth/sign-out', { as: here });
    await stream.until(stream.ended);
    const { id } = await house.openCase(operator);
    await other.until(() => other.events().some((each) => each.caseId === id));
    expect(other.ended()).toBe(false);
    expect(stream.events().map((each) => each.caseId)).not.toContain(id);
    other.close();
  });

  it('when the person is deactivated, and when the last membership is taken', async () => {
    for (const [id, take] of [
      ['deactivated', (sql: Knex.Transaction) => sql('person').where({ id: 'deactivated' }).update({ active: false })],
      ['without-role', (sql: Knex.Transaction) => sql('membership').where({ person_id: 'without-role' }).del()],
    ] as const) {
      const stream = listen(await house.person(id, town, 'operator'));
      await stream.until(stream.begun);
      await inTown(take);
      await stream.until(stream.ended);
    }
  });

  it('for the cases that one may not see any more, when a role is taken and another stays', async () => {
    const visitor = await house.person('moved', town, 'supervisor');
    await inTown((sql) =>
      sql('membership').insert({
        tenant_id: town,
        id: newId(),
        person_id: 'moved',
        role: 'clerk',
        organisation_id: 'gulustan-su',
        department_id: null,
      }),
    );
    const stream = listen(visitor);
    await stream.until(stream.begun);
    const before = await house.openCase(operator, { categoryId: 'gas.smell', description: 'Qaz iyi' });
    await stream.until(() => stream.events().some((each) => each.caseId === before.id));
    await inTown((sql) => sql('membership').where({ person_id: 'moved', role: 'supervisor' }).del());
    // Its page is refused at once; the stream follows within its next looks.
    const quiet = await house.eventually(
      async () => {
        const { id } = await house.openCase(operator, { categoryId: 'gas.smell', description: 'Qaz iyi' });
        const seen = await house.openCase(operator, { categoryId: 'water.no-supply' });
        await stream.until(() => stream.events().some((each) => each.caseId === seen.id));
        return stream.events().some((each) => each.caseId === id);
      },
      (heard) => !heard,
    );
    expect(quiet).toBe(false);
    expect(stream.ended()).toBe(false);
    stream.close();
  });
});

describe('the service itself', () => {
  it('tells its health: the database, what waits for workers, timers and incidents', async () => {
    expect(await house.good('GET', '/health')).toMatchObject({
      database: { ok: true },
      engine: { ok: true, incidents: 0, timers: { overdue: 0, oldestMs: 0 } },
    });
  });

  it('gives figures to Prometheus, by the pattern of routes and without what people asked for', async () => {
    await house.ask('GET', `/api/v1/${town}/cases?q=gizli-soz`, { as: operator });
    const { body } = await house.ask('GET', '/metrics');
    expect(body).toMatch(
      /sakin_http_request_seconds_count\{method="GET",route="\/api\/v1\/:tenant\/cases",status="200"\} \d+/,
    );
    expect(body).toContain('sakin_timers_overdue 0');
    expect(body).toContain('sakin_up{service="engine"} 1');
    expect(body).toMatch(/sakin_groups_total\{of="cases",end="together"\} [1-9]/);
    expect(body).toMatch(/sakin_groups_total\{of="requests",end="apart"\} \d/);
    expect(body).not.toContain('gizli-soz');
  });

  it('gives them to this machine, to the named networks, and to who shows the token', async () => {
    const token = 'prometheus-shows-this';
    const guarded = await House.open(
      { trustProxy: 'loopback', metrics: { allow: ['loopback', '10.1.0.0/16', 'fd00::/8'], token } },
      {},
      false,
    );
    try {
      const status = async (from: string, authorization?: string) => {
        const headers = { 'x-forwarded-for': from, ...(authorization ? { authorization } : {}) };
        return (await guarded.ask('GET', '/metrics', { headers })).statusCode;
      };
      for (const from of ['127.0.0.1', '10.1.2.3', '::ffff:10.1.2.3', 'fd00::7']) expect(await status(from)).toBe(200);
      for (const from of ['10.2.0.1', '203.0.113.9', '2001:db8::1']) expect(await status(from)).toBe(403);
      expect(await status('203.0.113.9', `Bearer ${token}`)).toBe(200);
      expect(await status('203.0.113.9', 'Bearer prometheus-shows-thot')).toBe(403);
    } finally {
      await guarded.close();
    }
  });

  it("leads from its start page to residents' portals and to the staff's screens", async () => {
    const { body } = await house.ask('GET', '/', { headers: { 'accept-language': 'ru-RU,ru;q=0.9' } });
    expect(body).toContain('<html lang="ru">');
    expect(body).toContain(`href="/${town}/"`);
    expect(body).toContain('href="/staff/"');
    expect((await house.ask('GET', '/docs/errors')).body).toContain('`task-claimed`');
  });

  it('answers with security headers and a request id', async () => {
    const reply = await house.ask('GET', '/health', { headers: { 'x-request-id': 'my-own-id-0001' } });
    expect(reply.headers).toMatchObject({
      'x-request-id': 'my-own-id-0001',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      'referrer-policy': 'no-referrer',
    });
  });

  it('shows the trial mails to operators', async () => {
    const { mailIn } = await import('../../api/mailbox/read-mailbox.ts');
    const source = `From: sakin@localhost\nTo: =?UTF-8?Q?K=C3=B6n=C3=BCl?= <konul@mail.example>\nSubject: =?UTF-8?B?${Buffer.from('Müraciətiniz').toString('base64')}?=\nDate: Thu, 05 Nov 2026 06:00:00 +0000\nContent-Transfer-Encoding: base64\n\n${Buffer.from('Salam, Könül!').toString('base64')}\n`;
    expect(mailIn('1', source)).toEqual({
      id: '1',
      to: 'Könül <konul@mail.example>',
      subject: 'Müraciətiniz',
      text: 'Salam, Könül!',
      sentAt: '2026-11-05T06:00:00.000Z',
    });
    expect(await house.good('GET', `/api/v1/${town}/mailbox`, { as: operator })).toEqual({ items: [] });
  });

  it('limits how often a public page is used', async () => {
    const limited = await House.open({ rateLimit: { all: 1000, public: 3 } }, {}, false);
    try {
      const ask = () => limited.ask('POST', `/api/v1/${town}/public/status`, { body: { number: '1', code: '12345' } });
      const answers = [];
      for (let i = 0; i < 5; i++) answers.push(await ask());
      expect(answers.map((each) => each.statusCode)).toEqual([404, 404, 404, 429, 429]);
      expect(answers[4]!.json()).toMatchObject({ code: 'too-many-requests' });
      expect(answers[4]!.headers['retry-after']).toBeDefined();
    } finally {
      await limited.close();
    }
  });
});
