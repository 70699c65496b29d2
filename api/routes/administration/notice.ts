import { Type } from '@sinclair/typebox';
import { contentStore } from '../../../store/content.store.ts';
import { changing, reading } from '../../administration/administer.ts';
import { addNotice } from '../../administration/authority.ts';
import type { Routes } from '../../app.ts';
import { NoticeInput, NoticeVersion } from '../../schemas/administration/notice.ts';
import { ref, says, TenantParams } from '../../schemas/common.ts';
import { base, read, tags, write } from './shared.ts';

export const noticeRoutes: Routes = (app, deps) => {
  app.get(
    `${base}/notices`,
    {
      config: read,
      schema: {
        operationId: 'listNotices',
        summary: 'All versions of the privacy notice, newest first',
        tags,
        params: TenantParams,
        response: { 200: says({ items: Type.Array(ref(NoticeVersion)) }) },
      },
    },
    (request) =>
      reading(deps, request, async (unit, who) => ({ items: await contentStore(unit, who.tenant).notices() })),
  );
  app.post(
    `${base}/notices`,
    {
      config: write,
      schema: {
        operationId: 'publishNotice',
        summary: 'A new version of the privacy notice, shown from now on',
        tags,
        params: TenantParams,
        body: NoticeInput,
        response: { 201: ref(NoticeVersion) },
      },
    },
    async (request, reply) => {
      const notice = await changing(deps, request, async (change) => {
        await addNotice(change, request.body);
        return (await contentStore(change.unit, change.tenant).notices())[0]!;
      });
      return reply.code(201).send(notice);
    },
  );
};
