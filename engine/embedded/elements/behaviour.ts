import type { Failure } from '../failure.ts';
import type { Element } from '../model/model.ts';
import type { Turn } from '../turn.ts';
import type { Local } from '../types.ts';

/**
 * What an element does at the three named steps of its life. A failure that `activate` or `complete` returns becomes an incident;
 * resolving it runs the same step again.
 */
export interface Behaviour {
  /** From `activating` to `active`; elements without a wait state go on to their completion. */
  activate(turn: Turn, at: Local, element: Element): Failure | undefined;
  /** From `completing` to gone, with the outgoing flows taken. */
  complete(turn: Turn, at: Local, element: Element): Failure | undefined;
  /** From `terminating` to gone. */
  terminate(turn: Turn, at: Local, element: Element): void;
}
