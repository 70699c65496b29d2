import { endCall } from '../calls.ts';
import { enterEvent, unsubscribe } from '../events.ts';
import { endInstance, enter, remove } from '../state/elements.ts';
import { takeTrigger } from '../state/waits.ts';
import type { Behaviour } from './behaviour.ts';
import { terminateScope } from './ending.ts';

/** A process: the root scope of the instance, which begins at the start event that has happened to it, or the process of a call. */
export const process: Behaviour = {
  activate(turn, at, element) {
    enter(turn, at, 'active');
    const start = takeTrigger(turn, at);
    const event = turn.element(start?.on ?? element.starts![0]!);
    if (event.event === 'none') turn.queue.push({ do: 'activate', element: event.id, scope: at });
    else enterEvent(turn, event, at, start?.vars);
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
