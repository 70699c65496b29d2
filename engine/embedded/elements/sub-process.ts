import { unsubscribe } from '../events.ts';
import { mapInputs, mapOutputs } from '../mappings.ts';
import { leave } from '../scopes.ts';
import { enter } from '../state/elements.ts';
import type { Behaviour } from './behaviour.ts';
import { terminateScope } from './ending.ts';

/** Embedded and event sub-processes. What they listen to opens when their start event completes. */
export const subProcess: Behaviour = {
  activate(turn, at, element) {
    const failure = mapInputs(turn, at, element);
    if (failure) return failure;
    enter(turn, at, 'active');
    turn.queue.push({ do: 'activate', element: element.starts![0]!, scope: at });
    return undefined;
  },
  complete(turn, at, element) {
    const failure = mapOutputs(turn, at, element);
    if (failure) return failure;
    unsubscribe(turn, at);
    leave(turn, at, element);
    return undefined;
  },
  terminate: terminateScope,
};
