import { builtins } from './builtins/index.ts';
import type { Closure } from './closures/closure.ts';
import { closureOf } from './closures/index.ts';
import { type FastPath, fastPathOf } from './fast-path.ts';
import { type Node, parse } from './syntax.ts';

/** A compiled expression: opaque to callers, immutable, shareable between instances. */
export interface Expression {
  readonly text: string;
  /** Names that the expression may read from the variables (bound names of loops and functions among them). */
  readonly names: readonly string[];
  readonly kind: 'expression' | 'unary-tests';
  readonly fast: FastPath | undefined;
  readonly run: Closure;
}

function namesIn(node: Node, names = new Set<string>()): Set<string> {
  if (node.name === 'Type') return names;
  const name = node.text.replace(/`/g, '').replace(/\s+/g, ' ');
  if (node.name === 'VariableName' && !builtins.has(name)) names.add(name);
  for (const child of node.children) namesIn(child, names);
  return names;
}

/** FEEL text without the leading `=` -> expression, compiled once. Throws FeelSyntaxError. */
export function compile(source: string): Expression {
  const text = source.trim();
  const tree = parse(text, 'Expression');
  return { text, names: [...namesIn(tree)], kind: 'expression', fast: fastPathOf(text), run: closureOf(tree) };
}

/** The tests of one input cell of a decision table (`> 3`, `"a", "b"`, `-`) -> expression. Throws FeelSyntaxError. */
export function compileUnaryTests(source: string): Expression {
  const text = source.trim();
  const tree = parse(text, 'UnaryTests');
  return { text, names: [...namesIn(tree)], kind: 'unary-tests', fast: undefined, run: closureOf(tree) };
}
