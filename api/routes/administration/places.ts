import { Type } from '@sinclair/typebox';
import { contentStore } from '../../../store/content.store.ts';
import { territoryStore } from '../../../store/territory.store.ts';
import { changing, reading } from '../../administration/administer.ts';
import { importTerritories } from '../../administration/import-territories.ts';
import { addTerritory, changeTerritory } from '../../administration/territories.ts';
import type { Routes } from '../../app.ts';
import { found } from '../../errors/api-error.ts';
import {
  AdministeredTerritory,
  TerritoriesImport,
  TerritoriesImported,
  TerritoriesQuery,
  TerritoryChange,
  TerritoryInput,
} from '../../schemas/administration/places.ts';
import { hears, Id, pageOf, ref, TenantParams } from '../../schemas/common.ts';
import { tags } from './shared.ts';

const path = '/api/v1/:tenant/administration/territories';
const TerritoryParams = Type.Composite([TenantParams, hears({ territoryId: Id })]);
/** A register of a large city's buildings. */
const bodyLimit = 12_000_000;

class OnlyTried extends Error {}

export const placeRoutes: Routes = (app, deps) => {
  app.get(
    path,
    {
      config: { access: 'member', ownTenantOnly: true },
      schema: {
        operationId: 'listAdministeredTerritories',
        summary: 'Places right below a place, or found by words, for administrators',
        tags,
        params: TenantParams,
        querystring: TerritoriesQuery,
        response: { 200: pageOf(ref(AdministeredTerritory)) },
      },
    },
    (request) =>
      reading(deps, request, (unit, who) => {
        const { q, within = null, limit = 50, ...filter } = request.query;
        return territoryStore(unit, who.tenant).page({ ...filter, words: q, parent: within, limit });
      }),
  );
  app.get(
    `${path}/:territoryId`,
    {
      config: { access: 'member', ownTenantOnly: true },
      schema: {
        operationId: 'getAdministeredTerritory',
        summary: 'A place, with those above it',
        tags,
        params: TerritoryParams,
        response: { 200: ref(AdministeredTerritory) },
      },
    },
    (request) =>
      reading(deps, request, async (unit, who) =>
        found(await territoryStore(unit, who.tenant).byId(request.params.territoryId)),
      ),
  );
  app.post(
    path,
    {
      config: { access: 'member' },
      schema: {
        operationId: 'addTerritory',
        summary: 'Add a place',
        tags,
        params: TenantParams,
        body: TerritoryInput,
        response: { 201: ref(AdministeredTerritory) },
      },
    },
    async (request, reply) => {
      const added = await changing(deps, request, async (change) => {
        await addTerritory(change, request.body);
        return found(await territoryStore(change.unit, change.tenant).byId(request.body.id));
      });
      return reply.code(201).send(added);
    },
  );
  app.patch(
    `${path}/:territoryId`,
    {
      config: { access: 'member' },
      schema: {
        operationId: 'changeTerritory',
        summary: 'Rename a place; deactivate one with no active place below it',
        tags,
        params: TerritoryParams,
        body: TerritoryChange,
        response: { 200: ref(AdministeredTerritory) },
      },
    },
    (request) =>
      changing(deps, request, async (change) => {
        const store = territoryStore(change.unit, change.tenant);
        const { territoryId } = request.params;
        await changeTerritory(change, found(await store.byId(territoryId)), request.body);
        return found(await store.byId(territoryId));
      }),
  );
  app.post(
    `${path}/import`,
    {
      config: { access: 'member' },
      bodyLimit,
      schema: {
        operationId: 'importTerritories',
        summary: 'Add and change places from a table; what does not stand in it stays',
        tags,
        params: TenantParams,
        body: TerritoriesImport,
        response: { 200: ref(TerritoriesImported) },
      },
    },
    async (request) => {
      let imported = { added: 0, changed: 0, same: 0 };
      await changing(deps, request, async (change) => {
        const { languages } = found(await contentStore(change.unit, change.tenant).tenant());
        imported = await importTerritories(change, request.body.csv, languages[0] ?? 'en');
        if (request.body.dryRun) throw new OnlyTried();
      }).catch((error: unknown) => {
        if (!(error instanceof OnlyTried)) throw error;
      });
      return imported;
    },
  );
};
