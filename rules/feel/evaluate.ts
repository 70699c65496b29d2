import type { Json } from '../json.ts';
import { FeelAssertion } from './builtins/general.ts';
import type { Expression } from './compile.ts';
import { notFast, runFast } from './fast-path.ts';
import { limits } from './limits.ts';
import { print } from './print.ts';
import { Run, rootScope, type Scope } from './scope.ts';
import type { Value } from './values.ts';

/** Where an expression finds its variables: a function (a scope chain) or a plain record. */
export type Variables = ((name: string) => Json | undefined) | Readonly<Record<string, Json | undefined>>;

/** The value, or why there is none. A null is a value: what it means is the caller's matter (a condition: an incident). */
export type FeelResult = { value: Json } | { failure: string };

const lookup = (variables: Variables): ((name: string) => Json | undefined) =>
  typeof variables === 'function'
    ? variables
    : (name) => (Object.hasOwn(variables, name) ? variables[name] : undefined);

/** Why an expression has no value, thrown by `resultIn`. */
export class FeelFailure extends Error {}

function failureOf(expression: Expression, error: unknown): string {
  // A RangeError is an expression that calls itself without end, or a date outside the calendar.
  const reason = error instanceof Error ? error.message : String(error);
  const words =
    error instanceof FeelAssertion ? 'Assertion failure on evaluate the expression' : 'failed to evaluate expression';
  return `${words} '${expression.text}': ${reason}`;
}

/** Characters of a value as JSON, near enough. */
function sizeOf(json: Json): number {
  if (typeof json === 'string') return json.length;
  return typeof json === 'object' && json !== null ? JSON.stringify(json).length : 0;
}

/** Runs an expression where its names are looked up in `scope`. Throws FeelFailure, with the words Zeebe has for it. */
export function resultIn(expression: Expression, scope: Scope): Value {
  try {
    return expression.run(scope);
  } catch (error) {
    throw new FeelFailure(failureOf(expression, error));
  }
}

/** A value as JSON, or that it is too large for one. */
export function bounded(text: string, value: Value): FeelResult {
  const json = print(value);
  if (sizeOf(json) > limits.result)
    return { failure: `expected a result of at most ${limits.result} characters from '${text}'` };
  return { value: json };
}

/**
 * Expression and variables -> JSON value or failure. Never throws, reads nothing but the variables it names. `now` (an
 * instant) is what `now()` and `today()` say, in UTC; without it they are null: an expression has no clock.
 */
export function evaluate(expression: Expression, variables: Variables, now?: string): FeelResult {
  const variable = lookup(variables);
  if (expression.fast) {
    const value = runFast(expression.fast, variable);
    if (value !== notFast) return { value };
  }
  try {
    return bounded(expression.text, expression.run(rootScope(new Run(now), variable)));
  } catch (error) {
    return { failure: failureOf(expression, error) };
  }
}
