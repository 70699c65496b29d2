import { readFileSync } from 'node:fs';
import { classifierOf } from '../../domain/classification/classify.ts';
import { type LabelledSentence, parseClassification } from '../../domain/classification/content.ts';
import { dangerPrecisionOf, precisionOf } from '../../domain/classification/precision.ts';
import { Stems } from '../../main/work/stems.ts';
import { openDatabase } from '../../store/database.ts';
import { transact } from '../../store/unit-of-work.ts';
import { testDatabase } from '../support/database.ts';

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const content = parseClassification(read('../../processes/resident-request/classification.json'));
const labelled = read('../domain/classification-sentences.json') as LabelledSentence[];
const dangers = read('../domain/classification-dangers-held-out.json') as LabelledSentence[];

test('with the stemmers of PostgreSQL, as in the product, dangers are known as well, and no lamp burns', async () => {
  const database = await testDatabase();
  const app = openDatabase(database.urls.app);
  const stems = new Stems();
  await transact(app, { tenants: [] }, async (unit) => {
    await stems.learnContent(unit, content);
    for (const { text, language } of [...labelled, ...dangers]) await stems.learn(unit, text, language);
  });
  await app.destroy();
  await database.drop();
  const classify = classifierOf(content, stems.stem);

  const told = dangerPrecisionOf(classify, dangers);
  const known = dangerPrecisionOf(classify, labelled);
  process.stdout.write(
    `emergencies with stems: held out ${told.found} of ${told.dangers}, ${told.alarms} false; labelled ${known.found} of ${known.dangers}, ${known.alarms} false\n`,
  );
  process.stdout.write(`false alarms: ${[...told.false, ...known.false].join(' | ')}\n`);
  expect(told.recall).toBeGreaterThanOrEqual(0.9);
  expect(told.precision).toBeGreaterThanOrEqual(0.9);
  expect(known.missed).toEqual([]);
  expect(known.false.filter((text) => /burn|lamp|ламп|lampa/i.test(text))).toEqual([]);
  expect(known.precision).toBeGreaterThanOrEqual(0.8);
  const within = (category: string) => content.categories.find((each) => each.id === category)?.within;
  expect(precisionOf(classify, labelled, within).precision).toBeGreaterThanOrEqual(0.9);
});
