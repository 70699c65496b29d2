import { shownId } from '../keys.ts';
import type { Turn } from '../turn.ts';
import type { ElementInstance, ElementNews, ElementState, Local } from '../types.ts';
import { resolveAllAt } from './incidents.ts';
import { noteEnd } from './undoable.ts';

function tell(turn: Turn, what: ElementNews, at: Local): void {
  const { id, scope } = turn.get(at);
  const { type } = turn.element(id);
  const called = turn.calledAt(at);
  turn.effects.push({
    kind: 'element',
    what,
    key: turn.key(at),
    element: shownId(id),
    type,
    scope: type === 'process' ? null : turn.key(scope),
    ...(called && { called }),
  });
}

/** A new element instance, `activating`. */
export function create(turn: Turn, id: string, scope: Local, more: Pick<ElementInstance, 'root'> = {}): Local {
  const at = scope < 0 ? 0 : turn.next();
  const { children } = turn;
  turn.put(at, { id, scope, state: 'activating', ...more });
  children.set(scope, (children.get(scope) ?? 0) + 1);
  tell(turn, 'activating', at);
  return at;
}

export function enter(turn: Turn, at: Local, state: ElementState): void {
  const instance = turn.own(at);
  instance.state = state;
  if (state === 'active') tell(turn, 'activated', at);
}

/** The end of an element instance: it and its variables leave the state. */
export function remove(turn: Turn, at: Local, how: 'completed' | 'terminated'): void {
  const { scope } = turn.get(at);
  if (turn.instance.incidents) resolveAllAt(turn, at);
  noteEnd(turn, at, how);
  tell(turn, how, at);
  turn.children.set(scope, (turn.children.get(scope) ?? 0) - 1);
  delete turn.instance.elements[at];
}

export const countChildren = (turn: Turn, scope: Local): number => turn.children.get(scope) ?? 0;

/** Numbers of the living element instances directly in a scope, oldest first. */
export const childrenOf = (turn: Turn, scope: Local): Local[] =>
  Object.keys(turn.instance.elements)
    .map(Number)
    .filter((at) => turn.get(at).scope === scope);

/** The scope's main path is over: only this element (an event sub-process, a terminate end event) may still follow. */
export function interrupt(turn: Turn, scope: Local, by: string): void {
  turn.own(scope).interrupted = by;
}

export function setEnough(turn: Turn, at: Local): void {
  turn.own(at).enough = true;
}

export function endInstance(turn: Turn, how: 'completed' | 'cancelled'): void {
  turn.instance.state = how;
  turn.effects.push({ kind: 'instanceEnded', how });
}
