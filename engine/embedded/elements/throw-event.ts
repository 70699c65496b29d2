import type { Element } from '../model/model.ts';
import type { Behaviour } from './behaviour.ts';
import { compensationThrow } from './compensation-throw.ts';
import { escalationThrow } from './escalation-throw.ts';
import { jobTask } from './job-task.ts';
import { linkThrow } from './link-throw.ts';
import { passThrough } from './pass-through.ts';
import { signalThrow } from './signal-throw.ts';

const byEvent: { [event: string]: Behaviour } = {
  none: passThrough,
  message: jobTask,
  signal: signalThrow,
  escalation: escalationThrow,
  link: linkThrow,
  compensation: compensationThrow,
};
const of = ({ event }: Element): Behaviour => byEvent[event ?? 'none']!;

/** Intermediate throw events: a message goes out by a job, a none event is only passed. */
export const throwEvent: Behaviour = {
  activate: (turn, at, element) => of(element).activate(turn, at, element),
  complete: (turn, at, element) => of(element).complete(turn, at, element),
  terminate: (turn, at, element) => of(element).terminate(turn, at, element),
};
