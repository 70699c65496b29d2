import { Type } from '@sinclair/typebox';
import { hears, Id, Language, LocalText, Named, orNull, ref, says } from './common.ts';

export const Tenant = says(
  {
    id: Type.String(),
    name: LocalText,
    zone: Type.String({ description: 'IANA time zone' }),
    languages: Type.Array(Type.String()),
  },
  { $id: 'Tenant' },
);

export const Category = says(
  { id: Type.String(), parentId: orNull(Type.String()), name: LocalText, active: Type.Boolean() },
  { $id: 'Category' },
);
export const Department = says(
  {
    id: Type.String(),
    organisationId: Type.String(),
    organisation: LocalText,
    name: LocalText,
    active: Type.Boolean({ description: 'false: it acts no longer, but cases of the past name it' }),
  },
  { $id: 'Department' },
);
export const Territory = says(
  {
    id: Type.String(),
    parentId: orNull(Type.String()),
    kind: Type.String(),
    name: LocalText,
    path: Type.Array(LocalText, { description: 'the names above it, the largest first' }),
  },
  { $id: 'Territory' },
);
export const Colleague = says(
  {
    id: Type.String(),
    name: Type.String(),
    roles: Type.Array(
      says({ role: Type.String(), departmentId: orNull(Type.String()), organisationId: orNull(Type.String()) }),
    ),
  },
  { $id: 'Colleague' },
);
export const Service = says(
  {
    caseType: Type.String(),
    releaseId: Type.String(),
    kinds: Type.Array(ref(Named)),
    outcomes: Type.Array(ref(Named)),
    cancelReasons: Type.Array(ref(Named)),
    endings: Type.Array(ref(Named)),
  },
  { $id: 'Service' },
);

export const TerritoryQuery = hears({
  q: Type.Optional(Type.String({ maxLength: 100 })),
  parentId: Type.Optional(Id),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
});

export const Notice = says(
  { version: Type.Integer(), text: LocalText, consentRequired: Type.Boolean() },
  { $id: 'Notice' },
);

export const Integrator = says(
  { clientId: Type.String(), clientSecret: Type.String({ description: 'told only once' }), tokenUrl: Type.String() },
  { $id: 'Integrator' },
);
export const IntegratorInput = hears({
  name: Type.String({ minLength: 2, maxLength: 100, pattern: '^[a-z0-9][a-z0-9-]*$' }),
  language: Type.Optional(Language),
  receivesCodes: Type.Optional(
    Type.Boolean({
      default: false,
      description:
        'it is told the secret codes of the cases that it opens, and hands them to the resident: with one the resident answers, withdraws and reopens',
    }),
  ),
});
