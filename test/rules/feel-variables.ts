import type { Json } from '../../rules/json.ts';

/** The variables with which the real engine evaluated every expression of feel-truth.json. */
export const variables: Record<string, Json> = {
  num: 5,
  text: 'ja',
  flag: true,
  nul: null,
  obj: { x: 4, n: null, list: [1, 2, 3], 'with space': 7 },
  list: [1, 2, 5],
  people: [{ name: 'Ann', age: 30 }, { name: 'Bob', age: 17 }, { name: 'Cem' }],
  d: '2026-05-01',
  dt: '2026-05-01T10:00:00Z',
  big: Number('9007199254740993'),
  dec: 0.1,
  empty: [],
  nested: [[1, 2], [3]],
};
