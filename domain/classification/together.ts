import { type Match, matchesIn, type Together } from './lexicon.ts';
import type { Word } from './words.ts';

/** Words that belong together stand in one thought: residents write short sentences, and few of them. */
const widest = 9;

/** Index of the first match at this place or behind it; matches come in the order of their places. */
function firstFrom(matches: readonly Match[], place: number): number {
  let [low, high] = [0, matches.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (matches[middle]!.place < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** One match of each further group near the places that are taken; undefined when a group has none. Only neighbours are looked at: texts can be long. */
function near(groups: readonly (readonly Match[])[], taken: readonly number[]): number[] | undefined {
  const [group, ...rest] = groups;
  if (!group) return [...taken];
  const last = Math.min(...taken) + widest;
  for (let index = firstFrom(group, Math.max(...taken) - widest); index < group.length; index++) {
    const { pattern, place } = group[index]!;
    if (place > last) return undefined;
    const own = pattern.parts.map((_, part) => place + part);
    // One word is not two: "smoke" alone is not smoke beside smoke.
    const found = own.some((each) => taken.includes(each)) ? undefined : near(rest, [...taken, ...own]);
    if (found) return found;
  }
  return undefined;
}

/** The places of one match of each group that lie near each other; undefined when a group has none, or they lie too far apart. */
export function placesTogether(
  { groups }: Together,
  words: readonly Word[],
  counts: (match: Match) => boolean,
): number[] | undefined {
  const [first, ...others] = groups.map((group) => matchesIn(group, words).filter(counts));
  if (!first || others.some((matches) => matches.length === 0)) return undefined;
  for (const { pattern, place } of first) {
    const found = near(
      others,
      pattern.parts.map((_, part) => place + part),
    );
    if (found) return found.sort((a, b) => a - b);
  }
  return undefined;
}
