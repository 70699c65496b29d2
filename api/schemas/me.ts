import { Type } from '@sinclair/typebox';
import { hears, Language, LocalText, oneOf, orNull, says } from './common.ts';

export const roles = [
  'operator',
  'clerk',
  'head',
  'reviewer',
  'supervisor',
  'analyst',
  'administrator',
  'integrator',
] as const;

export const Me = says(
  {
    id: Type.String(),
    name: Type.String(),
    language: Type.String(),
    csrfToken: orNull(Type.String({ description: 'sent back as the header x-csrf-token with every unsafe request' })),
    tenants: Type.Array(
      says({
        id: Type.String(),
        name: LocalText,
        languages: Type.Array(Type.String()),
        zone: Type.String(),
        examplePhone: Type.String({ description: 'how people there write a telephone number' }),
        readOnly: Type.Boolean({ description: 'may read here by a grant to its own tenant' }),
        takesCases: Type.Boolean({ description: 'false: something is still missing, see getReadiness' }),
        memberships: Type.Array(
          says({
            role: Type.String(),
            organisationId: orNull(Type.String()),
            departmentId: orNull(Type.String()),
            departmentName: orNull(LocalText),
          }),
        ),
        groups: Type.Array(Type.String(), { description: 'the task groups one is in' }),
        abilities: says({
          administer: Type.Boolean(),
          openCase: Type.Boolean(),
          recordCall: Type.Boolean(),
          listIncidents: Type.Boolean(),
          deployRelease: Type.Boolean(),
          readMailbox: Type.Boolean(),
          decideUnsent: Type.Boolean(),
          tellByPhone: Type.Boolean({ description: 'tells residents by telephone what cannot be written to them' }),
          listAllTasks: Type.Boolean({ description: 'sees the open tasks of everybody' }),
          searchPersons: Type.Boolean({ description: 'finds cases by name, telephone and e-mail' }),
        }),
      }),
    ),
  },
  { $id: 'Me' },
);

export const SignedOut = says(
  { next: Type.String({ description: 'where the browser goes now' }) },
  { $id: 'SignedOut' },
);
export const MeChange = hears({ language: Language });

export const Setup = says(
  {
    needed: Type.Boolean(),
    signIn: oneOf(['embedded', 'issuer'], {
      description: 'embedded: with a password kept here; issuer: at your OpenID provider',
    }),
  },
  { $id: 'Setup' },
);
export const CountriesQuery = hears({
  zone: Type.Optional(Type.String({ maxLength: 60, description: 'an IANA time zone' })),
});
export const Countries = says(
  {
    items: Type.Array(Type.String(), { description: 'where an authority can be, by ISO 3166-1 alpha-2' }),
    ofZone: orNull(Type.String({ description: 'in which the zone lies; null: in none, such as UTC' })),
    zoneKnown: Type.Boolean(),
  },
  { $id: 'Countries' },
);
export const SetupInput = hears({
  token: Type.String({ description: 'printed by the server at its start' }),
  tenant: hears({
    id: Type.String({ pattern: '^[a-z][a-z0-9-]{1,40}$' }),
    name: LocalText,
    zone: Type.String(),
    country: Type.Optional(
      Type.String({ pattern: '^[A-Z]{2}$', description: 'ISO 3166-1 alpha-2; the one of the zone when left out' }),
    ),
    languages: Type.Array(Language, { minItems: 1 }),
  }),
  administrator: hears({
    name: Type.String({ minLength: 2, maxLength: 200 }),
    email: Type.Optional(orNull(Type.String({ format: 'email' }))),
    language: Language,
    password: Type.Optional(Type.String({ minLength: 10, maxLength: 200, description: 'for the embedded provider' })),
    subject: Type.Optional(
      Type.String({ description: 'what your OpenID provider calls the person; the user name at the embedded one' }),
    ),
  }),
});
