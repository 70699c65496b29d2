import { countChildren } from './state/elements.ts';
import type { Turn } from './turn.ts';
import type { Local } from './types.ts';

/** Ends everything in a scope; false when there is nothing. */
export function terminateChildren(turn: Turn, scope: Local): boolean {
  if (countChildren(turn, scope) === 0) return false;
  turn.queue.push({ do: 'terminate-children', at: scope });
  return true;
}
