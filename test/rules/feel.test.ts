import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { compile, compileUnaryTests, evaluate, FeelSyntaxError, test as passes } from '../../rules/feel/index.ts';
import { limits } from '../../rules/feel/limits.ts';
import type { Json } from '../../rules/json.ts';
import { variables } from './feel-variables.ts';

type Answer = { value?: string; incident?: string; refused?: string };
const truth = JSON.parse(readFileSync(new URL('./feel-truth.json', import.meta.url), 'utf8')) as Record<
  string,
  Answer & { '8.8.0'?: Answer }
>;
const now = '2026-11-21T22:32:20.000Z';

function ours(text: string): string {
  try {
    const result = evaluate(compile(text), variables, now);
    return 'value' in result ? JSON.stringify(result.value) : 'incident';
  } catch (error) {
    if (error instanceof FeelSyntaxError) return 'refused';
    throw error;
  }
}
const theirs = (answer: Answer): string =>
  answer.incident ? 'incident' : answer.refused ? 'refused' : String(answer.value);
const value = (text: string, given: Record<string, Json> = {}) => evaluate(compile(text), given);

/** Binary floats (no decimals), durations times numbers, a random function: feelin can't, see engines' FEEL in docs. */
const knownDifferences = [
  '0.1 + 0.2',
  'big',
  'dec + 0.2',
  'string(1.50)',
  'obj["x"]',
  'date(d) + duration("PT36H")',
  'duration("P1D") * 2',
  'duration("PT1H") / duration("PT30M")',
  'uuid() != null',
];

describe('FEEL beside the real engine (8.8)', () => {
  it('gives the same answer, but for the differences listed', () => {
    const different = Object.entries(truth).filter(
      ([text, answer]) => ours(text) !== theirs(answer['8.8.0'] ?? answer),
    );
    const total = Object.keys(truth).length;
    process.stdout.write(`FEEL: ${total - different.length} of ${total} expressions agree with Zeebe 8.8\n`);

    expect(different.map(([text]) => text)).toEqual(knownDifferences);
    expect(total).toBe(137);
  });
});

describe('an expression', () => {
  it('knows the names it may read, and reads no others', () => {
    const expression = compile('if a.b > 3 then string(c) else get or else(d, "x")');
    const read: string[] = [];

    evaluate(expression, (name) => {
      read.push(name);
      return undefined;
    });

    expect(expression.names).toEqual(expect.arrayContaining(['a', 'c', 'd']));
    expect(read).not.toContain('b');
  });

  it('is refused with its place when it does not parse', () => {
    expect(() => compile('a >')).toThrow(FeelSyntaxError);
    expect(() => compile('foo bar')).toThrow(/unexpected 'foo bar' at 1/);
    expect(() => compile('x'.repeat(limits.text + 1))).toThrow(/at most 10000 characters/);
  });

  it.each([
    ['outcome = "solved"', { outcome: 'solved' }, true],
    ['missing = null', {}, true],
    ['missing != null', {}, false],
    ['missing = false', {}, false],
    ['n > 3', { n: null }, null],
    ['n = "1"', { n: 1 }, null],
    ['a.b.c', { a: { b: { c: 7 } } }, 7],
    ['a.b.c', { a: {} }, null],
    ['at != null', { at: '2026-01-01T00:00:00Z' }, true],
    ['true and null', {}, null],
    ['not(null)', {}, null],
    ['`with space` + 1', { 'with space': 1 }, 2],
  ])('%s', (text, given, expected) => {
    expect(value(text, given)).toEqual({ value: expected });
  });

  it('says the same by the fast path as by the whole language', () => {
    const text = fc.constantFrom('a', 'b', 'ä', '2026-05-01');
    const pair = fc.oneof(fc.tuple(fc.integer(), fc.integer()), fc.tuple(text, text));
    const operator = fc.constantFrom('=', '!=', '<', '<=', '>', '>=');
    fc.assert(
      fc.property(pair, operator, ([a, b], sign) => {
        const fast = value(`a.x ${sign} b`, { a: { x: a }, b });
        const whole = value(`(a.x ${sign} b)`, { a: { x: a }, b });

        expect(fast).toEqual(whole);
      }),
      { numRuns: 300 },
    );
  });

  it('has no clock but the one it is given', () => {
    expect(value('now()')).toEqual({ value: null });
    expect(evaluate(compile('now()'), {}, now)).toEqual({ value: '2026-11-21T22:32:20Z' });
    expect(evaluate(compile('today()'), {}, now)).toEqual({ value: '2026-11-21' });
  });

  it('fails, and does not hang, when it would count for ever', () => {
    expect(value('for i in 1..1000000000 return i')).toEqual({
      failure: expect.stringMatching(/at most 100000 elements/),
    });
    expect(() => compile('for a in x return for b in x return for c in x return for d in x return d')).toThrow(
      /nested loops/,
    );
  });

  it('fails with the words of an assertion', () => {
    expect(value('assert(n, n > 9, "too small")', { n: 5 })).toEqual({ failure: expect.stringContaining('too small') });
  });
});

describe('unary tests', () => {
  it.each([
    ['-', 7, true],
    ['> 3', 7, true],
    ['[1..5]', 7, false],
    ['"gas", "water"', 'gas', true],
    ['not("gas")', 'gas', false],
    ['null', null, true],
    ['limit', 7, true],
    ['? > limit - 1', 7, true],
  ])('%s on %j', (text, input, expected) => {
    expect(passes(compileUnaryTests(text), input, { limit: 7 })).toEqual({ value: expected });
  });
});
