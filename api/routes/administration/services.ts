import { Type } from '@sinclair/typebox';
import { changing, reading } from '../../administration/administer.ts';
import { administeredServices, changeServiceSettings } from '../../administration/service-settings.ts';
import { takeStandardService } from '../../administration/standard-service.ts';
import type { Routes } from '../../app.ts';
import { AdministeredService, ServiceChange } from '../../schemas/administration/services.ts';
import { hears, Id, Named, ref, says, TenantParams } from '../../schemas/common.ts';
import { base, read, tags, write } from './shared.ts';

const ServiceParams = Type.Composite([TenantParams, hears({ caseType: Id })]);

export const servicesRoutes: Routes = (app, deps) => {
  app.get(
    `${base}/services`,
    {
      config: read,
      schema: {
        operationId: 'listAdministeredServices',
        summary: 'Case types in force with their settings',
        tags,
        params: TenantParams,
        response: {
          200: says({
            items: Type.Array(ref(AdministeredService)),
            standard: Type.Array(ref(Named), {
              description: 'case types that come with the product and are not in force',
            }),
          }),
        },
      },
    },
    (request) =>
      reading(deps, request, async (unit, who) => {
        const items = await administeredServices(unit, who.tenant);
        const inForce = items.map(({ caseType }) => caseType);
        const ready = Object.entries(deps.standardServices ?? {}).filter(([id]) => !inForce.includes(id));
        return { items, standard: ready.map(([id, service]) => ({ id, name: service().name })) };
      }),
  );
  app.post(
    `${base}/services/:caseType/standard`,
    {
      config: write,
      schema: {
        operationId: 'takeStandardService',
        summary: 'Put a service that comes with the product in force, where the authority has none of its own',
        tags,
        params: ServiceParams,
        response: { 201: ref(AdministeredService) },
      },
    },
    async (request, reply) => {
      const { caseType } = request.params;
      const service = await changing(deps, request, async (change) => {
        await takeStandardService(deps, change, caseType);
        return (await administeredServices(change.unit, change.tenant)).find((each) => each.caseType === caseType)!;
      });
      return reply.code(201).send(service);
    },
  );
  app.post(
    `${base}/services/:caseType`,
    {
      config: write,
      schema: {
        operationId: 'changeServiceSettings',
        summary: 'Other terms and limits: a new release, for new cases at once; running cases keep theirs',
        tags,
        params: ServiceParams,
        body: ServiceChange,
        response: { 201: ref(AdministeredService) },
      },
    },
    async (request, reply) => {
      const { caseType } = request.params;
      const service = await changing(deps, request, async (change) => {
        await changeServiceSettings(deps, change, caseType, request.body);
        return (await administeredServices(change.unit, change.tenant)).find((each) => each.caseType === caseType)!;
      });
      return reply.code(201).send(service);
    },
  );
};
