import type { Turn } from '../turn.ts';
import type { Local } from '../types.ts';

/** Which listener is at work; none. */
export function listenTo(turn: Turn, at: Local, next: number | undefined): void {
  const instance = turn.own(at);
  if (next === undefined) delete instance.listening;
  else instance.listening = next;
}

export function listenerDone(turn: Turn, at: Local): void {
  const instance = turn.own(at);
  instance.listening = (instance.listening ?? 0) + 1;
}

/** The mappings have run already, before the listeners. */
export function markMapped(turn: Turn, at: Local): void {
  turn.own(at).mapped = true;
}

/** Whether the mappings have run already; asked once. */
export function takeMapped(turn: Turn, at: Local): boolean {
  if (!turn.get(at).mapped) return false;
  delete turn.own(at).mapped;
  return true;
}
