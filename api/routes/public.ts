import { Type } from '@sinclair/typebox';
import type { Routes } from '../app.ts';
import { Accepted, OpenedCase, ReasonInput } from '../schemas/case.ts';
import { hears, ref, says, TenantParams } from '../schemas/common.ts';
import { Document } from '../schemas/document.ts';
import {
  AnswerInput,
  AnswerResult,
  LateInput,
  ObjectionResult,
  ObjectionView,
  PublicCase,
  PublicTenant,
  Question,
  ReopeningInput,
  ReportInput,
  StatusInput,
  TokenParams,
  WithdrawalInput,
} from '../schemas/public.ts';
import { Tenant } from '../schemas/register.ts';
import { later } from './later.ts';

const tags = ['public'];

export const publicRoutes: Routes = (app) => {
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
    later,
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
    later,
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
        response: { 201: ref(OpenedCase) },
      },
    },
    later,
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
    later,
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
    later,
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
    later,
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
    later,
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
    later,
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
    later,
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
    later,
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
    later,
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
    later,
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
    later,
  );
};
