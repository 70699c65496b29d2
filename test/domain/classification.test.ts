import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { withOwnWords } from '../../domain/classification/category-words.ts';
import { classifierOf, confidenceOf } from '../../domain/classification/classify.ts';
import {
  type ClassificationContent,
  type LabelledSentence,
  parseClassification,
} from '../../domain/classification/content.ts';
import { wordsToStem } from '../../domain/classification/lexicon.ts';
import { precisionOf } from '../../domain/classification/precision.ts';
import { stripSuffixes } from '../../domain/classification/suffixes.ts';
import { lowerIn, type Stem } from '../../domain/classification/words.ts';
import type { Language } from '../../domain/language.ts';
import { normalise } from '../../domain/normalise.ts';

const release = new URL('../../processes/resident-request/classification.json', import.meta.url);

const content: ClassificationContent = {
  languages: {
    az: { suffixes: ['lərimizdə', 'imizdə', 'ımızda', 'lər', 'lar', 'dan', 'da', 'də', 'ı', 'i'], minStem: 2 },
  },
  categories: [
    {
      id: 'water',
      words: { az: ['su', 'boru'], tr: ['su', 'boru'], ru: ['вода'], en: ['water', 'pipe', 'leak*'] },
      not: { en: ['hot water'] },
    },
    { id: 'heating', words: { az: ['istilik', 'boru'], en: ['heating'] }, phrases: { en: ['hot water'] } },
    { id: 'lift', words: { az: ['lift'], tr: ['asansör'], ru: ['лифт'], en: ['lift', 'elevator'] } },
    { id: 'lighting', words: { az: ['işıq'], tr: ['ışık', 'sokak lambası'], en: ['light*'] } },
  ],
  urgency: [
    { id: 'emergency', words: { en: ['flood*', 'stuck'], az: ['partladı'] } },
    { id: 'urgent', words: { en: ['urgent'] } },
  ],
  kinds: [
    { id: 'complaint', words: { en: ['complain*'] }, phrases: { en: ['third time'] } },
    { id: 'enquiry', words: { en: ['when', 'how'] } },
  ],
  defaultKind: 'request',
  threshold: 0.7,
};

describe('the normal form of a text', () => {
  it.each([
    ['İŞIQ', 'isiq'],
    ['IŞIK', 'isik'],
    ['ışık', 'isik'],
    ['Bakı’da, Əhmədli', 'bakida ehmedli'],
    ['Ёлка № 5', 'елка no 5'],
    ['ЛИФТ й', 'лифт й'],
    ['  Su\n\tgəlmir!!! ', 'su gelmir'],
    ['Ğ ğ Ö ç', 'g g o c'],
  ])('%j is %j', (text, expected) => {
    expect(normalise(text)).toBe(expected);
  });

  it('is its own normal form, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(normalise(normalise(text))).toBe(normalise(text));
      }),
    );
  });

  it('lower case for stemmers keeps ı and i apart in az and tr only', () => {
    expect([lowerIn('tr', 'IŞIK'), lowerIn('az', 'İLK'), lowerIn('en', 'LIGHT')]).toEqual(['ışık', 'ilk', 'light']);
  });
});

describe('suffixes', () => {
  it('are stripped again and again, but leave a stem', () => {
    expect(stripSuffixes('evlerimizde', ['lerimizde', 'ler', 'de'], 2)).toBe('ev');
    expect(stripSuffixes('sulardan', ['dan', 'lar'], 2)).toBe('su');
    expect(stripSuffixes('ada', ['da'], 2)).toBe('ada');
  });
});

describe('a classifier', () => {
  const classify = classifierOf(content);

  it('knows inflected words with and without their marks', () => {
    expect(classify('Evlərimizdə sulardan iy gəlir', 'az').category).toBe('water');
    expect(classify('ISIQ yoxdur', 'az').category).toBe('lighting');
    expect(classify('Sokak lambasi yanmıyor', 'tr').category).toBe('lighting');
  });

  it('says which words spoke, as they were written', () => {
    const answer = classify('The Water pipe is leaking and floods the cellar', 'en');

    expect(answer).toMatchObject({ category: 'water', urgency: 'emergency', kind: 'request', sure: true });
    expect(answer.reasons.category.map((reason) => reason.words)).toEqual(['Water', 'pipe', 'leaking']);
    expect(answer.reasons.urgency.map((reason) => reason.words)).toEqual(['floods']);
  });

  it('counts a phrase double and its words once; a veto takes the entry out', () => {
    const answer = classify('no hot water', 'en');

    expect(answer.category).toBe('heating');
    expect(answer.reasons.category).toEqual([{ entry: 'heating', words: 'hot water', weight: 2 }]);
  });

  it('finds a phrase across stop words', () => {
    const withStops = {
      ...content,
      languages: { ...content.languages, en: { suffixes: [], stopWords: ['the', 'and'] } },
    };

    expect(classifierOf(withStops)('hot and the water', 'en').category).toBe('heating');
    expect(classify('hot and the water', 'en').category).toBe('water');
  });

  it('is unsure of a tie, of a word that speaks for two, and of nothing', () => {
    expect(classify('boru', 'az').sure).toBe(false);
    expect(classify('lift işıq', 'az')).toMatchObject({ sure: false });
    expect(classify('salam', 'az')).toMatchObject({ category: null, confidence: 0, sure: false });
  });

  it('does not become surer by repetition', () => {
    expect(classify('lift lift lift', 'az').confidence).toBe(classify('lift', 'az').confidence);
  });

  it('finds the language by itself when none is given', () => {
    expect(classify('Лифт не работает').category).toBe('lift');
    expect(classify('asansör bozuk').category).toBe('lift');
  });

  it('asks the stemmer it is given for languages without a suffix list', () => {
    const asked: string[] = [];
    const stem: Stem = (language, words) => {
      asked.push(...words.map((word) => `${language}:${word}`));
      return words.map((word) => (language === 'ru' ? word.replace(/(а|ы|у|ой)$/, '') : word));
    };

    expect(classifierOf(content, stem)('нет воды', 'ru').category).toBe('water');
    expect(asked).toEqual(expect.arrayContaining(['ru:вода', 'ru:воды']));
    expect(asked.some((each) => each.startsWith('az:'))).toBe(false);
    expect(wordsToStem(content).ru).toEqual(['вода', 'лифт']);
  });

  it('names the kind by its words', () => {
    expect(classify('third time I complain about the lift', 'en').kind).toBe('complaint');
    expect(classify('when does the lift come', 'en').kind).toBe('enquiry');
  });

  it('is surer the more speaks for the best and the less for the second', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 9, noNaN: true }),
        fc.double({ min: 0, max: 9, noNaN: true }),
        (best, second) => {
          expect(confidenceOf(best + 1, second)).toBeGreaterThan(confidenceOf(best, second));
          expect(confidenceOf(best, second + 1)).toBeLessThan(confidenceOf(best, second));
          expect(confidenceOf(best, second)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('measures its precision only on what it is sure of', () => {
    const sentences: LabelledSentence[] = [
      { text: 'lift', language: 'en', category: 'lift' },
      { text: 'lift', language: 'en', category: 'water' },
      { text: 'hello', language: 'en', category: 'water' },
    ];

    expect(precisionOf(classify, sentences)).toEqual({
      sentences: 3,
      sure: 2,
      right: 1,
      precision: 0.5,
      toPerson: 1 / 3,
      wrong: [{ text: 'lift', expected: 'water', got: 'lift' }],
    });
  });

  it('content with a fault is refused with its path', () => {
    expect(() => parseClassification({ ...content, threshold: 2 })).toThrow(/\/threshold/);
  });
});

describe('a word after =', () => {
  it('is only itself, and no word of its stem', () => {
    const burn: Stem = (_, words) => words.map((word) => word.replace(/(ing|s)$/, ''));
    const classify = (word: string) =>
      classifierOf({ ...content, urgency: [{ id: 'emergency', words: { en: [word] } }] }, burn);

    expect(classify('burning')('The lamp never burns', 'en').urgency).toBe('emergency');
    expect(classify('=burning')('The lamp never burns', 'en').urgency).toBe('normal');
    expect(classify('=burning')('The roof is burning', 'en').urgency).toBe('emergency');
  });
});

describe('words that say something only together', () => {
  const classify = classifierOf({
    ...content,
    urgency: [
      {
        id: 'emergency',
        words: { en: ['fire'] },
        together: { en: ['lift|elevator + trapped|get out', 'gas + smell*'] },
        except: { en: ['fire escape*', 'gas meter'] },
      },
    ],
  });
  const urgency = (text: string) => classify(text, 'en').urgency;

  it('are found in any order, with words between them, and say why', () => {
    expect(urgency('My aunt is trapped, and it is the old lift')).toBe('emergency');
    expect(urgency('I cannot get out of the elevator')).toBe('emergency');
    expect(classify('It smells strongly of gas', 'en').reasons.urgency).toEqual([
      { entry: 'emergency', words: 'smells … gas', weight: 2 },
    ]);
  });

  it('say nothing alone, nor far from each other', () => {
    expect(urgency('The lift is dirty')).toBe('normal');
    expect(urgency('There is a smell')).toBe('normal');
    const between = Array.from({ length: 12 }, (_, n) => `word${n}`).join(' ');
    expect(urgency(`Gas ${between} smells`)).toBe('normal');
  });

  it('do not speak where they stand in a phrase that means something else', () => {
    expect(urgency('The fire escape is rusty')).toBe('normal');
    expect(urgency('The gas meter smells of paint')).toBe('normal');
    expect(urgency('There is a fire on the fire escape')).toBe('emergency');
  });

  it('are sought in a time that grows with the text, whatever somebody writes', () => {
    const far = Array.from({ length: 12 }, (_, n) => `word${n}`).join(' ');
    const text = `${'gas '.repeat(900)}${far} ${'smells '.repeat(900)}`;
    expect(urgency(text)).toBe('normal');
    expect(urgency(`${text} ${'gas smells '.repeat(200)}`)).toBe('emergency');
  });
});

describe('the words that an authority keeps with its categories', () => {
  const own = [
    { id: 'water', words: { en: ['tap'] } },
    { id: 'animals', words: { en: ['dog', 'stray animal*'], az: ['it'] } },
  ];
  const classify = classifierOf(withOwnWords(content, own));

  it('speak beside those of the release, and for categories that the release does not know', () => {
    expect(classify('The tap leaks', 'en')).toMatchObject({ category: 'water' });
    expect(classify('Stray animals in the yard, a dog barks', 'en')).toMatchObject({ category: 'animals', sure: true });
    expect(classify('Həyətdə it var', 'az').category).toBe('animals');
  });

  it('leave out what the release knows of categories that the authority has not', () => {
    expect(classify('The lift stands', 'en')).toMatchObject({ category: null, sure: false });
  });

  it('asks the words of all languages where those of the named one say nothing, and offers what they speak for', () => {
    const classify = classifierOf(content);
    expect(classify('Evdə su yoxdur', 'en')).toMatchObject({ category: 'water', sure: true });
    // What the named language says is not outvoted by another.
    expect(classify('the lift, su', 'en')).toMatchObject({ category: 'lift' });
    const unsure = classify('su, lift', 'az');
    expect(unsure.sure).toBe(false);
    expect(unsure.candidates).toEqual([
      { category: 'lift', share: 0.375, reasons: [expect.objectContaining({ words: 'lift' })] },
      { category: 'water', share: 0.375, reasons: [expect.objectContaining({ words: 'su' })] },
    ]);
  });
});

describe('a word whose last sound changes before a suffix', () => {
  const rules: ClassificationContent = {
    ...content,
    languages: parseClassification(JSON.parse(readFileSync(release, 'utf8'))).languages,
    categories: [{ id: 'rooms', words: { az: ['otaq', 'çörək'], tr: ['sokak', 'kitap', 'at'] } }],
  };
  const classify = classifierOf(rules);
  const found = (text: string, language: Language) => classify(text, language).category === 'rooms';

  it('is known however it is bent, and without its marks', () => {
    for (const form of ['otaq', 'otağı', 'otağında', 'otagimizda', 'otaqlar', 'çörəyi', 'çörəyimiz', 'coreyin'])
      expect([form, found(`Bu ${form} haqqında`, 'az')]).toEqual([form, true]);
    for (const form of ['sokağı', 'sokağımızda', 'sokagimizda', 'kitabı', 'kitabımızın'])
      expect([form, found(`Bu ${form} için`, 'tr')]).toEqual([form, true]);
  });

  it('is no other word that merely ends alike', () => {
    expect(found('Onun adı var', 'tr')).toBe(false);
    expect(found('Otel yaxındır', 'az')).toBe(false);
    expect(found('sokağmış', 'tr')).toBe(false);
  });
});

describe('categories below another', () => {
  const classify = classifierOf(
    withOwnWords(content, [
      { id: 'water', words: {} },
      { id: 'leaks', parentId: 'water', words: { en: ['leak*', 'burst*'] } },
      { id: 'bills', parentId: 'water', words: { en: ['bill'] } },
      { id: 'dogs', words: { en: ['dog'] } },
    ]),
  );

  it('are asked only where the one above is meant, and said when their words are clear', () => {
    expect(classify('A water pipe has burst', 'en').category).toBe('leaks');
    expect(classify('A pipe that leaks, and the bill for water', 'en').category).toBe('water');
    expect(classify('The water is brown', 'en').category).toBe('water');
  });

  it('speak for the one above with the words that the authority has given them', () => {
    expect(classify('It leaks', 'en')).toMatchObject({ category: 'leaks' });
    expect(classify('The dog leaks, the dog barks, it is burst', 'en').candidates.map((each) => each.category)).toEqual(
      ['leaks', 'dogs'],
    );
  });
});
