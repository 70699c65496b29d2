import { shownId } from '../keys.ts';
import type { Element, ElementType, Flow } from '../model/model.ts';
import type { Turn } from '../turn.ts';
import type { Local } from '../types.ts';

const joining = new Set<ElementType>(['parallel-gateway', 'inclusive-gateway']);

/** A flow is taken: its token counts for the scope until its target is activated; at a join it also waits there by flow. */
export function takeToken(turn: Turn, scope: Local, flow: Flow): void {
  const instance = turn.own(scope);
  instance.tokens = (instance.tokens ?? 0) + 1;
  if (joining.has(turn.element(flow.target).type)) {
    const waiting = instance.joins?.[flow.target];
    instance.joins = {
      ...instance.joins,
      [flow.target]: { ...waiting, [flow.id]: (waiting?.[flow.id] ?? 0) + 1 },
    };
  }
  const called = turn.calledAt(scope);
  turn.effects.push({ kind: 'flowTaken', flow: shownId(flow.id), scope: turn.key(scope), ...(called && { called }) });
}

/** The incoming flows of this gateway on which tokens wait. */
export const waitingAt = (turn: Turn, scope: Local, gateway: string): Set<string> =>
  new Set(Object.keys(turn.get(scope).joins?.[gateway] ?? {}));

/** Takes one token of each incoming flow off a join; surplus tokens stay for the next time. Answers how many it took. */
function consumeJoin(turn: Turn, scope: Local, gateway: string): number {
  const instance = turn.own(scope);
  const { [gateway]: waiting = {}, ...others } = instance.joins ?? {};
  const left = Object.entries(waiting).filter(([, count]) => count > 1);
  const joins = left.length
    ? { ...others, [gateway]: Object.fromEntries(left.map(([flow, count]) => [flow, count - 1])) }
    : others;
  if (Object.keys(joins).length) instance.joins = joins;
  else delete instance.joins;
  return Object.keys(waiting).length;
}

function dropTokens(turn: Turn, scope: Local, count: number): void {
  const instance = turn.own(scope);
  const left = (instance.tokens ?? 0) - count;
  if (left > 0) instance.tokens = left;
  else delete instance.tokens;
}

export function resetTokens(turn: Turn, scope: Local): void {
  delete turn.own(scope).tokens;
}

/** The tokens that an element's activation uses up. */
export function consumeTokens(turn: Turn, scope: Local, element: Element): void {
  switch (element.type) {
    case 'start-event':
    case 'boundary-event':
      return;
    case 'event-sub-process':
      if (turn.element(element.starts![0]!).interrupting) resetTokens(turn, scope);
      return;
    case 'parallel-gateway':
    case 'inclusive-gateway':
      dropTokens(turn, scope, consumeJoin(turn, scope, element.id));
      return;
    case 'intermediate-catch-event':
      if (element.incoming > 0 && !element.afterEventGateway) dropTokens(turn, scope, 1);
      return;
    default:
      dropTokens(turn, scope, 1);
  }
}

/** A token that a modification puts somewhere takes the place of one that waits, if there is one (seen on 8.5.4, 8.8.0). */
export const consumePlaced = (turn: Turn, scope: Local): void => dropTokens(turn, scope, 1);
