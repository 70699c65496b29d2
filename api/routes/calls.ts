import { Type } from '@sinclair/typebox';
import { callStore } from '../../store/call.store.ts';
import type { Routes } from '../app.ts';
import { presentCall, recordCall, updateCall } from '../calls/record-call.ts';
import { Calls, demand } from '../policies/index.ts';
import { within } from '../request.ts';
import { Call, CallChange, CallInput, CallQuery } from '../schemas/call.ts';
import { hears, Id, pageOf, ref, TenantParams } from '../schemas/common.ts';

const tags = ['calls'];

export const callRoutes: Routes = (app, deps) => {
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
    async (request, reply) => {
      const call = await within(deps, request, async (unit, who) => {
        demand(who, 'record', Calls, null);
        return recordCall(unit, deps.clock, who, request.body);
      });
      return reply.code(201).send(call);
    },
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
    (request) =>
      within(deps, request, async (unit, who) => {
        demand(who, 'record', Calls, null);
        return updateCall(unit, who, request.params.callId, request.body);
      }),
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
    (request) =>
      within(deps, request, async (unit, who) => {
        demand(who, 'list', Calls, null);
        const { mine, limit = 50, ...filter } = request.query;
        const page = await callStore(unit, who.tenant).list({
          ...filter,
          limit,
          operator: mine ? who.person : undefined,
        });
        return { ...page, items: page.items.map(presentCall) };
      }),
  );
};
