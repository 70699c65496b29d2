import type { Element } from '../model/model.ts';
import type { Behaviour } from './behaviour.ts';
import { jobTask } from './job-task.ts';
import { passThrough } from './pass-through.ts';

const of = (element: Element): Behaviour => (element.event === 'message' ? jobTask : passThrough);

/** Intermediate throw events: a message goes out by a job, a none event is only passed. */
export const throwEvent: Behaviour = {
  activate: (turn, at, element) => of(element).activate(turn, at, element),
  complete: (turn, at, element) => of(element).complete(turn, at, element),
  terminate: (turn, at, element) => of(element).terminate(turn, at, element),
};
