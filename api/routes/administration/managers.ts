import { Type } from '@sinclair/typebox';
import { changing, reading } from '../../administration/administer.ts';
import type { Routes } from '../../app.ts';
import { managersOf, setManager } from '../../management/managers.ts';
import { Manager, ManagerInput, ManagerSet, ManagersQuery } from '../../schemas/administration/managers.ts';
import { says, TenantParams } from '../../schemas/common.ts';

const tags = ['administration'];
const managers = '/api/v1/:tenant/administration/managers';

/** The register of who manages which building. */
export const managerRoutes: Routes = (app, deps) => {
  app.get(
    managers,
    {
      config: { access: 'member', ownTenantOnly: true },
      schema: {
        operationId: 'listManagers',
        summary: 'Who manages a place, or each of them, past and to come',
        tags,
        params: TenantParams,
        querystring: ManagersQuery,
        response: { 200: says({ items: Type.Array(Manager) }) },
      },
    },
    (request) =>
      reading(deps, request, async (unit, who) => ({
        items: await managersOf(unit, who.tenant, request.query.territoryId),
      })),
  );
  app.post(
    managers,
    {
      config: { access: 'member' },
      schema: {
        operationId: 'setManager',
        summary: 'Say who manages a place from a day on; open cases change hands by a task',
        tags,
        params: TenantParams,
        body: ManagerInput,
        response: { 200: ManagerSet },
      },
    },
    (request) =>
      changing(deps, request, async (change) => {
        const openCases = await setManager(change, deps, request.body);
        return { items: await managersOf(change.unit, change.tenant, request.body.territoryId), openCases };
      }),
  );
};
