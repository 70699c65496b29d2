import type { Turn } from '../turn.ts';
import type { Local, Passage } from '../types.ts';
import { removeJob } from './jobs.ts';

/** A user task is on its way, and its element's job is the listeners' from now on. */
export function setPassage(turn: Turn, at: Local, passage: Passage): void {
  const instance = turn.own(at);
  instance.passage = passage;
  delete instance.job;
}

/** The passage is over: the listener at work goes, and the task is the element's job again; one that was never made is not. */
export function endPassage(turn: Turn, at: Local): Passage | undefined {
  const { passage } = turn.get(at);
  if (!passage) return undefined;
  removeJob(turn, at, 'cancelled');
  const instance = turn.own(at);
  delete instance.passage;
  if (!passage.unmade) instance.job = passage.task;
  return passage;
}
