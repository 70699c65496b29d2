import { decideBy } from '../decisions.ts';
import { asText } from '../expressions.ts';
import { Failure } from '../failure.ts';
import { mapInputs } from '../mappings.ts';
import { enter } from '../state/elements.ts';
import { pushTrigger } from '../state/waits.ts';
import type { Behaviour } from './behaviour.ts';
import { jobTask } from './job-task.ts';

/** A decision that the engine makes itself, whose result becomes a variable. Its boundary events are never listened to (seen on 8.5.4, 8.8.0). */
const called: Behaviour = {
  ...jobTask,
  activate(turn, at, element) {
    const failure = mapInputs(turn, at, element);
    if (failure) return failure;
    const { id: expression, binding, result } = element.decision!;
    const id = asText(turn, expression, at);
    if (id instanceof Failure) return id;
    const value = decideBy(turn, at, id, binding);
    if (value instanceof Failure) return value;
    pushTrigger(turn, at, { on: element.id, vars: { [result]: value } });
    enter(turn, at, 'active');
    turn.queue.push({ do: 'complete', at });
    return undefined;
  },
};

/** Decides by itself, or leaves it to a worker. */
export const businessRuleTask: Behaviour = {
  ...jobTask,
  activate: (turn, at, element) => (element.decision ? called : jobTask).activate(turn, at, element),
};
