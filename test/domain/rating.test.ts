import { describe, expect, it } from '@jest/globals';
import { parseCsv, writeCsv } from '../../domain/csv.ts';
import { changedHands, type Management, managerOn } from '../../domain/management.ts';
import { type RatedPromise, type RatedRound, ratingsOf } from '../../domain/rating.ts';

const settings = { minimum: 2, weights: { onTime: 4, confirmedAtOnce: 3, notReturned: 2, speed: 1 } };
const promise = (organisation: string, hours: number | null): RatedPromise => ({
  organisation,
  startedAt: '2026-11-05T06:00:00.000Z',
  dueAt: '2026-11-06T06:00:00.000Z',
  metAt: hours === null ? null : new Date(Date.parse('2026-11-05T06:00:00Z') + hours * 3_600_000).toISOString(),
});
const round = (organisation: string, answer: RatedRound['answer'], attempts = 0): RatedRound => ({
  organisation,
  answer,
  attempts,
});

describe('a rating', () => {
  it('counts work that is not done as late, and work at the very instant as in time', () => {
    const [rated] = ratingsOf(['a'], [promise('a', 24), promise('a', 24.1), promise('a', null)], [], settings);

    expect(rated).toMatchObject({ promises: 3, onTime: 1, late: 2, answers: 0 });
  });

  it('is a weighted mean of what can be said: nothing is taken for a zero', () => {
    const [rated] = ratingsOf(
      ['a'],
      [promise('a', 6), promise('a', 18)],
      [round('a', 'yes'), round('a', 'no')],
      settings,
    );

    expect(rated).toMatchObject({ speed: 0.5, place: 1 });
    expect(rated!.score).toBeCloseTo((4 * 1 + 3 * 0.5 + 2 * 0.5 + 1 * 0.5) / 10);
    expect(ratingsOf(['b'], [], [], settings)[0]).toMatchObject({ score: null, speed: null, place: null });
    expect(ratingsOf(['b'], [promise('b', null), promise('b', null)], [], settings)[0]!.score).toBe(0);
  });

  it('counts a yes after a call that nobody took as no yes at once, and a round without an answer in no share', () => {
    const [rated] = ratingsOf(['a'], [], [round('a', 'yes', 1), round('a', 'yes'), round('a', null, 3)], settings);

    expect(rated).toMatchObject({ answers: 2, confirmedAtOnce: 1, denied: 0, unanswered: 1 });
  });

  it('gives no place below the minimum, and equal scores the same place', () => {
    const both = ['a', 'b'].flatMap((id) => [promise(id, 1), promise(id, 1)]);
    const rated = ratingsOf(
      ['b', 'a', 'c', 'd'],
      [...both, promise('c', 1), promise('d', 30), promise('d', 30)],
      [],
      settings,
    );

    expect(rated.map(({ organisation, place }) => [organisation, place])).toEqual([
      ['a', 1],
      ['b', 1],
      ['d', 3],
      ['c', null],
    ]);
  });
});

describe('the manager of a place', () => {
  const managed: Management[] = [
    { territory: 'street', department: 'old', from: '2025-01-01', to: null },
    { territory: 'house-1', department: 'old', from: '2025-01-01', to: '2026-11-07' },
    { territory: 'house-1', department: 'new', from: '2026-11-07', to: null },
  ];

  it('is who is said of it on the day, the nearest place first, up to the day before the next one', () => {
    expect(managerOn(managed, ['house-1', 'street'], '2026-11-06')?.department).toBe('old');
    expect(managerOn(managed, ['house-1', 'street'], '2026-11-07')?.department).toBe('new');
    expect(managerOn(managed, ['house-2', 'street'], '2026-11-07')?.department).toBe('old');
    expect(managerOn(managed, ['house-1', 'street'], '2024-12-31')).toBeUndefined();
  });

  it('takes a case over only from a department that managed the place', () => {
    const hands = (department: string | null, day: string) =>
      changedHands(managed, ['house-1', 'street'], department, day)?.department;

    expect(hands('old', '2026-11-06')).toBeUndefined();
    expect(hands('old', '2026-11-07')).toBe('new');
    expect(hands('new', '2026-11-07')).toBeUndefined();
    expect(hands('gas', '2026-11-07')).toBeUndefined();
    expect(hands(null, '2026-11-07')).toBeUndefined();
  });
});

it('a table written as CSV is read back as it was, and starts no formula in a spreadsheet', () => {
  const rows = [
    ['1', 'a, "b"', 'two\nlines'],
    ['-1', '=1+1', ''],
  ];
  const read = parseCsv(writeCsv(['x', 'y', 'z'], [...rows.map((row) => [...row]), [1, null, true]]));

  expect(read.map((row) => row.values)).toEqual([['x', 'y', 'z'], rows[0], ["'-1", "'=1+1", ''], ['1', '', 'true']]);
});
