import { describe, expect, it } from '@jest/globals';
import { asPhone, examplePhone, isPhone, phoneCountry, phoneTail } from '../../domain/phone.ts';
import { searchQuery, termsOfNumbers, termsOfPersons, termsOfText } from '../../domain/search.ts';

const country = phoneCountry({ zone: 'Asia/Baku' });

describe('a telephone number', () => {
  it.each([
    ['055 210 11 02', '+994552101102'],
    ['(055) 210-11-02', '+994552101102'],
    ['00994 55 210 11 02', '+994552101102'],
    ['994552101102', '+994552101102'],
    ['552101102', '+994552101102'],
    ['+90 532 123 45 67', '+905321234567'],
  ])('written as %s is kept as %s', (typed, kept) => {
    expect([isPhone(typed, country), asPhone(typed, country)]).toEqual([true, kept]);
  });

  it.each(['12', '2101102', '000 000 00 00', 'no number', ''])('is not %j', (typed) => {
    expect(isPhone(typed, country)).toBe(false);
  });

  it('that is none is kept as its digits, so that nothing another system sent is lost', () => {
    expect(asPhone('ext. 12-34', country)).toBe('1234');
  });

  it('is understood without a country only with its code; a tenant may name a country that its zone does not tell', () => {
    expect(phoneCountry({ zone: 'UTC' })).toBeUndefined();
    expect(['Europe/Istanbul', 'Europe/Kyiv', 'Asia/Vladivostok'].map((zone) => phoneCountry({ zone }))).toEqual([
      'TR',
      'UA',
      'RU',
    ]);
    expect([isPhone('055 210 11 02', undefined), isPhone('+994552101102', undefined)]).toEqual([false, true]);
    expect(phoneCountry({ zone: 'UTC', country: 'TR' })).toBe('TR');
    expect([examplePhone('TR'), examplePhone('AZ')]).toEqual(['0501 234 56 78', '040 123 45 67']);
  });

  it('is sought by its end, without nought and country code', () => {
    expect(['055 210 11 02', '+994552101102', '1102', '01102'].map((typed) => phoneTail(typed, country))).toEqual([
      '552101102',
      '552101102',
      '1102',
      '1102',
    ]);
  });
});

describe('what is typed into the search', () => {
  /** PostgreSQL's answer to prefixes joined by & and |, played here. */
  const finds = (terms: readonly string[], typed: string, persons = true): boolean => {
    const question = searchQuery(typed, { country, persons });
    if (question === undefined) return false;
    return question
      .split(/ \| (?=\((?:w|n))/)
      .some((way) =>
        [...way.matchAll(/\(([^)]*)\)/g)].every(([, any = '']) =>
          any.split(' | ').some((prefix) => terms.some((term) => term.startsWith(prefix.replace(':*', '')))),
        ),
      );
  };
  const terms = [
    ...termsOfNumbers('2026-000123', 'HL-77/12'),
    ...termsOfText('Zirzəmidə İŞIQ yanmır'),
    ...termsOfPersons([{ name: 'Könül Əliyeva', phone: '+994552101102', email: 'konul@mail.example' }]),
  ];

  it.each([
    '2026-000123',
    '2026 000123',
    '123',
    '000123',
    'hl 77',
    'hl7712',
    'isiq',
    'İŞIQ zirz',
    'könül',
    'eliyeva konul',
    'konul@mail.example',
    '055 210 11 02',
    '1102',
    'könül 055 210 11 02 işıq',
  ])('finds by %s', (typed) => {
    expect(finds(terms, typed)).toBe(true);
  });

  it.each(['124', '2026-000124', 'könül qaz', '055 210 11 03', '', ' … '])('does not find by %j', (typed) => {
    expect(finds(terms, typed)).toBe(false);
  });

  it('finds nothing by persons for who may not see them', () => {
    expect(['könül', '055 210 11 02', '1102', 'konul@mail.example'].map((typed) => finds(terms, typed, false))).toEqual(
      [false, false, false, false],
    );
    expect(finds(terms, 'işıq', false)).toBe(true);
  });

  const named = (name: string) => termsOfPersons([{ name }]);
  it.each([
    ['Zümrüd Qasımova', 'Зумруд Касымова'],
    ['Rəşad Hüseynov', 'Рашад Гусейнов'],
    ['Məmmədov İlham', 'Мамедов'],
    ['Cavid Quliyev', 'Джавид Кулиев'],
    ['Ayşe Çağlar', 'Айше Чаглар'],
    ['Əliyeva Şəfəq', 'Алиева'],
  ])('finds %s by %s, and the other way about', (latin, cyrillic) => {
    expect([finds(named(latin), cyrillic), finds(named(cyrillic), latin.split(' ')[0]!)]).toEqual([true, true]);
    expect(finds(named(latin), cyrillic, false)).toBe(false);
  });

  it('finds a long name in another spelling of the same alphabet, and not every short one that sounds like it', () => {
    expect(finds(named('Vüsal Əliyev'), 'Aliyev')).toBe(true);
    expect(finds(named('Leyla'), 'Lalə')).toBe(false);
    expect(finds(named('Рашад'), 'Rüstəm')).toBe(false);
  });

  it('is no way into the language of the question', () => {
    expect(searchQuery('Юлия', { country, persons: true })).toBe('(wюлия:* | qюлия:* | sulia:*)');
    expect(searchQuery(`a' | !b <-> c:* & (d`, { country, persons: false })).toBe('(wa:*) & (wb:*) & (wc:*) & (wd:*)');
  });
});
