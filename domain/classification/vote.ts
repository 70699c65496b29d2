import { type Lexicon, type Match, matchesIn } from './lexicon.ts';
import { placesTogether } from './together.ts';
import type { Word } from './words.ts';

/** Words of the text that spoke for an entry. */
export interface VoteReason {
  readonly entry: string;
  /** As the resident wrote them. */
  readonly words: string;
  readonly weight: number;
}

export interface Votes {
  /** Entry id -> sum of the weights of its matches. */
  readonly scores: ReadonlyMap<string, number>;
  readonly reasons: readonly VoteReason[];
}

/** The words of a match, each with the entry that it speaks for. */
const keysOf = ({ pattern, place }: Match): string[] =>
  pattern.parts.map((_, index) => `${pattern.entry}:${place + index}`);

const length = (match: Match): number => match.pattern.parts.length;

/** Longer matches first; a word that a phrase of the same entry took does not count again, nor does a repeated word. */
function counted(matches: readonly Match[], words: readonly Word[]): Match[] {
  const taken = new Set<string>();
  return [...matches]
    .sort((a, b) => length(b) - length(a) || b.pattern.weight - a.pattern.weight || a.place - b.place)
    .filter((match) => {
      const keys = match.pattern.parts.map(
        (_, index) => `${match.pattern.entry}:${words[match.place + index]!.forms.at(-1)}`,
      );
      if (keys.some((key) => taken.has(key))) return false;
      for (const key of keys) taken.add(key);
      return true;
    });
}

/** What the words of a text say about the entries of a lexicon; entries with a veto in the text are left out. */
export function vote(lexicon: Lexicon, words: readonly Word[]): Votes {
  const vetoed = new Set(matchesIn(lexicon.vetoes, words).map((match) => match.pattern.entry));
  const masked = new Set(matchesIn(lexicon.masks, words).flatMap(keysOf));
  const speaks = (match: Match): boolean =>
    !vetoed.has(match.pattern.entry) && !keysOf(match).some((key) => masked.has(key));
  const matches = matchesIn(lexicon.votes, words).filter(speaks);
  const scores = new Map<string, number>();
  const reasons = counted(matches, words).map((match) => {
    const { entry, weight } = match.pattern;
    scores.set(entry, (scores.get(entry) ?? 0) + weight);
    const written = words.slice(match.place, match.place + length(match)).map((word) => word.written);
    return { entry, words: written.join(' '), weight };
  });
  for (const pattern of lexicon.together) {
    const places = placesTogether(pattern, words, speaks);
    if (!places) continue;
    const { entry, weight } = pattern;
    scores.set(entry, (scores.get(entry) ?? 0) + weight);
    reasons.push({ entry, words: places.map((place) => words[place]!.written).join(' … '), weight });
  }
  return { scores, reasons };
}

/** The votes of the language that says most: a text is written in one language, and az and tr share many words. */
export const strongest = (all: readonly Votes[]): Votes =>
  all.reduce((best, votes) => (sum(votes) > sum(best) ? votes : best));

const sum = (votes: Votes): number => [...votes.scores.values()].reduce((a, b) => a + b, 0);
