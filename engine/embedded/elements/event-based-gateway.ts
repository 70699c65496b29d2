import { enterEvent, subscribe, unsubscribe } from '../events.ts';
import { enter, remove } from '../state/elements.ts';
import { takeTrigger } from '../state/waits.ts';
import type { Behaviour } from './behaviour.ts';
import { terminateSimply } from './ending.ts';

/** Waits for the first of the events behind it and goes on there; the flow between them is not taken. */
export const eventBasedGateway: Behaviour = {
  activate(turn, at, element) {
    const failure = subscribe(turn, at, element);
    if (failure) return failure;
    enter(turn, at, 'active');
    return undefined;
  },
  complete(turn, at) {
    unsubscribe(turn, at);
    const { on, vars } = takeTrigger(turn, at)!;
    const { scope } = turn.get(at);
    remove(turn, at, 'completed');
    enterEvent(turn, turn.element(on), scope, vars);
    return undefined;
  },
  terminate: terminateSimply,
};
