import { shownId } from '../keys.ts';
import type { Turn } from '../turn.ts';
import { type JobInstance, type JobRow, type JobState, type Local, type TaskData, userTaskJobType } from '../types.ts';

export type NewJob = Omit<JobRow, 'key' | 'element' | 'elementInstance'>;

export function addJob(turn: Turn, at: Local, job: NewJob): void {
  const instance = newJob(turn, job);
  turn.own(at).job = instance;
  tellCreated(turn, at, instance, job);
}

/** A job that nobody has been told of yet. */
export const newJob = (turn: Turn, { retries, listener, task }: NewJob): JobInstance => ({
  n: turn.next(),
  state: 'ready',
  retries,
  ...(listener && { listener }),
  ...(task && { task: true }),
  ...(task?.native && { data: task }),
});

function tellCreated(turn: Turn, at: Local, { n }: JobInstance, job: NewJob): void {
  const called = turn.calledAt(at);
  turn.effects.push({
    kind: 'jobCreated',
    job: {
      key: turn.key(n),
      element: shownId(turn.get(at).id),
      elementInstance: turn.key(at),
      ...job,
      ...(called && { called }),
    },
  });
}

/** A native user task that had waited for its listeners is made. */
export function makeTask(turn: Turn, at: Local, job: JobInstance, row: Omit<NewJob, 'retries'>): void {
  turn.own(at).job = row.task ? { ...job, data: row.task } : job;
  tellCreated(turn, at, job, { ...row, retries: job.retries });
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

/** The job leaves the state, if there is one. `late`: a task whose completion had to wait. */
export function removeJob(turn: Turn, at: Local, how: 'completed' | 'cancelled' | 'error', late = false): void {
  if (!turn.get(at).job) return;
  const instance = turn.own(at);
  const { n, task } = instance.job!;
  turn.effects.push({ kind: 'jobRemoved', key: turn.key(n), how, ...(task && { task }), ...(late && { late }) });
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
