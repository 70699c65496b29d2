import { Type } from '@sinclair/typebox';
import type { Routes } from '../app.ts';
import { settle, tellingsFor } from '../cases/tellings.ts';
import { demand, Tellings } from '../policies/index.ts';
import { within } from '../request.ts';
import { Done, hears, Id, ref, says, TenantParams } from '../schemas/common.ts';
import { Telling, TellingResult } from '../schemas/telling.ts';

const tags = ['tellings'];

export const tellingRoutes: Routes = (app, deps) => {
  app.get(
    '/api/v1/:tenant/tellings',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'listTellings',
        summary: 'List what residents without e-mail must be told by telephone',
        tags,
        params: TenantParams,
        response: { 200: says({ items: Type.Array(ref(Telling)) }) },
      },
    },
    (request) =>
      within(deps, request, async (unit, who) => {
        demand(who, 'make', Tellings, null);
        return { items: await tellingsFor(unit, who, deps.clock) };
      }),
  );
  app.post(
    '/api/v1/:tenant/tellings/:tellingId/result',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'settleTelling',
        summary: 'The resident was told, was not reached, or will not be called',
        tags,
        params: Type.Composite([TenantParams, hears({ tellingId: Id })]),
        body: TellingResult,
        response: { 204: Done },
      },
    },
    async (request, reply) => {
      await within(deps, request, async (unit, who) => {
        demand(who, 'make', Tellings, null);
        await settle(unit, who, deps.clock, request.params.tellingId, request.body.result);
      });
      return reply.code(204).send(null);
    },
  );
};
