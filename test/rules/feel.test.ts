import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { compile, compileUnaryTests, evaluate, FeelSyntaxError } from '../../rules/feel/index.ts';
import { limits } from '../../rules/feel/limits.ts';
import type { Json } from '../../rules/json.ts';
import { variables } from './feel-variables.ts';
import { feelDifferences } from './known-differences.ts';

type Answer = { value?: string; incident?: string; refused?: string };
type Truth = Record<string, Answer & { '8.8.0'?: Answer }>;
const read = (file: string): Truth => JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as Truth;
/** Answers of the real engine (8.8.0): as variables of a process, by its decisions, and of its expression language alone. */
const truth: Truth = {
  ...read('./feel-truth-language.json'),
  ...read('./feel-truth-more.json'),
  ...read('./feel-truth.json'),
};
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

describe('FEEL beside the real engine (8.8)', () => {
  it('gives the same answer, but for the differences listed', () => {
    const different = Object.entries(truth).filter(
      ([text, answer]) => ours(text) !== theirs(answer['8.8.0'] ?? answer),
    );
    const total = Object.keys(truth).length;
    process.stdout.write(`FEEL: ${total - different.length} of ${total} expressions agree with Zeebe 8.8\n`);

    expect(different.map(([text]) => text)).toEqual(feelDifferences.map(({ what }) => what));
    expect(total).toBe(1156);
  });
});

describe('an expression', () => {
  it('knows the names it may read, and reads no others', () => {
    const expression = compile('if a.b > 3 then string(c) else get or else(d, "x")');
    const asked: string[] = [];

    evaluate(expression, (name) => {
      asked.push(name);
      return undefined;
    });

    expect(expression.names).toEqual(expect.arrayContaining(['a', 'c', 'd']));
    expect(asked).not.toContain('b');
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
    ['if "text" then 1 else 2', {}, 2],
    ['0.1 + 0.2 = 0.3', {}, true],
    ['d > date("2026-01-01")', { d: '2026-05-01' }, null],
    ['date and time("2026-05-01T10:00:00Z") = date and time("2026-05-01T12:00:00+02:00")', {}, false],
    ['date and time("2026-05-01T10:00:00Z") < date and time("2026-05-01T12:00:01+02:00")', {}, true],
    ['date and time(dt) + duration("PT90M")', { dt: '2026-05-01T10:00:00Z' }, '2026-05-01T11:30:00Z'],
    ['date and time(dt) > date and time("2026-01-01T00:00:00Z")', { dt: '2026-05-01T10:00:00.000Z' }, true],
    ['duration("P1Y") + duration("P2M")', {}, 'P1Y2M'],
    ['duration("P1D") / 4', {}, 'PT6H'],
    ['[1, 2, 3][item > 1]', {}, [2, 3]],
    ['xs[-1]', { xs: [1, 2] }, 2],
    [
      'xs[a = 1 and b > n].b',
      {
        n: 1,
        xs: [
          { a: 1, b: 1 },
          { a: 1, b: 2 },
        ],
      },
      [2],
    ],
    ['for i in 3..1 return if i = 3 then i else partial[-1] + i', {}, [3, 5, 6]],
    ['every x in [1, 2] satisfies x < 3', {}, true],
    ['some x in [null, 1] satisfies x > 3', {}, null],
    ['{a: 1, f: function(x) x + a}.f(2)', {}, 3],
    ['substring(string: "abc", start position: 2)', {}, 'bc'],
    ['unknown(1)', {}, null],
    ['string([1, "a", null])', {}, '[1, "a", null]'],
    ['matches("a1", "^[a-z]\\d$")', {}, true],
    ['overlaps([1..5], [5..9])', {}, true],
    ['sum([0.1, 0.2])', {}, 0.3],
    ['round half up(-2.5, 0)', {}, -3],
    ['floor(duration("PT1H"))', {}, null],
    ['last day of month(date("2024-02-10"))', {}, '2024-02-29'],
    ['`with space` + 1', { 'with space': 1 }, 2],
  ])('%s', (text, given, expected) => {
    expect(value(text, given)).toEqual({ value: expected });
  });

  it('says the same by the fast path as by the whole language', () => {
    const scalar = fc.oneof(fc.constant(null), fc.boolean(), fc.integer(), fc.string());
    const operator = fc.constantFrom('=', '!=', '<', '<=', '>', '>=');
    fc.assert(
      fc.property(scalar, scalar, operator, (a, b, sign) => {
        const fast = value(`a.x ${sign} b`, { a: { x: a }, b });
        const whole = value(`(a.x ${sign} b)`, { a: { x: a }, b });

        expect(fast).toEqual(whole);
      }),
      { numRuns: 300 },
    );
  });

  it('either compiles or is refused, and never throws when it runs, whatever the text', () => {
    const token = fc.constantFrom(
      ...'a 1 -1 01 "x" null true ( ) [ ] { } , : . .. + - * / ** = != < >= and or in not for return if then else some satisfies function between instance of date @ ? item partial list obj string count'.split(
        ' ',
      ),
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(token, { maxLength: 12 }).map((tokens) => tokens.join(' ')),
    );
    let ran = 0;
    fc.assert(
      fc.property(text, (source) => {
        try {
          evaluate(compile(source), variables);
          ran++;
        } catch (error) {
          expect(error).toBeInstanceOf(FeelSyntaxError);
        }
      }),
      { numRuns: 2_000 },
    );
    expect(ran).toBeGreaterThan(20);
  });

  it('has no clock but the one it is given', () => {
    expect(value('now()')).toEqual({ value: null });
    expect(evaluate(compile('now()'), {}, now)).toEqual({ value: '2026-11-21T22:32:20Z' });
    expect(evaluate(compile('today()'), {}, now)).toEqual({ value: '2026-11-21' });
  });

  it('fails, and does not hang, when it would count for ever', () => {
    expect(value('for i in 1..1000000000 return i')).toEqual({
      failure: expect.stringMatching(/at most 100000 steps/),
    });
    expect(value('for a in x, b in x, c in x return a', { x: Array(100).fill(1) })).toEqual({
      failure: expect.stringMatching(/at most 100000 steps/),
    });
    expect(value('{f: function(f, s, n) if n = 0 then s else f(f, s + s, n - 1), r: f(f, "ab", 60)}.r')).toEqual({
      failure: expect.stringMatching(/at most 1000000 characters/),
    });
    expect(value('matches(s, "^(a+)+$")', { s: `${'a'.repeat(40)}b` })).toEqual({ value: null });
    expect(value('10 ** 99999999')).toEqual({ value: null });
    expect(value('{f: function(n) g(n), g: function(n) f(n)}.f(1)')).toEqual({
      failure: expect.stringContaining('stack'),
    });
    expect(value('{f: function(g, n) g(g, n + 1), r: f(f, 1)}.r')).toEqual({ failure: expect.any(String) });
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
    expect(evaluate(compileUnaryTests(text), { '?': input, limit: 7 })).toEqual({ value: expected });
  });
});
