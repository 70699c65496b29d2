import type { CategoryWords } from '../../domain/classification/category-words.ts';
import type { ClassificationContent } from '../../domain/classification/content.ts';
import { wordsToStem } from '../../domain/classification/lexicon.ts';
import { lowerIn, type Stem, writtenWords } from '../../domain/classification/words.ts';
import { type Language, languages } from '../../domain/language.ts';
import { run } from '../../store/statement.ts';
import type { Unit } from '../../store/unit-of-work.ts';

/** PostgreSQL has stemmers for these; for az the content brings a list of suffixes. */
const dictionaries: Partial<Record<Language, string>> = { tr: 'turkish_stem', ru: 'russian_stem', en: 'english_stem' };

/** Words known in one language; after so many they are asked anew, so that a flood of nonsense does not fill the memory. */
const most = 50_000;

/** Stems of words by PostgreSQL, kept for the whole process: words repeat, and the rules that need them know no database. */
export class Stems {
  readonly #known = new Map<Language, Map<string, string>>();

  /** Lists whose words are known, for they are asked for again and again. */
  readonly #own = new WeakSet<readonly CategoryWords[]>();

  /** For the rules: stems of words learnt before; others as they are. */
  readonly stem: Stem = (language, words) => words.map((word) => this.#known.get(language)?.get(word) ?? word);

  /** Learns the stems of a text's words; without a language, in all that have a stemmer. */
  async learn(unit: Unit, text: string, language?: Language): Promise<void> {
    for (const each of language ? [language] : languages) await this.#learn(unit, each, writtenWords(text));
  }

  /** Learns the words of a release's lists. */
  async learnContent(unit: Unit, content: ClassificationContent): Promise<void> {
    const words = wordsToStem(content);
    for (const language of languages) await this.#learn(unit, language, words[language]);
  }

  /** Learns the words that the authority keeps with its categories. */
  async learnOwn(unit: Unit, own: readonly CategoryWords[]): Promise<void> {
    if (this.#own.has(own)) return;
    for (const language of languages) {
      const words = own.flatMap((each) => each.words[language] ?? []).flatMap(writtenWords);
      await this.#learn(unit, language, words);
    }
    this.#own.add(own);
  }

  async #learn(unit: Unit, language: Language, words: string[]): Promise<void> {
    const dictionary = dictionaries[language];
    if (!dictionary) return;
    let known = this.#known.get(language);
    if (!known || known.size > most) {
      known = new Map();
      this.#known.set(language, known);
    }
    const asked = [...new Set(words.map((word) => lowerIn(language, word)))].filter((word) => !known.has(word));
    if (asked.length === 0) return;
    const text = 'select w as word, (ts_lexize($1::regdictionary, w))[1] as stem from unnest($2::text[]) as w';
    for (const { word, stem } of await run<{ word: string; stem: string | null }>(unit, {
      text,
      values: [dictionary, asked],
    }))
      known.set(word, stem ?? word);
  }
}
