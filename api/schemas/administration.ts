import { Type } from '@sinclair/typebox';
import { Calendar as CalendarContent, SpecialDay, WeeklyHours } from '../../domain/calendar/calendar.ts';
import { ServiceSettings } from '../../domain/settings.ts';
import {
  Actor,
  Count,
  hears,
  Id,
  Instant,
  Json,
  Language,
  LocalText,
  oneOf,
  orNull,
  Page,
  ref,
  says,
} from './common.ts';

const Version = Type.Integer({ minimum: 1, description: 'as it was read: a change based on an older one is refused' });
const Email = Type.String({ format: 'email', maxLength: 200 });
const Sought = Type.Optional(Type.String({ maxLength: 100, description: 'words of the name, in any language' }));
const Name = Type.Record(Type.String({ pattern: '^(az|tr|ru|en)$' }), Type.String({ minLength: 1, maxLength: 200 }), {
  minProperties: 1,
  additionalProperties: false,
  description: 'by language',
});
const Slug = Type.String({ pattern: '^[a-z0-9]+([-.][a-z0-9]+)*$', maxLength: 60, description: 'never changes' });
/** Roles of people; systems get theirs by createIntegrator. */
export const personRoles = ['operator', 'clerk', 'head', 'reviewer', 'supervisor', 'analyst', 'administrator'] as const;

export const MembershipView = says(
  {
    id: Type.String(),
    role: Type.String(),
    organisationId: orNull(Type.String()),
    departmentId: orNull(Type.String()),
  },
  { $id: 'Membership' },
);
export const AdministeredPerson = says(
  {
    id: Type.String(),
    userName: Type.String({ description: 'for signing in; with an OpenID provider of your own its `sub`' }),
    name: Type.String(),
    email: orNull(Type.String()),
    language: Type.String(),
    active: Type.Boolean(),
    trial: Type.Boolean({ description: 'of the sample data, with the password that everybody knows' }),
    elsewhere: Type.Boolean({ description: 'works for another authority too: only roles can be changed here' }),
    hasPassword: orNull(Type.Boolean({ description: 'null: sign-in is at your OpenID provider' })),
    openTasks: Count,
    memberships: Type.Array(ref(MembershipView)),
    version: Version,
  },
  { $id: 'AdministeredPerson' },
);
export const MembershipInput = hears({
  role: oneOf(personRoles),
  organisationId: Type.Optional(orNull(Id)),
  departmentId: Type.Optional(orNull(Id)),
});
export const PersonInput = hears({
  userName: Type.String({ minLength: 2, maxLength: 200 }),
  name: Type.String({ minLength: 2, maxLength: 200 }),
  email: Type.Optional(orNull(Email)),
  language: Language,
  memberships: Type.Array(MembershipInput, { minItems: 1, maxItems: 20 }),
});
export const PersonChange = hears({
  version: Version,
  name: Type.Optional(Type.String({ minLength: 2, maxLength: 200 })),
  email: Type.Optional(orNull(Email)),
  language: Type.Optional(Language),
  active: Type.Optional(Type.Boolean()),
});
export const PeopleQuery = hears({
  ...Page,
  q: Type.Optional(Type.String({ maxLength: 100 })),
  active: Type.Optional(Type.Boolean()),
  role: Type.Optional(oneOf(personRoles)),
  departmentId: Type.Optional(Id),
});
export const SignInLink = says(
  { address: Type.String({ description: 'told only once' }), expiresAt: Instant },
  { $id: 'SignInLink' },
);
const Password = Type.String({ minLength: 10, maxLength: 200 });
export const PasswordByLink = hears({ token: Type.String({ minLength: 20, maxLength: 100 }), password: Password });
export const PasswordChange = hears({ current: Type.String({ maxLength: 200 }), password: Password });
export const PasswordSet = says({ userName: Type.String() }, { $id: 'PasswordSet' });

export const organisationKinds = ['authority', 'utility', 'managing-company', 'contractor', 'other'] as const;
export const AdministeredOrganisation = says(
  {
    id: Type.String(),
    name: LocalText,
    kind: Type.String(),
    email: orNull(Type.String()),
    active: Type.Boolean(),
    departments: Count,
    version: Version,
  },
  { $id: 'AdministeredOrganisation' },
);
export const OrganisationInput = hears({
  id: Slug,
  name: Name,
  kind: oneOf(organisationKinds),
  email: Type.Optional(orNull(Email)),
});
export const OrganisationChange = hears({
  version: Version,
  name: Type.Optional(Name),
  kind: Type.Optional(oneOf(organisationKinds)),
  email: Type.Optional(orNull(Email)),
  active: Type.Optional(Type.Boolean()),
});
export const AdministeredDepartment = says(
  {
    id: Type.String(),
    organisationId: Type.String(),
    organisation: LocalText,
    name: LocalText,
    email: orNull(Type.String()),
    active: Type.Boolean(),
    openCases: Count,
    people: Count,
    version: Version,
  },
  { $id: 'AdministeredDepartment' },
);
export const DepartmentInput = hears({
  id: Slug,
  organisationId: Id,
  name: Name,
  email: Type.Optional(orNull(Email)),
});
export const DepartmentChange = hears({
  version: Version,
  name: Type.Optional(Name),
  email: Type.Optional(orNull(Email)),
  active: Type.Optional(Type.Boolean()),
});
export const RegisterQuery = hears({ ...Page, q: Sought, active: Type.Optional(Type.Boolean()) });
export const DepartmentsQuery = hears({
  ...Page,
  q: Sought,
  active: Type.Optional(Type.Boolean()),
  organisationId: Type.Optional(Id),
});

const Words = Type.Record(
  Type.String({ pattern: '^(az|tr|ru|en)$' }),
  Type.Array(Type.String({ minLength: 1, maxLength: 80 }), { maxItems: 200 }),
  {
    additionalProperties: false,
    description:
      'by language: words and phrases by which a description is known to be about it; boru* fits all that begins so',
  },
);
const Served = Type.Array(
  hears({
    territoryId: orNull(Id),
    departmentId: Id,
  }),
  { maxItems: 200, description: 'which department serves it, at a place or (null) everywhere' },
);
export const AdministeredCategory = says(
  {
    id: Type.String(),
    parentId: orNull(Type.String()),
    name: LocalText,
    position: Type.Integer(),
    active: Type.Boolean(),
    openCases: Count,
    children: Count,
    term: orNull(
      says(
        { amount: Type.Number(), unit: Type.String() },
        { description: 'what new cases of normal urgency are promised, by the release in force' },
      ),
    ),
    words: Type.Record(Type.String(), Type.Array(Type.String()), { description: 'by language' }),
    servedBy: Type.Array(
      says({
        territoryId: orNull(Type.String()),
        territory: orNull(LocalText),
        departmentId: Type.String(),
        department: LocalText,
        organisation: LocalText,
        active: Type.Boolean({ description: 'false: the department acts no longer and is passed over' }),
      }),
      { description: 'what administrators have said of this category itself' },
    ),
    serving: orNull(
      says(
        {
          how: oneOf(['table', 'responsibility']),
          categoryId: Type.String({ description: 'this one, or the one above it that was found' }),
          departmentId: Type.String(),
          department: LocalText,
        },
        { description: 'who gets a new case of no special place; null: a supervisor chooses' },
      ),
    ),
    version: Version,
  },
  { $id: 'AdministeredCategory' },
);
export const CategoryInput = hears({
  id: Slug,
  parentId: Type.Optional(orNull(Id)),
  name: Name,
  words: Type.Optional(Words),
  servedBy: Type.Optional(Served),
});
export const CategoryChange = hears({
  version: Version,
  name: Type.Optional(Name),
  parentId: Type.Optional(orNull(Id)),
  position: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000 })),
  words: Type.Optional(Words),
  servedBy: Type.Optional(Served),
  active: Type.Optional(Type.Boolean()),
});

export const territoryKinds = ['region', 'district', 'city', 'settlement', 'quarter', 'street', 'building'] as const;
const ExternalId = Type.String({ minLength: 1, maxLength: 100, description: 'in another register' });
export const AdministeredTerritory = says(
  {
    id: Type.String(),
    parentId: orNull(Type.String()),
    kind: Type.String(),
    name: LocalText,
    externalId: orNull(Type.String()),
    active: Type.Boolean(),
    children: Count,
    openCases: Count,
    above: Type.Array(says({ id: Type.String(), name: LocalText }), { description: 'the widest first' }),
    version: Version,
  },
  { $id: 'AdministeredTerritory' },
);
export const TerritoryInput = hears({
  id: Slug,
  parentId: Type.Optional(orNull(Id)),
  kind: oneOf(territoryKinds),
  name: Name,
  externalId: Type.Optional(orNull(ExternalId)),
});
export const TerritoryChange = hears({
  version: Version,
  kind: Type.Optional(oneOf(territoryKinds)),
  name: Type.Optional(Name),
  externalId: Type.Optional(orNull(ExternalId)),
  active: Type.Optional(Type.Boolean()),
});
export const TerritoriesQuery = hears({
  ...Page,
  q: Type.Optional(Type.String({ maxLength: 100, description: 'words of names, ids; wherever the place lies' })),
  within: Type.Optional({ ...Id, description: 'places right below this one; left out, the widest places' }),
  active: Type.Optional(Type.Boolean()),
});
export const TerritoriesImport = hears({
  csv: Type.String({
    minLength: 1,
    maxLength: 10_000_000,
    description: 'columns id, kind, name (or name_az, name_tr, name_ru, name_en), parent, external_id',
  }),
  dryRun: Type.Optional(Type.Boolean({ description: 'says what would be done and does nothing' })),
});
export const TerritoriesImported = says({ added: Count, changed: Count, same: Count }, { $id: 'TerritoriesImported' });

const Weekly = Type.Array(hears({ validFrom: Type.String({ format: 'date' }), hours: WeeklyHours }), {
  minItems: 1,
  maxItems: 50,
});
const Days = Type.Array(SpecialDay, { maxItems: 2000 });
export const AdministeredCalendar = says(
  {
    id: Type.String(),
    revision: Type.Integer(),
    zone: Type.String(),
    weekly: CalendarContent.properties.weekly,
    days: CalendarContent.properties.days,
    declaredAt: Instant,
    usual: Type.Boolean({ description: 'the one that counts where a term names none' }),
    openDeadlines: Count,
    outdated: Type.Integer({ minimum: 0, description: 'deadlines that are still being computed anew' }),
  },
  { $id: 'AdministeredCalendar' },
);
export const CalendarInput = hears({ id: Slug, weekly: Weekly, days: Type.Optional(Days) });
export const CalendarRevision = hears({
  revision: Type.Integer({ minimum: 1, description: 'the one it is based on: a newer one is not overwritten' }),
  weekly: Weekly,
  days: Days,
});
export const CalendarEffect = says(
  {
    openDeadlines: Count,
    moved: Type.Integer({ minimum: 0, description: 'deadlines that get another instant' }),
    later: Count,
    earlier: Count,
  },
  { $id: 'CalendarEffect' },
);

export const NoticeVersion = says(
  { version: Type.Integer(), text: LocalText, consentRequired: Type.Boolean(), validFrom: Instant },
  { $id: 'NoticeVersion' },
);
export const NoticeInput = hears({
  basedOn: Type.Integer({ minimum: 0, description: 'the newest version that was read; 0: there is none yet' }),
  text: Type.Record(Type.String({ pattern: '^(az|tr|ru|en)$' }), Type.String({ minLength: 20, maxLength: 20_000 }), {
    minProperties: 1,
    additionalProperties: false,
  }),
  consentRequired: Type.Boolean(),
});

export const AdministeredTenant = says(
  {
    id: Type.String(),
    name: LocalText,
    zone: Type.String(),
    languages: Type.Array(Type.String()),
    calendar: orNull(Type.String()),
    country: orNull(Type.String({ description: 'ISO 3166-1 alpha-2; null: taken from the zone' })),
    version: Version,
  },
  { $id: 'AdministeredTenant' },
);
const Zone = Type.String({ maxLength: 60, description: 'IANA time zone, such as Asia/Baku' });
export const Country = Type.String({ pattern: '^[A-Z]{2}$', description: 'ISO 3166-1 alpha-2' });
export const TenantChange = hears({
  version: Version,
  name: Type.Optional(Name),
  languages: Type.Optional(Type.Array(Language, { minItems: 1, uniqueItems: true })),
  calendar: Type.Optional(Id),
  country: Type.Optional(Country),
  zone: Type.Optional({ ...Zone, description: 'calendars count in it from now on; see previewZone' }),
});
export const ZoneQuery = hears({ zone: Zone });
export const ZoneEffect = says(
  {
    openCases: Count,
    openDeadlines: Count,
    moved: Type.Integer({ minimum: 0, description: 'deadlines that get another instant' }),
    later: Count,
    earlier: Count,
  },
  { $id: 'ZoneEffect' },
);
export const AdministeredService = says(
  { caseType: Type.String(), releaseId: Type.String(), number: Type.Integer(), settings: ServiceSettings },
  { $id: 'AdministeredService' },
);
export const ServiceChange = hears({
  releaseId: Type.String({ description: 'the release it is based on: a newer one is not overwritten' }),
  message: Type.String({ minLength: 3, maxLength: 400, description: 'why: kept with the new release' }),
  settings: Type.Partial(
    Type.Pick(ServiceSettings, [
      'terms',
      'confirmation',
      'denialLimit',
      'returnLimit',
      'objectionWithin',
      'reopenWithin',
      'retention',
    ]),
  ),
});

export const ReadinessView = says(
  {
    takesCases: Type.Boolean({ description: 'requests are taken, by the staff and on the portal' }),
    complete: Type.Boolean({ description: 'no step of a new request would wait for somebody who does not exist' }),
    items: Type.Array(
      says({
        id: oneOf(['departments', 'people', 'categories', 'responsibilities', 'calendar', 'notice', 'release']),
        done: Type.Boolean(),
        count: Count,
        gaps: Type.Array(
          says({
            code: oneOf(['nobody', 'nobody-works', 'nobody-besides', 'nobody-impartial', 'unserved']),
            blocks: Type.Boolean({ description: 'a request would stop; else somebody else decides each time' }),
            roles: Type.Array(Type.String(), { description: 'who could do it' }),
            steps: Type.Array(LocalText, { description: 'of the process, that would wait' }),
            names: Type.Array(LocalText, { description: 'of departments, organisations or categories' }),
          }),
        ),
      }),
    ),
  },
  { $id: 'Readiness' },
);

export const AdministrationEntry = says(
  {
    id: Type.String(),
    at: Instant,
    actor: ref(Actor),
    type: Type.String(),
    subjectKind: Type.String(),
    subjectId: Type.String(),
    subjectName: orNull(Type.String({ description: 'of a person' })),
    payload: Type.Record(Type.String(), Json),
  },
  { $id: 'AdministrationEntry' },
);
export const EntriesQuery = hears({
  ...Page,
  subjectKind: Type.Optional(Id),
  subjectId: Type.Optional(Id),
});

export const administrationSchemas = [
  AdministeredCalendar,
  AdministeredCategory,
  AdministeredDepartment,
  AdministeredOrganisation,
  AdministeredPerson,
  AdministeredService,
  AdministeredTenant,
  AdministeredTerritory,
  AdministrationEntry,
  CalendarEffect,
  MembershipView,
  NoticeVersion,
  PasswordSet,
  ReadinessView,
  SignInLink,
  TerritoriesImported,
  ZoneEffect,
];
