import { type Language, languages } from '../language.ts';
import type { ClassificationContent, ClassificationEntry, WordsByLanguage } from './content.ts';

/** A category of the authority, with the words by which its administrators know it. */
export interface CategoryWords {
  readonly id: string;
  /** The one above it; left out or null = none. */
  readonly parentId?: string | null;
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

/** What lies below a category, at any depth: its words speak for the category too. */
function below(id: string, own: readonly CategoryWords[], met = new Set([id])): CategoryWords[] {
  const children = own.filter((each) => each.parentId === id && !met.has(each.id));
  for (const each of children) met.add(each.id);
  return [...children, ...children.flatMap((each) => below(each.id, own, met))];
}

/**
 * The words of a release for the categories that the authority has, together with the authority's own. What the release knows of other
 * categories is left out: nobody could be asked to deal with it.
 */
export function withOwnWords(content: ClassificationContent, own: readonly CategoryWords[]): ClassificationContent {
  const known = new Map(content.categories.map((entry) => [entry.id, entry]));
  const categories = own.map((category) => {
    const { within: _, ...entry } = known.get(category.id) ?? { id: category.id, words: {} };
    const lower = below(category.id, own);
    // What the release says of a lower category by itself, not as a part of this one, is said of this one too.
    const said = lower.map((each) => known.get(each.id)).filter((each) => each && each.within === undefined);
    const words = lower.reduce((sum, each) => joined(sum, each.words), category.words);
    const spoken: ClassificationEntry = { ...entry };
    for (const each of said) {
      spoken.words = joined(spoken.words, each!.words);
      spoken.phrases = joined(spoken.phrases ?? {}, each!.phrases ?? {});
      spoken.together = joined(spoken.together ?? {}, each!.together ?? {});
    }
    return { ...withWords(spoken, words), ...(category.parentId && { within: category.parentId }) };
  });
  return { ...content, categories };
}
