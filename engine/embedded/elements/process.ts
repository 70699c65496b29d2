import { endCall } from '../calls.ts';
import { unsubscribe } from '../events.ts';
import { endInstance, enter, remove } from '../state/elements.ts';
import type { Behaviour } from './behaviour.ts';
import { terminateScope } from './ending.ts';

/** A process: the root scope of the instance, whose start event is chosen by the command that starts it, or the process of a call. */
export const process: Behaviour = {
  activate(turn, at, element) {
    enter(turn, at, 'active');
    if (turn.get(at).root) turn.queue.push({ do: 'activate', element: element.starts![0]!, scope: at });
    return undefined;
  },
  complete(turn, at) {
    unsubscribe(turn, at);
    if (turn.get(at).root) {
      endCall(turn, at);
      return undefined;
    }
    remove(turn, at, 'completed');
    endInstance(turn, 'completed');
    return undefined;
  },
  terminate: terminateScope,
};
