import { parser, trackVariables } from 'lezer-feel';
import { builtins } from './builtins/index.ts';
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

/** A node of the syntax tree, comments left out. */
export interface Node {
  readonly name: string;
  readonly text: string;
  readonly at: number;
  readonly children: readonly Node[];
}

type TreeNode = ReturnType<typeof parser.parse>['topNode'];

// The grammar learns names with spaces ("get or else") from a context; variables have none in Zeebe.
const names = trackVariables(
  Object.fromEntries([...builtins.keys()].filter((name) => name.includes(' ')).map((name) => [name, null])),
);
const parsers = {
  Expression: parser.configure({ top: 'Expression', contextTracker: names, dialect: 'camunda' }),
  UnaryTests: parser.configure({ top: 'UnaryTests', contextTracker: names, dialect: 'camunda' }),
};

const typeNames = new Set(['date and time', 'days and time duration', 'years and months duration']);

/** What the grammar takes and Zeebe refuses: names with spaces outside backticks, types with parameters. */
function refusedByZeebe(name: string, part: string, next: string): boolean {
  if (name === 'ListType' || name === 'ContextType' || name === 'FunctionType') return part.includes('<');
  const spaced = !part.startsWith('`') && /\s/.test(part);
  return (
    spaced &&
    ((name === 'PathName' && part !== 'time offset') ||
      (name === 'VariableName' && !next.trimStart().startsWith('(') && !typeNames.has(part)))
  );
}

const unexpected = (text: string, from: number, to: number): FeelSyntaxError => {
  const what = to > from ? `'${text.slice(from, to)}'` : from < text.length ? `'${text[from]}'` : 'end';
  return new FeelSyntaxError(`failed to parse expression '${text}': unexpected ${what} at ${from + 1}`, text, from);
};

/** Where a range cannot stand unless in brackets: what it is compared, calculated or filtered with (Zeebe's grammar, seen). */
const noRange = new Set([
  'ArithmeticExpression',
  'Comparison',
  'InstanceOfExpression',
  'FilterExpression',
  'PathExpression',
  'InExpression',
  'IterationContext',
]);
const isRange = (node: Node): boolean =>
  node.name === 'Interval' || (node.name === 'SimplePositiveUnaryTest' && node.children[0]?.name === 'Interval');

/** What stands where Zeebe's grammar has no place for it, or undefined. */
function misplaced(name: string, children: readonly Node[]): Node | undefined {
  if (name === 'SimplePositiveUnaryTest' || name === 'PositiveUnaryTest')
    return children.find((child) => child.name === 'CompareOp' && /^!?=$/.test(child.text));
  if (name === 'FunctionInvocation') return children.find((child, at) => at === 0 && !callable.has(child.name));
  if (name === 'FormalParameter') return children[1];
  if (!noRange.has(name)) return undefined;
  if (name !== 'Comparison') return children.find(isRange);
  // Behind `in` stand tests; two comparisons in a row, and a test as what is compared, are none of Zeebe's.
  const end = children.findIndex((child) => child.name === 'in');
  return children
    .slice(0, end < 0 ? undefined : end)
    .find((child) => child.name === 'SimplePositiveUnaryTest' || child.name === 'Comparison');
}
const callable = new Set(['VariableName', 'SpecialFunctionName', 'DateTimeConstructor', 'PathExpression']);

/** Expressions inside expressions; deeper ones would end the stack when they run. */
const deepest = 200;

function nodeOf(tree: TreeNode, text: string, depth: number): Node {
  const part = text.slice(tree.from, tree.to);
  if (depth > deepest) throw new FeelSyntaxError(`expected at most ${deepest} levels in '${text}'`, text, tree.from);
  if (refusedByZeebe(tree.name, part, text.slice(tree.to))) throw unexpected(text, tree.from, tree.to);
  const children: Node[] = [];
  for (let child = tree.firstChild; child; child = child.nextSibling)
    if (!child.type.isSkipped) children.push(nodeOf(child, text, depth + 1));
  const stray = misplaced(tree.name, children);
  if (stray) throw unexpected(text, stray.at, stray.at + stray.text.length);
  return { name: tree.name, text: part, at: tree.from, children };
}

/** Text -> syntax tree. Throws FeelSyntaxError. */
export function parse(text: string, top: keyof typeof parsers): Node {
  if (text.length > limits.text)
    throw new FeelSyntaxError(`expected at most ${limits.text} characters but got ${text.length}`, text, limits.text);
  const tree = parsers[top].parse(text);
  tree.iterate({
    enter(node) {
      if (node.type.isError) throw unexpected(text, node.from, node.to);
    },
  });
  return nodeOf(tree.topNode, text, 0);
}
