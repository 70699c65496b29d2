import type { FastifyReply } from 'fastify';
import * as oidc from 'openid-client';
import { plusMilliseconds } from '../../domain/instant.ts';
import { languages } from '../../domain/language.ts';
import { keepSession, membershipsOf, takeSession } from '../../store/session.store.ts';
import type { App } from '../app.ts';
import type { ApiDeps } from '../deps.ts';
import { ApiError } from '../errors/api-error.ts';
import { type SessionContent, sessionCookie } from '../plugins/identity.ts';
import { hashOf, newSecret } from '../secrets.ts';
import type { RelyingParty } from './relying-party.ts';
import { embeddedIssuer } from './trial-issuer.ts';

const signInCookie = 'sakin_sign_in';
const signInMs = 10 * 60_000;

/** A sign-in under way. */
interface SignIn {
  state: string;
  nonce: string;
  verifier: string;
  returnTo: string;
}

/** Only to pages of ours: `//elsewhere` and `/\elsewhere` are other hosts. */
const ownPage = (path: unknown): string =>
  typeof path === 'string' && /^\/(?![/\\])[^\r\n]*$/.test(path) ? path : '/staff/';

/** Sign-in by redirect to the provider and back. */
export function sessionRoutes(app: App, deps: ApiDeps, party: RelyingParty): void {
  const { database, wall, config } = deps;
  const secure = config.publicUrl.startsWith('https:');
  const sessionMs = (config.sessionHours ?? 12) * 3_600_000;
  const cookieOptions = (path: string, ms: number) => ({
    path,
    httpOnly: true,
    sameSite: 'lax' as const,
    secure,
    maxAge: Math.floor(ms / 1000),
  });
  const configuration = () =>
    party.configuration().catch((error: Error) => {
      throw new ApiError('sign-in-failed', `the identity provider can not be reached: ${error.message}`);
    });

  async function begin(reply: FastifyReply, person: string, content: Omit<SessionContent, 'csrf'>): Promise<void> {
    const secret = newSecret();
    const now = wall.now();
    await keepSession(database, {
      idHash: hashOf(secret),
      person,
      content: { ...content, csrf: newSecret() },
      madeAt: now,
      expiresAt: plusMilliseconds(now, sessionMs),
    });
    reply.setCookie(sessionCookie, secret, cookieOptions('/', sessionMs));
  }

  app.get<{ Querystring: { returnTo?: string; language?: string } }>(
    '/auth/sign-in',
    { config: { access: 'public' } },
    async (request, reply) => {
      const provider = await configuration();
      const [state, nonce, verifier, secret] = [
        oidc.randomState(),
        oidc.randomNonce(),
        oidc.randomPKCECodeVerifier(),
        newSecret(),
      ];
      const now = wall.now();
      const content: SignIn = { state, nonce, verifier, returnTo: ownPage(request.query.returnTo) };
      const expiresAt = plusMilliseconds(now, signInMs);
      await keepSession(database, { idHash: hashOf(secret), person: null, content, madeAt: now, expiresAt });
      reply.setCookie(signInCookie, secret, cookieOptions('/auth/', signInMs));
      const url = oidc.buildAuthorizationUrl(provider, {
        redirect_uri: `${config.publicUrl}/auth/callback`,
        scope: 'openid',
        // The provider's page speaks the language of the door, if it can.
        ...(languages.some((each) => each === request.query.language) && { ui_locales: request.query.language! }),
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        // On a shared trial machine people change places: the embedded provider always asks who it is.
        ...(party.issuer === embeddedIssuer ? { prompt: 'login' } : {}),
      });
      return reply.redirect(url.href, 303);
    },
  );

  app.get('/auth/callback', { config: { access: 'public' } }, async (request, reply) => {
    const secret = request.cookies[signInCookie];
    const signIn = secret ? await takeSession<SignIn>(database, hashOf(secret), wall.now()) : undefined;
    reply.clearCookie(signInCookie, { path: '/auth/' });
    if (!signIn?.verifier) return reply.redirect('/auth/sign-in', 303);
    const tokens = await oidc
      .authorizationCodeGrant(await configuration(), new URL(request.url, config.publicUrl), {
        pkceCodeVerifier: signIn.verifier,
        expectedState: signIn.state,
        expectedNonce: signIn.nonce,
        idTokenExpected: true,
      })
      .catch((error: Error) => {
        throw new ApiError('sign-in-failed', error.message);
      });
    const subject = tokens.claims()!.sub;
    const [person] = await membershipsOf(database, party.issuer, subject);
    if (!person)
      throw new ApiError(
        'forbidden',
        'you are signed in at the identity provider, but nobody here has given you a role yet',
      );
    await begin(reply, person.person_id, { issuer: party.issuer, subject, idToken: tokens.id_token });
    return reply.redirect(signIn.returnTo, 303);
  });
}
