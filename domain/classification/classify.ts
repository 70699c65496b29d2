import { type Language, languages } from '../language.ts';
import type { ClassificationContent, ClassificationEntry } from './content.ts';
import { type Lexicon, lexiconsOf, stopWordsOf } from './lexicon.ts';
import { hardenedBy } from './sounds.ts';
import { suffixStem } from './suffixes.ts';
import { strongest, type VoteReason, type Votes, vote } from './vote.ts';
import { meaningful, type Stem, type Word, wordsOf } from './words.ts';

export interface Classification {
  /** null when no word speaks for any category. */
  readonly category: string | null;
  readonly urgency: string;
  readonly kind: string;
  /** 0 to 1, of the category. */
  readonly confidence: number;
  /** Is the confidence high enough to go on without a person? */
  readonly sure: boolean;
  /** The best categories, best first, each with the words that spoke for it: for a person to choose from. */
  readonly candidates: readonly Candidate[];
  readonly reasons: {
    readonly category: readonly VoteReason[];
    readonly urgency: readonly VoteReason[];
    readonly kind: readonly VoteReason[];
  };
}

export interface Candidate {
  readonly category: string;
  /** Share of all votes, less the fewer words spoke: 0 to 1. */
  readonly share: number;
  readonly reasons: readonly VoteReason[];
}

/** A category, and the words that led down to it. */
interface Found {
  readonly category: string;
  readonly reasons: readonly VoteReason[];
}

/** A description -> what it is about, by the words of the language it was given in; by those of all where these say nothing, or none was given. */
export type Classifier = (text: string, language?: Language) => Classification;

const ranked = (votes: Votes): [string, number][] =>
  [...votes.scores].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));

/**
 * How sure the winner is: its share of the votes of the two best (a tie is one half), less the more the fewer words
 * spoke at all: one lonely word counts for three quarters, two for fifteen sixteenths.
 */
export function confidenceOf(best: number, second: number): number {
  if (best <= 0) return 0;
  return (best / (best + second)) * telling(best);
}

const telling = (score: number): number => 1 - 4 ** -score;

const ofEntry = (votes: Votes, entry: string | null): VoteReason[] =>
  votes.reasons.filter((reason) => reason.entry === entry);

/** More would be a list, not a proposal. */
const mostCandidates = 3;

function candidatesOf(votes: Votes, within: (category: string) => string): Candidate[] {
  const all = ranked(votes);
  const sum = all.reduce((total, [, score]) => total + score, 0);
  return all.slice(0, mostCandidates).map(([category, score]) => ({
    category: within(category),
    share: (score / sum) * telling(score),
    reasons: ofEntry(votes, category),
  }));
}

/** `emergency` before `urgent`: the order of the content. One word is enough, for missing an emergency is worse. */
function urgencyOf(content: ClassificationContent, votes: Votes): string {
  return content.urgency.find((entry) => (votes.scores.get(entry.id) ?? 0) > 0)?.id ?? 'normal';
}

/**
 * A classifier over the words of the content. Compile it once per release: stems of the content are worked out here.
 * `stem` is asked for languages without a suffix list; left out, their words match as they are.
 */
export function classifierOf(content: ClassificationContent, stem?: Stem): Classifier {
  const stems = suffixStem(content, stem);
  const hardened = hardenedBy(content);
  const ids = new Set(content.categories.map((entry) => entry.id));
  // The categories of each level vote among themselves: first what it is about, then which of what lies below that.
  const levels = new Map<string | null, ClassificationEntry[]>();
  for (const entry of content.categories) {
    const above = entry.within !== undefined && ids.has(entry.within) ? entry.within : null;
    levels.set(above, [...(levels.get(above) ?? []), entry]);
  }
  const ofLevel = new Map([...levels].map(([above, entries]) => [above, lexiconsOf(content, entries, stems)]));
  const lexicons = {
    category: ofLevel.get(null) ?? lexiconsOf(content, [], stems),
    urgency: lexiconsOf(content, content.urgency, stems),
    kind: lexiconsOf(content, content.kinds, stems),
  };
  const stopWords = new Map(languages.map((language) => [language, stopWordsOf(content, language)]));
  const ask = (of: ReadonlyMap<Language, Lexicon>, words: ReadonlyMap<Language, Word[]>): Votes =>
    strongest([...words].map(([language, list]) => vote(of.get(language)!, list)));

  const wordsIn = (text: string, language: Language): Word[] =>
    meaningful(wordsOf(text, language, stems, hardened), stopWords.get(language)!);

  /** As far down as the words are clear. */
  const below = (category: string, words: ReadonlyMap<Language, Word[]>): Found => {
    const level = ofLevel.get(category);
    if (!level) return { category, reasons: [] };
    const votes = ask(level, words);
    const [best, second] = ranked(votes);
    if (!best || confidenceOf(best[1], second?.[1] ?? 0) < content.threshold) return { category, reasons: [] };
    const further = below(best[0], words);
    return { category: further.category, reasons: [...ofEntry(votes, best[0]), ...further.reasons] };
  };

  const classifyIn = (text: string, spoken: readonly Language[]): Classification => {
    const words = new Map(spoken.map((each) => [each, wordsIn(text, each)]));
    const categories = ask(lexicons.category, words);
    const urgencies = ask(lexicons.urgency, words);
    const kinds = ask(lexicons.kind, words);
    const [best, second] = ranked(categories);
    const confidence = confidenceOf(best?.[1] ?? 0, second?.[1] ?? 0);
    const found = best ? below(best[0], words) : { category: null, reasons: [] };
    const urgency = urgencyOf(content, urgencies);
    const kind = ranked(kinds)[0]?.[0] ?? content.defaultKind;
    return {
      category: found.category,
      urgency,
      kind,
      confidence,
      sure: confidence >= content.threshold,
      candidates: candidatesOf(categories, (category) => below(category, words).category),
      reasons: {
        category: [...ofEntry(categories, best?.[0] ?? null), ...found.reasons],
        urgency: ofEntry(urgencies, urgency),
        kind: ofEntry(kinds, kind),
      },
    };
  };

  return (text, language) => {
    if (!language) return classifyIn(text, languages);
    const own = classifyIn(text, [language]);
    if (own.category !== null) return own;
    // Whoever took the request may have named another language than it is written in.
    const any = classifyIn(text, languages);
    return any.category === null ? own : any;
  };
}
