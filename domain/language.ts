import { type Static, Type } from '@sinclair/typebox';

/** The languages of residents and staff, in the order in which screens offer them. */
export const languages = ['az', 'tr', 'ru', 'en'] as const;

export const Language = Type.Union([Type.Literal('az'), Type.Literal('tr'), Type.Literal('ru'), Type.Literal('en')]);
export type Language = Static<typeof Language>;

/** A text by language code; a language may be missing, the reader falls back to another one. */
export const LocalText = Type.Record(Type.String(), Type.String());
export type LocalText = Static<typeof LocalText>;

/** The text in the wanted language, else in the first language that has one, else undefined. */
export function textIn(text: LocalText | undefined, language: Language): string | undefined {
  if (!text) return undefined;
  return text[language] ?? languages.map((each) => text[each]).find(Boolean) ?? Object.values(text)[0];
}
