import { Type } from '@sinclair/typebox';
import type { Routes } from '../app.ts';
import { incidentsOf, resolveIncident } from '../incidents/incidents.ts';
import { demand, Incidents } from '../policies/index.ts';
import { within } from '../request.ts';
import { Accepted } from '../schemas/case.ts';
import { hears, Id, ref, says, TenantParams } from '../schemas/common.ts';
import { Incident, ResolveInput } from '../schemas/incident.ts';

const tags = ['incidents'];

export const incidentRoutes: Routes = (app, deps) => {
  app.get(
    '/api/v1/:tenant/incidents',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'listIncidents',
        summary: 'List incidents: steps that can not go on by themselves',
        tags,
        params: TenantParams,
        querystring: hears({ caseId: Type.Optional(Id) }),
        response: {
          200: says({
            items: Type.Array(ref(Incident)),
            partial: Type.Boolean({ description: 'the engine tells of failed steps of ours only, not of its own' }),
          }),
        },
      },
    },
    (request) =>
      within(deps, request, async (unit, who) => {
        demand(who, 'list', Incidents, null);
        const items = await incidentsOf(unit, deps, who.tenant, request.query.caseId);
        return { items, partial: !deps.engine.abilities.has('incidents') };
      }),
  );
  app.post(
    '/api/v1/:tenant/incidents/:incidentId/resolve',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'resolveIncident',
        summary: 'Mend an incident and try again',
        tags,
        params: Type.Composite([TenantParams, hears({ incidentId: Type.String({ maxLength: 200 }) })]),
        body: ResolveInput,
        response: { 202: ref(Accepted) },
      },
    },
    async (request, reply) => {
      const state = await within(deps, request, async (unit, who) => {
        demand(who, 'resolve', Incidents, null);
        return resolveIncident(unit, deps, who, request.params.incidentId, request.body);
      });
      return reply.code(202).send({ state });
    },
  );
};
