import { Type } from '@sinclair/typebox';
import type { Routes } from '../../app.ts';
import { cancelCase } from '../../cases/cancel-case.ts';
import { reopenCase } from '../../cases/reopen-case.ts';
import { takeLateAnswer } from '../../cases/take-late-answer.ts';
import { ApiError } from '../../errors/api-error.ts';
import { addRemark } from '../../public/add-remark.ts';
import { answerByCode } from '../../public/answer-confirmation.ts';
import { objectByCode } from '../../public/object.ts';
import { provenCase, withdrawalCode } from '../../public/proven-case.ts';
import { withinPublic } from '../../request.ts';
import { Accepted } from '../../schemas/case.ts';
import { ref, says, TenantParams } from '../../schemas/common.ts';
import {
  AnswerResult,
  LateInput,
  ObjectionInput,
  ObjectionResult,
  RemarkInput,
  ReopeningInput,
  WithdrawalInput,
} from '../../schemas/public.ts';

const tags = ['public'];

/** A resident's rights in a request, each by number and code. */
export const publicRightRoutes: Routes = (app, deps) => {
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
