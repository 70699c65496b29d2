import { mapOutputs } from '../mappings.ts';
import { leave } from '../scopes.ts';
import type { Behaviour } from './behaviour.ts';
import { terminateSimply } from './ending.ts';

/** A boundary event that has happened: it was entered with its payload, so only its completion is left. */
export const boundaryEvent: Behaviour = {
  activate() {
    throw new Error('expected a boundary event to be entered by its event, never by a token');
  },
  complete(turn, at, element) {
    const failure = mapOutputs(turn, at, element);
    if (failure) return failure;
    leave(turn, at, element);
    return undefined;
  },
  terminate: terminateSimply,
};
