import { CommandRefused } from '../../port.ts';
import { shownId } from '../keys.ts';
import type { Element, Model } from '../model/model.ts';
import { changeUndoable, dropUndoable, undoables } from '../state/undoable.ts';
import type { Turn } from '../turn.ts';
import type { Local } from '../types.ts';

interface Moving {
  root: Local;
  source: Model;
  target: Model;
  map: ReadonlyMap<string, string>;
}

/**
 * What has completed and can be undone goes along when its compensation event is mapped, and is undone as the new version says; else it is
 * forgotten (seen on 8.8.0). Checks all of it, and answers what is to be done.
 */
export function moveUndoable(turn: Turn, { root, source, target, map }: Moving): () => void {
  /** New activities by the numbers of what is kept, and of what holds something that is kept. */
  const kept = new Map<Local, string>();
  const all = undoables(turn).filter(({ scope }) => belongs(turn, scope, root));
  for (const { n, activity, scope, instance } of all) {
    const event = source.elements[activity]!.undo?.event;
    const to = event === undefined ? undefined : map.get(event);
    const inside = all.find((each) => each.scope === instance && kept.has(each.n));
    if (to !== undefined) kept.set(n, activityOf(source.elements[event!]!, to));
    // What is in it has completed before it.
    else if (inside) kept.set(n, target.elements[kept.get(inside.n)!]!.scope!);
    if (to !== undefined && turn.find(scope) && target.elements[to]!.scope !== map.get(source.elements[event!]!.scope!))
      throw new CommandRefused('wrong-state', `expected ${shownId(event!)} to stay in its scope`);
  }
  return () => {
    for (const { n } of all) {
      const activity = kept.get(n);
      if (activity === undefined) dropUndoable(turn, n);
      else changeUndoable(turn, n, { activity });
    }
  };

  function activityOf(event: Element, to: string): string {
    const activity = Object.values(target.elements).find(({ undo }) => undo?.event === to);
    if (!activity)
      throw new CommandRefused(
        'invalid',
        `expected ${shownId(event.id)} to be mapped to a compensation event but it is ${shownId(to)}`,
      );
    if (depth(target, to) !== depth(source, event.id))
      throw new CommandRefused('wrong-state', `expected ${shownId(event.id)} to stay in its scope`);
    return activity.id;
  }
}

/** Whether a scope, which may have completed, is of this process. */
function belongs(turn: Turn, scope: Local, root: Local): boolean {
  if (turn.find(scope)) return turn.processAt(scope) === root;
  const holder = undoables(turn).find(({ instance }) => instance === scope);
  return holder !== undefined && belongs(turn, holder.scope, root);
}

function depth({ elements }: Model, id: string): number {
  let count = 0;
  for (let at = elements[id]!.scope; at !== null; at = elements[at]!.scope) count += 1;
  return count;
}
