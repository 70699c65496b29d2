import { countries, countryOf, isZone } from '../../domain/country.ts';
import { endSession, sessionContent } from '../../store/session.store.ts';
import { transact } from '../../store/unit-of-work.ts';
import type { Routes } from '../app.ts';
import { changeLanguage } from '../me/change-language.ts';
import { meOf } from '../me/me-of.ts';
import { setUp, setupNeeded, signInHere } from '../me/set-up.ts';
import { type SessionContent, sessionCookie } from '../plugins/identity.ts';
import { whoAsks } from '../request.ts';
import { ref } from '../schemas/common.ts';
import { Countries, CountriesQuery, Me, MeChange, Setup, SetupInput, SignedOut } from '../schemas/me.ts';
import { hashOf } from '../secrets.ts';

const tags = ['me'];

export const meRoutes: Routes = (app, deps) => {
  app.get(
    '/api/v1/me',
    {
      config: { access: 'signed-in' },
      schema: {
        operationId: 'getMe',
        summary: 'Who is signed in, and where one may do what',
        tags,
        response: { 200: ref(Me) },
      },
    },
    (request) => meOf(deps.database, whoAsks(request)),
  );
  app.patch(
    '/api/v1/me',
    {
      config: { access: 'signed-in' },
      schema: {
        operationId: 'changeMe',
        summary: "Change one's language",
        tags,
        body: MeChange,
        response: { 200: ref(Me) },
      },
    },
    async (request) => {
      const who = whoAsks(request);
      const { language } = request.body;
      await transact(deps.database, { tenants: who.memberships.map((each) => each.tenant) }, (unit) =>
        changeLanguage(unit, who.person, language),
      );
      return meOf(deps.database, { ...who, language });
    },
  );
  app.post(
    '/auth/sign-out',
    {
      config: { access: 'signed-in' },
      schema: {
        operationId: 'signOut',
        summary: 'End the session',
        tags,
        response: { 200: ref(SignedOut) },
      },
    },
    async (request, reply) => {
      const secret = request.cookies[sessionCookie];
      const content = secret ? await sessionContent<SessionContent>(deps.database, hashOf(secret)) : undefined;
      if (secret) {
        await endSession(deps.database, hashOf(secret));
        app.endStreams(secret);
      }
      reply.clearCookie(sessionCookie, { path: '/' });
      return { next: (await app.endSessionUrl(content?.idToken)) ?? '/' };
    },
  );
  app.get(
    '/api/v1/setup',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'getSetup',
        summary: 'Does this installation wait for its first administrator?',
        tags,
        response: { 200: ref(Setup) },
      },
    },
    async () => ({ needed: await setupNeeded(deps), signIn: signInHere(deps) }),
  );
  app.get(
    '/api/v1/countries',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'listCountries',
        summary: 'Countries that an authority can be in, and the one of a time zone',
        tags,
        querystring: CountriesQuery,
        response: { 200: ref(Countries) },
      },
    },
    async ({ query: { zone } }) => ({
      items: [...countries],
      ofZone: (zone && countryOf(zone)) || null,
      zoneKnown: zone !== undefined && isZone(zone),
    }),
  );
  app.post(
    '/api/v1/setup',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'setUp',
        summary: 'Make the first tenant and its administrator',
        tags,
        body: SetupInput,
        response: { 201: ref(Setup) },
      },
    },
    async (request, reply) => {
      await setUp(deps, request.body);
      return reply.code(201).send({ needed: false, signIn: signInHere(deps) });
    },
  );
};
