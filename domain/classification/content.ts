import { type Static, Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';

const strict = { additionalProperties: false } as const;
const Words = Type.Array(Type.String({ minLength: 1 }));

/** Words by language. Written as a person writes them: normalising and stemming are the program's work. */
const ByLanguage = Type.Partial(Type.Object({ az: Words, tr: Words, ru: Words, en: Words }, strict));
export type WordsByLanguage = Static<typeof ByLanguage>;

const Entry = Type.Object(
  {
    id: Type.String(),
    within: Type.Optional(
      Type.String({
        description:
          'the category above it: asked only where that one is meant, and said when its words are clear; they say nothing of the one above',
      }),
    ),
    words: ByLanguage,
    phrases: Type.Optional(ByLanguage),
    weight: Type.Optional(
      Type.Number({ exclusiveMinimum: 0, description: 'of each word of the entry; 1 when left out' }),
    ),
    not: Type.Optional({ ...ByLanguage, description: 'words or phrases that take the entry out of the vote' }),
    together: Type.Optional({
      ...ByLanguage,
      description:
        'groups joined by +, alternatives by |: one of each group, near each other in any order, counts double',
    }),
    except: Type.Optional({
      ...ByLanguage,
      description: 'phrases whose words do not speak for the entry where they stand so: "fire escape" is no fire',
    }),
  },
  strict,
);
export type ClassificationEntry = Static<typeof Entry>;

/**
 * `processes/<case-type>/classification.json`: the words by which a description votes for a category, an urgency and
 * a kind. A word counts once however often it stands in the text; a phrase (two or more words in this order, next to
 * each other) counts double and its words don't count again; a word ending in `*` fits every word that begins so, one
 * after `=` only itself and no word of its stem. `lift* + stuck|trapped`
 * fits where one word of each group stands in the text, not too far apart.
 */
export const ClassificationContent = Type.Object(
  {
    languages: Type.Record(
      Type.String(),
      Type.Object(
        {
          suffixes: Type.Array(Type.String(), {
            description: 'stripped from the end of a word, the longest that fits first, again and again (az)',
          }),
          minStem: Type.Optional(
            Type.Integer({ minimum: 1, description: 'letters that must remain; 3 when left out' }),
          ),
          sounds: Type.Optional(
            Type.Object(
              {
                changes: Type.Record(Type.String(), Type.String(), {
                  description:
                    'last letter of a word as it stands before some suffixes -> as it stands alone (otağı: ğ -> q)',
                }),
                before: Type.Optional({ ...Words, description: 'those suffixes; `suffixes` when left out' }),
              },
              strict,
            ),
          ),
          stopWords: Type.Optional({
            ...Words,
            description: 'left out of texts and phrases, so that a phrase is found across them',
          }),
        },
        strict,
      ),
    ),
    categories: Type.Array(Entry, { description: 'id = a category of the tenant' }),
    urgency: Type.Array(Entry, { description: 'id = emergency or urgent; without a match it is normal' }),
    kinds: Type.Array(Entry, { description: 'id = a kind of the settings' }),
    defaultKind: Type.String(),
    threshold: Type.Number({ minimum: 0, maximum: 1, description: 'a lower confidence goes to a person' }),
  },
  strict,
);
export type ClassificationContent = Static<typeof ClassificationContent>;

/** One sentence of the labelled set by which precision is measured. */
export const LabelledSentence = Type.Object(
  {
    text: Type.String(),
    language: Type.Union([Type.Literal('az'), Type.Literal('tr'), Type.Literal('ru'), Type.Literal('en')]),
    category: Type.String(),
    urgency: Type.Optional(Type.String()),
    kind: Type.Optional(Type.String()),
  },
  strict,
);
export type LabelledSentence = Static<typeof LabelledSentence>;

/** Checked content. Throws an Error that lists every fault with its path. */
export function parseClassification(value: unknown): ClassificationContent {
  const faults = [...Value.Errors(ClassificationContent, value)].map(
    (error) => `${error.path || '/'}: ${error.message}`,
  );
  if (faults.length > 0) throw new Error(`expected classification content but found:\n${faults.join('\n')}`);
  return value as ClassificationContent;
}
