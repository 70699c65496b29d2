import { every, some } from '../compare.ts';
import { type Scope, withNames } from '../scope.ts';
import type { Node } from '../syntax.ts';
import { asPosition, Decimal, type Value } from '../values.ts';
import { type Closure, type Compile, type NodeCompiler, nameOf } from './closure.ts';

interface Iterator {
  readonly name: string;
  /** The elements, or null where there is no list. */
  readonly elements: (scope: Scope) => Value[] | null;
}

/** Whole numbers from one bound to the other, downwards too. */
function numbersBetween(from: Value, to: Value, scope: Scope): Value[] | null {
  const [first, last] = [asPosition(from), asPosition(to)];
  if (first === null || last === null) return null;
  const count = Math.abs(last - first) + 1;
  scope.run.spend(count);
  const step = last >= first ? 1 : -1;
  return Array.from({ length: count }, (_, index) => new Decimal(first + index * step));
}

function iteratorOf(node: Node, compile: Compile): Iterator {
  const context = node.children.at(-1)!;
  const [from, , to] = context.children;
  const first = compile(from!);
  const last = to && compile(to);
  return {
    name: nameOf(node.children[0]!),
    elements: (scope) => {
      if (last) return numbersBetween(first(scope), last(scope), scope);
      const list = first(scope);
      return Array.isArray(list) ? list : null;
    },
  };
}

type Lists = readonly { readonly name: string; readonly values: readonly Value[] }[];

function combine([first, ...rest]: Lists, scope: Scope, each: (scope: Scope) => void): void {
  if (first) for (const value of first.values) combine(rest, withNames(scope, { [first.name]: value }), each);
  else {
    scope.run.spend(1);
    each(scope);
  }
}

/**
 * Calls `each` in a scope for every combination, the last iterator fastest; false when one has no list. All lists are
 * found before the first turn: a later one does not see the names of the earlier (Zeebe, seen).
 */
function iterate(iterators: readonly Iterator[], scope: Scope, each: (scope: Scope) => void): boolean {
  const lists = iterators.map(({ name, elements }) => ({ name, values: elements(scope) }));
  if (lists.some((list) => list.values === null)) return false;
  combine(lists as Lists, scope, each);
  return true;
}

const iteratorsOf = (node: Node, compile: Compile): Iterator[] =>
  node.children.find((child) => child.name === 'InExpressions')!.children.map((each) => iteratorOf(each, compile));

const loop: NodeCompiler = (node, compile): Closure => {
  const iterators = iteratorsOf(node, compile);
  const body = compile(node.children.at(-1)!);
  return (scope) => {
    const partial: Value[] = [];
    const whole = iterate(iterators, withNames(scope, { partial }), (inner) => {
      partial.push(body(inner));
    });
    return whole ? partial : null;
  };
};

const quantified: NodeCompiler = (node, compile): Closure => {
  const iterators = iteratorsOf(node, compile);
  const body = compile(node.children.at(-1)!);
  const join = node.children[0]!.name === 'every' ? every : some;
  return (scope) => {
    const answers: Value[] = [];
    const whole = iterate(iterators, scope, (inner) => {
      answers.push(body(inner));
    });
    return whole ? join(answers) : null;
  };
};

export const loops: Readonly<Record<string, NodeCompiler>> = {
  ForExpression: loop,
  QuantifiedExpression: quantified,
};
