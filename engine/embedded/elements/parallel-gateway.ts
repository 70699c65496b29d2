import { leave } from '../scopes.ts';
import { enter } from '../state/elements.ts';
import type { Behaviour } from './behaviour.ts';
import { terminateSimply } from './ending.ts';

/** Joins (it is activated only when a token waits on every incoming flow, see perform.ts) and forks. */
export const parallelGateway: Behaviour = {
  activate(turn, at, element) {
    enter(turn, at, 'active');
    enter(turn, at, 'completing');
    leave(turn, at, element);
    return undefined;
  },
  complete: () => undefined,
  terminate: terminateSimply,
};
