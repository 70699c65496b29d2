import { collectPath, isAdHoc, pathCompleted } from './ad-hoc.ts';
import { handlerCompleted } from './compensation.ts';
import { Failure } from './failure.ts';
import { collect, innerCompleted, isBody } from './loops.ts';
import type { Element, Flow } from './model/model.ts';
import { countChildren, remove } from './state/elements.ts';
import { raise } from './state/incidents.ts';
import { takeToken } from './state/tokens.ts';
import type { Turn } from './turn.ts';
import type { Local } from './types.ts';

export function follow(turn: Turn, scope: Local, flow: Flow): void {
  takeToken(turn, scope, flow);
  turn.queue.push({ do: 'activate', element: flow.target, scope });
}

/** An element instance is completed: it goes, and its outgoing flows are taken; without any its path ends here. */
export function leave(turn: Turn, at: Local, element: Element, flows: Flow[] = element.outgoing): void {
  const { scope } = turn.get(at);
  if (isBody(turn, scope)) {
    leaveFor(turn, scope, at, { collect, completed: innerCompleted });
    return;
  }
  if (isAdHoc(turn, scope)) {
    leaveFor(turn, scope, at, { collect: collectPath, completed: pathCompleted });
    return;
  }
  remove(turn, at, 'completed');
  handlerCompleted(turn, at);
  if (element.outgoing.length === 0) endPath(turn, scope);
  for (const flow of flows) follow(turn, scope, flow);
}

interface Holder {
  collect(turn: Turn, scope: Local, at: Local): boolean | Failure;
  completed(turn: Turn, scope: Local, enough: boolean): void;
}

/** The last step inside a scope that collects results; when it can't, resolving the incident runs the completion again. */
function leaveFor(turn: Turn, scope: Local, at: Local, holder: Holder): void {
  const enough = holder.collect(turn, scope, at);
  if (enough instanceof Failure) {
    raise(turn, at, enough);
    return;
  }
  remove(turn, at, 'completed');
  holder.completed(turn, scope, enough);
}

/** A scope completes when nothing lives in it and no token is under way or waits at a join. */
export function endPath(turn: Turn, scope: Local): void {
  if (countChildren(turn, scope) === 0 && !turn.get(scope).tokens) turn.queue.push({ do: 'complete', at: scope });
}
