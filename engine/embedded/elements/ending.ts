import { isAdHoc, mayComplete } from '../ad-hoc.ts';
import { activateTriggered, enterEvent, pendingTrigger, unsubscribe } from '../events.ts';
import { isBody } from '../loops.ts';
import type { Element } from '../model/model.ts';
import { childrenOf, countChildren, endInstance, remove } from '../state/elements.ts';
import { resolveAllAt } from '../state/incidents.ts';
import { removeJob } from '../state/jobs.ts';
import { endPassage } from '../state/passage.ts';
import { takeTrigger } from '../state/waits.ts';
import type { Turn } from '../turn.ts';
import type { Local } from '../types.ts';

/** Nothing waits at this element instance any more: no job, timer, subscription or incident. */
export function letGo(turn: Turn, at: Local): void {
  endPassage(turn, at);
  removeJob(turn, at, 'cancelled');
  unsubscribe(turn, at);
  resolveAllAt(turn, at);
}

/** The element instance is terminated, and its scope hears of it. */
export function terminate(turn: Turn, at: Local): undefined {
  const { scope } = turn.get(at);
  remove(turn, at, 'terminated');
  if (scope >= 0) childTerminated(turn, scope);
}

/** How elements end that nothing can be attached to. */
export function terminateSimply(turn: Turn, at: Local): void {
  letGo(turn, at);
  terminate(turn, at);
}

/** How an activity without an inside ends: when an interrupting boundary event has ended it, that event follows. */
export function terminateActivity(turn: Turn, at: Local): void {
  letGo(turn, at);
  if (!followBoundary(turn, at)) terminate(turn, at);
}

function followBoundary(turn: Turn, at: Local): boolean {
  const { scope } = turn.get(at);
  const around = turn.find(scope);
  if (!pendingTrigger(turn, at) || around?.state !== 'active' || around.interrupted) return false;
  const { on, vars } = takeTrigger(turn, at)!;
  remove(turn, at, 'terminated');
  enterEvent(turn, turn.element(on), scope, vars);
  return true;
}

/** An element instance in this scope was terminated: the last one to go opens the way for what ended them all. */
export function childTerminated(turn: Turn, scope: Local): void {
  if (countChildren(turn, scope) > 0) return;
  const { state, interrupted } = turn.get(scope);
  if (state === 'active' && (isBody(turn, scope) || isAdHoc(turn, scope))) {
    if (!mayComplete(turn, scope)) return;
    turn.queue.push({ do: 'complete', at: scope });
    return;
  }
  const by = state === 'active' && interrupted !== undefined ? turn.element(interrupted) : undefined;
  if (by?.type === 'end-event') turn.queue.push({ do: 'complete', at: scope });
  else if (by) {
    if (pendingTrigger(turn, scope)) activateTriggered(turn, scope, scope);
  } else if (state === 'terminating' && !(scope > 0 && followBoundary(turn, scope))) endScope(turn, scope);
}

function endScope(turn: Turn, scope: Local): void {
  terminate(turn, scope);
  if (scope === 0) endInstance(turn, 'cancelled');
}

/** How a scope ends: first everything in it. */
export function terminateScope(turn: Turn, at: Local, _element: Element): void {
  letGo(turn, at);
  if (countChildren(turn, at) > 0) turn.queue.push({ do: 'terminate-children', at });
  else childTerminated(turn, at);
}

/** Ends an element instance and all in it at once, whatever it does, without a word to its scope. */
export function endNow(turn: Turn, at: Local): void {
  for (const child of childrenOf(turn, at)) endNow(turn, child);
  letGo(turn, at);
  remove(turn, at, 'terminated');
}
