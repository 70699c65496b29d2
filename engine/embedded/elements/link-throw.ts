import { mapOutputs } from '../mappings.ts';
import { remove } from '../state/elements.ts';
import type { Behaviour } from './behaviour.ts';
import { passThrough } from './pass-through.ts';

/** Goes on at the link's catch in the same scope; no flow lies between them. */
export const linkThrow: Behaviour = {
  ...passThrough,
  complete(turn, at, element) {
    const failure = mapOutputs(turn, at, element);
    if (failure) return failure;
    const { scope } = turn.get(at);
    remove(turn, at, 'completed');
    turn.queue.push({ do: 'activate', element: element.linksTo!, scope });
    return undefined;
  },
};
