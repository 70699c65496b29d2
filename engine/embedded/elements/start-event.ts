import { startsEventSubProcess, subscribe } from '../events.ts';
import { mapOutputs } from '../mappings.ts';
import { leave } from '../scopes.ts';
import { enter } from '../state/elements.ts';
import { pushTrigger, takeTrigger } from '../state/waits.ts';
import type { Behaviour } from './behaviour.ts';
import { terminateSimply } from './ending.ts';

/** The start of a scope: with its completion the scope begins to listen. In an event sub-process it fetches the event's payload. */
export const startEvent: Behaviour = {
  activate(turn, at, element) {
    if (startsEventSubProcess(turn, element)) {
      const event = takeTrigger(turn, turn.get(turn.get(at).scope).scope);
      if (event) pushTrigger(turn, at, event);
    }
    enter(turn, at, 'active');
    turn.queue.push({ do: 'complete', at });
    return undefined;
  },
  complete(turn, at, element) {
    const failure = mapOutputs(turn, at, element) ?? subscribe(turn, turn.get(at).scope, turn.element(element.scope!));
    if (failure) return failure;
    leave(turn, at, element);
    return undefined;
  },
  terminate: terminateSimply,
};
