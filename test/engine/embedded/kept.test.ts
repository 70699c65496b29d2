import { Kept } from '../../../engine/embedded/kept.ts';

const maker = () => {
  const made: string[] = [];
  return { made, make: (value: string) => async () => value + made.push(value) };
};

test('what is kept is made once, and is there without waiting from then on', async () => {
  const kept = new Kept<string>(2);
  const { made, make } = maker();

  const first = kept.get('a', make('a'));
  expect(kept.at('a')).toBeUndefined();

  expect(await Promise.all([first, kept.get('a', make('a'))])).toEqual(['a1', 'a1']);
  expect(kept.at('a')).toEqual({ value: 'a1' });
  expect(made).toEqual(['a']);
});

test('the least lately used goes when there is no room', async () => {
  const kept = new Kept<string>(2);
  const { make } = maker();

  for (const key of ['a', 'b', 'a', 'c']) await kept.get(key, make(key));

  expect(['a', 'b', 'c'].map((key) => kept.at(key)?.value)).toEqual(['a1', undefined, 'c3']);
});

test('a failure is not kept, also when it comes after its place was given away', async () => {
  const kept = new Kept<string>(1);
  const fails = () => Promise.reject(new Error('expected it to compile but it does not'));

  await expect(kept.get('a', fails)).rejects.toThrow('expected it to compile');
  expect(await kept.get('a', async () => 'mended')).toBe('mended');

  let fail: (error: Error) => void = () => undefined;
  const late = kept.get('b', () => new Promise((_, reject) => (fail = reject)));
  await kept.get('c', async () => 'c');
  await kept.get('b', async () => 'anew');
  fail(new Error('late'));
  await expect(late).rejects.toThrow('late');
  expect(kept.at('b')).toEqual({ value: 'anew' });
});
