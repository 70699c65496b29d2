import { literalAt } from '../builtins/conversion.ts';
import { withNames } from '../scope.ts';
import { FeelSyntaxError, type Node } from '../syntax.ts';
import { Decimal, Range, type Value, withScale } from '../values.ts';
import { type Closure, type Compile, childNamed, type NodeCompiler, nameOf } from './closure.ts';

const escapes: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  '"': '"',
  "'": "'",
  '\\': '\\',
};

/** The text of a string literal; a backslash before another letter stays (`\d`, and `\u00e9` too). */
export const textOf = (literal: string): string =>
  literal.slice(1, -1).replace(/\\(["'\\bfnrt])/g, (_, letter: string) => escapes[letter]!);

const constant =
  (value: Value): Closure =>
  () =>
    value;

/** The brackets of a range, `[` and `]` towards the inside included. */
export function rangeOf(node: Node, compile: Compile): (scope: Parameters<Closure>[0]) => Range {
  const [open, from, , to, close] = node.children;
  const [start, end] = [compile(from!), compile(to!)];
  return (scope) => new Range(start(scope), end(scope), open!.name === '[', close!.name === ']');
}

function context(node: Node, compile: Compile): Closure {
  const entries = node.children
    .filter((child) => child.name === 'ContextEntry')
    .map((entry) => {
      const key = entry.children[0]!;
      const literal = childNamed(key, 'StringLiteral');
      return { key: literal ? textOf(literal.text) : nameOf(key), value: compile(entry.children.at(-1)!) };
    });
  return (scope) => {
    const result: Record<string, Value> = {};
    const inner = withNames(scope, result);
    for (const entry of entries) result[entry.key] = entry.value(inner);
    return result;
  };
}

const list: NodeCompiler = (node, compile) => {
  const elements = node.children.filter((child) => child.name !== '[' && child.name !== ']').map(compile);
  return (scope) => elements.map((element) => element(scope));
};

export const literals: Readonly<Record<string, NodeCompiler>> = {
  NumericLiteral: (node) => {
    if (/e/i.test(node.text)) throw new FeelSyntaxError(`expected a number but got '${node.text}'`, node.text, node.at);
    const text = node.text.replace(/\s/g, '');
    return constant(withScale(new Decimal(text), text.split('.')[1]?.length ?? 0));
  },
  StringLiteral: (node) => constant(textOf(node.text)),
  BooleanLiteral: (node) => constant(node.text === 'true'),
  null: () => constant(null),
  AtLiteral: (node) => constant(literalAt(textOf(node.children[0]!.text))),
  List: list,
  Context: context,
  Interval: rangeOf,
};
