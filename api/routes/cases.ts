import { Type } from '@sinclair/typebox';
import { normalise } from '../../domain/normalise.ts';
import { asPublicNumber } from '../../domain/number.ts';
import { caseItem, listCases } from '../../store/case-list.read-model.ts';
import type { Routes } from '../app.ts';
import { addNote } from '../cases/add-note.ts';
import { cancelCase } from '../cases/cancel-case.ts';
import { caseDiagram } from '../cases/case-diagram.ts';
import { changeTerm } from '../cases/change-term.ts';
import { intake } from '../cases/intake.ts';
import { knownChoices } from '../cases/known-choices.ts';
import { loadCase } from '../cases/load-case.ts';
import { asPhone, openCase } from '../cases/open-case.ts';
import { ownCases } from '../cases/own-cases.ts';
import { presentCase } from '../cases/present-case.ts';
import { reopenCase } from '../cases/reopen-case.ts';
import { takeLateAnswer } from '../cases/take-late-answer.ts';
import { ApiError, found } from '../errors/api-error.ts';
import { Case as CaseKind, Cases, can, demand } from '../policies/index.ts';
import { memberIn, within } from '../request.ts';
import {
  Accepted,
  CancelInput,
  Case,
  CaseDiagram,
  CaseItem,
  CaseQuery,
  CaseToOpen,
  LateAnswerInput,
  OpenedCase,
  ReasonInput,
  TermInput,
} from '../schemas/case.ts';
import { hears, Id, pageOf, ref, says, TenantParams } from '../schemas/common.ts';

const tags = ['cases'];
const CaseParams = Type.Composite([TenantParams, hears({ caseId: Id })]);

export const caseRoutes: Routes = (app, deps) => {
  app.post(
    '/api/v1/:tenant/cases',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'openCase',
        summary: 'Open a case',
        description: 'The same Idempotency-Key gives the same answer; with another body it is refused.',
        tags,
        params: TenantParams,
        headers: hears({ 'idempotency-key': Type.Optional(Type.String({ minLength: 8, maxLength: 200 })) }),
        body: CaseToOpen,
        response: { 201: ref(OpenedCase) },
      },
    },
    async (request, reply) => {
      const who = memberIn(request);
      demand(who, 'open', Cases, null);
      const { tenant, actor } = who;
      const key = request.headers['idempotency-key'];
      const opened = await intake(deps, { tenant, actor, key, body: request.body }, (unit) =>
        openCase(unit, deps, { caseType: 'resident-request', ...request.body, tenant, actor }),
      );
      return reply.code(201).send(opened);
    },
  );
  app.get(
    '/api/v1/:tenant/cases',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'listCases',
        summary: 'List cases',
        tags,
        params: TenantParams,
        querystring: CaseQuery,
        response: { 200: pageOf(ref(CaseItem)) },
      },
    },
    (request) =>
      within(deps, request, async (unit, who) => {
        demand(who, 'list', Cases, null);
        const { q, phone, limit = 50, ...filter } = request.query;
        if (phone) demand(who, 'seek by phone', Cases, null);
        return listCases(unit, who.tenant, {
          ...filter,
          limit,
          phone: phone ? asPhone(phone) : undefined,
          number: q ? asPublicNumber(q) : undefined,
          words: q ? normalise(q).split(' ') : undefined,
          only: can(who, 'list all', Cases, null) ? undefined : ownCases(who),
        });
      }),
  );
  app.get(
    '/api/v1/:tenant/external-cases/:source/:externalNumber',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'findCaseByExternalNumber',
        summary: "Find a case by its source's own number",
        tags,
        params: Type.Composite([TenantParams, hears({ source: Id, externalNumber: Id })]),
        response: { 200: ref(CaseItem) },
      },
    },
    (request) =>
      within(deps, request, async (unit, who) => {
        const item = found(await caseItem(unit, who.tenant, request.params));
        await loadCase(unit, who, deps.clock, item.id);
        return item;
      }),
  );
  app.get(
    '/api/v1/:tenant/cases/:caseId',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'getCase',
        summary: 'Read a case with its history and reasons',
        tags,
        params: CaseParams,
        response: { 200: ref(Case) },
      },
    },
    (request) => within(deps, request, (unit, who) => presentCase(unit, who, deps.clock, request.params.caseId)),
  );
  app.get(
    '/api/v1/:tenant/cases/:caseId/diagram',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'getCaseDiagram',
        summary: 'The diagram of a case and where it stands',
        tags,
        params: CaseParams,
        response: { 200: ref(CaseDiagram) },
      },
    },
    (request) =>
      within(deps, request, async (unit, who) => {
        const { view } = await loadCase(unit, who, deps.clock, request.params.caseId);
        return caseDiagram(unit, deps, who.tenant, view);
      }),
  );
  app.post(
    '/api/v1/:tenant/cases/:caseId/cancel',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'cancelCase',
        summary: 'Cancel a case, with a reason',
        tags,
        params: CaseParams,
        body: CancelInput,
        response: { 202: ref(Accepted) },
      },
    },
    async (request, reply) => {
      const state = await within(deps, request, async (unit, who) => {
        const { view, settings, subject } = await loadCase(unit, who, deps.clock, request.params.caseId);
        demand(who, 'cancel', CaseKind, subject);
        const { reasonCode, reason } = request.body;
        if (!settings.cancellation.reasons.includes(reasonCode))
          throw new ApiError('choice-unknown', `reasonCode: ${reasonCode}`);
        return cancelCase(unit, deps, { tenant: who.tenant, case: view, actor: who.actor, reasonCode, reason });
      });
      return reply.code(202).send({ state });
    },
  );
  app.post(
    '/api/v1/:tenant/cases/:caseId/reopen',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'reopenCase',
        summary: 'Reopen a case that has ended: a new run',
        tags,
        params: CaseParams,
        body: ReasonInput,
        response: { 202: ref(Accepted) },
      },
    },
    async (request, reply) => {
      const state = await within(deps, request, async (unit, who) => {
        const { view, subject } = await loadCase(unit, who, deps.clock, request.params.caseId);
        demand(who, 'reopen', CaseKind, subject);
        const { tenant, actor } = who;
        return reopenCase(unit, deps, {
          tenant,
          case: view,
          actor,
          reason: request.body.reason,
          at: deps.clock.now(tenant),
        });
      });
      return reply.code(202).send({ state });
    },
  );
  app.post(
    '/api/v1/:tenant/cases/:caseId/term',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'changeTerm',
        summary: 'Extend, pause or resume the term of a case',
        tags,
        params: CaseParams,
        body: TermInput,
        response: { 202: ref(Accepted) },
      },
    },
    async (request, reply) => {
      const state = await within(deps, request, async (unit, who) => {
        const { view, subject } = await loadCase(unit, who, deps.clock, request.params.caseId);
        demand(who, `${request.body.kind} the term of`, CaseKind, subject);
        return changeTerm(unit, deps, { tenant: who.tenant, case: view, actor: who.actor, ...request.body });
      });
      return reply.code(202).send({ state });
    },
  );
  app.post(
    '/api/v1/:tenant/cases/:caseId/late-answer',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'recordLateAnswer',
        summary: 'Record a yes or no that came by call after the case had ended unconfirmed',
        tags,
        params: CaseParams,
        body: LateAnswerInput,
        response: { 202: ref(Accepted) },
      },
    },
    async (request, reply) => {
      const state = await within(deps, request, async (unit, who) => {
        const { view, subject } = await loadCase(unit, who, deps.clock, request.params.caseId);
        demand(who, 'record a late answer of', CaseKind, subject);
        const { callId, answer, reason } = request.body;
        await knownChoices(unit, who.tenant, { callId });
        const evidence = { kind: 'call' as const, id: callId };
        return takeLateAnswer(unit, deps, {
          tenant: who.tenant,
          case: view,
          actor: who.actor,
          answer,
          reason,
          evidence,
        });
      });
      return reply.code(202).send({ state });
    },
  );
  app.post(
    '/api/v1/:tenant/cases/:caseId/notes',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'addNote',
        summary: 'Write a note that colleagues read',
        tags,
        params: CaseParams,
        body: hears({ text: Type.String({ minLength: 1, maxLength: 4000 }) }),
        response: { 201: says({ id: Type.String() }) },
      },
    },
    async (request, reply) => {
      const id = await within(deps, request, async (unit, who) => {
        const { view, subject } = await loadCase(unit, who, deps.clock, request.params.caseId);
        demand(who, 'write a note on', CaseKind, subject);
        return addNote(unit, deps.clock, { tenant: who.tenant, case: view, actor: who.actor, text: request.body.text });
      });
      return reply.code(201).send({ id });
    },
  );
};
