import { FeelRange, evaluate as feelin, unaryTest } from 'feelin';
import type { Json } from '../json.ts';
import { dialect, type Expression } from './compile.ts';
import { clockFunction, clockNames, extensions, FeelAssertion } from './extensions.ts';
import { notFast, runFast } from './fast-path.ts';
import { FeelLimitError, limits } from './limits.ts';
import { print } from './print.ts';

/** Where an expression finds its variables: a function (a scope chain) or a plain record. */
export type Variables = ((name: string) => Json | undefined) | Readonly<Record<string, Json | undefined>>;

/** The value, or why there is none. A null is a value: what it means is the caller's matter (a condition: an incident). */
export type FeelResult = { value: Json } | { failure: string };

let budget = limits.iterations;
const enumerate = FeelRange.prototype.map;
/** feelin enumerates `1..n` here and nowhere else: the one place where an evaluation can be stopped. */
FeelRange.prototype.map = function counted<T>(this: FeelRange, each: (value: unknown) => T): T[] {
  const size = typeof this.start === 'number' && typeof this.end === 'number' ? Math.abs(this.end - this.start) + 1 : 0;
  budget -= size;
  if (budget < 0) throw new FeelLimitError(`expected at most ${limits.iterations} elements of ranges`);
  return enumerate.call(this, each) as T[];
};

const lookup = (variables: Variables): ((name: string) => Json | undefined) =>
  typeof variables === 'function'
    ? variables
    : (name) => (Object.hasOwn(variables, name) ? variables[name] : undefined);

/** Only the names in the expression are passed: feelin's cost grows with the size of its context. */
function contextOf(expression: Expression, variable: (name: string) => Json | undefined, now: string | undefined) {
  const context: Record<string, unknown> = {};
  for (const name of expression.names) {
    const value = variable(name) ?? (clockNames.has(name) ? clockFunction(name, now) : extensions[name]);
    if (value !== undefined) context[name] = value;
  }
  return context;
}

function guarded(expression: Expression, run: () => unknown): FeelResult {
  budget = limits.iterations;
  try {
    const value = print(run());
    if (typeof value === 'object' && value !== null && JSON.stringify(value).length > limits.result)
      return { failure: `expected a result of at most ${limits.result} characters from '${expression.text}'` };
    return { value };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const start =
      error instanceof FeelAssertion ? 'Assertion failure on evaluate the expression' : 'failed to evaluate expression';
    return { failure: `${start} '${expression.text}': ${reason}` };
  }
}

/**
 * Expression and variables -> JSON value or failure. Never throws, reads nothing but the variables it names.
 * `now` (an instant) is what `now()` and `today()` say, in UTC; without it they are null: an expression has no clock.
 */
export function evaluate(expression: Expression, variables: Variables, now?: string): FeelResult {
  const variable = lookup(variables);
  if (expression.fast) {
    const value = runFast(expression.fast, variable);
    if (value !== notFast) return { value };
  }
  return guarded(expression, () => feelin(expression.text, contextOf(expression, variable, now), dialect).value);
}

/** Does the value pass the unary tests of a cell? null where the test can't say. */
export function test(expression: Expression, value: Json, variables: Variables, now?: string): FeelResult {
  const variable = lookup(variables);
  return guarded(expression, () => {
    const context = contextOf(expression, variable, now);
    return unaryTest(expression.text, { ...context, '?': value }, dialect).value;
  });
}
