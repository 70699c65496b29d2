import { Type } from '@sinclair/typebox';
import type { Routes } from '../app.ts';
import { hears, ref, TenantParams } from '../schemas/common.ts';
import { Changes, ChangesQuery } from '../schemas/feed.ts';
import { later } from './later.ts';

const tags = ['changes'];

export const feedRoutes: Routes = (app) => {
  app.get(
    '/api/v1/:tenant/changes',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'listChanges',
        summary: 'Everything that happened after a place in the feed, in order, none left out',
        tags,
        params: TenantParams,
        querystring: ChangesQuery,
        response: { 200: ref(Changes) },
      },
    },
    later,
  );
  app.get(
    '/api/v1/:tenant/events',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'streamEvents',
        summary: 'The same as server-sent events, from now on or after Last-Event-ID',
        description: 'Event `change` with data `{seq, type, caseId, at}`. A browser resumes by itself.',
        tags,
        produces: ['text/event-stream'],
        params: TenantParams,
        headers: hears({ 'last-event-id': Type.Optional(Type.String({ pattern: '^\\d{1,19}$' })) }),
        response: { 200: Type.String() },
      },
    },
    later,
  );
};
