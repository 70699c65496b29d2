/** An expression or decision that answers otherwise than on Zeebe 8.8, and why it is left so. */
export interface Difference {
  readonly what: string;
  readonly why: string;
}

const grammar = 'the grammar of lezer-feel reads it otherwise';
const numbers = 'numbers of JSON end at 2^53; beyond 2^63 Zeebe itself overflows';

/** Of the expressions that the tests compare. */
export const feelDifferences: readonly Difference[] = [
  { what: '(< 10) = 5', why: grammar },
  { what: '(>=10).start included', why: grammar },
  { what: '(<10).end included', why: grammar },
  { what: 'and(true, false)', why: grammar },
  { what: 'and([true, true])', why: grammar },
  { what: 'or(true, false)', why: grammar },
  { what: 'or([false])', why: grammar },
  { what: 'and([])', why: grammar },
  { what: 'or([])', why: grammar },
  { what: '2 ** 100', why: numbers },
  { what: '10 ** 400', why: numbers },
  { what: '5 ** 40', why: numbers },
  { what: '[{a: 1}] in [[{a: 1}]]', why: 'Zeebe finds no context in a list of lists' },
  { what: '2 ** 3.5', why: 'the last digit of a broken power' },
  { what: 'matches("x1", "[a-z&&[^b]]\\d")', why: 'JavaScript has no intersection of a range with a class' },
  { what: 'time offset', why: grammar },
  { what: '10 ** 30', why: numbers },
  { what: '(function(x) x) instance of function', why: grammar },
  { what: '100000000000000000000', why: numbers },
  { what: 'big', why: numbers },
  { what: 'uuid() != null', why: 'an expression has no chance: it gives the same whenever it is asked' },
];

/** Of the decisions that the tests compare, by their names in dmn-truth.json. */
export const dmnDifferences: readonly Difference[] = [
  {
    what: 'default two',
    why: 'of two outputs of which one has a default, Zeebe gives the bare default; here the other is null beside it',
  },
  { what: 'bkm java', why: 'a function in Java is refused; Zeebe takes its definition for a context' },
];
