import { overloadFor } from '../builtins/define.ts';
import { builtins } from '../builtins/index.ts';
import { type Scope, withNames } from '../scope.ts';
import { FeelSyntaxError, type Node } from '../syntax.ts';
import { parseDate, parseDateTime } from '../temporal.ts';
import { Fn, type Value } from '../values.ts';
import { type Closure, type Compile, childNamed, type NodeCompiler, nameOf } from './closure.ts';

/** A function of the expression's own, or the ways in which a built-in one can be called. */
type Callee = Fn | readonly Fn[];
interface Call {
  readonly to: Fn;
  readonly args: Value[];
}
/** The call that these arguments make of a callee; null where they do not fit it. */
type Arguments = (scope: Scope, callee: Callee) => Call | null;

function positional(node: Node | undefined, compile: Compile): Arguments {
  const values = node?.children.map(compile) ?? [];
  return (scope, callee) => {
    const own = callee instanceof Fn;
    const to = own ? callee : overloadFor(callee, values.length);
    if (!to || (own && values.length > to.names.length)) return null;
    const args = values.map((value) => value(scope));
    while (args.length < to.names.length) args.push(null);
    return { to, args };
  };
}

function named(node: Node, compile: Compile): Arguments {
  const values = node.children.map((each) => ({ name: nameOf(each.children[0]!), value: compile(each.children[1]!) }));
  const names = values.map(({ name }) => name);
  return (scope, callee) => {
    const to = overloadFor(callee instanceof Fn ? [callee] : callee, names);
    if (!to) return null;
    const args = to.names.map((name) => values.find((each) => each.name === name)?.value(scope) ?? null);
    return { to, args };
  };
}

function argumentsOf(node: Node, compile: Compile): Arguments {
  const given = childNamed(node, 'NamedParameters');
  return given ? named(given, compile) : positional(childNamed(node, 'PositionalParameters'), compile);
}

/** now() and today() say the instant they are given, in UTC; without one null: an expression has no clock. */
const clocks: Readonly<Record<string, (now: string) => Value>> = {
  now: (now) => parseDateTime(now),
  today: (now) => parseDate(now.slice(0, 10)),
};

function calleeOf(node: Node, compile: Compile): (scope: Scope) => Callee | null {
  const name = nameOf(node);
  if (node.name === 'DateTimeConstructor' || node.name === 'SpecialFunctionName')
    return () => builtins.get(name) ?? null;
  if (node.name !== 'VariableName') {
    const value = compile(node);
    return (scope) => {
      const found = value(scope);
      return found instanceof Fn ? found : null;
    };
  }
  const clock = clocks[name];
  return (scope) => {
    const own = scope.get(name);
    if (own instanceof Fn) return own;
    if (clock) return [new Fn([], () => (scope.run.now === undefined ? null : clock(scope.run.now)))];
    return builtins.get(name) ?? null;
  };
}

/** What a call made counts too: lists by their elements, texts by the hundred letters. */
function sizeOf(value: Value): number {
  if (Array.isArray(value)) return value.length;
  return typeof value === 'string' ? Math.ceil(value.length / 100) : 1;
}

/** An unknown function, or one called with arguments it does not have, is null (Zeebe 8.8). */
const invocation: NodeCompiler = (node, compile): Closure => {
  const calleeIn = calleeOf(node.children[0]!, compile);
  const callOf = argumentsOf(node, compile);
  return (scope) => {
    const callee = calleeIn(scope);
    const call = callee && callOf(scope, callee);
    if (!call) return null;
    const result = call.to.run(call.args);
    scope.run.spend(1 + sizeOf(result));
    return result;
  };
};

const definition: NodeCompiler = (node, compile): Closure => {
  if (childNamed(node, 'external'))
    throw new FeelSyntaxError('external functions are not supported', node.text, node.at);
  const names = (childNamed(node, 'FormalParameters')?.children ?? []).map((each) => nameOf(each.children[0]!));
  const body = compile(childNamed(node, 'FunctionBody')!.children[0]!);
  return (scope) =>
    new Fn(names, (args) => {
      scope.run.spend(1);
      return body(withNames(scope, Object.fromEntries(names.map((name, index) => [name, args[index] ?? null]))));
    });
};

export const functions: Readonly<Record<string, NodeCompiler>> = {
  FunctionInvocation: invocation,
  FunctionDefinition: definition,
  DateTimeLiteral: (node, compile) =>
    node.children.length === 1 ? compile(node.children[0]!) : invocation(node, compile),
};
