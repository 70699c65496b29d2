import { mapOutputs } from '../mappings.ts';
import { leave } from '../scopes.ts';
import { enter } from '../state/elements.ts';
import type { Behaviour } from './behaviour.ts';
import { terminateActivity } from './ending.ts';

/** None end and none throw events: nothing to wait for, only their output mappings. */
export const passThrough: Behaviour = {
  activate(turn, at) {
    enter(turn, at, 'active');
    turn.queue.push({ do: 'complete', at });
    return undefined;
  },
  complete(turn, at, element) {
    const failure = mapOutputs(turn, at, element);
    if (failure) return failure;
    leave(turn, at, element);
    return undefined;
  },
  terminate: terminateActivity,
};

/** Undefined and manual tasks: passed without a look at their mappings (seen on 8.5.4, 8.8.0). */
export const passTask: Behaviour = {
  ...passThrough,
  complete(turn, at, element) {
    leave(turn, at, element);
    return undefined;
  },
};
