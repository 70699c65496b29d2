import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ask } from './support/ask.ts';
import { Browser } from './support/browser.ts';
import { type Body, House, neighbour, town } from './support/house.ts';

let house: House;
const host = 'sakin.test';

beforeAll(async () => {
  house = await House.open();
}, 120_000);
afterAll(() => house.close());

const newBrowser = () => new Browser(house.address);

describe('signing in at the embedded provider', () => {
  it('lists the trial users, takes one with the password, and comes back with a session', async () => {
    const browser = newBrowser();
    const page = await browser.go('/auth/sign-in', { headers: { 'accept-language': 'tr' } });
    expect(page.url).toMatch(/^\/auth\/interaction\//);
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.body).toContain('value="aysel"');
    expect(page.body).not.toContain('client:');

    const arrived = await browser.signIn('aysel');
    expect(arrived.url).toBe('/staff/tasks');
    const me = (await browser.go('/api/v1/me')).json();
    expect(me).toMatchObject({
      id: 'aysel',
      csrfToken: expect.any(String),
      tenants: [{ id: town, groups: ['operator'], abilities: { openCase: true } }],
    });
    const body = { channel: 'phone', language: 'az', description: 'İşıq yanmır' };
    const opened = await browser.go(`/api/v1/${town}/cases`, {
      method: 'POST',
      body,
      headers: { 'x-csrf-token': me.csrfToken },
    });
    expect(opened.statusCode).toBe(201);
  });

  it('speaks the language of the door, else one of the browser, and groups the trial users by town and by what they do', async () => {
    expect((await newBrowser().go('/auth/sign-in')).body).toContain('<html lang="en">');
    expect((await newBrowser().go('/auth/sign-in?language=xx')).body).toContain('<html lang="en">');
    const page = await newBrowser().go('/auth/sign-in?language=ru');
    expect(page.body).toContain('<html lang="ru">');

    const town = page.body.slice(page.body.indexOf('<legend>'), page.body.indexOf('</fieldset>'));
    const groups = [...town.matchAll(/role="group" aria-label="([^"]+)"/g)].map(([, role]) => role);
    expect(groups[0]).toBe('оператор');
    expect(new Set(groups).size).toBe(groups.length);
    expect(groups.length).toBeGreaterThan(4);
    expect(town.indexOf('value="aysel"')).toBeLessThan(town.indexOf('value="samir"'));
  });

  it('says so when the password is wrong, and lets try again', async () => {
    const browser = newBrowser();
    const refused = await browser.signIn('aysel', 'guess');
    expect(refused.statusCode).toBe(401);
    expect(refused.body).toContain('role="alert"');
    expect((await browser.go('/api/v1/me')).statusCode).toBe(401);
    expect((await browser.signIn('nobody')).statusCode).toBe(401);
  });

  it('goes back to pages of ours only', async () => {
    for (const elsewhere of ['//evil.example/', '/\\evil.example', 'https://evil.example/'])
      expect(
        (await newBrowser().signIn('aysel', 'sakin', `/auth/sign-in?returnTo=${encodeURIComponent(elsewhere)}`)).url,
      ).toBe('/staff/');
  });

  it('gives a cookie that scripts can not read, and takes a sign-in once', async () => {
    const browser = newBrowser();
    const page = await browser.go('/auth/sign-in');
    const body = new URLSearchParams({ subject: 'aysel', password: 'sakin' }).toString();
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    await browser.go(page.url, { method: 'POST', headers: type, body });
    const session = browser.cookie('sakin_session');
    expect(session).toMatch(/^[\w-]{43}$/);
    const again = await browser.go(page.url, { method: 'POST', headers: type, body });
    expect(again.statusCode).toBe(404);
    const { rows } = await house.database.raw('select count(*)::int as n from session');
    // Found only by the hash of its secret: without the setting there is no row at all.
    expect(rows).toEqual([{ n: 0 }]);
  });

  it('ends with signing out: the cookie is worth nothing afterwards', async () => {
    const browser = newBrowser();
    await browser.signIn('aysel');
    const cookie = `sakin_session=${browser.cookie('sakin_session')}`;
    const { csrfToken } = (await browser.go('/api/v1/me')).json();
    expect((await browser.go('/auth/sign-out', { method: 'POST' })).statusCode).toBe(403);
    const out = await browser.go('/auth/sign-out', { method: 'POST', headers: { 'x-csrf-token': csrfToken } });
    expect(out.json()).toEqual({ next: '/' });
    expect((await ask(`${house.address}/api/v1/me`, { headers: { cookie } })).statusCode).toBe(401);
  });

  it('is over when the person is not active any more, at the next request', async () => {
    const visitor = await house.person('leaver', town, 'operator');
    expect((await house.ask('GET', '/api/v1/me', { as: visitor })).statusCode).toBe(200);
    await house.database.transaction(async (sql) => {
      await sql.raw(`select set_config('sakin.tenants', '${town}', true)`);
      await sql('person').where({ id: 'leaver' }).update({ active: false });
    });
    expect((await house.ask('GET', '/api/v1/me', { as: visitor })).statusCode).toBe(401);
  });

  it("changes one's own language", async () => {
    const visitor = await house.visitor('kamran');
    expect(await house.good('PATCH', '/api/v1/me', { as: visitor, body: { language: 'en' } })).toMatchObject({
      language: 'en',
    });
    expect(await house.good('GET', '/api/v1/me', { as: visitor })).toMatchObject({ language: 'en' });
  });
});

describe('another system', () => {
  it('gets a token by its credentials and works in its own tenant only, on its own cases', async () => {
    const admin = await house.visitor('admin');
    const made = await house.good('POST', `/api/v1/${town}/integrators`, {
      as: admin,
      body: { name: 'muhtar-system' },
    });
    expect(made.clientId).toBe(`${town}.muhtar-system`);
    const again = { as: admin, body: { name: 'muhtar-system' } };
    expect(await house.refusal('POST', `/api/v1/${town}/integrators`, again)).toBe('409 name-taken');
    const basic = Buffer.from(`${made.clientId}:${made.clientSecret}`).toString('base64');
    const tokenOf = (credentials: string) =>
      ask(`${house.address}/oidc/token`, {
        method: 'POST',
        headers: { host, authorization: `Basic ${credentials}`, 'content-type': 'application/x-www-form-urlencoded' },
        body: 'grant_type=client_credentials',
      });
    const answered = await tokenOf(basic);
    expect(answered.statusCode).toBe(200);
    const token = answered.json().access_token as string;
    const headers = { authorization: `Bearer ${token}` };
    const { body: other } = await house.ask('GET', `/api/v1/${town}/cases`, { headers });

    const opened = await house.good('POST', `/api/v1/${town}/cases`, {
      headers: { ...headers, 'idempotency-key': 'muhtar-0001' },
      body: { channel: 'api', language: 'tr', description: 'Yol bozuk', source: 'muhtar', externalNumber: '1' },
    });
    const list = await house.good('GET', `/api/v1/${town}/cases`, { headers });
    expect(list.items.map((each: Body) => each.id)).toEqual([opened.id]);
    expect(other).not.toContain(opened.id);
    expect(await house.good('GET', `/api/v1/${town}/external-cases/muhtar/1`, { headers })).toMatchObject({
      number: opened.number,
    });
    const { items } = await house.eventually(
      () => house.good('GET', `/api/v1/${town}/changes`, { headers }),
      (page) => page.items.some((each: Body) => each.caseId === opened.id),
    );
    expect(items.find((each: Body) => each.caseId === opened.id)).toMatchObject({
      type: 'case-opened',
      caseId: opened.id,
      source: 'muhtar',
      externalNumber: '1',
    });
    expect(await house.refusal('GET', `/api/v1/${neighbour}/cases`, { headers })).toBe('404 not-found');

    expect((await tokenOf(Buffer.from(`${made.clientId}:wrong`).toString('base64'))).statusCode).toBe(401);
    const forged = `${token.slice(0, -6)}${token.endsWith('AAAAAA') ? 'BBBBBB' : 'AAAAAA'}`;
    expect(
      await house.refusal('GET', `/api/v1/${town}/cases`, { headers: { authorization: `Bearer ${forged}` } }),
    ).toBe('401 not-signed-in');
  });
});

describe('an empty installation', () => {
  it('takes its first administrator by the printed token, once, who then signs in with an own password', async () => {
    const empty = await House.open({ setupToken: 'printed-at-start' }, {}, false);
    const full = house;
    try {
      house = empty;
      const body = {
        token: 'printed-at-start',
        tenant: { id: 'yenikend', name: { az: 'Yenikənd' }, zone: 'Asia/Baku', languages: ['az'] },
        administrator: { name: 'Nərgiz', language: 'az', password: 'uzun bir parol' },
      };
      expect(await empty.good('GET', '/api/v1/setup')).toEqual({ needed: true, signIn: 'embedded' });
      expect(await empty.refusal('POST', '/api/v1/setup', { body: { ...body, token: 'guess' } })).toBe('403 forbidden');
      await empty.good('POST', '/api/v1/setup', { body });
      expect(await empty.good('GET', '/api/v1/setup')).toMatchObject({ needed: false });
      expect(await empty.refusal('POST', '/api/v1/setup', { body })).toBe('409 setup-done');

      const browser = newBrowser();
      expect((await browser.signIn('administrator', 'sakin')).statusCode).toBe(401);
      await browser.signIn('administrator', 'uzun bir parol');
      const me = (await browser.go('/api/v1/me')).json();
      expect(me).toMatchObject({ name: 'Nərgiz', tenants: [{ id: 'yenikend', groups: ['administrator'] }] });
    } finally {
      house = full;
      await empty.close();
    }
  });
});
