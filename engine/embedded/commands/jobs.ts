import { CommandRefused } from '../../port.ts';
import { lead } from '../ad-hoc.ts';
import { findCatch, throwTo, uncaught } from '../errors.ts';
import { canTrigger } from '../events.ts';
import { Failure } from '../failure.ts';
import { localOf } from '../keys.ts';
import { completeListener } from '../listeners.ts';
import { activate, complete } from '../perform.ts';
import { raise } from '../state/incidents.ts';
import { removeJob, updateJob } from '../state/jobs.ts';
import { setAllLocal } from '../state/variables.ts';
import { pushTrigger } from '../state/waits.ts';
import { hearVerdict, pass } from '../task-listeners.ts';
import type { Turn } from '../turn.ts';
import type { Command, JobInstance, Key, Local, TaskEvent } from '../types.ts';

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>;

export function find(turn: Turn, key: Key): { at: Local; job: JobInstance } {
  const n = localOf(turn.instance, key);
  if (n !== undefined)
    for (const [at, { job, passage }] of Object.entries(turn.instance.elements))
      if (job?.n === n) return { at: Number(at), job };
      else if (passage?.task.n === n)
        throw new CommandRefused('wrong-state', `expected user task ${key} to be at rest but it is ${passage.event}`);
  throw new CommandRefused('not-found', `expected job ${key} but there is none`);
}

/** Complete, fail and throw need a job that is ready; whether somebody has fetched it is the host's matter. */
function findReady(turn: Turn, key: Key, to: string): { at: Local; job: JobInstance } {
  const found = find(turn, key);
  if (found.job.state === 'ready') return found;
  throw new CommandRefused(
    'wrong-state',
    `expected job ${key} to be ready in order to ${to} it, but it is ${found.job.state}`,
  );
}

/** The result travels as an event of the element, so that it stays the element's own until its output mappings have run. */
export function completeJob(turn: Turn, { job, variables, verdict = {}, lead: said = {} }: Of<'completeJob'>): void {
  const { at, job: found } = findReady(turn, job, 'complete');
  if (found.data) {
    pass(turn, at, { event: 'completing', data: found.data, action: 'complete', vars: variables });
    return;
  }
  if (isTaskEvent(found.listener)) {
    if (Object.keys(variables).length > 0)
      throw new CommandRefused('invalid', `expected no variables of a task listener but ${job} has some`);
    hearVerdict(turn, at, verdict);
    return;
  }
  if (found.listener) {
    completeListener(turn, at, found.listener, variables);
    if (found.listener === 'start') activate(turn, at);
    else complete(turn, at);
    return;
  }
  if (turn.elementOf(at).adHoc) {
    lead(turn, at, variables, said);
    return;
  }
  const { id } = turn.get(at);
  removeJob(turn, at, 'completed');
  pushTrigger(turn, at, Object.keys(variables).length ? { on: id, vars: variables } : { on: id });
  turn.queue.push({ do: 'complete', at });
}

const isTaskEvent = (listener: JobInstance['listener']): listener is TaskEvent =>
  listener !== undefined && listener !== 'start' && listener !== 'end';

/** Nobody gets a native user task as a job, so there is none to fail. */
function assertJob({ data }: JobInstance, key: Key): void {
  if (data) throw new CommandRefused('not-found', `expected job ${key} but it is a user task`);
}

export function failJob(turn: Turn, { job, retries, backOffMs = 0, message, variables }: Of<'failJob'>): void {
  const { at, job: found } = findReady(turn, job, 'fail');
  assertJob(found, job);
  setAllLocal(turn, at, variables);
  const left = Math.max(0, retries);
  const said = message === undefined ? {} : { message };
  if (left > 0 && backOffMs > 0)
    updateJob(turn, at, { state: 'backing-off', retries: left, readyAt: turn.now + backOffMs, ...said });
  else updateJob(turn, at, { state: left > 0 ? 'ready' : 'failed', retries: left, ...said });
  if (left === 0) raise(turn, at, new Failure('job-no-retries', message || 'No more retries left.'), found.n);
}

export function jobBackOffOver(turn: Turn, { job }: Of<'jobBackOffOver'>): void {
  const { at, job: found } = find(turn, job);
  if (found.state !== 'backing-off')
    throw new CommandRefused('wrong-state', `expected job ${job} to be backing off but it is ${found.state}`);
  updateJob(turn, at, { state: 'ready', retries: found.retries });
}

export function updateRetries(turn: Turn, { job, retries }: Of<'updateRetries'>): void {
  const { at, job: found } = find(turn, job);
  assertJob(found, job);
  if (retries < 1) throw new CommandRefused('invalid', `expected at least one retry but got ${retries}`);
  updateJob(turn, at, { state: found.state, retries });
}

export function throwError(turn: Turn, { job, code, message, variables }: Of<'throwError'>): void {
  const { at, job: found } = findReady(turn, job, 'throw an error for');
  assertJob(found, job);
  if (found.listener)
    throw new CommandRefused('wrong-state', `expected a job that may throw an error but ${job} is of a listener`);
  const caught = findCatch(turn, 'error', code, at);
  if (!caught) {
    updateJob(turn, at, { state: 'error', retries: found.retries, ...(message !== undefined && { message }) });
    raise(turn, at, uncaught(turn, code, at, message), found.n);
    return;
  }
  if (!canTrigger(turn, caught.at, caught.event))
    throw new CommandRefused('wrong-state', `expected a scope that accepts the error '${code}' but it is being left`);
  removeJob(turn, at, 'error');
  throwTo(turn, caught, variables);
}
