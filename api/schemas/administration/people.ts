import { Type } from '@sinclair/typebox';
import { Count, hears, Id, Instant, Language, oneOf, orNull, Page, ref, says } from '../common.ts';
import { Email, Version } from './shared.ts';

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
