import { Type } from '@sinclair/typebox';
import type { Routes } from '../app.ts';
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
import { later } from './later.ts';

const tags = ['registers'];

export const registerRoutes: Routes = (app) => {
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
    later,
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
    later,
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
    later,
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
    later,
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
    later,
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
    later,
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
    later,
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
    later,
  );
};
