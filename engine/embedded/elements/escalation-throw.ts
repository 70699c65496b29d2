import { findCatch, throwTo } from '../errors.ts';
import { asText } from '../expressions.ts';
import { Failure } from '../failure.ts';
import { enter } from '../state/elements.ts';
import type { Behaviour } from './behaviour.ts';
import { terminateSimply } from './ending.ts';
import { passThrough } from './pass-through.ts';

/**
 * Throws its escalation to the nearest catch. It goes on, caught or not, unless that catch interrupts: then its path ends with the scope.
 * Input mappings are not looked at, output mappings are (seen on 8.5.4, 8.8.0).
 */
export const escalationThrow: Behaviour = {
  activate(turn, at, element) {
    const code = asText(turn, element.code!, at);
    if (code instanceof Failure) return code;
    enter(turn, at, 'active');
    const caught = findCatch(turn, 'escalation', code, turn.get(at).scope);
    if (caught) throwTo(turn, caught);
    if (caught?.event.interrupting !== true) turn.queue.push({ do: 'complete', at });
    return undefined;
  },
  complete: passThrough.complete,
  terminate: terminateSimply,
};
