import { builtins } from '../builtins/index.ts';
import { type Scope, withNames } from '../scope.ts';
import { FeelSyntaxError, type Node } from '../syntax.ts';
import { parseDate, parseDateTime } from '../temporal.ts';
import { Fn, type Value } from '../values.ts';
import { type Closure, type Compile, childNamed, type NodeCompiler, nameOf } from './closure.ts';

type Arguments = (scope: Scope, target: Fn) => Value[] | null;

function positional(node: Node, compile: Compile): Arguments {
  const values = node.children.map(compile);
  return (scope, target) => {
    if (values.length > target.names.length && !target.variadic) return null;
    const args = values.map((value) => value(scope));
    while (args.length < target.names.length && !target.variadic) args.push(null);
    return args;
  };
}

function named(node: Node, compile: Compile): Arguments {
  const values = node.children.map((each) => ({ name: nameOf(each.children[0]!), value: compile(each.children[1]!) }));
  return (scope, target) => {
    if (values.some((each) => !target.names.includes(each.name))) return null;
    return target.names.map((name) => values.find((each) => each.name === name)?.value(scope) ?? null);
  };
}

function argumentsOf(node: Node, compile: Compile): Arguments {
  const given = childNamed(node, 'NamedParameters');
  if (given) return named(given, compile);
  const list = childNamed(node, 'PositionalParameters');
  return list ? positional(list, compile) : () => [];
}

/** now() and today() say the instant they are given, in UTC; without one null: an expression has no clock. */
const clocks: Readonly<Record<string, (now: string) => Value>> = {
  now: (now) => parseDateTime(now),
  today: (now) => parseDate(now.slice(0, 10)),
};

function targetOf(node: Node, compile: Compile): (scope: Scope) => Value {
  const name = nameOf(node);
  if (node.name === 'DateTimeConstructor' || node.name === 'SpecialFunctionName')
    return () => builtins.get(name) ?? null;
  if (node.name !== 'VariableName') return compile(node);
  const clock = clocks[name];
  return (scope) => {
    const own = scope.get(name);
    if (own instanceof Fn) return own;
    if (clock) return new Fn([], () => (scope.run.now === undefined ? null : clock(scope.run.now)));
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
  if (node.children[0]!.name === 'ParenthesizedExpression')
    throw new FeelSyntaxError(`expected the name of a function in '${node.text}'`, node.text, node.at);
  const target = targetOf(node.children[0]!, compile);
  const args = argumentsOf(node, compile);
  return (scope) => {
    const callee = target(scope);
    const values = callee instanceof Fn ? args(scope, callee) : null;
    if (!values) return null;
    const result = (callee as Fn).run(values);
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
