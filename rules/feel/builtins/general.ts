import type { Value } from '../values.ts';
import { fn, type Library } from './define.ts';

/** Raised by `assert`; the evaluation fails with its words. */
export class FeelAssertion extends Error {}

function assert(value: Value, condition: Value, cause?: Value): Value {
  if (condition === true) return value;
  throw new FeelAssertion(typeof cause === 'string' ? cause : 'The condition is not fulfilled');
}

/** The standard's `not`, and what Camunda adds. */
export const general: Library = {
  not: fn('negand', (value) => (typeof value === 'boolean' ? !value : null)),
  'is defined': fn('value', (value) => value !== null),
  'get or else': fn('value, default', (value, fallback) => value ?? fallback),
  assert: fn(['value, condition', 'value, condition, cause'], assert),
};
