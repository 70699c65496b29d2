import { type Match, matchesIn, type Together } from './lexicon.ts';
import type { Word } from './words.ts';

/** Words that belong together stand in one thought: residents write short sentences, and few of them. */
const widest = 9;

/** The places of one match of each group that lie nearest together; undefined when a group has none, or they lie too far apart. */
export function placesTogether(
  { groups }: Together,
  words: readonly Word[],
  counts: (match: Match) => boolean,
): number[] | undefined {
  const found = groups.map((group) => matchesIn(group, words).filter(counts));
  let best: number[] | undefined;
  const spread = (places: readonly number[]): number => Math.max(...places) - Math.min(...places);
  const choose = (group: number, places: readonly number[]): void => {
    if (places.length > 0 && spread(places) > widest) return;
    if (group === found.length) {
      if (!best || spread(places) < spread(best)) best = [...places];
      return;
    }
    for (const match of found[group]!) {
      const own = match.pattern.parts.map((_, index) => match.place + index);
      // One word is not two: "smoke" alone is not smoke beside smoke.
      if (!own.some((place) => places.includes(place))) choose(group + 1, [...places, ...own]);
    }
  };
  choose(0, []);
  return best?.sort((a, b) => a - b);
}
