import { shownId } from '../keys.ts';
import type { Turn } from '../turn.ts';
import { type JobRow, type JobState, type Local, type TaskData, userTaskJobType } from '../types.ts';

export function addJob(turn: Turn, at: Local, job: Omit<JobRow, 'key' | 'element' | 'elementInstance'>): void {
  const instance = turn.own(at);
  instance.job = {
    n: turn.next(),
    state: 'ready',
    retries: job.retries,
    ...(job.listener && { listener: job.listener }),
    ...(job.task && { task: true }),
    ...(job.task?.native && { data: job.task }),
  };
  const called = turn.calledAt(at);
  turn.effects.push({
    kind: 'jobCreated',
    job: {
      key: turn.key(instance.job.n),
      element: shownId(instance.id),
      elementInstance: turn.key(at),
      ...job,
      ...(called && { called }),
    },
  });
}

export function updateJob(
  turn: Turn,
  at: Local,
  change: { state: JobState; retries: number; readyAt?: number; message?: string },
): void {
  const instance = turn.own(at);
  const { n } = instance.job!;
  instance.job = { ...instance.job!, state: change.state, retries: change.retries };
  turn.effects.push({ kind: 'jobUpdated', key: turn.key(n), ...change });
}

/** The job leaves the state, if there is one. */
export function removeJob(turn: Turn, at: Local, how: 'completed' | 'cancelled' | 'error'): void {
  if (!turn.get(at).job) return;
  const instance = turn.own(at);
  const { n, task } = instance.job!;
  turn.effects.push({ kind: 'jobRemoved', key: turn.key(n), how, ...(task && { task }) });
  delete instance.job;
}

/** What a native user task says of itself has changed. */
export function changeTask(turn: Turn, at: Local, data: TaskData): void {
  const instance = turn.own(at);
  const { n, retries } = instance.job!;
  instance.job = { ...instance.job!, data };
  const called = turn.calledAt(at);
  const place = { key: turn.key(n), element: shownId(instance.id), elementInstance: turn.key(at) };
  turn.effects.push({
    kind: 'taskChanged',
    task: { ...place, type: userTaskJobType, retries, headers: {}, task: data, ...(called && { called }) },
  });
}
