import { describe, expect, test } from '@jest/globals';
import { catalogue } from '../../api/errors/catalogue.ts';
import { durationIn } from '../../ui-kit/durations.ts';
import { civilDate, civilDayWithWeekday, momentOf } from '../../ui-kit/instants.ts';
import { languages, pickLanguage, textIn } from '../../ui-kit/languages.ts';
import { loadNames, nameOf } from '../../ui-kit/names.ts';
import { sentenceOf } from '../../ui-kit/problem.ts';

describe('instants are told in the zone and language of the reader', () => {
  const instant = '2026-11-21T22:32:20.000Z';

  test.each([
    ['az', '22 noyabr 2026, 02:32'],
    ['tr', '22 Kasım 2026, 02:32'],
    ['ru', '22 ноября 2026 г., 02:32'],
    ['en', '22 November 2026, 02:32'],
  ] as const)('in %s', (language, expected) => {
    expect(momentOf(instant, 'Asia/Baku', language)).toBe(expected);
  });

  test('daylight saving counts: the same clock time lies an hour apart in January and July', () => {
    expect(momentOf('2026-01-10T12:00:00Z', 'America/Los_Angeles', 'en')).toBe('10 January 2026, 04:00');
    expect(momentOf('2026-07-10T12:00:00Z', 'America/Los_Angeles', 'en')).toBe('10 July 2026, 05:00');
  });

  test('midnight is 00:00 of the new day', () => {
    expect(momentOf('2026-03-19T20:00:00Z', 'Asia/Baku', 'en')).toBe('20 March 2026, 00:00');
    expect(civilDate('2026-03-19T20:00:00Z', 'Asia/Baku')).toBe('2026-03-20');
  });

  test('a day off is named with its weekday', () => {
    expect(civilDayWithWeekday('2026-11-22', 'az')).toBe('22 noyabr 2026, bazar');
  });
});

test('durations agree with their numbers in each language', () => {
  const hours = (count: number) => count * 3_600_000;

  expect(durationIn(hours(1), 'ru')).toBe('1 час');
  expect(durationIn(hours(22), 'ru')).toBe('22 часа');
  expect(durationIn(hours(11), 'ru')).toBe('11 часов');
  expect(durationIn(-hours(72), 'az')).toBe('3 gün');
  expect(durationIn(hours(47.9), 'tr')).toBe('47 saat');
  expect(durationIn(20_000, 'en')).toBe('1 minute');
});

test('the first wanted language that the authority offers is taken', () => {
  expect(pickLanguage(['de-DE', 'ru-RU', 'en'], ['az', 'ru', 'en'])).toBe('ru');
  expect(pickLanguage(['de'], ['tr', 'en'])).toBe('tr');
  expect(textIn({ az: 'Su' }, 'ru')).toBe('Su');
});

describe('names of codes', () => {
  test('exist in all four languages or in none', async () => {
    const all = await Promise.all(languages.map(loadNames));
    const keys = all.map((names) => Object.keys(names).sort());

    for (const each of keys) expect(each).toEqual(keys[0]);
    for (const names of all) expect(Object.values(names).filter((name) => !name.trim())).toEqual([]);
  });

  test('a problem is told by its code, else by its status, and a lost network by itself', async () => {
    const names = await loadNames('en');

    expect(sentenceOf({ status: 403, code: 'nobody-named-this' }, names)).toBe('You are not allowed to do this.');
    expect(sentenceOf({ status: 500 }, names)).toMatch(/went wrong on our side/);
    expect(sentenceOf({ status: 0 }, names)).toMatch(/cannot be reached/);
    expect(nameOf(names, 'status', 'certificate-issued')).toBe('certificate issued');
  });

  test('each error of the API has its sentence in the screens, so that nobody reads a title in English', async () => {
    const names = await loadNames('az');
    const general = ['invalid-request', 'internal-error', 'forbidden', 'not-found', 'too-many-requests'];

    const unnamed = Object.keys(catalogue).filter((code) => !names[`problem.${code}`]);

    expect(unnamed.filter((code) => !general.includes(code))).toEqual([]);
  });
});
