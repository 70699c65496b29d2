import { unsubscribe } from '../events.ts';
import { endInstance, enter, remove } from '../state/elements.ts';
import type { Behaviour } from './behaviour.ts';
import { terminateScope } from './ending.ts';

/** The process itself: the root scope. Its start event is chosen by the command that starts it. */
export const process: Behaviour = {
  activate(turn, at) {
    enter(turn, at, 'active');
    return undefined;
  },
  complete(turn, at) {
    unsubscribe(turn, at);
    remove(turn, at, 'completed');
    endInstance(turn, 'completed');
    return undefined;
  },
  terminate: terminateScope,
};
