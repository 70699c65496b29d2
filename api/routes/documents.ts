import { Type } from '@sinclair/typebox';
import { documentStore } from '../../store/document.store.ts';
import type { Routes } from '../app.ts';
import { loadCase } from '../cases/load-case.ts';
import { noteReading } from '../cases/persons-for.ts';
import { attach, keeping } from '../documents/attach.ts';
import { sendFile } from '../documents/send-file.ts';
import { takeFile } from '../documents/take-file.ts';
import { uploadIn } from '../documents/upload-in.ts';
import { ApiError, found } from '../errors/api-error.ts';
import { maxUploadBytes } from '../plugins/uploads.ts';
import { Case, demand } from '../policies/index.ts';
import { memberIn, within } from '../request.ts';
import { hears, Id, ref, TenantParams } from '../schemas/common.ts';
import { Document } from '../schemas/document.ts';

const tags = ['documents'];

const stageOf = (field: string | undefined) => (field === 'before' || field === 'after' ? field : null);

export const documentRoutes: Routes = (app, deps) => {
  app.post(
    '/api/v1/:tenant/cases/:caseId/documents',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'attachDocument',
        summary: 'Attach a photo, video or PDF',
        description:
          'multipart/form-data with one part `file`; before it may come a field `public` = true, which lets the resident see it, and `stage` = before or after the work.',
        tags,
        consumes: ['multipart/form-data'],
        params: Type.Composite([TenantParams, hears({ caseId: Id })]),
        response: { 201: ref(Document) },
      },
    },
    async (request, reply) => {
      await within(deps, request, async (unit, who) => {
        const { subject } = await loadCase(unit, who, deps.clock, request.params.caseId);
        demand(who, 'attach to', Case, subject);
      });
      const upload = await uploadIn(request);
      const taken = await takeFile(deps.files, upload.content, maxUploadBytes(deps.config));
      const document = await keeping(deps, taken, () =>
        within(deps, request, (unit, who) =>
          attach(unit, deps, {
            tenant: who.tenant,
            case: request.params.caseId,
            actor: who.actor,
            name: upload.name,
            public: upload.fields.public === 'true',
            stage: stageOf(upload.fields.stage),
            taken,
          }),
        ),
      );
      return reply.code(201).send(document);
    },
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
    async (request, reply) => {
      const who = memberIn(request);
      const document = await within(deps, request, async (unit) => {
        const known = found(await documentStore(unit, who.tenant).byId(request.params.documentId));
        await loadCase(unit, who, deps.clock, known.case);
        if (who.kind === 'client' && !known.public && known.addedBy !== who.actor) throw new ApiError('not-found');
        // A photo may show somebody, and where they live.
        await noteReading(unit, who, known.case, deps.clock.now(who.tenant));
        return known;
      });
      const whole = who.kind !== 'client' || document.addedBy === who.actor;
      const key = request.query.copy === 'public' || !whole ? document.publicFileKey : document.fileKey;
      return sendFile(reply, document, await deps.files.open(found(key)));
    },
  );
};
