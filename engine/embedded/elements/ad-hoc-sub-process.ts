import { firstOf } from '../ad-hoc.ts';
import { subscribe, unsubscribe } from '../events.ts';
import { Failure } from '../failure.ts';
import { evaluateJob } from '../jobs.ts';
import { mapInputs, mapOutputs } from '../mappings.ts';
import { leave } from '../scopes.ts';
import { enter } from '../state/elements.ts';
import { addJob } from '../state/jobs.ts';
import { merge, setLocal } from '../state/variables.ts';
import { takeTrigger } from '../state/waits.ts';
import type { Behaviour } from './behaviour.ts';
import { terminateScope } from './ending.ts';

/**
 * Elements without an order: those that are named begin, each on a path of its own (see ad-hoc.ts). With none it waits. By job: its worker
 * names them, whenever a path has ended.
 */
export const adHocSubProcess: Behaviour = {
  activate(turn, at, element) {
    const failure = mapInputs(turn, at, element);
    if (failure) return failure;
    setLocal(turn, at, 'adHocSubProcessElements', element.adHoc!.about);
    const first = firstOf(turn, at, element);
    if (first instanceof Failure) return first;
    const job = element.adHoc!.byJob ? evaluateJob(turn, at, element) : undefined;
    if (job instanceof Failure) return job;
    const deaf = subscribe(turn, at, element);
    if (deaf) return deaf;
    const { inner, output } = element.adHoc!;
    if (output) setLocal(turn, at, output.collection, []);
    if (job) addJob(turn, at, job);
    enter(turn, at, 'active');
    for (const id of first) turn.queue.push({ do: 'activate', element: inner, scope: at, first: id });
    return undefined;
  },
  complete(turn, at, element) {
    const name = element.adHoc!.output?.collection;
    const { scope, vars } = turn.get(at);
    const failure = mapOutputs(turn, at, element);
    if (failure) return failure;
    if (name !== undefined && element.outputs.length === 0) merge(turn, scope, { [name]: vars?.[name] ?? null });
    unsubscribe(turn, at);
    leave(turn, at, element);
    return undefined;
  },
  terminate: terminateScope,
};

/** One path in it: the scope of the element that has begun, and of all that follows. */
export const adHocPath: Behaviour = {
  activate(turn, at) {
    enter(turn, at, 'active');
    const first = takeTrigger(turn, at);
    if (first) turn.queue.push({ do: 'activate', element: first.on, scope: at });
    return undefined;
  },
  complete(turn, at, element) {
    leave(turn, at, element);
    return undefined;
  },
  terminate: terminateScope,
};
