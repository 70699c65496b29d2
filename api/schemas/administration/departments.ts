import { Type } from '@sinclair/typebox';
import { Count, hears, Id, LocalText, oneOf, orNull, Page, says } from '../common.ts';
import { Email, Name, Slug, Sought, Version } from './shared.ts';

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
export const DepartmentsQuery = hears({
  ...Page,
  q: Sought,
  active: Type.Optional(Type.Boolean()),
  organisationId: Type.Optional(Id),
});
