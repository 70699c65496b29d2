import { subscribe, unsubscribe } from '../events.ts';
import { mapInputs, mapOutputs } from '../mappings.ts';
import { leave } from '../scopes.ts';
import { enter } from '../state/elements.ts';
import type { Behaviour } from './behaviour.ts';
import { terminateActivity } from './ending.ts';

/** Intermediate catch events and receive tasks: they wait for what they are named after. */
export const catchEvent: Behaviour = {
  activate(turn, at, element) {
    const failure = mapInputs(turn, at, element) ?? subscribe(turn, at, element);
    if (failure) return failure;
    enter(turn, at, 'active');
    return undefined;
  },
  complete(turn, at, element) {
    const failure = mapOutputs(turn, at, element);
    if (failure) return failure;
    unsubscribe(turn, at);
    leave(turn, at, element);
    return undefined;
  },
  terminate: terminateActivity,
};
