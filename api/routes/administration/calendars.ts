import { Type } from '@sinclair/typebox';
import { changing, reading } from '../../administration/administer.ts';
import { addCalendar, effectOf, presentCalendars, reviseCalendar } from '../../administration/calendars.ts';
import { publicHolidays } from '../../administration/holidays.ts';
import type { Routes } from '../../app.ts';
import { Country } from '../../schemas/administration/authority.ts';
import {
  AdministeredCalendar,
  CalendarEffect,
  CalendarInput,
  CalendarRevision,
  ProposedHolidays,
} from '../../schemas/administration/calendars.ts';
import { hears, Id, ref, says, TenantParams } from '../../schemas/common.ts';
import { base, read, tags, write } from './shared.ts';

const CalendarParams = Type.Composite([TenantParams, hears({ calendarId: Id })]);
const HolidaysQuery = hears({
  country: Country,
  year: Type.Integer({ minimum: 2000, maximum: 2100 }),
});

export const calendarRoutes: Routes = (app, deps) => {
  app.get(
    `${base}/calendars`,
    {
      config: read,
      schema: {
        operationId: 'listCalendars',
        summary: 'Calendars of working time in their newest revision',
        tags,
        params: TenantParams,
        response: { 200: says({ items: Type.Array(ref(AdministeredCalendar)) }) },
      },
    },
    (request) => reading(deps, request, async (unit, who) => ({ items: await presentCalendars(unit, who.tenant) })),
  );
  app.post(
    `${base}/calendars`,
    {
      config: write,
      schema: {
        operationId: 'addCalendar',
        summary: 'Add a calendar; the first one counts wherever a term names none',
        tags,
        params: TenantParams,
        body: CalendarInput,
        response: { 201: ref(AdministeredCalendar) },
      },
    },
    async (request, reply) => {
      const added = await changing(deps, request, async (change) => {
        await addCalendar(change, request.body);
        return (await presentCalendars(change.unit, change.tenant)).find(({ id }) => id === request.body.id)!;
      });
      return reply.code(201).send(added);
    },
  );
  app.get(
    `${base}/holidays`,
    {
      config: read,
      schema: {
        operationId: 'listPublicHolidays',
        summary: 'Public holidays of a country in a year, as a proposal for a calendar',
        tags,
        params: TenantParams,
        querystring: HolidaysQuery,
        response: { 200: ref(ProposedHolidays) },
      },
    },
    (request) =>
      reading(deps, request, (unit, who) =>
        publicHolidays(unit, who.tenant, request.query.country, request.query.year),
      ),
  );
  app.post(
    `${base}/calendars/:calendarId/effect`,
    {
      config: write,
      schema: {
        operationId: 'previewCalendar',
        summary: 'How many running deadlines a revision would move; changes nothing',
        tags,
        params: CalendarParams,
        body: CalendarRevision,
        response: { 200: ref(CalendarEffect) },
      },
    },
    (request) =>
      reading(deps, request, (unit, who) => effectOf(unit, who.tenant, request.params.calendarId, request.body)),
  );
  app.post(
    `${base}/calendars/:calendarId/revisions`,
    {
      config: write,
      schema: {
        operationId: 'reviseCalendar',
        summary: 'A new revision of a calendar; running deadlines are computed anew in the background',
        tags,
        params: CalendarParams,
        body: CalendarRevision,
        response: { 201: ref(AdministeredCalendar) },
      },
    },
    async (request, reply) => {
      const { calendarId } = request.params;
      const revised = await changing(deps, request, async (change) => {
        await reviseCalendar(deps, change, calendarId, request.body);
        return (await presentCalendars(change.unit, change.tenant)).find(({ id }) => id === calendarId)!;
      });
      return reply.code(201).send(revised);
    },
  );
};
