import type { Classifier } from './classify.ts';
import type { LabelledSentence } from './content.ts';

/** How good a classifier is on labelled sentences. Shares are null where nothing was counted. */
export interface Precision {
  readonly sentences: number;
  /** Sure enough to go on without a person. */
  readonly sure: number;
  readonly right: number;
  /** right / sure: the figure that is promised. */
  readonly precision: number | null;
  /** Share of the sentences that a person has to classify. */
  readonly toPerson: number | null;
  /** Sure and wrong. */
  readonly wrong: readonly { readonly text: string; readonly expected: string; readonly got: string | null }[];
}

/** Measures the categories that a classifier is sure of; one that lies within the expected one is right. */
export function precisionOf(
  classify: Classifier,
  sentences: readonly LabelledSentence[],
  within: (category: string) => string | undefined = () => undefined,
): Precision {
  const lies = (category: string | null | undefined, expected: string): boolean =>
    !!category && (category === expected || lies(within(category), expected));
  const answers = sentences.map((sentence) => ({ sentence, answer: classify(sentence.text, sentence.language) }));
  const sure = answers.filter(({ answer }) => answer.sure);
  const wrong = sure.filter(({ sentence, answer }) => !lies(answer.category, sentence.category));
  const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
  return {
    sentences: sentences.length,
    sure: sure.length,
    right: sure.length - wrong.length,
    precision: share(sure.length - wrong.length, sure.length),
    toPerson: share(sentences.length - sure.length, sentences.length),
    wrong: wrong.map(({ sentence, answer }) => ({
      text: sentence.text,
      expected: sentence.category,
      got: answer.category,
    })),
  };
}

/** How well dangers are told from what only sounds like one. */
export interface DangerPrecision {
  readonly sentences: number;
  readonly dangers: number;
  /** Dangers that were taken for one. */
  readonly found: number;
  /** What was taken for a danger and is none. */
  readonly alarms: number;
  /** found / (found + alarms). */
  readonly precision: number | null;
  /** found / dangers: the figure that matters, for a missed danger is worse than a false one. */
  readonly recall: number | null;
  readonly missed: readonly string[];
  readonly false: readonly string[];
}

/** Measures the urgency `emergency`, on sentences whose urgency is labelled. */
export function dangerPrecisionOf(classify: Classifier, sentences: readonly LabelledSentence[]): DangerPrecision {
  const told = sentences
    .filter((sentence) => sentence.urgency !== undefined)
    .map(({ text, language, urgency }) => ({
      text,
      danger: urgency === 'emergency',
      said: classify(text, language).urgency === 'emergency',
    }));
  const of = (danger: boolean, said: boolean) =>
    told.filter((each) => each.danger === danger && each.said === said).map((each) => each.text);
  const [found, missed, alarms] = [of(true, true), of(true, false), of(false, true)];
  const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
  return {
    sentences: told.length,
    dangers: found.length + missed.length,
    found: found.length,
    alarms: alarms.length,
    precision: share(found.length, found.length + alarms.length),
    recall: share(found.length, found.length + missed.length),
    missed,
    false: alarms,
  };
}
