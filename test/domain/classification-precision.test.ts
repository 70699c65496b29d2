import { readFileSync } from 'node:fs';
import { classifierOf } from '../../domain/classification/classify.ts';
import { type LabelledSentence, parseClassification } from '../../domain/classification/content.ts';
import { dangerPrecisionOf, precisionOf } from '../../domain/classification/precision.ts';
import { languages } from '../../domain/language.ts';

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const content = parseClassification(read('../../processes/resident-request/classification.json'));
const classify = classifierOf(content);
const within = (category: string) => content.categories.find((each) => each.id === category)?.within;
const labelled = read('./classification-sentences.json') as LabelledSentence[];
/** Written after the word lists, by somebody who knew a part of them, and not used for choosing words: no word may be added for their sake. */
const heldOut = read('./classification-held-out.json') as LabelledSentence[];

/** Written before the words for dangers were chosen anew, half of them traps; no word may be added for their sake. */
const dangersHeldOut = read('./classification-dangers-held-out.json') as LabelledSentence[];

const percent = (share: number | null): string => `${((share ?? 0) * 100).toFixed(1)} %`;
function measured(name: string, sentences: LabelledSentence[]) {
  const result = precisionOf(classify, sentences, within);
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

  it('know a burst water main by the words for it, with and without marks, though the road is spoken of too', () => {
    const mains = [
      ['az', 'Küçədə su borusu partlayıb, yol su ilə dolub. Çox təcili!'],
      ['az', 'Kucede su borusu partlayib, yol su ile dolub. Cox tecili!'],
      ['az', 'Magistral su kəməri deşilib, yolu su basıb'],
      ['az', 'su kemeri desilib yolu su basib'],
      ['tr', 'Sokakta su borusu patladı, yol suyla doldu. Çok acil!'],
      ['ru', 'Прорыв водопровода, вода течёт по дороге'],
      ['en', 'Burst water pipe, the road is under water'],
    ] as const;
    for (const [language, text] of mains)
      expect(classify(text, language)).toMatchObject({ category: 'water.leak', sure: true });
  });

  it('go down to the pipe that burst, not to water in general, however short it is said', () => {
    const short = [
      ['az', 'Magistral partlayıb'],
      ['az', 'Boru partlayıb'],
      ['tr', 'Ana boru patladı'],
      ['ru', 'Прорвало трубу'],
      ['ru', 'Прорыв магистрали'],
      ['en', 'A burst main'],
      ['en', 'The main has burst'],
    ] as const;
    for (const [language, text] of short)
      expect([text, classify(text, language)]).toMatchObject([text, { category: 'water.leak', sure: true }]);

    // What is said of water, and of nothing below it, stays there.
    expect(classify('Suyun rəngi sarıdır, içmək olmur', 'az')).toMatchObject({ category: 'water', sure: true });
  });

  const dangers = (name: string, sentences: LabelledSentence[]) => {
    const result = dangerPrecisionOf(classify, sentences);
    process.stdout.write(
      `emergencies, ${name}: ${result.sentences} sentences, recall ${percent(result.recall)} (${result.found} of ${result.dangers}), precision ${percent(result.precision)} (${result.alarms} false alarms)\n`,
    );
    return result;
  };

  it('miss no danger of the labelled sentences, and take few requests for one', () => {
    const result = dangers('labelled', labelled);

    expect(result.missed).toEqual([]);
    expect(result.precision).toBeGreaterThanOrEqual(0.85);
  });

  it('know dangers they were not made for, and do not take every lamp that burns for one', () => {
    const result = dangers('held out', dangersHeldOut);

    expect(result.sentences).toBeGreaterThanOrEqual(60);
    for (const language of languages)
      expect(dangersHeldOut.filter((each) => each.language === language).length).toBeGreaterThanOrEqual(20);
    // Danger is better told once too often than missed.
    expect(result.recall).toBeGreaterThanOrEqual(0.9);
    expect(result.precision).toBeGreaterThanOrEqual(0.9);
  });
});
