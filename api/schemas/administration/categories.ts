import { Type } from '@sinclair/typebox';
import { Count, hears, Id, Language, LocalText, Named, oneOf, orNull, ref, says } from '../common.ts';
import { Name, Slug, Version } from './shared.ts';

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
export const SentenceInput = hears({
  text: Type.String({ minLength: 1, maxLength: 4000 }),
  language: Type.Optional(orNull(Language)),
  category: Type.Optional(
    hears(
      { id: Type.String({ maxLength: 60 }), parentId: Type.Optional(orNull(Id)), words: Words },
      { description: 'one category as it is being written: its words stand in the place of those that are kept' },
    ),
  ),
});
const Said = Type.Array(Type.String(), { description: 'words of the sentence, as they were written' });
export const SentenceTried = says(
  {
    category: orNull(ref(Named)),
    confidence: Type.Number(),
    sure: Type.Boolean({ description: 'a request would go on with it; else a person decides' }),
    words: Said,
    urgency: Type.String(),
    urgencyWords: Said,
    candidates: Type.Array(says({ category: ref(Named), share: Type.Number(), words: Said })),
  },
  { $id: 'SentenceTried' },
);
export const CategoryChange = hears({
  version: Version,
  name: Type.Optional(Name),
  parentId: Type.Optional(orNull(Id)),
  position: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000 })),
  words: Type.Optional(Words),
  servedBy: Type.Optional(Served),
  active: Type.Optional(Type.Boolean()),
});
