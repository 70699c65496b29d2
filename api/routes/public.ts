import { Type } from '@sinclair/typebox';
import { normalise } from '../../domain/normalise.ts';
import { documentStore } from '../../store/document.store.ts';
import { registerReadModel } from '../../store/register.read-model.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import type { Routes } from '../app.ts';
import { cancelCase } from '../cases/cancel-case.ts';
import { intake } from '../cases/intake.ts';
import { openCase } from '../cases/open-case.ts';
import { wholePhones } from '../cases/phones.ts';
import { reopenCase } from '../cases/reopen-case.ts';
import { takeLateAnswer } from '../cases/take-late-answer.ts';
import { attach, keeping } from '../documents/attach.ts';
import { sendFile } from '../documents/send-file.ts';
import { takeFile } from '../documents/take-file.ts';
import { uploadIn } from '../documents/upload-in.ts';
import { ApiError, found } from '../errors/api-error.ts';
import { maxUploadBytes } from '../plugins/uploads.ts';
import { addRemark } from '../public/add-remark.ts';
import { answerByCode, answerConfirmation } from '../public/answer-confirmation.ts';
import { mayAttach } from '../public/attachable.ts';
import { objectionBehind, questionBehind } from '../public/links.ts';
import { objectByCode, objectTo } from '../public/object.ts';
import { provenCase, withdrawalCode } from '../public/proven-case.ts';
import { publicCase } from '../public/public-case.ts';
import { portals, publicTenant } from '../public/public-tenant.ts';
import { withinPublic } from '../request.ts';
import { Accepted, ReasonInput } from '../schemas/case.ts';
import { hears, ref, says, TenantParams } from '../schemas/common.ts';
import { Document } from '../schemas/document.ts';
import {
  AnswerInput,
  AnswerResult,
  LateInput,
  ObjectionInput,
  ObjectionResult,
  ObjectionView,
  PlaceQuery,
  PublicCase,
  PublicPlace,
  PublicTenant,
  Question,
  RemarkInput,
  ReopeningInput,
  ReportedRequest,
  ReportInput,
  StatusInput,
  TokenParams,
  WithdrawalInput,
} from '../schemas/public.ts';
import { Tenant } from '../schemas/register.ts';

const tags = ['public'];

export const publicRoutes: Routes = (app, deps) => {
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
  app.post(
    '/api/v1/:tenant/public/requests',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'reportRequest',
        summary: 'Report a request',
        tags,
        params: TenantParams,
        headers: hears({ 'idempotency-key': Type.Optional(Type.String({ minLength: 8, maxLength: 200 })) }),
        body: ReportInput,
        response: { 201: ref(ReportedRequest) },
      },
    },
    async (request, reply) => {
      const { tenant } = request.params;
      const once = { tenant, actor: 'resident', key: request.headers['idempotency-key'], body: request.body };
      const opened = await intake(deps, once, async (unit) => {
        await wholePhones(unit, tenant, { resident: request.body.resident });
        return openCase(unit, deps, {
          ...request.body,
          tenant,
          actor: 'resident',
          caseType: 'resident-request',
          channel: 'web',
        });
      });
      return reply.code(201).send(opened);
    },
  );
  app.post(
    '/api/v1/:tenant/public/documents',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'attachPublicDocument',
        summary: 'Add a photo to a request of one’s own',
        description: 'multipart/form-data: the fields `number` and `code` first, then one part `file`.',
        tags,
        consumes: ['multipart/form-data'],
        params: TenantParams,
        response: { 201: ref(Document) },
      },
    },
    async (request, reply) => {
      const upload = await uploadIn(request);
      const { number = '', code = '' } = upload.fields;
      const proven = (unit: Unit) => provenCase(unit, deps, request.params.tenant, number, code);
      await withinPublic(deps, request, async (unit, tenant) => {
        const { view, subject } = await proven(unit);
        await mayAttach(unit, tenant, view.id, subject);
      });
      const taken = await takeFile(deps.files, upload.content, maxUploadBytes(deps.config));
      const document = await keeping(deps, taken, () =>
        withinPublic(deps, request, async (unit, tenant) => {
          // Asked again: the transfer may have taken minutes, and others may send side by side.
          const { view } = await proven(unit);
          await documentStore(unit, tenant).oneByOne(view.id);
          const { subject } = await proven(unit);
          await mayAttach(unit, tenant, view.id, subject);
          return attach(unit, deps.clock, {
            tenant,
            case: view.id,
            actor: 'resident',
            name: upload.name,
            public: true,
            taken,
          });
        }),
      );
      return reply.code(201).send(document);
    },
  );
  app.post(
    '/api/v1/:tenant/public/documents/:documentId/content',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'downloadPublicDocument',
        summary: 'A photo of a request, without its position data, by number and code',
        tags,
        produces: ['application/octet-stream'],
        params: Type.Composite([TenantParams, hears({ documentId: Type.String({ maxLength: 100 }) })]),
        body: StatusInput,
        response: { 200: Type.String({ format: 'binary' }) },
      },
    },
    async (request, reply) => {
      const document = await withinPublic(deps, request, async (unit, tenant) => {
        const { view } = await provenCase(unit, deps, tenant, request.body.number, request.body.code);
        const known = found(await documentStore(unit, tenant).byId(request.params.documentId));
        if (known.case !== view.id || !known.public) throw new ApiError('not-found');
        return known;
      });
      return sendFile(reply, document, await deps.files.open(found(document.publicFileKey)));
    },
  );
  app.post(
    '/api/v1/:tenant/public/status',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'getPublicStatus',
        summary: 'How a request stands, by number and code',
        description: 'A POST, so that the code is in no address and no log.',
        tags,
        params: TenantParams,
        body: StatusInput,
        response: { 200: ref(PublicCase) },
      },
    },
    (request) =>
      withinPublic(deps, request, async (unit, tenant) => {
        const proven = await provenCase(unit, deps, tenant, request.body.number, request.body.code);
        return publicCase(unit, deps, tenant, proven);
      }),
  );
  app.get(
    '/api/v1/:tenant/public/confirmations/:token',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'getConfirmation',
        summary: 'The question behind a link; asking never answers it',
        tags,
        params: TokenParams,
        response: { 200: ref(Question) },
      },
    },
    (request) => withinPublic(deps, request, (unit, tenant) => questionBehind(unit, tenant, request.params.token)),
  );
  app.post(
    '/api/v1/:tenant/public/confirmations/:token',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'answerConfirmation',
        summary: 'Yes or no to the work done; the first answer counts',
        tags,
        params: TokenParams,
        body: AnswerInput,
        response: { 200: ref(AnswerResult) },
      },
    },
    (request) =>
      withinPublic(deps, request, (unit, tenant) =>
        answerConfirmation(unit, deps, { tenant, token: request.params.token, ...request.body }),
      ),
  );
  app.get(
    '/api/v1/:tenant/public/objections/:token',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'getObjection',
        summary: 'The explained answer that one may object to',
        tags,
        params: TokenParams,
        response: { 200: ref(ObjectionView) },
      },
    },
    (request) =>
      withinPublic(deps, request, (unit, tenant) => objectionBehind(unit, deps.clock, tenant, request.params.token)),
  );
  app.post(
    '/api/v1/:tenant/public/objections/:token',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'object',
        summary: 'Object to an explained answer, once',
        tags,
        params: TokenParams,
        body: ReasonInput,
        response: { 200: ref(ObjectionResult) },
      },
    },
    async (request) => {
      await withinPublic(deps, request, (unit, tenant) =>
        objectTo(unit, deps, { tenant, token: request.params.token, reason: request.body.reason }),
      );
      return { taken: true };
    },
  );
  app.post(
    '/api/v1/:tenant/public/answers',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'answerByCode',
        summary: 'Yes or no to the work done, by number and code; the first answer counts',
        tags,
        params: TenantParams,
        body: LateInput,
        response: { 200: ref(AnswerResult) },
      },
    },
    (request) =>
      withinPublic(deps, request, async (unit, tenant) => {
        const { number, code, answer, reason } = request.body;
        const { view } = await provenCase(unit, deps, tenant, number, code);
        return answerByCode(unit, deps, { tenant, case: view, answer, reason });
      }),
  );
  app.post(
    '/api/v1/:tenant/public/objections',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'objectByCode',
        summary: 'Object to an explained answer, once, by number and code',
        tags,
        params: TenantParams,
        body: ObjectionInput,
        response: { 200: ref(ObjectionResult) },
      },
    },
    async (request) => {
      await withinPublic(deps, request, async (unit, tenant) => {
        const { number, code, reason } = request.body;
        const { view } = await provenCase(unit, deps, tenant, number, code);
        await objectByCode(unit, deps, { tenant, case: view, reason });
      });
      return { taken: true };
    },
  );
  app.post(
    '/api/v1/:tenant/public/remarks',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'addRemark',
        summary: 'Add something in words to an open request of one’s own',
        tags,
        params: TenantParams,
        body: RemarkInput,
        response: { 201: says({ taken: Type.Boolean() }) },
      },
    },
    async (request, reply) => {
      await withinPublic(deps, request, async (unit, tenant) => {
        const { number, code, text } = request.body;
        const loaded = await provenCase(unit, deps, tenant, number, code);
        await addRemark(unit, deps.clock, { tenant, case: loaded, text });
      });
      return reply.code(201).send({ taken: true });
    },
  );
  app.post(
    '/api/v1/:tenant/public/withdrawals',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'withdrawRequest',
        summary: 'Withdraw a request while no work is done',
        tags,
        params: TenantParams,
        body: WithdrawalInput,
        response: { 202: ref(Accepted) },
      },
    },
    async (request, reply) => {
      const state = await withinPublic(deps, request, async (unit, tenant) => {
        const { number, code, reason } = request.body;
        const { view, settings, subject } = await provenCase(unit, deps, tenant, number, code);
        if (subject.status !== 'open') throw new ApiError('case-ended');
        if (subject.outcome !== null) throw new ApiError('work-done');
        return cancelCase(unit, deps, {
          tenant,
          case: view,
          actor: 'resident',
          reasonCode: withdrawalCode(settings),
          reason,
        });
      });
      return reply.code(202).send({ state });
    },
  );
  app.post(
    '/api/v1/:tenant/public/reopenings',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'reopenRequest',
        summary: 'Ask for a request to be taken up again',
        tags,
        params: TenantParams,
        body: ReopeningInput,
        response: { 202: ref(Accepted) },
      },
    },
    async (request, reply) => {
      const state = await withinPublic(deps, request, async (unit, tenant) => {
        const { number, code, reason } = request.body;
        const { view, subject } = await provenCase(unit, deps, tenant, number, code);
        if (subject.status === 'open') throw new ApiError('case-open');
        if (!subject.reopenable) throw new ApiError('reopening-too-late');
        return reopenCase(unit, deps, { tenant, case: view, actor: 'resident', reason, at: deps.clock.now(tenant) });
      });
      return reply.code(202).send({ state });
    },
  );
  app.post(
    '/api/v1/:tenant/public/late-answers',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'answerLate',
        summary: 'A late yes or no to a request that ended unconfirmed',
        tags,
        params: TenantParams,
        body: LateInput,
        response: { 202: ref(Accepted) },
      },
    },
    async (request, reply) => {
      const state = await withinPublic(deps, request, async (unit, tenant) => {
        const { number, code, answer, reason } = request.body;
        const { view } = await provenCase(unit, deps, tenant, number, code);
        // The code's hash is the evidence: only the resident has the code.
        const evidence = { kind: 'token' as const, id: view.secretHash! };
        return takeLateAnswer(unit, deps, { tenant, case: view, actor: 'resident', answer, reason, evidence });
      });
      return reply.code(202).send({ state });
    },
  );
};
