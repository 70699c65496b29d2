import { asBoolean } from '../expressions.ts';
import { Failure } from '../failure.ts';
import type { Element, Flow } from '../model/model.ts';
import { leave } from '../scopes.ts';
import { enter } from '../state/elements.ts';
import type { Turn } from '../turn.ts';
import type { Local } from '../types.ts';
import type { Behaviour } from './behaviour.ts';
import { terminateSimply } from './ending.ts';

/** The flow to take: the first whose condition holds, else the default; a condition on the default flow is not looked at. */
function choose(turn: Turn, at: Local, { outgoing, default: otherwise }: Element): Flow | undefined | Failure {
  const [only] = outgoing;
  if (!only || (outgoing.length === 1 && !only.condition)) return only;
  for (const flow of outgoing) {
    if (!flow.condition || flow.id === otherwise) continue;
    const holds = asBoolean(turn, flow.condition, at);
    if (holds instanceof Failure) return holds;
    if (holds) return flow;
  }
  return (
    outgoing.find((flow) => flow.id === otherwise) ??
    new Failure('condition', 'Expected at least one condition to evaluate to true, or to have a default flow')
  );
}

export const exclusiveGateway: Behaviour = {
  activate(turn, at, element) {
    const flow = choose(turn, at, element);
    if (flow instanceof Failure) return flow;
    enter(turn, at, 'active');
    enter(turn, at, 'completing');
    leave(turn, at, element, flow ? [flow] : []);
    return undefined;
  },
  complete: () => undefined,
  terminate: terminateSimply,
};
