import { Type } from '@sinclair/typebox';
import type { Routes } from '../app.ts';
import { Call, CallChange, CallInput, CallQuery } from '../schemas/call.ts';
import { hears, Id, pageOf, ref, TenantParams } from '../schemas/common.ts';
import { later } from './later.ts';

const tags = ['calls'];

export const callRoutes: Routes = (app) => {
  app.post(
    '/api/v1/:tenant/calls',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'recordCall',
        summary: 'Record a telephone call: offered, answered or abandoned',
        tags,
        params: TenantParams,
        body: CallInput,
        response: { 201: ref(Call) },
      },
    },
    later,
  );
  app.patch(
    '/api/v1/:tenant/calls/:callId',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'updateCall',
        summary: 'Say how a call went on',
        tags,
        params: Type.Composite([TenantParams, hears({ callId: Id })]),
        body: CallChange,
        response: { 200: ref(Call) },
      },
    },
    later,
  );
  app.get(
    '/api/v1/:tenant/calls',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'listCalls',
        summary: 'List calls, newest first',
        tags,
        params: TenantParams,
        querystring: CallQuery,
        response: { 200: pageOf(ref(Call)) },
      },
    },
    later,
  );
};
