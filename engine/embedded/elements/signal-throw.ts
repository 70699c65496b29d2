import { asText } from '../expressions.ts';
import { Failure } from '../failure.ts';
import { mapInputs, mapOutputs } from '../mappings.ts';
import { leave } from '../scopes.ts';
import { enter } from '../state/elements.ts';
import type { Behaviour } from './behaviour.ts';
import { terminateSimply } from './ending.ts';

/** Throws its signal and goes on at once. Only its own variables, made by input mappings, travel with the signal (seen on 8.5.4, 8.8.0). */
export const signalThrow: Behaviour = {
  activate(turn, at, element) {
    const failure = mapInputs(turn, at, element);
    if (failure) return failure;
    const signal = asText(turn, element.signal!.name, at);
    if (signal instanceof Failure) return signal;
    turn.queue.push({ do: 'broadcast', signal, vars: turn.get(at).vars ?? {} });
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
  terminate: terminateSimply,
};
