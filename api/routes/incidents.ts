import { Type } from '@sinclair/typebox';
import type { Routes } from '../app.ts';
import { Accepted } from '../schemas/case.ts';
import { hears, Id, oneOf, Page, pageOf, ref, TenantParams } from '../schemas/common.ts';
import { Incident, ResolveInput } from '../schemas/incident.ts';
import { later } from './later.ts';

const tags = ['incidents'];

export const incidentRoutes: Routes = (app) => {
  app.get(
    '/api/v1/:tenant/incidents',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'listIncidents',
        summary: 'List incidents: steps that can not go on by themselves',
        tags,
        params: TenantParams,
        querystring: hears({ state: Type.Optional(oneOf(['open', 'resolved'])), caseId: Type.Optional(Id), ...Page }),
        response: { 200: pageOf(ref(Incident)) },
      },
    },
    later,
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
    later,
  );
};
