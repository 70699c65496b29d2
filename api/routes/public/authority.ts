import { Type } from '@sinclair/typebox';
import { normalise } from '../../../domain/normalise.ts';
import { registerReadModel } from '../../../store/register.read-model.ts';
import type { Routes } from '../../app.ts';
import { portals, publicTenant } from '../../public/public-tenant.ts';
import { withinPublic } from '../../request.ts';
import { ref, says, TenantParams } from '../../schemas/common.ts';
import { PlaceQuery, PublicPlace, PublicTenant } from '../../schemas/public.ts';
import { Tenant } from '../../schemas/register.ts';

const tags = ['public'];

/** What a resident sees of an authority before there is a request. */
export const publicAuthorityRoutes: Routes = (app, deps) => {
  app.get(
    '/api/v1/tenants',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'listPublicTenants',
        summary: 'The authorities on this installation',
        tags,
        response: { 200: says({ items: Type.Array(ref(Tenant)) }) },
      },
    },
    async () => ({ items: await portals(deps.database) }),
  );
  app.get(
    '/api/v1/:tenant/public',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'getPublicTenant',
        summary: 'What a resident sees first: names, languages, privacy notice, categories',
        tags,
        params: TenantParams,
        response: { 200: ref(PublicTenant) },
      },
    },
    (request) => withinPublic(deps, request, (unit, tenant) => publicTenant(unit, deps, tenant)),
  );
  app.get(
    '/api/v1/:tenant/public/places',
    {
      config: { access: 'public', lookUp: true },
      schema: {
        operationId: 'listPublicPlaces',
        summary: 'Places of the authority, by words; for whoever says where something is',
        tags,
        params: TenantParams,
        querystring: PlaceQuery,
        response: { 200: says({ items: Type.Array(ref(PublicPlace)) }) },
      },
    },
    async (request) => {
      const words = normalise(request.query.q);
      // Words of punctuation alone would list the roots of the register.
      if (!words) return { items: [] };
      const items = await withinPublic(deps, request, (unit, tenant) =>
        registerReadModel(unit, tenant).territories(words, null, request.query.limit ?? 8),
      );
      return { items: items.map(({ id, name, path }) => ({ id, name, path })) };
    },
  );
};
