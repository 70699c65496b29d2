import { normalise } from '../normalise.ts';
import type { ClassificationContent } from './content.ts';
import type { Stem } from './words.ts';

/** Endings of an inflected language pile up ("evlərimizdə"); more than this many is no word of anybody's. */
const mostSuffixes = 6;

/** Strips the longest suffix that fits, again and again, as long as enough letters remain. Works on normalised words. */
export function stripSuffixes(word: string, suffixes: readonly string[], minStem: number): string {
  let stem = word;
  for (let count = 0; count < mostSuffixes; count++) {
    const suffix = suffixes.find((each) => stem.endsWith(each) && stem.length - each.length >= minStem);
    if (!suffix) return stem;
    stem = stem.slice(0, -suffix.length);
  }
  return stem;
}

/**
 * A stem function from the suffix lists of the content. Languages without a list go to `other` (PostgreSQL's stemmers,
 * or a snapshot of them), or stay as they are.
 */
export function suffixStem(content: ClassificationContent, other: Stem = (_language, words) => words): Stem {
  const lists = new Map(
    Object.entries(content.languages).map(([language, rules]) => [
      language,
      {
        suffixes: [...new Set(rules.suffixes.map(normalise))].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)),
        minStem: rules.minStem ?? 3,
      },
    ]),
  );
  return (language, words) => {
    const list = lists.get(language);
    if (!list || list.suffixes.length === 0) return other(language, words);
    return words.map((word) => stripSuffixes(normalise(word), list.suffixes, list.minStem));
  };
}
