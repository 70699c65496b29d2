import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair, type JWTPayload, type CryptoKey as KeyLike, SignJWT } from 'jose';
import type Provider from 'oidc-provider';
import { loadProvider } from '../../api/sign-in/load-provider.ts';
import { newId } from '../../domain/id.ts';
import { transact } from '../../store/unit-of-work.ts';
import { type Answer, ask, type Question } from './support/ask.ts';
import { House, town } from './support/house.ts';

const publicUrl = 'http://sakin.test';
const secret = 'what-the-provider-gave-us';
const integrator = 'muhtar-system';

let house: House;
let server: Server;
let issuer: string;
let privateKey: KeyLike;
/** What the provider was asked, in order. */
const asked: URL[] = [];

/** Another organisation's OpenID Connect provider, as this installation would find it: another server, other keys, people of its own. */
async function startProvider(): Promise<void> {
  const pair = await generateKeyPair('RS256', { extractable: true });
  privateKey = pair.privateKey;
  const jwk = { ...(await exportJWK(privateKey)), kid: 'their-key', alg: 'RS256', use: 'sig' };
  server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const Outside = await loadProvider();
  const provider: Provider = new Outside(issuer, {
    clients: [
      {
        client_id: 'sakin-of-gulustan',
        client_secret: secret,
        redirect_uris: [`${publicUrl}/auth/callback`],
        post_logout_redirect_uris: [`${publicUrl}/`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
      {
        client_id: integrator,
        client_secret: 'of-the-system',
        redirect_uris: [],
        response_types: [],
        grant_types: ['client_credentials'],
      },
    ],
    jwks: { keys: [jwk] } as never,
    cookies: { keys: ['theirs'] },
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      rpInitiatedLogout: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => `${publicUrl}/api`,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: '',
          audience: `${publicUrl}/api`,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    interactions: { url: (_, { uid }) => `/their-page/${uid}` },
    findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({
        accountId: ctx.oidc.session!.accountId!,
        clientId: ctx.oidc.client!.clientId,
      });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
  });
  const handle = provider.callback();
  server.on('request', async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url!, issuer);
    asked.push(url);
    if (!url.pathname.startsWith('/their-page/')) return handle(request, response);
    // Their own page of sign-in, on which somebody has just typed who they are.
    const accountId = String(request.headers['x-signs-in-as'] ?? '');
    await provider.interactionFinished(request, response, { login: { accountId } });
  });
}

/** A browser that goes from our pages to theirs and back, with the cookies of each. */
class Browser {
  readonly #cookies = new Map<string, string>();
  readonly #who: string;
  constructor(who: string) {
    this.#who = who;
  }

  async go(address: string, question: Question = {}): Promise<Answer & { url: URL }> {
    const url = new URL(address, publicUrl);
    const ours = url.host === 'sakin.test';
    const own = [...this.#cookies].filter(([key]) => key.startsWith(`${url.host} `));
    const cookie = own.map(([key, value]) => `${key.split(' ')[1]}=${value}`).join('; ');
    const answer = await ask(`${ours ? house.address : url.origin}${url.pathname}${url.search}`, {
      ...question,
      headers: { host: url.host, cookie, 'x-signs-in-as': this.#who, ...question.headers },
    });
    for (const line of answer.headers['set-cookie'] ?? []) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      if (value) this.#cookies.set(`${url.host} ${name}`, value);
      else this.#cookies.delete(`${url.host} ${name}`);
    }
    const next = answer.headers.location;
    return next && answer.statusCode < 400 ? this.go(new URL(next, url).href) : { ...answer, url };
  }
}

async function staff(id: string, subject: string, role: string): Promise<void> {
  await transact(house.database, { tenants: [town] }, async ({ sql }) => {
    await sql('person').insert({ id, issuer, subject, name: id, language: 'az' });
    await sql('membership').insert({ tenant_id: town, id: newId(), person_id: id, role });
  });
}

const token = (claims: JWTPayload, change: { issuer?: string; audience?: string; key?: KeyLike } = {}) =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', kid: 'their-key' })
    .setIssuer(change.issuer ?? issuer)
    .setAudience(change.audience ?? `${publicUrl}/api`)
    .setIssuedAt()
    .setExpirationTime('10m')
    .sign(change.key ?? privateKey);
const reads = async (bearer: string): Promise<number> =>
  (await house.ask('GET', `/api/v1/${town}/cases`, { headers: { authorization: `Bearer ${bearer}` } })).statusCode;

beforeAll(async () => {
  await startProvider();
  const signIn = { kind: 'issuer', issuer, clientId: 'sakin-of-gulustan', clientSecret: secret } as const;
  house = await House.open({ publicUrl, signIn });
  await staff('ulker-at-theirs', 'their-number-7', 'supervisor');
  await staff('system', `client:${integrator}`, 'integrator');
}, 120_000);
afterAll(async () => {
  await house.close();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

describe('sign-in at the provider of the organisation', () => {
  it('finds it by discovery, goes there with PKCE, state and nonce, and comes back as whom it knows, with the roles given here', async () => {
    const browser = new Browser('their-number-7');
    const arrived = await browser.go('/auth/sign-in?returnTo=/docs/errors');

    expect(arrived.url.pathname).toBe('/docs/errors');
    expect(asked[0]!.pathname).toBe('/.well-known/openid-configuration');
    const authorization = asked.find(({ pathname }) => pathname === '/auth')!.searchParams;
    expect(Object.fromEntries(authorization)).toMatchObject({
      client_id: 'sakin-of-gulustan',
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.any(String),
      nonce: expect.any(String),
      redirect_uri: `${publicUrl}/auth/callback`,
      scope: 'openid',
    });
    expect((await browser.go('/api/v1/me')).json()).toMatchObject({
      id: 'ulker-at-theirs',
      tenants: [{ id: town, groups: ['supervisor'] }],
    });
  });

  it('lets nobody in to whom no role was given here, and no trial user with a password', async () => {
    const browser = new Browser('their-number-8');
    expect((await browser.go('/auth/sign-in')).json()).toMatchObject({ status: 403, code: 'forbidden' });
    expect((await browser.go('/api/v1/me')).statusCode).toBe(401);
    expect((await browser.go('/oidc/.well-known/openid-configuration')).statusCode).toBe(404);
  });

  it('takes no answer that belongs to another sign-in', async () => {
    const browser = new Browser('their-number-7');
    const refused = await browser.go('/auth/callback?code=stolen&state=other');
    // Without a sign-in under way it begins anew, and this browser is let in as whoever it is there.
    expect(refused.url.pathname).toBe('/staff/');
    const begun = new Browser('their-number-7');
    const page = await ask(`${house.address}/auth/sign-in`, { headers: { host: 'sakin.test' } });
    const cookie = /sakin_sign_in=[^;]+/.exec(String(page.headers['set-cookie']))![0];
    const wrong = await ask(`${house.address}/auth/callback?code=stolen&state=other&iss=${issuer}`, {
      headers: { host: 'sakin.test', cookie },
    });
    expect(wrong.json()).toMatchObject({ code: 'sign-in-failed' });
    expect((await begun.go('/api/v1/me')).statusCode).toBe(401);
  });

  it('signs out there too: the browser is sent to the end of their session, which sends it home', async () => {
    const browser = new Browser('their-number-7');
    await browser.go('/auth/sign-in');
    const { csrfToken } = (await browser.go('/api/v1/me')).json();
    const { next } = (
      await browser.go('/auth/sign-out', { method: 'POST', headers: { 'x-csrf-token': csrfToken } })
    ).json();
    const end = new URL(next);
    expect(end.origin).toBe(issuer);
    expect(end.searchParams.get('post_logout_redirect_uri')).toBe(`${publicUrl}/`);
    expect(end.searchParams.get('id_token_hint')).toMatch(/^ey/);
    const page = await browser.go(next);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('logout');
    expect((await browser.go('/api/v1/me')).statusCode).toBe(401);
  });
});

describe('tokens of that provider', () => {
  it('let a system in that got its token by its own credentials', async () => {
    const basic = Buffer.from(`${integrator}:of-the-system`).toString('base64');
    const answered = await ask(`${issuer}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${basic}`, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'grant_type=client_credentials',
    });
    expect(await reads(answered.json().access_token)).toBe(200);
  });

  it('do not let a person act as the system through which the token was got', async () => {
    expect(await reads(await token({ sub: 'their-number-7', client_id: integrator }))).toBe(401);
    expect(await reads(await token({ sub: 'their-number-7', azp: integrator }))).toBe(401);
    expect(await reads(await token({ client_id: integrator }))).toBe(401);
    expect(await reads(await token({ sub: integrator }))).toBe(401);
  });

  it('name a system in the words of other providers', async () => {
    expect(await reads(await token({ sub: integrator, azp: integrator }))).toBe(200);
    expect(await reads(await token({ sub: `${integrator}@clients`, azp: integrator, gty: 'client-credentials' }))).toBe(
      200,
    );
    expect(await reads(await token({ sub: 'an-object-id', appid: integrator, idtyp: 'app' }))).toBe(200);
    expect(await reads(await token({ sub: 'unknown', client_id: 'unknown' }))).toBe(401);
  });

  it('are theirs, for this installation, and signed', async () => {
    const claims = { sub: integrator, client_id: integrator };
    const { privateKey: stranger } = await generateKeyPair('RS256');
    expect(await reads(await token(claims))).toBe(200);
    expect(await reads(await token(claims, { audience: 'https://elsewhere.example/api' }))).toBe(401);
    expect(await reads(await token(claims, { issuer: 'https://elsewhere.example' }))).toBe(401);
    expect(await reads(await token(claims, { key: stranger }))).toBe(401);
  });
});
