import { contentStore } from '../../../store/content.store.ts';
import { changing, reading } from '../../administration/administer.ts';
import { changeTenant, demandZone } from '../../administration/authority.ts';
import { zoneEffect } from '../../administration/calendars.ts';
import type { Routes } from '../../app.ts';
import { found } from '../../errors/api-error.ts';
import { AdministeredTenant, TenantChange, ZoneEffect, ZoneQuery } from '../../schemas/administration/authority.ts';
import { ref, TenantParams } from '../../schemas/common.ts';
import { base, read, tags, write } from './shared.ts';

export const authorityRoutes: Routes = (app, deps) => {
  app.get(
    `${base}/settings`,
    {
      config: read,
      schema: {
        operationId: 'getAuthority',
        summary: 'Name, languages, country, zone and usual calendar of the authority',
        tags,
        params: TenantParams,
        response: { 200: ref(AdministeredTenant) },
      },
    },
    (request) => reading(deps, request, async (unit, who) => found(await contentStore(unit, who.tenant).tenant())),
  );
  app.patch(
    `${base}/settings`,
    {
      config: write,
      schema: {
        operationId: 'changeAuthority',
        summary: 'Change name, languages, country, zone or usual calendar of the authority',
        tags,
        params: TenantParams,
        body: TenantChange,
        response: { 200: ref(AdministeredTenant) },
      },
    },
    (request) =>
      changing(deps, request, async (change) => {
        await changeTenant(deps, change, request.body);
        return found(await contentStore(change.unit, change.tenant).tenant());
      }),
  );
  app.get(
    `${base}/settings/zone`,
    {
      config: read,
      schema: {
        operationId: 'previewZone',
        summary: 'How many running deadlines another time zone would move; changes nothing',
        tags,
        params: TenantParams,
        querystring: ZoneQuery,
        response: { 200: ref(ZoneEffect) },
      },
    },
    (request) =>
      reading(deps, request, async (unit, who) => {
        demandZone('querystring.zone', request.query.zone);
        const effect = await zoneEffect(unit, who.tenant, request.query.zone);
        return { ...effect, openCases: await contentStore(unit, who.tenant).openCases() };
      }),
  );
};
