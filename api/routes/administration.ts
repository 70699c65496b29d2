import { Type } from '@sinclair/typebox';
import { SpecialDay } from '../../domain/calendar/calendar.ts';
import { actorNames } from '../../store/actor.read-model.ts';
import { administrationStore } from '../../store/administration.store.ts';
import { contentStore } from '../../store/content.store.ts';
import { changing, reading } from '../administration/administer.ts';
import { addNotice, changeTenant, demandZone } from '../administration/authority.ts';
import { addCalendar, effectOf, presentCalendars, reviseCalendar, zoneEffect } from '../administration/calendars.ts';
import { addCategory, changeCategory, presentCategories } from '../administration/categories.ts';
import { publicHolidays } from '../administration/holidays.ts';
import { readiness } from '../administration/readiness.ts';
import { administeredServices, changeServiceSettings } from '../administration/service-settings.ts';
import { takeStandardService } from '../administration/standard-service.ts';
import type { Routes } from '../app.ts';
import { found } from '../errors/api-error.ts';
import {
  AdministeredCalendar,
  AdministeredCategory,
  AdministeredService,
  AdministeredTenant,
  AdministrationEntry,
  CalendarEffect,
  CalendarInput,
  CalendarRevision,
  CategoryChange,
  CategoryInput,
  Country,
  EntriesQuery,
  NoticeInput,
  NoticeVersion,
  ReadinessView,
  RegisterQuery,
  ServiceChange,
  TenantChange,
  ZoneEffect,
  ZoneQuery,
} from '../schemas/administration.ts';
import { hears, Id, pageOf, ref, says, TenantParams } from '../schemas/common.ts';

const tags = ['administration'];
const base = '/api/v1/:tenant/administration';
const CategoryParams = Type.Composite([TenantParams, hears({ categoryId: Id })]);
const CalendarParams = Type.Composite([TenantParams, hears({ calendarId: Id })]);
const ServiceParams = Type.Composite([TenantParams, hears({ caseType: Id })]);
const HolidaysQuery = hears({
  country: Country,
  year: Type.Integer({ minimum: 2000, maximum: 2100 }),
});
const read = { access: 'member', ownTenantOnly: true } as const;
const write = { access: 'member' } as const;

export const administrationRoutes: Routes = (app, deps) => {
  app.get(
    `${base}/readiness`,
    {
      config: read,
      schema: {
        operationId: 'getReadiness',
        summary: 'What is still missing before cases can be taken',
        tags,
        params: TenantParams,
        response: { 200: ref(ReadinessView) },
      },
    },
    (request) => reading(deps, request, (unit, who) => readiness(unit, who.tenant)),
  );
  app.get(
    `${base}/changes`,
    {
      config: read,
      schema: {
        operationId: 'listAdministrationChanges',
        summary: 'Who changed what of the authority, newest first',
        tags,
        params: TenantParams,
        querystring: EntriesQuery,
        response: { 200: pageOf(ref(AdministrationEntry)) },
      },
    },
    (request) =>
      reading(deps, request, async (unit, who) => {
        const { limit = 50, ...filter } = request.query;
        const page = await administrationStore(unit, who.tenant).page({ ...filter, limit });
        const named = await actorNames(
          unit,
          page.items.flatMap((each) => [each.actor, ...(each.subjectKind === 'person' ? [each.subjectId] : [])]),
        );
        const subjectName = ({ subjectKind, subjectId }: (typeof page.items)[number]) =>
          subjectKind === 'person' ? named(subjectId).name : null;
        const items = page.items.map((each) => ({ ...each, actor: named(each.actor), subjectName: subjectName(each) }));
        return { ...page, items };
      }),
  );

  app.get(
    `${base}/categories`,
    {
      config: read,
      schema: {
        operationId: 'listAdministeredCategories',
        summary: 'What requests are about, with the term that new cases get',
        tags,
        params: TenantParams,
        querystring: RegisterQuery,
        response: { 200: pageOf(ref(AdministeredCategory)) },
      },
    },
    (request) =>
      reading(deps, request, async (unit, who) => {
        const { q, limit = 50, ...filter } = request.query;
        const page = await contentStore(unit, who.tenant).categories({ ...filter, words: q, limit });
        return { ...page, items: await presentCategories(unit, who.tenant, page.items) };
      }),
  );
  app.post(
    `${base}/categories`,
    {
      config: write,
      schema: {
        operationId: 'addCategory',
        summary: 'Add a category',
        tags,
        params: TenantParams,
        body: CategoryInput,
        response: { 201: ref(AdministeredCategory) },
      },
    },
    async (request, reply) => {
      const added = await changing(deps, request, async (change) => {
        await addCategory(change, request.body);
        const row = found(await contentStore(change.unit, change.tenant).category(request.body.id));
        return (await presentCategories(change.unit, change.tenant, [row]))[0]!;
      });
      return reply.code(201).send(added);
    },
  );
  app.patch(
    `${base}/categories/:categoryId`,
    {
      config: write,
      schema: {
        operationId: 'changeCategory',
        summary: 'Rename, move or deactivate a category',
        tags,
        params: CategoryParams,
        body: CategoryChange,
        response: { 200: ref(AdministeredCategory) },
      },
    },
    (request) =>
      changing(deps, request, async (change) => {
        const store = contentStore(change.unit, change.tenant);
        const { categoryId } = request.params;
        await changeCategory(change, found(await store.category(categoryId)), request.body);
        const row = found(await store.category(categoryId));
        return (await presentCategories(change.unit, change.tenant, [row]))[0]!;
      }),
  );

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
        response: { 200: says({ items: Type.Array(SpecialDay) }) },
      },
    },
    (request) =>
      reading(deps, request, async (unit, who) => {
        const { zone } = found(await contentStore(unit, who.tenant).tenant());
        return { items: await publicHolidays(request.query.country, request.query.year, zone) };
      }),
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

  app.get(
    `${base}/settings`,
    {
      config: read,
      schema: {
        operationId: 'getAuthority',
        summary: 'Name, languages, country, zone and usual calendar of the authority',
        tags,
        params: TenantParams,
        response: { 200: ref(AdministeredTenant) },
      },
    },
    (request) => reading(deps, request, async (unit, who) => found(await contentStore(unit, who.tenant).tenant())),
  );
  app.patch(
    `${base}/settings`,
    {
      config: write,
      schema: {
        operationId: 'changeAuthority',
        summary: 'Change name, languages, country, zone or usual calendar of the authority',
        tags,
        params: TenantParams,
        body: TenantChange,
        response: { 200: ref(AdministeredTenant) },
      },
    },
    (request) =>
      changing(deps, request, async (change) => {
        await changeTenant(deps, change, request.body);
        return found(await contentStore(change.unit, change.tenant).tenant());
      }),
  );
  app.get(
    `${base}/settings/zone`,
    {
      config: read,
      schema: {
        operationId: 'previewZone',
        summary: 'How many running deadlines another time zone would move; changes nothing',
        tags,
        params: TenantParams,
        querystring: ZoneQuery,
        response: { 200: ref(ZoneEffect) },
      },
    },
    (request) =>
      reading(deps, request, async (unit, who) => {
        demandZone('querystring.zone', request.query.zone);
        const effect = await zoneEffect(unit, who.tenant, request.query.zone);
        return { ...effect, openCases: await contentStore(unit, who.tenant).openCases() };
      }),
  );
  app.get(
    `${base}/services`,
    {
      config: read,
      schema: {
        operationId: 'listAdministeredServices',
        summary: 'Case types in force with their settings',
        tags,
        params: TenantParams,
        response: {
          200: says({
            items: Type.Array(ref(AdministeredService)),
            standard: Type.Array(Type.String(), {
              description: 'case types that come with the product and are not in force',
            }),
          }),
        },
      },
    },
    (request) =>
      reading(deps, request, async (unit, who) => {
        const items = await administeredServices(unit, who.tenant);
        const inForce = items.map(({ caseType }) => caseType);
        return { items, standard: Object.keys(deps.standardServices ?? {}).filter((each) => !inForce.includes(each)) };
      }),
  );
  app.post(
    `${base}/services/:caseType/standard`,
    {
      config: write,
      schema: {
        operationId: 'takeStandardService',
        summary: 'Put a service that comes with the product in force, where the authority has none of its own',
        tags,
        params: ServiceParams,
        response: { 201: ref(AdministeredService) },
      },
    },
    async (request, reply) => {
      const { caseType } = request.params;
      const service = await changing(deps, request, async (change) => {
        await takeStandardService(deps, change, caseType);
        return (await administeredServices(change.unit, change.tenant)).find((each) => each.caseType === caseType)!;
      });
      return reply.code(201).send(service);
    },
  );
  app.post(
    `${base}/services/:caseType`,
    {
      config: write,
      schema: {
        operationId: 'changeServiceSettings',
        summary: 'Other terms and limits: a new release, for new cases at once; running cases keep theirs',
        tags,
        params: ServiceParams,
        body: ServiceChange,
        response: { 201: ref(AdministeredService) },
      },
    },
    async (request, reply) => {
      const { caseType } = request.params;
      const service = await changing(deps, request, async (change) => {
        await changeServiceSettings(deps, change, caseType, request.body);
        return (await administeredServices(change.unit, change.tenant)).find((each) => each.caseType === caseType)!;
      });
      return reply.code(201).send(service);
    },
  );
};
