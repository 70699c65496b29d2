import { Type } from '@sinclair/typebox';
import { hears, Page } from '../common.ts';

export const Version = Type.Integer({
  minimum: 1,
  description: 'as it was read: a change based on an older one is refused',
});
export const Email = Type.String({ format: 'email', maxLength: 200 });
export const Sought = Type.Optional(Type.String({ maxLength: 100, description: 'words of the name, in any language' }));
export const Name = Type.Record(
  Type.String({ pattern: '^(az|tr|ru|en)$' }),
  Type.String({ minLength: 1, maxLength: 200 }),
  {
    minProperties: 1,
    additionalProperties: false,
    description: 'by language',
  },
);
export const Slug = Type.String({
  pattern: '^[a-z0-9]+([-.][a-z0-9]+)*$',
  maxLength: 60,
  description: 'never changes',
});
export const RegisterQuery = hears({ ...Page, q: Sought, active: Type.Optional(Type.Boolean()) });
