import { type Comparison, compare, equal, holds, some } from '../compare.ts';
import { type Scope, withNames } from '../scope.ts';
import type { Node } from '../syntax.ts';
import { Range, typeOf, type Value } from '../values.ts';
import type { Compile, NodeCompiler } from './closure.ts';
import { rangeOf } from './literals.ts';

/** A test of a value: true, false, or null where it can't say. */
export type Test = (scope: Scope, value: Value) => boolean | null;

const asksInput = (node: Node): boolean => node.name === '?' || node.children.some(asksInput);
const literal = new Set(['NumericLiteral', 'StringLiteral', 'BooleanLiteral', 'null']);

function simple(node: Node, compile: Compile): Test {
  const [first, second] = node.children;
  if (first!.name === 'Interval') {
    const range = rangeOf(first!, compile);
    return (scope, value) => holds(range(scope), value);
  }
  const sign = first!.text as Comparison;
  const bound = compile(second!);
  return (scope, value) => compare(sign, value, bound(scope));
}

/** What a value found by an expression says about the input: a list holds it, a range holds it, a true passes it. */
function verdict(found: Value, value: Value): boolean | null {
  if (Array.isArray(found)) return inList(found, value);
  if (found instanceof Range) return holds(found, value);
  if (found === true) return true;
  return equal(found, value) ?? false;
}

/** A list is in itself too; a context is in none (Zeebe, seen). */
function inList(list: readonly Value[], value: Value): boolean | null {
  if (typeOf(value) === 'context') return false;
  const found = some(list.map((each) => equal(each, value) ?? false));
  return found === true || !Array.isArray(value) ? found : equal(list as Value[], value);
}

/** Compiles one positive unary test. An expression that names `?` is the test itself; any other is compared with it. */
export function testOf(node: Node, compile: Compile): Test {
  const inner = node.name === 'PositiveUnaryTest' ? node.children[0]! : node;
  if (inner.name === 'SimplePositiveUnaryTest') return simple(inner, compile);
  const expression = compile(inner);
  if (asksInput(inner))
    return (scope, value) => {
      const result = expression(withNames(scope, { '?': value }));
      return typeof result === 'boolean' ? result : null;
    };
  if (literal.has(inner.name)) return (scope, value) => equal(expression(scope), value) ?? false;
  return (scope, value) => verdict(expression(withNames(scope, { '?': value })), value);
}

/** The cell of a decision table: tests of the input `?`, joined by or, perhaps negated. */
const unaryTests: NodeCompiler = (node, compile) => {
  if (node.children[0]?.name === 'Wildcard') return () => true;
  const negated = node.children[0]?.name === 'not';
  const list = node.children.find((child) => child.name === 'PositiveUnaryTests');
  const tests = (list?.children ?? []).map((test) => testOf(test, compile));
  return (scope) => {
    const value = scope.get('?') ?? null;
    const result = some(tests.map((test) => test(scope, value)));
    return negated && result !== null ? !result : result;
  };
};

export const tests: Readonly<Record<string, NodeCompiler>> = {
  UnaryTests: unaryTests,
  '?': () => (scope) => scope.get('?') ?? null,
  /** Outside a test: a range as a value. */
  SimplePositiveUnaryTest: (node, compile) => {
    const [first, second] = node.children;
    if (first!.name === 'Interval') return rangeOf(first!, compile);
    const bound = compile(second!);
    const sign = first!.text;
    if (sign.startsWith('<')) return (scope) => new Range(null, bound(scope), false, sign === '<=', 'start');
    return (scope) => new Range(bound(scope), null, sign === '>=', false, 'end');
  },
};
