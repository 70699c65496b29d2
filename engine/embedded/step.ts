import type { Model } from './model/model.ts';
import type { Command, Instance, Stepped } from './types.ts';

/**
 * Carries out one command: pure, no I/O, no clock but `now` (epoch milliseconds). The instance that goes in is left as it was.
 * Throws the port's `CommandRefused` when the command names what is not there or is in the wrong state.
 */
export function step(_model: Model, _instance: Instance, _command: Command, _now: number): Stepped {
  throw new Error('not yet built');
}
