import { asBoolean } from '../expressions.ts';
import { Failure } from '../failure.ts';
import type { Element, Flow } from '../model/model.ts';
import { leave } from '../scopes.ts';
import { enter } from '../state/elements.ts';
import type { Turn } from '../turn.ts';
import type { Local } from '../types.ts';
import type { Behaviour } from './behaviour.ts';
import { terminateSimply } from './ending.ts';

/** The flows to take: all whose condition holds, else the default; a condition on the default flow is not looked at. */
function choose(turn: Turn, at: Local, { outgoing, default: otherwise }: Element): Flow[] | Failure {
  const [only] = outgoing;
  if (!only || (outgoing.length === 1 && !only.condition)) return outgoing;
  const chosen: Flow[] = [];
  for (const flow of outgoing) {
    if (!flow.condition || flow.id === otherwise) continue;
    const holds = asBoolean(turn, flow.condition, at);
    if (holds instanceof Failure) return holds;
    if (holds) chosen.push(flow);
  }
  if (chosen.length) return chosen;
  const last = outgoing.filter((flow) => flow.id === otherwise);
  if (last.length) return last;
  return new Failure('condition', 'Expected at least one condition to evaluate to true, or to have a default flow');
}

/** Forks into one path or several. It joins those that are on their way to it, see `joins.ts`. */
export const inclusiveGateway: Behaviour = {
  activate(turn, at, element) {
    const flows = choose(turn, at, element);
    if (flows instanceof Failure) return flows;
    enter(turn, at, 'active');
    enter(turn, at, 'completing');
    leave(turn, at, element, flows);
    return undefined;
  },
  complete: () => undefined,
  terminate: terminateSimply,
};
