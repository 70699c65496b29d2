import { type Static, type TObject, type TProperties, type TSchema, Type } from '@sinclair/typebox';
import { Language, LocalText } from '../../domain/language.ts';

export { Language, LocalText };

/** What we say: every property is declared, and a reply with another one fails its test. */
export const says = <T extends TProperties>(properties: T, options: { $id?: string; description?: string } = {}) =>
  Type.Object(properties, { additionalProperties: false, ...options }) as TObject<T>;

/** What we hear: properties we don't know are forgiven. */
export const hears = <T extends TProperties>(properties: T, options: { description?: string } = {}) =>
  Type.Object(properties, options) as TObject<T>;

/** A schema that has a name in the OpenAPI file; it must be among `named` in schemas/index.ts. */
export const ref = <T extends TSchema>(schema: T) => Type.Unsafe<Static<T>>({ $ref: `${schema.$id}#` });

export const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
export const oneOf = <const T extends string>(values: readonly T[], options: { description?: string } = {}) =>
  Type.Unsafe<T>({ type: 'string', enum: [...values], ...options });

export const Id = Type.String({ minLength: 1, maxLength: 100 });
export const Instant = Type.String({ format: 'date-time', description: 'RFC 3339, UTC' });
export const Count = Type.Integer({ minimum: 0 });
export const Urgency = oneOf(['normal', 'urgent', 'emergency']);
/** How the promised term stands; a due instant alone does not tell why there is none. */
export const TermState = oneOf(['none', 'running', 'as-soon-as-possible', 'paused', 'over'], {
  description:
    'none: not set yet; as-soon-as-possible: promised in these words, the due instant is for staff; over: the work is done, or the case has ended',
});
export const Json = Type.Unknown();

/** Something with a name in the languages of the tenant. */
export const Named = says({ id: Type.String(), name: LocalText }, { $id: 'Named' });

/** A place and the name of the one right above: a house number says little without its street. */
export const Place = says(
  {
    id: Type.String(),
    name: LocalText,
    within: orNull(LocalText),
  },
  { $id: 'Place' },
);

/** Who did it: a person of the staff, `resident`, an integrator's client, a worker or the engine. */
export const Actor = says(
  {
    id: Type.String(),
    kind: oneOf(['person', 'resident', 'client', 'worker', 'engine']),
    name: orNull(Type.String()),
  },
  { $id: 'Actor' },
);

export const TenantParams = hears({
  tenant: Type.String({ pattern: '^[a-z][a-z0-9-]{1,40}$', description: 'the tenant, such as `sahil`' }),
});

export const Page = {
  after: Type.Optional(Type.String({ maxLength: 400, description: '`next` of the page before' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
};

/** `next` is null on the last page. */
export const pageOf = <T extends TSchema>(item: T) => says({ items: Type.Array(item), next: orNull(Type.String()) });

export const Problem = Type.Object(
  {
    type: Type.String({ description: 'the error of the catalogue: docs/errors.md' }),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.String(),
    detail: Type.Optional(Type.String()),
    instance: Type.String({ description: 'id of the request: name it when you ask for help' }),
    errors: Type.Optional(
      Type.Array(
        Type.Object(
          {
            field: Type.String(),
            expected: Type.String(),
            got: Type.String(),
          },
          { additionalProperties: false },
        ),
      ),
    ),
  },
  { $id: 'Problem', additionalProperties: false, description: 'RFC 9457' },
);

export const Done = Type.Null({ description: 'done' });
export type { Static };
