import { actorNames } from '../../../store/actor.read-model.ts';
import { administrationStore } from '../../../store/administration.store.ts';
import { reading } from '../../administration/administer.ts';
import type { Routes } from '../../app.ts';
import { AdministrationEntry, EntriesQuery } from '../../schemas/administration/changes.ts';
import { pageOf, ref, TenantParams } from '../../schemas/common.ts';
import { base, read, tags } from './shared.ts';

export const changeRoutes: Routes = (app, deps) => {
  app.get(
    `${base}/changes`,
    {
      config: read,
      schema: {
        operationId: 'listAdministrationChanges',
        summary: 'Who changed what of the authority, newest first',
        tags,
        params: TenantParams,
        querystring: EntriesQuery,
        response: { 200: pageOf(ref(AdministrationEntry)) },
      },
    },
    (request) =>
      reading(deps, request, async (unit, who) => {
        const { limit = 50, ...filter } = request.query;
        const page = await administrationStore(unit, who.tenant).page({ ...filter, limit });
        const named = await actorNames(
          unit,
          page.items.flatMap((each) => [each.actor, ...(each.subjectKind === 'person' ? [each.subjectId] : [])]),
        );
        const subjectName = ({ subjectKind, subjectId }: (typeof page.items)[number]) =>
          subjectKind === 'person' ? named(subjectId).name : null;
        const items = page.items.map((each) => ({ ...each, actor: named(each.actor), subjectName: subjectName(each) }));
        return { ...page, items };
      }),
  );
};
