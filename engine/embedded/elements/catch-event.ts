import { subscribe, unsubscribe } from '../events.ts';
import { mapInputs, mapOutputs } from '../mappings.ts';
import type { Element } from '../model/model.ts';
import { leave } from '../scopes.ts';
import { enter } from '../state/elements.ts';
import type { Behaviour } from './behaviour.ts';
import { terminateActivity } from './ending.ts';
import { passThrough } from './pass-through.ts';

/** Waits for what it is named after. */
const waiting: Behaviour = {
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

const of = ({ event }: Element): Behaviour => (event === 'link' ? passThrough : waiting);

/** Intermediate catch events and receive tasks; the catch of a link waits for nothing. */
export const catchEvent: Behaviour = {
  activate: (turn, at, element) => of(element).activate(turn, at, element),
  complete: (turn, at, element) => of(element).complete(turn, at, element),
  terminate: terminateActivity,
};
