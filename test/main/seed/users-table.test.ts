import { expect, test } from '@jest/globals';
import { type TrialUser, usersTable } from '../../../main/seed/users-table.ts';

const user = (town: string, role: string, login: string, place?: string): TrialUser => ({
  town,
  townName: { en: town.toUpperCase() },
  role,
  login,
  place: place ? { en: place } : null,
});

test('trial users stand below their town, a line a role in the order of a request’s way, and say where they work', () => {
  const table = usersTable([
    user('sea', 'administrator', 'admin', 'Authority'),
    user('sea', 'clerk', 'samir', 'Water'),
    user('sea', 'clerk', 'lale', 'Roads'),
    user('sea', 'operator', 'aysel'),
    user('sea', 'operator', 'aysel'),
    user('hill', 'operator', 'kenan'),
  ]);

  expect(table).toEqual([
    '  SEA',
    '    operator       aysel',
    '    clerk          samir (Water), lale (Roads)',
    '    administrator  admin',
    '  HILL',
    '    operator       kenan',
  ]);
});

test('a long list goes on below its own beginning, and no line is wider than a terminal', () => {
  const table = usersTable(
    Array.from({ length: 12 }, (_, at) => user('sea', 'clerk', `person-${at}`, 'Housing and roads')),
  );

  expect(table.length).toBeGreaterThan(3);
  expect(Math.max(...table.map((line) => line.length))).toBeLessThanOrEqual(120);
  expect(table.slice(2).every((line) => line.startsWith('           person-'))).toBe(true);
});
