import { instantOf } from '../../domain/instant.ts';
import {
  bounded,
  FeelFailure,
  evaluate as feel,
  Run,
  resultIn,
  rootScope,
  type Value,
} from '../../rules/feel/index.ts';
import { Failure } from './failure.ts';
import type { Expression } from './model/model.ts';
import { lookUp } from './state/variables.ts';
import type { Turn } from './turn.ts';
import type { Json, Local } from './types.ts';

/** What an expression reads before the scopes: results of earlier mappings. */
export type Front = { [name: string]: Json };

export const typeOf = (value: Json): string => {
  if (value === null) return 'NULL';
  if (Array.isArray(value)) return 'ARRAY';
  return { string: 'STRING', number: 'NUMBER', boolean: 'BOOLEAN', object: 'OBJECT' }[typeof value as string] ?? 'NULL';
};

/** Results of earlier mappings as values of FEEL: a date is still one. */
export type Values = { [name: string]: Value };

/** The value of FEEL of an expression as this element instance sees it, behind `front`; a text without `=` is itself. */
export function valueIn(turn: Turn, expression: Expression, from: Local, front: Values): Value | Failure {
  if (!expression.feel) return expression.text;
  const look = (name: string) => (Object.hasOwn(front, name) ? front[name] : lookUp(turn, from, name));
  try {
    return resultIn(expression.feel, rootScope(new Run(instantOf(turn.now)), look));
  } catch (error) {
    if (error instanceof FeelFailure) return new Failure('extract-value', error.message);
    throw error;
  }
}

/** A value of FEEL as a variable keeps it. */
export function asVariable(name: string, value: Value): Json | Failure {
  const printed = bounded(name, value);
  return 'failure' in printed ? new Failure('extract-value', printed.failure) : printed.value;
}

/** The value of an expression as this element instance sees it; a text without `=` is itself. */
export function evaluate(turn: Turn, expression: Expression, from: Local, front?: Front): Json | Failure {
  if (!expression.feel) return expression.text;
  const result = feel(
    expression.feel,
    (name) => (front && Object.hasOwn(front, name) ? front[name] : lookUp(turn, from, name)),
    instantOf(turn.now),
  );
  return 'failure' in result ? new Failure('extract-value', result.failure) : result.value;
}

export const unlike = (expression: Expression, expected: string, value: Json): Failure =>
  new Failure(
    'extract-value',
    `Expected result of the expression '${expression.feel?.text ?? expression.text}' to be ${expected}, but was '${typeOf(value)}'.`,
  );

export function asText(turn: Turn, expression: Expression, from: Local): string | Failure {
  const value = evaluate(turn, expression, from);
  if (value instanceof Failure || typeof value === 'string') return value;
  return unlike(expression, "'STRING'", value);
}

export function asBoolean(turn: Turn, expression: Expression, from: Local, front?: Front): boolean | Failure {
  const value = evaluate(turn, expression, from, front);
  if (value instanceof Failure || typeof value === 'boolean') return value;
  return unlike(expression, "'BOOLEAN'", value);
}

/** A whole number: decimals are cut. A text without `=` counts when it is a number. */
export function asWhole(turn: Turn, expression: Expression, from: Local): number | Failure {
  const value = evaluate(turn, expression, from);
  if (value instanceof Failure) return value;
  const number = expression.feel || value === '' ? value : Number(value);
  return typeof number === 'number' && Number.isFinite(number)
    ? Math.trunc(number)
    : unlike(expression, "'NUMBER'", value);
}

/** A list of texts; a text without `=` is split at its commas. */
export function asTexts(turn: Turn, expression: Expression, from: Local): string[] | Failure {
  if (!expression.feel)
    return expression.text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean);
  const value = evaluate(turn, expression, from);
  if (value instanceof Failure) return value;
  if (!Array.isArray(value)) return unlike(expression, "'ARRAY'", value);
  if (value.every((item) => typeof item === 'string')) return value;
  return unlike(expression, "'ARRAY' containing 'STRING' items", value);
}

/** A correlation key: a text, or a number cut to whole. */
export function asCorrelationKey(turn: Turn, expression: Expression, from: Local): string | Failure {
  const value = evaluate(turn, expression, from);
  if (value instanceof Failure || typeof value === 'string') return value;
  if (typeof value === 'number') return String(Math.trunc(value));
  return new Failure(
    'extract-value',
    `Failed to extract the correlation key for '${expression.feel?.text ?? expression.text}': The value must be either a string or a number, but was '${typeOf(value)}'.`,
  );
}
