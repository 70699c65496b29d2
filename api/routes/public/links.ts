import type { Routes } from '../../app.ts';
import { answerConfirmation } from '../../public/answer-confirmation.ts';
import { objectionBehind, questionBehind } from '../../public/links.ts';
import { objectTo } from '../../public/object.ts';
import { withinPublic } from '../../request.ts';
import { ReasonInput } from '../../schemas/case.ts';
import { ref } from '../../schemas/common.ts';
import {
  AnswerInput,
  AnswerResult,
  ObjectionResult,
  ObjectionView,
  Question,
  TokenParams,
} from '../../schemas/public.ts';

const tags = ['public'];

/** What the single-use links of a letter lead to; a GET never answers. */
export const publicLinkRoutes: Routes = (app, deps) => {
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
};
