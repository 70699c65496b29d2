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

/** Measures the categories that a classifier is sure of. */
export function precisionOf(classify: Classifier, sentences: readonly LabelledSentence[]): Precision {
  const answers = sentences.map((sentence) => ({ sentence, answer: classify(sentence.text, sentence.language) }));
  const sure = answers.filter(({ answer }) => answer.sure);
  const wrong = sure.filter(({ sentence, answer }) => answer.category !== sentence.category);
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
