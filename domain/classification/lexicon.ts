import { type Language, languages } from '../language.ts';
import { normalise } from '../normalise.ts';
import type { ClassificationContent, ClassificationEntry, WordsByLanguage } from './content.ts';
import { type Hardened, hardenedBy } from './sounds.ts';
import { type Stem, type StopWords, type Word, wordsOf, writtenWords } from './words.ts';

/** One word of a pattern: any of the forms, or with `prefix` any word that begins with one. */
interface Part {
  readonly forms: readonly string[];
  readonly prefix: boolean;
  /** Only the word itself, none that merely has its stem. */
  readonly asWritten?: boolean;
}

/** A word or phrase of the content, ready to match. */
export interface Pattern {
  readonly entry: string;
  readonly parts: readonly Part[];
  readonly weight: number;
}

/** The patterns of one language for one question (category, urgency or kind), by the first form of their first word. */
export interface Lexicon {
  readonly votes: PatternIndex;
  readonly vetoes: PatternIndex;
  /** Phrases whose words do not speak for their entry. */
  readonly masks: PatternIndex;
  readonly together: readonly Together[];
}

/** Words that say something only when they stand near each other: one of each group. */
export interface Together {
  readonly entry: string;
  readonly groups: readonly PatternIndex[];
  readonly weight: number;
}

export interface PatternIndex {
  readonly exact: ReadonlyMap<string, readonly Pattern[]>;
  readonly prefixes: readonly Pattern[];
}

const phraseWeight = 2;

function partOf(written: string, { language, stem, hardened }: Tongue): Part {
  if (written.startsWith('=')) return { forms: [normalise(written)], prefix: false, asWritten: true };
  if (written.endsWith('*')) return { forms: [normalise(written)], prefix: true };
  return { forms: wordsOf(written, language, stem, hardened)[0]?.forms ?? [], prefix: false };
}

const patternWord = /=?[\p{L}\p{N}]+(?:['’ʼ][\p{L}]+)*\*?/gu;

/** What matching has to know of a language. */
interface Tongue {
  readonly language: Language;
  readonly stem: Stem;
  readonly hardened: Hardened;
  readonly stopWords: StopWords;
}

/** A phrase without its stop words; a pattern of nothing but stop words stays as it is and is never found. */
function patternOf(text: string, entry: string, weight: number, tongue: Tongue): Pattern | undefined {
  const { stopWords } = tongue;
  const written: string[] = text.normalize('NFC').match(patternWord) ?? [];
  const telling = written.filter((word) => !stopWords.has(normalise(word)));
  const parts = (telling.length > 0 ? telling : written).map((word) => partOf(word, tongue));
  if (parts.length === 0) return undefined;
  return { entry, parts, weight: parts.length > 1 ? weight * phraseWeight : weight };
}

function indexOf(patterns: readonly Pattern[]): PatternIndex {
  const exact = new Map<string, Pattern[]>();
  for (const pattern of patterns.filter((each) => !each.parts[0]!.prefix))
    for (const form of pattern.parts[0]!.forms) {
      const known = exact.get(form);
      if (known) known.push(pattern);
      else exact.set(form, [pattern]);
    }
  return { exact, prefixes: patterns.filter((each) => each.parts[0]!.prefix) };
}

function patternsOf(
  entries: readonly ClassificationEntry[],
  pick: (entry: ClassificationEntry) => (WordsByLanguage | undefined)[],
  tongue: Tongue,
): Pattern[] {
  return entries.flatMap((entry) =>
    pick(entry)
      .flatMap((words) => words?.[tongue.language] ?? [])
      .map((text) => patternOf(text, entry.id, entry.weight ?? 1, tongue))
      .filter((pattern) => pattern !== undefined),
  );
}

function togetherOf({ id, weight = 1, together }: ClassificationEntry, tongue: Tongue): Together[] {
  const patterns = (group: string) =>
    group
      .split('|')
      .map((text) => patternOf(text, id, weight, tongue))
      .filter((pattern) => pattern !== undefined);
  return (together?.[tongue.language] ?? []).map((text) => ({
    entry: id,
    groups: text.split('+').map((group) => indexOf(patterns(group))),
    weight: weight * phraseWeight,
  }));
}

/** A word that speaks for several entries speaks for each of them less. */
function shared(patterns: readonly Pattern[]): Pattern[] {
  const owners = new Map<string, Set<string>>();
  const key = (pattern: Pattern): string => pattern.parts.map((part) => part.forms.at(-1)).join(' ');
  for (const pattern of patterns) {
    const known = owners.get(key(pattern)) ?? new Set();
    owners.set(key(pattern), known.add(pattern.entry));
  }
  return patterns.map((pattern) => ({ ...pattern, weight: pattern.weight / (owners.get(key(pattern))?.size ?? 1) }));
}

/** Stop words of each language, normalised; none where the content has none. */
export const stopWordsOf = (content: ClassificationContent, language: Language): StopWords =>
  new Set((content.languages[language]?.stopWords ?? []).map(normalise));

/** The lexicons of all languages for one list of entries of the content. */
export function lexiconsOf(
  content: ClassificationContent,
  entries: readonly ClassificationEntry[],
  stem: Stem,
): ReadonlyMap<Language, Lexicon> {
  const hardened = hardenedBy(content);
  const lexicon = (language: Language): Lexicon => {
    const tongue = { language, stem, hardened, stopWords: stopWordsOf(content, language) };
    return {
      votes: indexOf(shared(patternsOf(entries, (entry) => [entry.words, entry.phrases], tongue))),
      vetoes: indexOf(patternsOf(entries, (entry) => [entry.not], tongue)),
      masks: indexOf(patternsOf(entries, (entry) => [entry.except], tongue)),
      together: entries.flatMap((entry) => togetherOf(entry, tongue)),
    };
  };
  return new Map(languages.map((language) => [language, lexicon(language)]));
}

function fits(part: Part, word: Word): boolean {
  if (part.asWritten) return word.forms[0] === part.forms[0];
  return part.forms.some((form) =>
    part.prefix ? word.forms.some((each) => each.startsWith(form)) : word.forms.includes(form),
  );
}

const fitsAt = (pattern: Pattern, words: readonly Word[], place: number): boolean =>
  pattern.parts.every((part, index) => {
    const word = words[place + index];
    return word !== undefined && fits(part, word);
  });

/** A pattern found in a text, at the places of its words. */
export interface Match {
  readonly pattern: Pattern;
  readonly place: number;
}

/** All patterns of an index that stand in the words. */
export function matchesIn(index: PatternIndex, words: readonly Word[]): Match[] {
  return words.flatMap((word, place) => {
    const candidates = new Set([...word.forms.flatMap((form) => index.exact.get(form) ?? []), ...index.prefixes]);
    return [...candidates].filter((pattern) => fitsAt(pattern, words, place)).map((pattern) => ({ pattern, place }));
  });
}

/** Every word of content and text that a real stemmer has to be asked for, by language: to fetch stems beforehand. */
export function wordsToStem(content: ClassificationContent): Record<Language, string[]> {
  const all = [...content.categories, ...content.urgency, ...content.kinds];
  const of = (language: Language): string[] =>
    [
      ...new Set(
        all
          .flatMap((entry) => [entry.words, entry.phrases, entry.not, entry.together, entry.except])
          .flatMap((words) => words?.[language] ?? []),
      ),
    ].flatMap(writtenWords);
  return { az: of('az'), tr: of('tr'), ru: of('ru'), en: of('en') };
}
