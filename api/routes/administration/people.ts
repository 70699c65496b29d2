import { Type } from '@sinclair/typebox';
import { peopleStore } from '../../../store/people.store.ts';
import { changing, reading } from '../../administration/administer.ts';
import type { Routes } from '../../app.ts';
import { found } from '../../errors/api-error.ts';
import { join, leave } from '../../people/memberships.ts';
import { addPerson, changePerson, presentPerson } from '../../people/people.ts';
import { changeOwnPassword, setPasswordByLink, signInLinkFor } from '../../people/sign-in-link.ts';
import { sessionCookie } from '../../plugins/identity.ts';
import { whoAsks } from '../../request.ts';
import {
  AdministeredPerson,
  MembershipInput,
  PasswordByLink,
  PasswordChange,
  PasswordSet,
  PeopleQuery,
  PersonChange,
  PersonInput,
  SignInLink,
} from '../../schemas/administration/people.ts';
import { hears, Id, pageOf, ref, TenantParams } from '../../schemas/common.ts';
import { hashOf } from '../../secrets.ts';
import { ownSubject } from '../../sign-in/own-subject.ts';
import { tags } from './shared.ts';

const PersonParams = Type.Composite([TenantParams, hears({ personId: Id })]);
const MembershipParams = Type.Composite([PersonParams, hears({ membershipId: Id })]);
const path = '/api/v1/:tenant/administration/people';
/** Somebody with a stolen session must not try passwords one after the other. */
const fewTries = { max: 10, timeWindow: '1 minute' };

export const peopleRoutes: Routes = (app, deps) => {
  const shown = async (unit: Parameters<typeof peopleStore>[0], tenant: string, id: string) =>
    presentPerson(deps, unit, found(await peopleStore(unit, tenant).byId(id)));

  app.get(
    path,
    {
      config: { access: 'member', ownTenantOnly: true },
      schema: {
        operationId: 'listAdministeredPeople',
        summary: 'People with their roles, by name, for administrators',
        tags,
        params: TenantParams,
        querystring: PeopleQuery,
        response: { 200: pageOf(ref(AdministeredPerson)) },
      },
    },
    (request) =>
      reading(deps, request, async (unit, who) => {
        const { q, limit = 50, ...filter } = request.query;
        const page = await peopleStore(unit, who.tenant).page({ ...filter, words: q, limit });
        return { ...page, items: await Promise.all(page.items.map((each) => presentPerson(deps, unit, each))) };
      }),
  );
  app.post(
    path,
    {
      config: { access: 'member' },
      schema: {
        operationId: 'addPerson',
        summary: 'Add a person with their roles; how they sign in is told by a link',
        tags,
        params: TenantParams,
        body: PersonInput,
        response: { 201: ref(AdministeredPerson) },
      },
    },
    async (request, reply) => {
      const person = await changing(deps, request, async (change) => {
        const id = await addPerson(deps, change, request.body);
        return shown(change.unit, change.tenant, id);
      });
      return reply.code(201).send(person);
    },
  );
  app.get(
    `${path}/:personId`,
    {
      config: { access: 'member', ownTenantOnly: true },
      schema: {
        operationId: 'getAdministeredPerson',
        summary: 'A person with their roles',
        tags,
        params: PersonParams,
        response: { 200: ref(AdministeredPerson) },
      },
    },
    (request) => reading(deps, request, (unit, who) => shown(unit, who.tenant, request.params.personId)),
  );
  app.patch(
    `${path}/:personId`,
    {
      config: { access: 'member' },
      schema: {
        operationId: 'changePerson',
        summary: 'Change name, address or language; deactivate: sessions end at once, tasks go back',
        tags,
        params: PersonParams,
        body: PersonChange,
        response: { 200: ref(AdministeredPerson) },
      },
    },
    (request) =>
      changing(deps, request, async (change) => {
        const { personId } = request.params;
        const person = found(await peopleStore(change.unit, change.tenant).byId(personId));
        await changePerson(change, person, request.body);
        return shown(change.unit, change.tenant, personId);
      }),
  );
  app.post(
    `${path}/:personId/sign-in-link`,
    {
      config: { access: 'member' },
      schema: {
        operationId: 'makeSignInLink',
        summary: 'A link by which the person sets their password, once; told only now',
        tags,
        params: PersonParams,
        response: { 201: ref(SignInLink) },
      },
    },
    async (request, reply) => {
      const link = await changing(deps, request, async (change) => {
        const person = found(await peopleStore(change.unit, change.tenant).byId(request.params.personId));
        return signInLinkFor(deps, change, person);
      });
      return reply.code(201).send(link);
    },
  );
  app.post(
    `${path}/:personId/memberships`,
    {
      config: { access: 'member' },
      schema: {
        operationId: 'addMembership',
        summary: 'Give a person a role, in a department, an organisation or the whole authority',
        tags,
        params: PersonParams,
        body: MembershipInput,
        response: { 201: ref(AdministeredPerson) },
      },
    },
    async (request, reply) => {
      const person = await changing(deps, request, async (change) => {
        const { id } = found(await peopleStore(change.unit, change.tenant).byId(request.params.personId));
        await join(change, id, request.body);
        return shown(change.unit, change.tenant, id);
      });
      return reply.code(201).send(person);
    },
  );
  app.post(
    `${path}/:personId/memberships/:membershipId/end`,
    {
      config: { access: 'member' },
      schema: {
        operationId: 'endMembership',
        summary: 'Take a role from a person',
        tags,
        params: MembershipParams,
        response: { 200: Type.Object({}, { additionalProperties: false }) },
      },
    },
    (request) =>
      changing(deps, request, async (change) => {
        const { personId, membershipId } = request.params;
        await leave(change, found(await peopleStore(change.unit, change.tenant).byId(personId)), membershipId);
        return {};
      }),
  );
  app.post(
    '/api/v1/password-by-link',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'setPasswordByLink',
        summary: 'Set the password of whoever was given the link; a link is good once',
        tags: ['me'],
        body: PasswordByLink,
        response: { 200: ref(PasswordSet) },
      },
    },
    async (request) => ({ userName: await setPasswordByLink(deps, request.body.token, request.body.password) }),
  );
  app.post(
    '/api/v1/me/password',
    {
      config: { access: 'signed-in', rateLimit: fewTries },
      schema: {
        operationId: 'changeMyPassword',
        summary: "Change one's own password; other browsers are signed out",
        tags: ['me'],
        body: PasswordChange,
        response: { 200: Type.Object({}, { additionalProperties: false }) },
      },
    },
    async (request) => {
      const cookie = request.cookies[sessionCookie];
      const subject = await ownSubject(deps, whoAsks(request), cookie);
      await changeOwnPassword(deps, subject, request.body, cookie ? hashOf(cookie) : null);
      return {};
    },
  );
};
