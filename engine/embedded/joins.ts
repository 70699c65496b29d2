import type { Element } from './model/model.ts';
import { childrenOf } from './state/elements.ts';
import { waitingAt } from './state/tokens.ts';
import type { Turn } from './turn.ts';
import type { Local } from './types.ts';

/**
 * May this gateway be activated by the token that has just come? A parallel one when a token waits on every incoming flow; an inclusive
 * one also when no other token of its scope can still come. It is asked only when a token comes (seen on 8.8.0): if the other token ends
 * elsewhere, this one waits for ever.
 */
export function mayJoin(turn: Turn, scope: Local, gateway: Element): boolean {
  if (gateway.type !== 'parallel-gateway' && gateway.type !== 'inclusive-gateway') return true;
  const waiting = waitingAt(turn, scope, gateway.id);
  if (waiting.size >= gateway.incoming) return true;
  return gateway.type === 'inclusive-gateway' && waiting.size > 0 && !isAwaited(turn, scope, gateway, waiting);
}

function isAwaited(turn: Turn, scope: Local, gateway: Element, waiting: Set<string>): boolean {
  return onTheWay(turn, scope, gateway).some((from) => from !== gateway.id && leadsTo(turn, from, gateway, waiting));
}

/** Where the tokens of a scope stand: living elements, elements about to be activated, other joins that wait. */
function onTheWay(turn: Turn, scope: Local, gateway: Element): string[] {
  const coming = turn.ahead.flatMap((task) => (task.do === 'activate' && task.scope === scope ? [task.element] : []));
  return [
    ...childrenOf(turn, scope).map((at) => turn.get(at).id),
    ...coming.filter((id) => turn.element(id).event !== 'link' || turn.element(id).incoming > 0),
    ...Object.keys(turn.get(scope).joins ?? {}),
  ].filter((id) => id !== gateway.id);
}

/** Is there a path to the gateway, by flows, links and boundary events, that does not end on a flow where a token waits already? */
function leadsTo(turn: Turn, from: string, gateway: Element, waiting: Set<string>): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === gateway.id) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    const { outgoing, linksTo, catches } = turn.element(id);
    for (const flow of outgoing) if (!waiting.has(flow.id)) open.push(flow.target);
    if (linksTo !== undefined) open.push(linksTo);
    open.push(...catches.filter((event) => turn.element(event).type === 'boundary-event'));
  }
  return false;
}
