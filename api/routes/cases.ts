import { Type } from '@sinclair/typebox';
import type { Routes } from '../app.ts';
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
import { later } from './later.ts';

const tags = ['cases'];
const CaseParams = Type.Composite([TenantParams, hears({ caseId: Id })]);

export const caseRoutes: Routes = (app) => {
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
    later,
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
    later,
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
    later,
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
    later,
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
    later,
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
    later,
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
    later,
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
    later,
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
    later,
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
    later,
  );
};
