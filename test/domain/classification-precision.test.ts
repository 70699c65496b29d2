import { readFileSync } from 'node:fs';
import { classifierOf } from '../../domain/classification/classify.ts';
import { type LabelledSentence, parseClassification } from '../../domain/classification/content.ts';
import { precisionOf } from '../../domain/classification/precision.ts';

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const classify = classifierOf(parseClassification(read('../../processes/resident-request/classification.json')));
const labelled = read('./classification-sentences.json') as LabelledSentence[];
/** Written after the word lists, by somebody who knew a part of them, and not used for choosing words: no word may be added for their sake. */
const heldOut = read('./classification-held-out.json') as LabelledSentence[];

const percent = (share: number | null): string => `${((share ?? 0) * 100).toFixed(1)} %`;
function measured(name: string, sentences: LabelledSentence[]) {
  const result = precisionOf(classify, sentences);
  process.stdout.write(
    `classification, ${name}: ${result.sentences} sentences, precision ${percent(result.precision)} of the ${result.sure} that are sure, ${percent(result.toPerson)} go to a person\n`,
  );
  return result;
}

describe('the words of resident-request', () => {
  it('are right at least nine times in ten where they are sure, on the labelled sentences', () => {
    const result = measured('labelled', labelled);

    expect(result.sentences).toBeGreaterThanOrEqual(300);
    expect(result.precision).toBeGreaterThanOrEqual(0.9);
    expect(result.toPerson).toBeLessThan(0.4);
  });

  it('are as good on sentences they were not made for', () => {
    const result = measured('held out', heldOut);

    expect(result.precision).toBeGreaterThanOrEqual(0.9);
    expect(result.toPerson).toBeLessThan(0.4);
  });

  it('miss few emergencies, and take few requests for one', () => {
    const answers = labelled
      .filter((each) => each.urgency)
      .map((each) => ({
        expected: each.urgency === 'emergency',
        got: classify(each.text, each.language).urgency === 'emergency',
      }));
    const emergencies = answers.filter((each) => each.expected);
    const found = emergencies.filter((each) => each.got).length;
    const alarms = answers.filter((each) => each.got && !each.expected).length;
    process.stdout.write(
      `classification: ${found} of ${emergencies.length} emergencies found, ${alarms} false alarms\n`,
    );

    expect(found / emergencies.length).toBeGreaterThanOrEqual(0.9);
    expect(alarms).toBeLessThanOrEqual(answers.length * 0.05);
  });
});
