import { calculate, negate, type Operator } from '../arithmetic.ts';
import { type Comparison, compare, every, some } from '../compare.ts';
import { type TypeName, typeOf, type Value } from '../values.ts';
import { type Closure, type NodeCompiler, nameOf } from './closure.ts';
import { testOf } from './tests.ts';

const arithmetic: NodeCompiler = (node, compile) => {
  const [first, second, third] = node.children;
  if (!third) {
    const operand = compile(second!);
    return (scope) => negate(operand(scope));
  }
  const [left, right] = [compile(first!), compile(third)];
  const operator = (second!.text === '^' ? '**' : second!.text) as Operator;
  return (scope) => calculate(operator, left(scope), right(scope));
};

const comparison: NodeCompiler = (node, compile) => {
  const [first, operator, ...rest] = node.children;
  const left = compile(first!);
  if (operator!.name === 'between') {
    const [low, high] = [compile(rest[0]!), compile(rest[2]!)];
    return (scope) => {
      const value = left(scope);
      return every([compare('>=', value, low(scope)), compare('<=', value, high(scope))]);
    };
  }
  if (operator!.name === 'in') {
    const tests = (rest[0]!.name === '(' ? rest[1]!.children : [rest[0]!]).map((test) => testOf(test, compile));
    return (scope) => {
      const value = left(scope);
      return some(tests.map((test) => test(scope, value)));
    };
  }
  const right = compile(rest[0]!);
  const sign = operator!.text as Comparison;
  return (scope) => compare(sign, left(scope), right(scope));
};

const both: NodeCompiler = (node, compile) => {
  const [left, right] = [compile(node.children[0]!), compile(node.children[2]!)];
  return (scope) => {
    const value = left(scope);
    return value === false ? false : every([value, right(scope)]);
  };
};

const either: NodeCompiler = (node, compile) => {
  const [left, right] = [compile(node.children[0]!), compile(node.children[2]!)];
  return (scope) => {
    const value = left(scope);
    return value === true ? true : some([value, right(scope)]);
  };
};

/** Only true takes the first way: null and texts take the other one. */
const condition: NodeCompiler = (node, compile) => {
  const [, test, , yes, , no] = node.children;
  const [when, then, otherwise] = [compile(test!), compile(yes!), no ? compile(no) : (): Value => null];
  return (scope) => (when(scope) === true ? then(scope) : otherwise(scope));
};

const typeNames = new Map<string, readonly TypeName[]>(
  (
    [
      'boolean',
      'string',
      'number',
      'date',
      'time',
      'date and time',
      'days and time duration',
      'years and months duration',
      'list',
      'context',
      'function',
      'range',
    ] as const
  ).map((name) => [name, [name]]),
);

const instanceOf: NodeCompiler = (node, compile): Closure => {
  const value = compile(node.children[0]!);
  const name = nameOf(node.children.at(-1)!);
  const types = typeNames.get(name);
  return (scope) => {
    const type = typeOf(value(scope));
    if (type === 'null') return false;
    return name.toLowerCase() === 'any' || (types?.includes(type) ?? false);
  };
};

export const operators: Readonly<Record<string, NodeCompiler>> = {
  ArithmeticExpression: arithmetic,
  Comparison: comparison,
  Conjunction: both,
  Disjunction: either,
  IfExpression: condition,
  InstanceOfExpression: instanceOf,
  ParenthesizedExpression: (node, compile) => compile(node.children[1]!),
};
