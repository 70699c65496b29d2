import { type Static, type TSchema, Type } from '@sinclair/typebox';
import { organisationKinds } from '../../api/schemas/administration/departments.ts';
import { personRoles } from '../../api/schemas/administration/people.ts';
import { Calendar } from '../../domain/calendar/calendar.ts';
import { Language } from '../../domain/language.ts';

const strict = { additionalProperties: false } as const;
const Id = Type.String({ pattern: '^[a-z0-9]+([-.][a-z0-9]+)*$', maxLength: 60 });
const Name = Type.Record(Type.String({ pattern: '^(az|tr|ru|en)$' }), Type.String({ minLength: 1 }), {
  minProperties: 1,
  additionalProperties: false,
});
const Email = Type.String({ pattern: '^[^@\\s]+@[^@\\s]+$' });
const oneOf = <const T extends readonly string[]>(values: T) =>
  Type.Union(values.map((value) => Type.Literal(value))) as unknown as TSchema & { static: T[number] };

const day = '^\\d{4}-\\d{2}-\\d{2}$';
const territoryKinds = ['region', 'district', 'city', 'settlement', 'quarter', 'street', 'building'] as const;

/** `tenant.json`: who the authority is, and which files there are; what is left out is left alone. */
export const TenantFile = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z][a-z0-9-]{1,40}$' }),
    name: Name,
    zone: Type.String(),
    region: Type.Optional(Type.String({ description: 'towns of one region may read each other' })),
    readableBy: Type.Optional(
      Type.Array(Type.String(), { description: 'tenants whose people may read the cases here, and change none' }),
    ),
    languages: Type.Array(Language, { minItems: 1, uniqueItems: true }),
    territories: Type.Optional(Type.String()),
    organisations: Type.Optional(Type.String()),
    departments: Type.Optional(Type.String()),
    people: Type.Optional(Type.String()),
    categories: Type.Optional(Type.String()),
    calendar: Type.Optional(Type.String()),
    managers: Type.Optional(Type.String()),
    privacyNotice: Type.Optional(Type.String()),
    services: Type.Optional(
      Type.Array(
        Type.Object({ caseType: Id, replace: Type.Optional(Type.Record(Type.String(), Type.String())) }, strict),
      ),
    ),
  },
  strict,
);
export type TenantFile = Static<typeof TenantFile>;

/** The lists and documents that `tenant.json` names. */
export const files = {
  territories: Type.Array(
    Type.Object(
      {
        id: Id,
        parentId: Type.Optional(Id),
        kind: oneOf(territoryKinds),
        name: Name,
        externalId: Type.Optional(Type.String({ minLength: 1 })),
      },
      strict,
    ),
  ),
  organisations: Type.Array(
    Type.Object({ id: Id, name: Name, kind: oneOf(organisationKinds), email: Type.Optional(Email) }, strict),
  ),
  departments: Type.Array(Type.Object({ id: Id, organisationId: Id, name: Name, email: Type.Optional(Email) }, strict)),
  categories: Type.Array(
    Type.Object(
      { id: Id, parentId: Type.Optional(Id), name: Name, position: Type.Optional(Type.Integer({ minimum: 0 })) },
      strict,
    ),
  ),
  people: Type.Array(
    Type.Object(
      {
        login: Type.String({ minLength: 2, maxLength: 200, description: 'user name; `sub` at a provider of your own' }),
        name: Type.String({ minLength: 2, maxLength: 200 }),
        email: Type.Optional(Email),
        language: Language,
        elsewhere: Type.Optional(
          Type.Boolean({
            description: 'works for another authority of this installation too, under the same user name',
          }),
        ),
        trial: Type.Optional(Type.Boolean({ description: 'of the sample data; everybody is real here' })),
        memberships: Type.Array(
          Type.Object(
            { role: oneOf(personRoles), organisationId: Type.Optional(Id), departmentId: Type.Optional(Id) },
            strict,
          ),
          { minItems: 1 },
        ),
      },
      strict,
    ),
  ),
  calendar: Calendar,
  managers: Type.Array(
    Type.Object(
      {
        territoryId: Id,
        departmentId: Id,
        from: Type.String({ pattern: day }),
        to: Type.Optional(Type.String({ pattern: day, description: 'the first day on which it is no more' })),
      },
      strict,
    ),
  ),
  privacyNotice: Type.Object(
    {
      version: Type.Integer({ minimum: 1 }),
      text: Name,
      consentRequired: Type.Boolean(),
      validFrom: Type.Optional(Type.String({ description: 'it counts from the moment it is loaded' })),
    },
    strict,
  ),
} as const;
export type FileName = keyof typeof files;
export type Content = { [name in FileName]?: Static<(typeof files)[name]> };
