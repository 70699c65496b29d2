import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Calendar, SpecialDay } from '../../../domain/calendar/calendar.ts';
import { holidayLaw } from '../../../domain/calendar/countries/index.ts';
import { feastIn, lawfulHolidays } from '../../../domain/calendar/holiday-law.ts';
import { languages } from '../../../domain/language.ts';

const town = JSON.parse(
  readFileSync(new URL('../../../seeds/town/calendar-az.json', import.meta.url), 'utf8'),
) as Calendar;
const weekly = town.weekly[0]!.hours;
const of = (country: string, year: number): SpecialDay[] => lawfulHolidays(holidayLaw(country, year)!, year, weekly);
const dates = (days: readonly SpecialDay[], kind = 'holiday') =>
  days.filter((each) => each.kind === kind).map((each) => each.date.slice(5));
const plain = ({ date, kind, hours, name }: SpecialDay) => ({ date, kind, hours, name });

describe('the public holidays of a country by its law', () => {
  it.each([2025, 2026, 2027])(
    'are those of Azerbaijan in the year %i that the calendar of the town has, day for day',
    (year) => {
      const kept = town.days.filter((each) => each.date.startsWith(`${year}`));

      expect(of('AZ', year).map(plain)).toEqual(kept.map(plain));
    },
  );

  it('move in Azerbaijan across the turn of the year, and the day of mourning never', () => {
    expect(dates(of('AZ', 2023)).slice(0, 5)).toEqual(['01-01', '01-02', '01-03', '01-04', '01-20']);
    expect(dates(of('AZ', 2024))).not.toContain('01-22');
    expect(dates(of('AZ', 2027))).toEqual(expect.arrayContaining(['01-20', '03-20', '03-24', '11-08', '11-09']));
    for (const gone of ['10-18', '11-12', '11-17']) expect(dates(of('AZ', 2027))).not.toContain(gone);
  });

  it('mark what an act must still say', () => {
    const expected = (country: string, year: number) =>
      of(country, year)
        .filter((each) => each.certain === false)
        .map((each) => each.date.slice(5));

    expect(expected('AZ', 2026)).toEqual([]);
    const novruz = ['03-19', '03-20', '03-21', '03-22', '03-23', '03-24', '03-25', '03-26'];
    expect(expected('AZ', 2027)).toEqual(['03-09', '03-10', ...novruz, '05-16', '05-17', '05-18']);
    expect(expected('TR', 2027)).toEqual(['03-08', '03-09', '03-10', '03-11', '05-16', '05-17', '05-18']);
  });

  it('say by which article each day is free, in the language of the law, with names in all of ours', () => {
    for (const country of ['AZ', 'TR', 'RU'])
      for (const day of of(country, 2027)) {
        expect(day.source).toMatch(/Əmək Məcəlləsi|Kanun|Трудовой кодекс/);
        expect(languages.filter((each) => !day.name?.[each])).toEqual([]);
      }
  });

  it('close Turkish offices at one o’clock on the eves, and move nothing', () => {
    expect(dates(of('TR', 2026))).toEqual([
      '01-01',
      '03-20',
      '03-21',
      '03-22',
      '04-23',
      '05-01',
      '05-19',
      '05-27',
      '05-28',
      '05-29',
      '05-30',
      '07-15',
      '08-30',
      '10-29',
    ]);
    expect(dates(of('TR', 2026), 'half-day')).toEqual(['03-19', '05-26', '10-28']);
    expect(of('TR', 2026).find((each) => each.date === '2026-10-28')).toMatchObject({
      hours: [{ from: '00:00', to: '13:00' }],
    });
  });

  it('are those of the Russian production calendar of 2026, with what the government moved as declared days', () => {
    const days = of('RU', 2026);

    expect(dates(days)).toEqual([
      '01-01',
      '01-02',
      '01-03',
      '01-04',
      '01-05',
      '01-06',
      '01-07',
      '01-08',
      '02-23',
      '03-08',
      '03-09',
      '05-01',
      '05-09',
      '05-11',
      '06-12',
      '11-04',
    ]);
    expect(dates(days, 'declared-free')).toEqual(['01-09', '12-31']);
    expect(dates(days, 'half-day')).toEqual(['04-30', '05-08', '06-11', '11-03']);
    expect(dates(of('RU', 2027))).toEqual([
      '01-01',
      '01-02',
      '01-03',
      '01-04',
      '01-05',
      '01-06',
      '01-07',
      '01-08',
      '02-23',
      '03-08',
      '05-01',
      '05-03',
      '05-09',
      '05-10',
      '06-12',
      '06-14',
      '11-04',
    ]);
  });

  it('know that an Islamic year is shorter than ours', () => {
    expect(feastIn('end-of-ramadan', 2033)).toHaveLength(2);
    expect(feastIn('sacrifice', 2026)).toEqual(['2026-05-27']);
  });
});
