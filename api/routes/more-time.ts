import { Type } from '@sinclair/typebox';
import type { Routes } from '../app.ts';
import { hurryCase } from '../cases/hurry.ts';
import { loadCase } from '../cases/load-case.ts';
import { askForMoreTime, decideMoreTime, wishesFor } from '../cases/more-time.ts';
import { Case, Cases, demand, rolesFor } from '../policies/index.ts';
import { whoAsks, within } from '../request.ts';
import { Accepted, CaseItem } from '../schemas/case.ts';
import { Done, hears, Id, ref, says, TenantParams } from '../schemas/common.ts';
import { Hurried, HurryInput, TermWish, TermWishDecision, TermWishInput } from '../schemas/more-time.ts';

const tags = ['cases'];
const CaseParams = Type.Composite([TenantParams, hears({ caseId: Id })]);
const WishParams = Type.Composite([CaseParams, hears({ wishId: Id })]);

/** What those who do the work ask of those above them, and the other way round. */
export const moreTimeRoutes: Routes = (app, deps) => {
  app.get(
    '/api/v1/:tenant/more-time',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'listMoreTime',
        summary: 'List more time that was asked for and that you may give',
        tags,
        params: TenantParams,
        response: { 200: says({ items: Type.Array(says({ ...TermWish.properties, case: ref(CaseItem) })) }) },
      },
    },
    (request) =>
      within(deps, request, async (unit, who) => {
        demand(who, 'list', Cases, null);
        return { items: await wishesFor(unit, who, deps) };
      }),
  );
  app.post(
    '/api/v1/:tenant/cases/:caseId/more-time',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'askForMoreTime',
        summary: 'Ask those who may extend the term for more time, with a reason',
        tags,
        params: CaseParams,
        body: TermWishInput,
        response: { 204: Done },
      },
    },
    async (request, reply) => {
      await within(deps, request, async (unit, who) => {
        const about = await loadCase(unit, who, deps.clock, request.params.caseId);
        demand(who, 'ask for more time of', Case, about.subject);
        await askForMoreTime(unit, deps, who, about, { ...request.body, by: whoAsks(request).name });
      });
      return reply.code(204).send(null);
    },
  );
  app.post(
    '/api/v1/:tenant/cases/:caseId/more-time/:wishId/decision',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'decideMoreTime',
        summary: 'Give the time that was asked for, or another one, within your limits; or refuse it with a reason',
        tags,
        params: WishParams,
        body: TermWishDecision,
        response: { 202: ref(Accepted) },
      },
    },
    async (request, reply) => {
      const state = await within(deps, request, async (unit, who) => {
        const { caseId, wishId } = request.params;
        const about = await loadCase(unit, who, deps.clock, caseId);
        demand(who, 'decide about more time of', Case, about.subject);
        const decided = {
          ...request.body,
          wish: wishId,
          by: whoAsks(request).name,
          roles: rolesFor(who, about.subject),
        };
        return decideMoreTime(unit, deps, who, about, decided);
      });
      return reply.code(202).send({ state });
    },
  );
  app.post(
    '/api/v1/:tenant/cases/:caseId/hurry',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'hurryCase',
        summary: 'Ask those in charge of a case by mail not to let it wait',
        tags,
        params: CaseParams,
        body: HurryInput,
        response: { 200: ref(Hurried) },
      },
    },
    (request) =>
      within(deps, request, async (unit, who) => {
        const about = await loadCase(unit, who, deps.clock, request.params.caseId);
        demand(who, 'hurry', Case, about.subject);
        const { reason } = request.body;
        return { people: await hurryCase(unit, deps, who, about, { reason, by: whoAsks(request).name }) };
      }),
  );
};
