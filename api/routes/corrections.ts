import { Type } from '@sinclair/typebox';
import type { Routes } from '../app.ts';
import { correctContact } from '../cases/correct-contact.ts';
import { correctCase, previewCorrection } from '../cases/corrections.ts';
import { loadCase } from '../cases/load-case.ts';
import { Case as CaseKind, demand } from '../policies/index.ts';
import { within } from '../request.ts';
import { Accepted, ContactInput, CorrectionInput, CorrectionPreview, CorrectionQuestion } from '../schemas/case.ts';
import { Done, hears, Id, oneOf, ref, TenantParams } from '../schemas/common.ts';

const tags = ['cases'];
const CaseParams = Type.Composite([TenantParams, hears({ caseId: Id })]);

export const correctionRoutes: Routes = (app, deps) => {
  app.post(
    '/api/v1/:tenant/cases/:caseId/correction/preview',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'previewCorrection',
        summary: 'What would follow of a correction: which department, which term',
        tags,
        params: CaseParams,
        body: CorrectionQuestion,
        response: { 200: ref(CorrectionPreview) },
      },
    },
    (request) =>
      within(deps, request, async (unit, who) => {
        const { view, subject } = await loadCase(unit, who, deps.clock, request.params.caseId);
        demand(who, 'correct', CaseKind, subject);
        return previewCorrection(unit, who.tenant, view, request.body, deps.clock.now(who.tenant));
      }),
  );
  app.post(
    '/api/v1/:tenant/cases/:caseId/correction',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'correctCase',
        summary: 'Correct category, kind, urgency or place, with a reason',
        tags,
        params: CaseParams,
        body: CorrectionInput,
        response: { 202: ref(Accepted) },
      },
    },
    async (request, reply) => {
      const state = await within(deps, request, async (unit, who) => {
        const { view, subject } = await loadCase(unit, who, deps.clock, request.params.caseId);
        demand(who, 'correct', CaseKind, subject);
        const { reason, ...wanted } = request.body;
        return correctCase(unit, deps, { tenant: who.tenant, case: view, actor: who.actor, wanted, reason });
      });
      return reply.code(202).send({ state });
    },
  );
  app.patch(
    '/api/v1/:tenant/cases/:caseId/persons/:part',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'correctContact',
        summary: 'Correct how a person of the case is reached, with a reason',
        description:
          'Absent: as it was; null: there is none. Events say which parts have changed, never what they are.',
        tags,
        params: Type.Composite([CaseParams, hears({ part: oneOf(['resident', 'reporter']) })]),
        body: ContactInput,
        response: { 204: Done },
      },
    },
    async (request, reply) => {
      await within(deps, request, async (unit, who) => {
        const { view, subject } = await loadCase(unit, who, deps.clock, request.params.caseId);
        demand(who, 'correct the contact of', CaseKind, subject);
        const { reason, ...contact } = request.body;
        const { part } = request.params;
        await correctContact(unit, deps, { tenant: who.tenant, case: view, actor: who.actor, part, contact, reason });
      });
      return reply.code(204).send(null);
    },
  );
};
