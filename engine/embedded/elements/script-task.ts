import { evaluate } from '../expressions.ts';
import { Failure } from '../failure.ts';
import { mapInputs, mapOutputs } from '../mappings.ts';
import { leave } from '../scopes.ts';
import { enter } from '../state/elements.ts';
import { pushTrigger } from '../state/waits.ts';
import type { Behaviour } from './behaviour.ts';
import { terminateActivity } from './ending.ts';
import { jobTask } from './job-task.ts';

/** A FEEL expression whose result becomes a variable (`zeebe:script`). Its boundary events are never listened to (seen on 8.5.4, 8.8.0). */
const expression: Behaviour = {
  activate(turn, at, element) {
    const failure = mapInputs(turn, at, element);
    if (failure) return failure;
    const value = evaluate(turn, element.script!.expression, at);
    if (value instanceof Failure) return value;
    pushTrigger(turn, at, { on: element.id, vars: { [element.script!.result]: value } });
    enter(turn, at, 'active');
    turn.queue.push({ do: 'complete', at });
    return undefined;
  },
  complete(turn, at, element) {
    const failure = mapOutputs(turn, at, element);
    if (failure) return failure;
    leave(turn, at, element);
    return undefined;
  },
  terminate: terminateActivity,
};

export const scriptTask: Behaviour = {
  activate: (turn, at, element) => (element.script ? expression : jobTask).activate(turn, at, element),
  complete: (turn, at, element) => (element.script ? expression : jobTask).complete(turn, at, element),
  terminate: terminateActivity,
};
