import { undo } from '../compensation.ts';
import { leave } from '../scopes.ts';
import { enter } from '../state/elements.ts';
import type { Behaviour } from './behaviour.ts';
import { terminateSimply } from './ending.ts';

/** Has everything undone that completed in its scope, and waits for it. Its mappings are not looked at (seen on 8.5.4, 8.8.0). */
export const compensationThrow: Behaviour = {
  activate(turn, at, element) {
    enter(turn, at, 'active');
    if (!undo(turn, at, element)) turn.queue.push({ do: 'complete', at });
    return undefined;
  },
  complete(turn, at, element) {
    leave(turn, at, element);
    return undefined;
  },
  terminate: terminateSimply,
};
