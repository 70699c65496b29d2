import { Type } from '@sinclair/typebox';
import { documentStore } from '../../../store/document.store.ts';
import type { Unit } from '../../../store/unit-of-work.ts';
import type { Routes } from '../../app.ts';
import { intake } from '../../cases/intake.ts';
import { openCase } from '../../cases/open-case.ts';
import { wholePhones } from '../../cases/phones.ts';
import { attach, keeping } from '../../documents/attach.ts';
import { sendFile } from '../../documents/send-file.ts';
import { takeFile } from '../../documents/take-file.ts';
import { uploadIn } from '../../documents/upload-in.ts';
import { ApiError, found } from '../../errors/api-error.ts';
import { maxUploadBytes } from '../../plugins/uploads.ts';
import { mayAttach } from '../../public/attachable.ts';
import { provenCase } from '../../public/proven-case.ts';
import { publicCase } from '../../public/public-case.ts';
import { withinPublic } from '../../request.ts';
import { hears, ref, TenantParams } from '../../schemas/common.ts';
import { Document } from '../../schemas/document.ts';
import { PublicCase, ReportedRequest, ReportInput, StatusInput } from '../../schemas/public.ts';

const tags = ['public'];

/** A resident's request: reported, looked at by number and code, with its photos. */
export const publicRequestRoutes: Routes = (app, deps) => {
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
          return attach(unit, deps, {
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
};
