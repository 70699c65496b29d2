import { Type } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { publicListReadModel } from '../../store/public-list.read-model.ts';
import type { Routes } from '../app.ts';
import { ApiError, found } from '../errors/api-error.ts';
import { demand } from '../policies/index.ts';
import { Reports } from '../policies/report.ts';
import { meetingOf } from '../reports/meeting.ts';
import { ratingOf, ratingRows } from '../reports/ratings.ts';
import { within, withinPublic } from '../request.ts';
import { hears, Id, TenantParams } from '../schemas/common.ts';
import { Meeting, MeetingQuery, PublicList, RatingOfDay, RatingQuery, RatingRowsQuery } from '../schemas/report.ts';

const tags = ['reports'];
const mostListed = 200;

const sendCsv = (reply: FastifyReply, name: string, csv: string): never =>
  reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}.csv"`)
    .serializer((text: unknown) => String(text))
    .send(csv) as never;

/** Figures with their definition and their rows, for everybody where the service says so, and for staff. */
export const reportRoutes: Routes = (app, deps) => {
  app.get(
    '/api/v1/:tenant/public/ratings',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'getPublicRating',
        summary: 'The rating of those who act, of a day, with its definition',
        tags,
        params: TenantParams,
        querystring: RatingQuery,
        response: { 200: RatingOfDay },
      },
    },
    (request) =>
      withinPublic(deps, request, (unit, tenant) =>
        ratingOf(unit, deps.clock, tenant, request.query, { inPublic: true }),
      ),
  );
  app.get(
    '/api/v1/:tenant/public/ratings/rows',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'downloadPublicRatingRows',
        summary: 'The rows behind the figures of one organisation, as CSV',
        tags,
        produces: ['text/csv'],
        params: TenantParams,
        querystring: RatingRowsQuery,
        response: { 200: Type.String() },
      },
    },
    async (request, reply) => {
      const { day = 'latest', organisationId } = request.query;
      const csv = await withinPublic(deps, request, (unit, tenant) =>
        ratingRows(unit, deps.clock, tenant, request.query, { inPublic: true }),
      );
      return sendCsv(reply, `rating-${encodeURIComponent(organisationId)}-${day}`, csv);
    },
  );
  app.get(
    '/api/v1/:tenant/public/places/:territoryId/requests',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'listPublicRequests',
        summary: 'Requests of a building, without persons and texts; only of services that show them',
        tags,
        params: Type.Composite([TenantParams, hears({ territoryId: Id })]),
        response: { 200: PublicList },
      },
    },
    (request) =>
      withinPublic(deps, request, async (unit, tenant) => {
        const model = publicListReadModel(unit, tenant);
        if (!(await model.offered())) throw new ApiError('not-found');
        const place = found(await model.place(request.params.territoryId));
        return { place, items: await model.requestsAt(place.id, mostListed) };
      }),
  );
  app.get(
    '/api/v1/:tenant/ratings',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'getRating',
        summary: 'The rating of those who act, of a day, for staff',
        tags,
        params: TenantParams,
        querystring: RatingQuery,
        response: { 200: RatingOfDay },
      },
    },
    (request) =>
      within(deps, request, (unit, who) => {
        demand(who, 'read', Reports, null);
        return ratingOf(unit, deps.clock, who.tenant, request.query, { inPublic: false });
      }),
  );
  app.get(
    '/api/v1/:tenant/meeting',
    {
      config: { access: 'member', ownTenantOnly: true },
      schema: {
        operationId: 'getMeeting',
        summary: 'What a regular meeting looks at: requests that do not get on, weak spots of buildings',
        tags,
        params: TenantParams,
        querystring: MeetingQuery,
        response: { 200: Meeting },
      },
    },
    (request) =>
      within(deps, request, (unit, who) => {
        demand(who, 'prepare a meeting with', Reports, null);
        return meetingOf(unit, deps.clock, who.tenant, request.query.caseType);
      }),
  );
};
