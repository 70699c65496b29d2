import type { Element } from './model/model.ts';
import { create, enter, remove } from './state/elements.ts';
import { changeUndoable, dropUndoable, undoables } from './state/undoable.ts';
import type { Turn } from './turn.ts';
import type { Local } from './types.ts';

/**
 * Undoes what has completed in the scope of a compensation event, or only the activity that it names, and all in it: every handler starts
 * at once, the oldest first, in the scope of the event. An event in an event sub-process undoes the scope around it too. Answers whether
 * there was anything. (Seen on 8.5.4, 8.8.0.)
 */
export function undo(turn: Turn, at: Local, { compensates }: Element): boolean {
  const { scope } = turn.get(at);
  const scopes = [scope];
  if (turn.elementOf(scope).type === 'event-sub-process') scopes.push(turn.get(scope).scope);
  const wanted = undoables(turn).filter(
    (each) =>
      scopes.includes(each.scope) &&
      each.by === undefined &&
      (compensates === undefined || each.activity === compensates),
  );
  for (const each of wanted) undoOne(turn, at, each.n);
  return wanted.length > 0;
}

function undoOne(turn: Turn, by: Local, n: Local): void {
  const { activity, instance } = turn.instance.undoable![n]!;
  changeUndoable(turn, n, { by });
  const handled = turn.element(activity).undo;
  if (handled) startHandler(turn, turn.get(by).scope, handled, n);
  for (const each of undoables(turn)) if (each.scope === instance && each.by === undefined) undoOne(turn, by, each.n);
}

function startHandler(turn: Turn, scope: Local, { event, handler }: NonNullable<Element['undo']>, n: Local): void {
  const at = create(turn, event, scope);
  enter(turn, at, 'active');
  enter(turn, at, 'completing');
  remove(turn, at, 'completed');
  turn.queue.push({ do: 'activate', element: handler, scope, undoes: n });
}

/** Something has completed. When it was a handler, what it undid is done with; the last one lets the compensation event go on. */
export function handlerCompleted(turn: Turn, at: Local): void {
  if (!turn.instance.undoable) return;
  const done = undoables(turn).find(({ handler }) => handler === at);
  if (!done) return;
  dropUndoable(turn, done.n);
  closeHolder(turn, done.scope);
  if (undoables(turn).some(({ by }) => by === done.by)) return;
  if (turn.find(done.by!)) turn.queue.push({ do: 'complete', at: done.by! });
}

/** A sub-process is undone when all in it is; one with a handler of its own waits for that. */
function closeHolder(turn: Turn, instance: Local): void {
  const all = undoables(turn);
  if (all.some(({ scope }) => scope === instance)) return;
  const holder = all.find((each) => each.instance === instance);
  if (!holder || turn.element(holder.activity).undo) return;
  dropUndoable(turn, holder.n);
  closeHolder(turn, holder.scope);
}
