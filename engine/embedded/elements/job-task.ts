import { subscribe, unsubscribe } from '../events.ts';
import { Failure } from '../failure.ts';
import { evaluateJob } from '../jobs.ts';
import { mapInputs, mapOutputs } from '../mappings.ts';
import { leave } from '../scopes.ts';
import { enter } from '../state/elements.ts';
import { addJob } from '../state/jobs.ts';
import { beginTask, cancelTask } from '../task-listeners.ts';
import type { Behaviour } from './behaviour.ts';
import { terminateActivity } from './ending.ts';

/** Service, send, user and business rule tasks, script tasks by job, and message throw events: work for somebody outside. */
export const jobTask: Behaviour = {
  activate(turn, at, element) {
    const failure = mapInputs(turn, at, element);
    if (failure) return failure;
    const job = evaluateJob(turn, at, element);
    if (job instanceof Failure) return job;
    const deaf = subscribe(turn, at, element);
    if (deaf) return deaf;
    if (element.taskListeners) beginTask(turn, at, element, job);
    else addJob(turn, at, job);
    enter(turn, at, 'active');
    return undefined;
  },
  complete(turn, at, element) {
    const failure = mapOutputs(turn, at, element);
    if (failure) return failure;
    unsubscribe(turn, at);
    leave(turn, at, element);
    return undefined;
  },
  terminate(turn, at, element) {
    if (!element.taskListeners || !cancelTask(turn, at, element)) terminateActivity(turn, at);
  },
};
