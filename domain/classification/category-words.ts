import { type Language, languages } from '../language.ts';
import type { ClassificationContent, ClassificationEntry, WordsByLanguage } from './content.ts';

/** A category of the authority, with the words by which its administrators know it. */
export interface CategoryWords {
  readonly id: string;
  /** Words and phrases as a person writes them; `boru*` fits every word that begins so. */
  readonly words: WordsByLanguage;
}

const isPhrase = (text: string): boolean => /\s/.test(text.trim());

/** Some of the words of each language, none where a language has none. */
function pick(words: WordsByLanguage, wanted: (text: string) => boolean): WordsByLanguage {
  const some = (language: Language) => (words[language] ?? []).filter((text) => wanted(text));
  return Object.fromEntries(languages.map((language) => [language, some(language)]));
}

function joined(a: WordsByLanguage, b: WordsByLanguage): WordsByLanguage {
  const both = (language: Language) => [...new Set([...(a[language] ?? []), ...(b[language] ?? [])])];
  return Object.fromEntries(languages.map((language) => [language, both(language)]));
}

function withWords(entry: ClassificationEntry, words: WordsByLanguage): ClassificationEntry {
  return {
    ...entry,
    words: joined(
      entry.words,
      pick(words, (text) => !isPhrase(text)),
    ),
    phrases: joined(entry.phrases ?? {}, pick(words, isPhrase)),
  };
}

/**
 * The words of a release for the categories that the authority has, together with the authority's own. What the release knows of other
 * categories is left out: nobody could be asked to deal with it.
 */
export function withOwnWords(content: ClassificationContent, own: readonly CategoryWords[]): ClassificationContent {
  const known = new Map(content.categories.map((entry) => [entry.id, entry]));
  const categories = own.map(({ id, words }) => withWords(known.get(id) ?? { id, words: {} }, words));
  return { ...content, categories };
}
