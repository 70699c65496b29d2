import { type Static, Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { Calendar } from '../../domain/calendar/calendar.ts';
import { LocalText } from '../../domain/language.ts';

const strict = { additionalProperties: false } as const;
const Id = Type.String({ pattern: '^[a-z0-9]+([-.][a-z0-9]+)*$' });

/** A place; parents stand before their children. */
export const Territory = Type.Object(
  {
    id: Id,
    parentId: Type.Optional(Id),
    kind: Type.String(),
    name: LocalText,
    externalId: Type.Optional(Type.String()),
  },
  strict,
);
export const Organisation = Type.Object(
  { id: Id, name: LocalText, kind: Type.String(), email: Type.Optional(Type.String()) },
  strict,
);
export const Department = Type.Object(
  { id: Id, organisationId: Id, name: LocalText, email: Type.Optional(Type.String()) },
  strict,
);
export const Category = Type.Object({ id: Id, parentId: Type.Optional(Id), name: LocalText }, strict);
export const Person = Type.Object(
  {
    /** Sign-in name of the trial provider, and the subject it tells. */
    id: Id,
    name: Type.String(),
    email: Type.String(),
    language: Type.String(),
    memberships: Type.Array(
      Type.Object({ role: Type.String(), organisationId: Type.Optional(Id), departmentId: Type.Optional(Id) }, strict),
      { minItems: 1 },
    ),
  },
  strict,
);

/** An authority as it is put up: who it is, where, who works there, what requests are about, when it works. */
export const Authority = Type.Object(
  {
    tenant: Type.Object(
      {
        id: Id,
        name: LocalText,
        zone: Type.String(),
        languages: Type.Array(Type.String(), { minItems: 1 }),
        region: Type.Optional(Id),
      },
      strict,
    ),
    territories: Type.Array(Territory),
    organisations: Type.Array(Organisation),
    departments: Type.Array(Department),
    people: Type.Array(Person),
    categories: Type.Array(Category),
    calendar: Calendar,
    privacyNotice: Type.Object(
      { version: Type.Integer({ minimum: 1 }), text: LocalText, consentRequired: Type.Boolean() },
      strict,
    ),
  },
  strict,
);
export type Authority = Static<typeof Authority>;

/** Checked content. Throws an Error that lists every fault with its path. */
export function parseAuthority(value: unknown): Authority {
  const faults = [...Value.Errors(Authority, value)].map((fault) => `${fault.path || '/'}: ${fault.message}`);
  if (faults.length > 0) throw new Error(`expected an authority but found:\n${faults.slice(0, 20).join('\n')}`);
  return value as Authority;
}
