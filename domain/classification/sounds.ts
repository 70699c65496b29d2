import { normalise } from '../normalise.ts';
import type { ClassificationContent } from './content.ts';

/** Shorter words keep their last sound: Turkish at and ad are two words. */
const shortest = 4;

/** Another form of a word of a language, in which its last sound is as it stands alone; undefined where it has none. */
export type Hardened = (language: string, word: string) => string | undefined;

/** Is it nothing but suffixes? */
const peels = (rest: string, suffixes: readonly string[]): boolean =>
  rest === '' || suffixes.some((each) => rest.startsWith(each) && peels(rest.slice(each.length), suffixes));

/**
 * The sound changes of the content: otağında -> otaq, çörəyi -> çörək, sokağı -> sokak. Works on normalised words, so what is typed
 * without marks counts as well.
 */
export function hardenedBy(content: ClassificationContent): Hardened {
  const rules = new Map(
    Object.entries(content.languages).flatMap(([language, { sounds, suffixes }]) => {
      if (!sounds) return [];
      const changes = new Map(Object.entries(sounds.changes).map(([soft, hard]) => [normalise(soft), normalise(hard)]));
      // A sound that changes stands before a vowel.
      const before = (sounds.before ?? suffixes).map(normalise).filter((each) => /^[aeiou]/.test(each));
      return [[language, { changes, before, all: [...new Set([...before, ...suffixes.map(normalise)])] }] as const];
    }),
  );
  return (language, word) => {
    const rule = rules.get(language);
    if (!rule) return undefined;
    for (let end = shortest; end < word.length; end++) {
      const hard = rule.changes.get(word[end - 1]!);
      const rest = word.slice(end);
      if (hard === undefined || !rule.before.some((each) => rest.startsWith(each)) || !peels(rest, rule.all)) continue;
      return word.slice(0, end - 1) + hard;
    }
    return undefined;
  };
}
