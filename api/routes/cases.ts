import { Type } from '@sinclair/typebox';
import { caseItem, listCases } from '../../store/case-list.read-model.ts';
import type { Routes } from '../app.ts';
import { addNote } from '../cases/add-note.ts';
import { cancelCase } from '../cases/cancel-case.ts';
import { caseDiagram } from '../cases/case-diagram.ts';
import { changeTerm } from '../cases/change-term.ts';
import { codeFor } from '../cases/code-for.ts';
import { intake } from '../cases/intake.ts';
import { knownChoices } from '../cases/known-choices.ts';
import { loadCase } from '../cases/load-case.ts';
import { openCase } from '../cases/open-case.ts';
import { wholePhones } from '../cases/phones.ts';
import { presentCase } from '../cases/present-case.ts';
import { reopenCase } from '../cases/reopen-case.ts';
import { questionOf, searchCases, seenBy } from '../cases/search.ts';
import { takeLateAnswer } from '../cases/take-late-answer.ts';
import { tellCode } from '../cases/tell-code.ts';
import { presentPreview, previewTerm } from '../cases/term-preview.ts';
import { ApiError, found } from '../errors/api-error.ts';
import { onceOnly } from '../idempotency.ts';
import { Case as CaseKind, Cases, demand, rolesFor } from '../policies/index.ts';
import { memberIn, within } from '../request.ts';
import {
  Accepted,
  CancelInput,
  Case,
  CaseDiagram,
  CaseItem,
  CaseQuery,
  CaseToOpen,
  CodeInput,
  FoundCase,
  LateAnswerInput,
  OpenedCase,
  ReasonInput,
  SearchQuery,
  TermInput,
  TermPreview,
  TermQuestion,
  ToldCode,
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
      const { resident, reporter } = request.body;
      const opened = await intake(deps, { tenant, actor, key, body: request.body }, async (unit) => {
        // Another system's numbers are kept as they come: refusing would lose the request.
        if (who.kind === 'person') await wholePhones(unit, tenant, { resident, reporter });
        const opened = await openCase(unit, deps, { ...request.body, tenant, actor });
        return codeFor(unit, who, opened, [resident, reporter]);
      });
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
        if (phone) demand(who, 'seek persons in', Cases, null);
        const typed = [q, phone].filter(Boolean).join(' ');
        const search = typed ? await questionOf(unit, who, typed) : undefined;
        if (typed && !search) return { items: [], next: null };
        return listCases(unit, who.tenant, { ...filter, limit, search, only: seenBy(who) });
      }),
  );
  app.get(
    '/api/v1/:tenant/search',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'searchCases',
        summary: 'Find cases by what somebody says or types, newest first',
        tags,
        params: TenantParams,
        querystring: SearchQuery,
        response: { 200: pageOf(ref(FoundCase)) },
      },
    },
    (request) =>
      within(deps, request, async (unit, who) => {
        demand(who, 'list', Cases, null);
        const { q, after, limit = 25 } = request.query;
        return searchCases(unit, who, deps.clock, { q, after, limit });
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
  app.post(
    '/api/v1/:tenant/cases/:caseId/code',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'tellCode',
        summary: 'The secret code of a case, to be read out to its resident or printed for them',
        description:
          'For whoever has opened the case for somebody without e-mail, once, in the half hour after; the same Idempotency-Key gives the same answer.',
        tags,
        params: CaseParams,
        headers: hears({ 'idempotency-key': Type.Optional(Type.String({ minLength: 8, maxLength: 200 })) }),
        body: CodeInput,
        response: { 201: ref(ToldCode) },
      },
    },
    async (request, reply) => {
      const who = memberIn(request);
      const { tenant, actor } = who;
      const told = { case: request.params.caseId, way: request.body.way };
      const once = { tenant, actor, key: request.headers['idempotency-key'], body: told, now: deps.wall.now() };
      return reply.code(201).send(await onceOnly(deps.database, once, (unit) => tellCode(unit, deps, who, told)));
    },
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
        summary: 'Extend, shorten, pause or resume the term of a case, within the limits of your role',
        tags,
        params: CaseParams,
        body: TermInput,
        response: { 202: ref(Accepted) },
      },
    },
    async (request, reply) => {
      const state = await within(deps, request, async (unit, who) => {
        const { view, subject, settings } = await loadCase(unit, who, deps.clock, request.params.caseId);
        demand(who, `${request.body.kind} the term of`, CaseKind, subject);
        const { tenant, actor } = who;
        const roles = rolesFor(who, subject);
        return changeTerm(unit, deps, { tenant, case: { ...view, settings }, roles, actor, ...request.body });
      });
      return reply.code(202).send({ state });
    },
  );
  app.post(
    '/api/v1/:tenant/cases/:caseId/term/preview',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'previewTerm',
        summary: 'When a case would be due after a change of its term, why then, and whether you may make it',
        tags,
        params: CaseParams,
        body: TermQuestion,
        response: { 200: ref(TermPreview) },
      },
    },
    (request) =>
      within(deps, request, async (unit, who) => {
        const { view, subject, settings } = await loadCase(unit, who, deps.clock, request.params.caseId);
        const roles = rolesFor(who, subject);
        const question = { tenant: who.tenant, case: { ...view, settings }, roles, ...request.body };
        return presentPreview((await previewTerm(unit, deps, question)).preview);
      }),
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
