import { Type } from '@sinclair/typebox';
import type { Routes } from '../app.ts';
import { decide, unsentOf } from '../outbox/unsent.ts';
import { demand, Outbox } from '../policies/index.ts';
import { within } from '../request.ts';
import { Done, hears, Id, pageOf, ref, TenantParams } from '../schemas/common.ts';
import { Unsent, UnsentDecision, UnsentQuery } from '../schemas/outbox.ts';

const tags = ['outbox'];

export const outboxRoutes: Routes = (app, deps) => {
  app.get(
    '/api/v1/:tenant/outbox',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'listUnsent',
        summary: 'List what could not be sent, or may have been: a person decides',
        tags,
        params: TenantParams,
        querystring: UnsentQuery,
        response: { 200: pageOf(ref(Unsent)) },
      },
    },
    (request) =>
      within(deps, request, async (unit, who) => {
        demand(who, 'decide about', Outbox, null);
        const { after, limit = 50 } = request.query;
        return unsentOf(unit, who, { after, limit });
      }),
  );
  app.post(
    '/api/v1/:tenant/outbox/:outgoingId/decision',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'decideUnsent',
        summary: 'Send it once more, or leave it',
        tags,
        params: Type.Composite([TenantParams, hears({ outgoingId: Id })]),
        body: UnsentDecision,
        response: { 204: Done },
      },
    },
    async (request, reply) => {
      await within(deps, request, async (unit, who) => {
        demand(who, 'decide about', Outbox, null);
        await decide(unit, deps, who, request.params.outgoingId, request.body);
      });
      return reply.code(204).send(null);
    },
  );
};
