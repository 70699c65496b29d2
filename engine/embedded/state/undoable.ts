import type { Turn } from '../turn.ts';
import type { Local, Undoable } from '../types.ts';

const holders = new Set(['sub-process', 'multi-instance-body', 'ad-hoc-sub-process', 'ad-hoc-path']);

function put(turn: Turn, n: Local, entry: Undoable | undefined): void {
  const { [n]: _, ...others } = turn.instance.undoable ?? {};
  const all = entry ? { ...others, [n]: entry } : others;
  if (Object.keys(all).length) turn.instance.undoable = all;
  else delete turn.instance.undoable;
}

/** All that can be undone or is being undone, the oldest first. */
export const undoables = (turn: Turn): (Undoable & { n: Local })[] =>
  Object.entries(turn.instance.undoable ?? {}).map(([n, entry]) => ({ ...entry, n: Number(n) }));

export function changeUndoable(turn: Turn, n: Local, change: Partial<Undoable>): void {
  put(turn, n, { ...turn.instance.undoable![n]!, ...change });
}

export const dropUndoable = (turn: Turn, n: Local): void => put(turn, n, undefined);

/**
 * An element instance ends. Completed, it can be undone when it has a handler or holds what can be undone; what ends otherwise takes along
 * all that could be undone in it.
 */
export function noteEnd(turn: Turn, at: Local, how: 'completed' | 'terminated'): void {
  const { id, scope } = turn.get(at);
  const { undo, type } = turn.element(id);
  if (!undo && !turn.instance.undoable) return;
  const holds = Object.values(turn.instance.undoable ?? {}).some((each) => each.scope === at);
  if (how === 'completed' && (undo || (holds && holders.has(type))))
    put(turn, turn.next(), { activity: id, scope, instance: at });
  else if (holds) forget(turn, at);
}

function forget(turn: Turn, scope: Local): void {
  for (const each of undoables(turn)) {
    if (each.scope !== scope) continue;
    dropUndoable(turn, each.n);
    forget(turn, each.instance);
  }
}
