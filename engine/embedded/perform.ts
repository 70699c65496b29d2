import { beginPath } from './ad-hoc.ts';
import { behaviours } from './elements/registry.ts';
import { Failure } from './failure.ts';
import { mayJoin } from './joins.ts';
import { listens } from './listeners.ts';
import { enterInner, isBody } from './loops.ts';
import type { Element, ElementType } from './model/model.ts';
import { broadcast } from './signals.ts';
import { childrenOf, countChildren, create, enter } from './state/elements.ts';
import { raise } from './state/incidents.ts';
import { consumePlaced, consumeTokens } from './state/tokens.ts';
import { changeUndoable } from './state/undoable.ts';
import { setAllLocal } from './state/variables.ts';
import { pushTrigger } from './state/waits.ts';
import type { Task, Turn } from './turn.ts';
import type { Local } from './types.ts';

/** Activations of one turn without a wait state before it is stopped with an incident. */
export const longestTurn = 10_000;

/** Works the queue off. What has become impossible since it was queued (its scope was interrupted) is passed over, as Zeebe rejects it. */
export function work(turn: Turn): void {
  while (turn.begun < turn.queue.length) perform(turn, turn.queue[turn.begun++]!);
}

function perform(turn: Turn, task: Task): void {
  switch (task.do) {
    case 'activate': {
      const element = turn.element(task.element);
      if (!mayRun(turn, task.scope, element) || (!task.placed && !mayJoin(turn, task.scope, element))) return;
      const at = create(turn, element.id, task.scope);
      if (task.placed) {
        setAllLocal(turn, at, task.placed);
        consumePlaced(turn, task.scope);
      } else if (task.undoes !== undefined) changeUndoable(turn, task.undoes, { handler: at });
      else if (isBody(turn, task.scope)) enterInner(turn, task.scope, at);
      else consumeTokens(turn, task.scope, element);
      if (task.first !== undefined) {
        beginPath(turn, task.scope, at);
        setAllLocal(turn, at, task.vars);
        pushTrigger(turn, at, { on: task.first });
      }
      activate(turn, at);
      return;
    }
    case 'call': {
      if (!mayRun(turn, task.scope, turn.element(task.element))) return;
      const at = create(turn, task.element, task.scope, { root: true });
      setAllLocal(turn, at, task.vars);
      activate(turn, at);
      return;
    }
    case 'activate-inner': {
      const body = turn.find(task.at);
      if (!body) return;
      turn.queue.push({ do: 'activate', element: turn.element(body.id).loop!.inner, scope: task.at });
      if (task.count > 1) turn.queue.push({ ...task, count: task.count - 1 });
      return;
    }
    case 'complete':
      complete(turn, task.at);
      return;
    case 'terminate':
      terminate(turn, task.at);
      return;
    case 'terminate-children':
      terminateNext(turn, task);
      return;
    case 'broadcast':
      broadcast(turn, task.signal, task.vars);
  }
}

/** Of two that are queued at once the second comes after what the first has led to meanwhile, as in Zeebe. */
function terminateNext(turn: Turn, task: Extract<Task, { do: 'terminate-children' }>): void {
  const { rest = childrenOf(turn, task.at), from = 0 } = task;
  const next = (after: number): number => {
    for (let n = after; n < rest.length; n++) {
      const instance = turn.find(rest[n]!);
      if (instance && instance.state !== 'terminating') return n;
    }
    return -1;
  };
  const first = next(from);
  if (first < 0) return;
  turn.queue.push({ do: 'terminate', at: rest[first]! });
  const second = next(first + 1);
  if (second >= 0) turn.queue.push({ ...task, rest, from: second });
}

/** Is the scope open for this element? After an interruption it is open only for what interrupted it. */
function mayRun(turn: Turn, scope: Local, element: Element): boolean {
  if (scope < 0) return true;
  const around = turn.find(scope);
  return around?.state === 'active' && (around.interrupted === undefined || around.interrupted === element.id);
}

const scopes = new Set<ElementType>(['process', 'sub-process', 'event-sub-process']);

/** A handler has started in this scope since its end was queued: it completes when that one has ended. Zeebe breaks down there. */
const goesOn = (turn: Turn, at: Local, { type }: Element): boolean => scopes.has(type) && countChildren(turn, at) > 0;

/** Runs an element instance's activation; also again when its incident is resolved. */
export function activate(turn: Turn, at: Local): void {
  const element = turn.elementOf(at);
  // Inner instances are bounded by their collection, however many they are.
  if (turn.get(at).counter === undefined) turn.activations += 1;
  const failure =
    turn.activations > longestTurn
      ? new Failure('loop', `Expected a wait state within ${longestTurn} activations, but there was none.`)
      : activateBy(turn, at, element);
  if (failure) raise(turn, at, failure);
}

function activateBy(turn: Turn, at: Local, element: Element): Failure | undefined {
  const waits = listens(turn, at, element, 'start');
  if (waits instanceof Failure) return waits;
  return waits ? undefined : behaviours[element.type].activate(turn, at, element);
}

function completeBy(turn: Turn, at: Local, element: Element): Failure | undefined {
  const waits = listens(turn, at, element, 'end');
  if (waits instanceof Failure) return waits;
  return waits ? undefined : behaviours[element.type].complete(turn, at, element);
}

/** Runs an element instance's completion; also again when its incident is resolved. */
export function complete(turn: Turn, at: Local): void {
  const instance = turn.find(at);
  if (instance?.state !== 'active' && instance?.state !== 'completing') return;
  const element = turn.elementOf(at);
  if (!mayRun(turn, instance.scope, element) || goesOn(turn, at, element)) return;
  if (instance.state === 'active') enter(turn, at, 'completing');
  const failure = completeBy(turn, at, element);
  if (failure) raise(turn, at, failure);
}

export function terminate(turn: Turn, at: Local): void {
  const instance = turn.find(at);
  if (!instance || instance.state === 'terminating') return;
  enter(turn, at, 'terminating');
  const element = turn.elementOf(at);
  behaviours[element.type].terminate(turn, at, element);
}
