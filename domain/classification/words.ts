import type { Language } from '../language.ts';
import { normalise } from '../normalise.ts';
import type { Hardened } from './sounds.ts';

/**
 * Words in, stems out, one for one, in the same order. Words come in lower case with the letters of their language, for
 * real stemmers (PostgreSQL's snowball for tr, ru, en) know vowel harmony and need ı and ş.
 */
export type Stem = (language: Language, words: readonly string[]) => readonly string[];

/** A word of a text: as written, and the forms by which it can match. */
export interface Word {
  readonly written: string;
  readonly forms: readonly string[];
}

const locale: Record<Language, string> = { az: 'az', tr: 'tr', ru: 'ru', en: 'en' };
const wordPattern = /[\p{L}\p{N}]+(?:['’ʼ][\p{L}]+)*/gu;

/** The words of a text as written. */
export const writtenWords = (text: string): string[] => text.normalize('NFC').match(wordPattern) ?? [];

/** A word in the lower case of its language (az, tr: I is ı, İ is i), which stemmers expect. */
export const lowerIn = (language: Language, word: string): string =>
  word.replace(/['’ʼ]/g, '').toLocaleLowerCase(locale[language]);

/** Words of a language that say nothing, normalised. */
export type StopWords = ReadonlySet<string>;

/** The words of a text that say something. */
export const meaningful = (words: readonly Word[], stopWords: StopWords): Word[] =>
  words.filter((word) => !stopWords.has(word.forms[0] ?? ''));

const formsOf = (...forms: (string | undefined)[]): string[] =>
  [...new Set(forms)].filter((form) => !!form) as string[];

/**
 * The words of a text with their forms in one language: the normalised word, and its normalised stem. Both, because
 * what is typed without marks ("sokagimizda") escapes the stemmer but not a list of words; and, where a sound has changed, as it stands alone.
 */
export function wordsOf(text: string, language: Language, stem: Stem, hardened?: Hardened): Word[] {
  const written = writtenWords(text);
  const stems = stem(
    language,
    written.map((word) => lowerIn(language, word)),
  );
  return written.map((word, index) => ({
    written: word,
    forms: formsOf(normalise(word), normalise(stems[index] ?? word), hardened?.(language, normalise(word))),
  }));
}
