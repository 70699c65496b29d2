import { Type } from '@sinclair/typebox';
import { feedAfter } from '../../store/feed.read-model.ts';
import type { Routes } from '../app.ts';
import { concerns } from '../cases/for-system.ts';
import { EventHub } from '../feed/event-hub.ts';
import { openStream, presentChange, showsTo } from '../feed/open-stream.ts';
import { asCursor, placeOfCursor } from '../feed/place.ts';
import { sessionCookie } from '../plugins/identity.ts';
import { Changes, can, demand } from '../policies/index.ts';
import { memberIn, within } from '../request.ts';
import { hears, ref, TenantParams } from '../schemas/common.ts';
import { ChangesQuery, Changes as ChangesSchema } from '../schemas/feed.ts';

const tags = ['changes'];

declare module 'fastify' {
  interface FastifyInstance {
    /** Ends what listens to changes with a session. */
    endStreams: (session: string) => void;
  }
}

export const feedRoutes: Routes = (app, deps) => {
  const hub = new EventHub(deps.database, deps.config?.eventsPollMs ?? 1000, (error) =>
    app.log.error({ err: error }, 'the event stream could not look for news'),
  );
  app.addHook('preClose', () => hub.close());
  app.decorate('endStreams', (session: string) => hub.end(session));

  app.get(
    '/api/v1/:tenant/changes',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'listChanges',
        summary: 'Everything that happened after a place in the feed, in order, none left out',
        description:
          'Another system is told of its own cases only: a page may then hold fewer than asked for, and still have more behind it.',
        tags,
        params: TenantParams,
        querystring: ChangesQuery,
        response: { 200: ref(ChangesSchema) },
      },
    },
    (request) =>
      within(deps, request, async (unit, who) => {
        demand(who, 'read', Changes, null);
        const { after = '0', limit = 200 } = request.query;
        const rows = await feedAfter(unit, who.tenant, placeOfCursor(after), limit);
        const last = rows.at(-1);
        return {
          items: rows.filter((row) => concerns(who, row)).map(presentChange),
          next: last ? asCursor(last) : after,
          more: rows.length === limit,
        };
      }),
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
        headers: hears({ 'last-event-id': Type.Optional(Type.String({ pattern: '^\\d{1,20}(\\.\\d{1,19})?$' })) }),
        response: { 200: Type.String() },
      },
    },
    async (request, reply) => {
      let who = memberIn(request);
      demand(who, 'watch', Changes, null);
      const last = request.headers['last-event-id'];
      openStream(hub, request, reply, {
        tenant: who.tenant,
        session: request.cookies[sessionCookie],
        place: last ? placeOfCursor(last) : undefined,
        shows: (row) => showsTo(who, row),
        renew: async () => {
          const now = await app.memberNow(request);
          if (now) who = now;
          return now !== undefined && can(now, 'watch', Changes, null);
        },
      });
      return reply;
    },
  );
};
