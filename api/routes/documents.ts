import { Type } from '@sinclair/typebox';
import type { Routes } from '../app.ts';
import { hears, Id, ref, TenantParams } from '../schemas/common.ts';
import { Document } from '../schemas/document.ts';
import { later } from './later.ts';

const tags = ['documents'];

export const documentRoutes: Routes = (app) => {
  app.post(
    '/api/v1/:tenant/cases/:caseId/documents',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'attachDocument',
        summary: 'Attach a photo, video or PDF',
        description:
          'multipart/form-data with one part `file`; a field `public` = true before it lets the resident see it.',
        tags,
        consumes: ['multipart/form-data'],
        params: Type.Composite([TenantParams, hears({ caseId: Id })]),
        response: { 201: ref(Document) },
      },
    },
    later,
  );
  app.get(
    '/api/v1/:tenant/documents/:documentId/content',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'downloadDocument',
        summary: 'The bytes of a document',
        tags,
        produces: ['application/octet-stream'],
        params: Type.Composite([TenantParams, hears({ documentId: Id })]),
        querystring: hears({
          copy: Type.Optional(
            Type.Unsafe<'original' | 'public'>({ type: 'string', enum: ['original', 'public'], default: 'original' }),
          ),
        }),
        response: { 200: Type.String({ format: 'binary' }) },
      },
    },
    later,
  );
};
