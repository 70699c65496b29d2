import { FeelSyntaxError, type Node } from '../syntax.ts';
import { access } from './access.ts';
import type { Closure, NodeCompiler } from './closure.ts';
import { functions } from './functions.ts';
import { literals } from './literals.ts';
import { loops } from './loops.ts';
import { operators } from './operators.ts';
import { tests } from './tests.ts';

const compilers = new Map<string, NodeCompiler>(
  [literals, operators, access, loops, functions, tests].flatMap((group) => Object.entries(group)),
);
compilers.set('Expression', (node, compile) => compile(node.children[0]!));

/** Syntax tree -> closure. Throws FeelSyntaxError for a node that has no compiler, so nothing is run differently. */
export function closureOf(node: Node): Closure {
  const compiler = compilers.get(node.name);
  if (!compiler || (node.name === 'Expression' && node.children.length === 0))
    throw new FeelSyntaxError(`expected an expression but got '${node.text}'`, node.text, node.at);
  return compiler(node, closureOf);
}
