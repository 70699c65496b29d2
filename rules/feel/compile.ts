import { parseExpression, parseUnaryTests } from 'feelin';
import { extensions } from './extensions.ts';
import { type FastPath, fastPathOf } from './fast-path.ts';
import { limits } from './limits.ts';

/** A text that is no FEEL expression, with the place of the first fault. */
export class FeelSyntaxError extends Error {
  readonly text: string;
  readonly position: number;
  constructor(message: string, text: string, position: number) {
    super(message);
    this.name = 'FeelSyntaxError';
    this.text = text;
    this.position = position;
  }
}

/** A compiled expression: opaque to callers, immutable, shareable between instances. */
export interface Expression {
  readonly text: string;
  /** Names that the expression may read from the variables (bound names of loops and functions among them). */
  readonly names: readonly string[];
  readonly kind: 'expression' | 'unary-tests';
  readonly fast: FastPath | undefined;
}

/** The dialect of Camunda: names in backticks. */
export const dialect = 'camunda';

const loops = new Set(['ForExpression', 'QuantifiedExpression', 'FilterExpression']);

/** What feelin's grammar takes and Zeebe's refuses: names with spaces outside backticks, types with parameters. */
function refusedByZeebe(name: string, part: string, next: string): boolean {
  if (name === 'ListType' || name === 'ContextType' || name === 'FunctionType') return part.includes('<');
  const spaced = !part.startsWith('`') && /\s/.test(part);
  return spaced && (name === 'PathName' || (name === 'VariableName' && !next.trimStart().startsWith('(')));
}

type Tree = ReturnType<typeof parseExpression>;

function inspect(text: string, tree: Tree): string[] {
  const names = new Set<string>();
  let depth = 0;
  tree.iterate({
    enter(node) {
      const part = text.slice(node.from, node.to);
      if (node.type.isError || refusedByZeebe(node.name, part, text.slice(node.to)))
        throw new FeelSyntaxError(
          `failed to parse expression '${text}': unexpected ${part ? `'${part}'` : 'end'} at ${node.from + 1}`,
          text,
          node.from,
        );
      if (node.name === 'VariableName') names.add(part.replace(/`/g, '').replace(/\s+/g, ' '));
      if (loops.has(node.name) && ++depth > limits.nesting)
        throw new FeelSyntaxError(`expected at most ${limits.nesting} nested loops in '${text}'`, text, node.from);
      return undefined;
    },
    leave(node) {
      if (loops.has(node.name)) depth--;
    },
  });
  return [...names];
}

function compileAs(kind: Expression['kind'], text: string): Expression {
  if (text.length > limits.text)
    throw new FeelSyntaxError(`expected at most ${limits.text} characters but got ${text.length}`, text, limits.text);
  const parse = kind === 'expression' ? parseExpression : parseUnaryTests;
  const names = inspect(text, parse(text, extensions, dialect));
  return { text, names, kind, fast: kind === 'expression' ? fastPathOf(text) : undefined };
}

/** FEEL text without the leading `=` -> expression, learned once. Throws FeelSyntaxError. */
export const compile = (text: string): Expression => compileAs('expression', text.trim());

/** The tests of one input cell of a decision table (`> 3`, `"a", "b"`, `-`) -> expression. Throws FeelSyntaxError. */
export const compileUnaryTests = (text: string): Expression => compileAs('unary-tests', text.trim());
