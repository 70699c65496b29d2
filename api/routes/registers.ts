import { Type } from '@sinclair/typebox';
import { normalise } from '../../domain/normalise.ts';
import { registerReadModel } from '../../store/register.read-model.ts';
import type { Routes } from '../app.ts';
import { ApiError } from '../errors/api-error.ts';
import { readMailbox } from '../mailbox/read-mailbox.ts';
import { demand, Integrators, Mailbox, Registers } from '../policies/index.ts';
import { servicesOf } from '../releases/services.ts';
import { memberIn, within } from '../request.ts';
import { hears, Id, ref, says, TenantParams } from '../schemas/common.ts';
import { Mail } from '../schemas/public.ts';
import {
  Category,
  Colleague,
  Department,
  Integrator,
  IntegratorInput,
  Notice,
  Service,
  Territory,
  TerritoryQuery,
} from '../schemas/register.ts';
import { createIntegrator } from '../sign-in/create-integrator.ts';

const tags = ['registers'];

export const registerRoutes: Routes = (app, deps) => {
  app.get(
    '/api/v1/:tenant/categories',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'listCategories',
        summary: 'What requests are about',
        tags,
        params: TenantParams,
        response: { 200: says({ items: Type.Array(ref(Category)) }) },
      },
    },
    (request) =>
      within(deps, request, async (unit, who) => {
        demand(who, 'read', Registers, null);
        return { items: await registerReadModel(unit, who.tenant).categories() };
      }),
  );
  app.get(
    '/api/v1/:tenant/departments',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'listDepartments',
        summary: 'Who acts',
        tags,
        params: TenantParams,
        response: { 200: says({ items: Type.Array(ref(Department)) }) },
      },
    },
    (request) =>
      within(deps, request, async (unit, who) => {
        demand(who, 'read', Registers, null);
        return { items: await registerReadModel(unit, who.tenant).departments() };
      }),
  );
  app.get(
    '/api/v1/:tenant/territories',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'listTerritories',
        summary: 'Places, by words or by the place above',
        tags,
        params: TenantParams,
        querystring: TerritoryQuery,
        response: { 200: says({ items: Type.Array(ref(Territory)) }) },
      },
    },
    (request) =>
      within(deps, request, async (unit, who) => {
        demand(who, 'read', Registers, null);
        const { q, parentId = null, limit = 20 } = request.query;
        const words = q ? normalise(q) || null : null;
        return { items: await registerReadModel(unit, who.tenant).territories(words, parentId, limit) };
      }),
  );
  app.get(
    '/api/v1/:tenant/people',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'listPeople',
        summary: 'Colleagues and their roles',
        tags,
        params: TenantParams,
        querystring: hears({ departmentId: Type.Optional(Id) }),
        response: { 200: says({ items: Type.Array(ref(Colleague)) }) },
      },
    },
    (request) =>
      within(deps, request, async (unit, who) => {
        demand(who, 'see colleagues in', Registers, null);
        return { items: await registerReadModel(unit, who.tenant).people(request.query.departmentId ?? null) };
      }),
  );
  app.get(
    '/api/v1/:tenant/services',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'listServices',
        summary: 'Case types that can be opened, with their choices',
        tags,
        params: TenantParams,
        response: { 200: says({ items: Type.Array(ref(Service)) }) },
      },
    },
    (request) =>
      within(deps, request, async (unit, who) => {
        demand(who, 'read', Registers, null);
        return { items: await servicesOf(unit, who.tenant) };
      }),
  );
  app.get(
    '/api/v1/:tenant/privacy-notice',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'getPrivacyNotice',
        summary: 'The privacy notice that is read out or shown now',
        tags,
        params: TenantParams,
        response: { 200: says({ notice: Type.Union([ref(Notice), Type.Null()]) }) },
      },
    },
    (request) =>
      within(deps, request, async (unit, who) => {
        demand(who, 'read', Registers, null);
        const notice = await registerReadModel(unit, who.tenant).notice(deps.clock.now(who.tenant));
        return { notice: notice ?? null };
      }),
  );
  app.get(
    '/api/v1/:tenant/mailbox',
    {
      config: { access: 'member', ownTenantOnly: true },
      schema: {
        operationId: 'listMailbox',
        summary: 'The trial mailbox: what would have been sent, newest first',
        tags,
        params: TenantParams,
        response: { 200: says({ items: Type.Array(ref(Mail)) }) },
      },
    },
    async (request) => {
      const who = memberIn(request);
      demand(who, 'read', Mailbox, null);
      if (!deps.config.mailboxFolder) throw new ApiError('not-found', 'mail goes to a real server here');
      return { items: await readMailbox(deps.config.mailboxFolder, who.tenant) };
    },
  );
  app.post(
    '/api/v1/:tenant/integrators',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'createIntegrator',
        summary: 'Give another system access by client credentials',
        tags,
        params: TenantParams,
        body: IntegratorInput,
        response: { 201: ref(Integrator) },
      },
    },
    async (request, reply) => {
      demand(memberIn(request), 'create', Integrators, null);
      return reply.code(201).send(await createIntegrator(deps, memberIn(request).tenant, request.body));
    },
  );
};
