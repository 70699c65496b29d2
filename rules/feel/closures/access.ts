import { property } from '../properties.ts';
import { childScope, type Scope } from '../scope.ts';
import { FeelSyntaxError, type Node } from '../syntax.ts';
import { asNumber, asPosition, type Context, typeOf, type Value } from '../values.ts';
import { type Closure, type Compile, type NodeCompiler, nameOf } from './closure.ts';
import { testOf } from './tests.ts';

const variable: NodeCompiler = (node) => {
  const name = nameOf(node);
  return (scope) => scope.get(name) ?? null;
};

const path: NodeCompiler = (node, compile) => {
  if (node.children[0]!.name === 'SimplePositiveUnaryTest')
    throw new FeelSyntaxError(`expected a name before the point in '${node.text}'`, node.text, node.at);
  const target = compile(node.children[0]!);
  const name = nameOf(node.children[2]!);
  return (scope) => property(target(scope), name);
};

/** Inside a filter an element is `item`, and the entries of a context are names of their own. */
const itemScope = (scope: Scope, item: Value): Scope => {
  const fields = typeOf(item) === 'context' ? (item as Context) : null;
  return childScope(scope, (name) => {
    if (fields && Object.hasOwn(fields, name)) return fields[name];
    return name === 'item' ? item : undefined;
  });
};

function elementAt(list: Value[], index: Value): Value {
  const at = asPosition(index);
  if (at === null || at === 0) return null;
  return list[at > 0 ? at - 1 : list.length + at] ?? null;
}

/** Conditions are asked of every element; anything else may be a position. */
const conditions = new Set([
  'Comparison',
  'Conjunction',
  'Disjunction',
  'QuantifiedExpression',
  'InstanceOfExpression',
  'FunctionInvocation',
]);

function conditionOf(node: Node, compile: Compile): (scope: Scope, item: Value) => boolean {
  if (node.name === 'SimplePositiveUnaryTest') {
    const test = testOf(node, compile);
    return (scope, item) => test(scope, item) === true;
  }
  const expression = compile(node);
  return (scope, item) => expression(itemScope(scope, item)) === true;
}

/** list[position] or list[condition]; a value that is no list has no elements: null (Zeebe 8.8). */
const filter: NodeCompiler = (node, compile): Closure => {
  const target = compile(node.children[0]!);
  const inside = node.children[2]!;
  const position = conditions.has(inside.name) || inside.name === 'SimplePositiveUnaryTest' ? null : compile(inside);
  const condition = conditionOf(inside, compile);
  return (scope) => {
    const list = target(scope);
    if (!Array.isArray(list)) return null;
    const index = position?.(scope) ?? null;
    if (asNumber(index)) return elementAt(list, index);
    scope.run.spend(list.length);
    return list.filter((item) => condition(scope, item));
  };
};

export const access: Readonly<Record<string, NodeCompiler>> = {
  VariableName: variable,
  PathExpression: path,
  FilterExpression: filter,
};
