import { join } from 'node:path';

type Figures = (output: string) => [string, string][];
interface Proof {
  key: string;
  limitSeconds: number;
  parse?: Figures;
}

const lib = join(import.meta.dirname, '..', '..', 'scripts', 'lib');
const { proofs, figuresOf } = (await import(join(lib, 'proofs.mjs'))) as { proofs: Proof[]; figuresOf: Figures };
const { askedProofs } = (await import(join(lib, 'asked-proofs.mjs'))) as {
  askedProofs(all: Proof[], words: string[]): Proof[];
};

const keysOf = (...words: string[]) => askedProofs(proofs, words).map(({ key }) => key);

test('proofs are asked for by their keys, else by a part of a name; without a word all of them', () => {
  expect(keysOf()).toHaveLength(proofs.length);
  expect(keysOf('--only=engine,start')).toEqual(['start', 'engine']);
  expect(keysOf('kills')).toEqual(['kills']);
  expect(keysOf('older zeebe')).toEqual(['scenarios']);
  expect(() => keysOf('nonsense')).toThrow('but got nonsense');
});

test('every proof has a key of its own and an end', () => {
  const keys = proofs.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  for (const { limitSeconds } of proofs) expect(limitSeconds).toBeGreaterThan(0);
});

test('the figures of a run are read from what it printed', () => {
  expect(figuresOf('warm\nfigure first start: 9.0 s\nfigure memory: 12 MB \n')).toEqual([
    ['first start', '9.0 s'],
    ['memory', '12 MB'],
  ]);
  const kills = proofs.find(({ key }) => key === 'kills');
  const said =
    '  ✓ after 30 kills of PostgreSQL alone the process has gone on, and nothing is lost (43799 ms)\n  ✕ after 30 kills of one of two (1 ms)';
  expect(kills?.parse?.(said)).toEqual([
    ['after 30 kills of PostgreSQL alone the process has gone on, and nothing is lost', 'held'],
  ]);
});
