import { CommandRefused } from '../../port.ts';
import { askAgain } from '../ad-hoc.ts';
import { localOf } from '../keys.ts';
import { activate, complete } from '../perform.ts';
import { create } from '../state/elements.ts';
import { resolve } from '../state/incidents.ts';
import { updateJob } from '../state/jobs.ts';
import { merge, setAllLocal } from '../state/variables.ts';
import { pushTrigger } from '../state/waits.ts';
import { listenNext, pass } from '../task-listeners.ts';
import type { Turn } from '../turn.ts';
import type { Command, IncidentState, Local } from '../types.ts';

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>;

/** At its none start event the variables are the root's from the beginning; at another they are the payload of that event. */
export function start(turn: Turn, { variables, at: event }: Of<'start'>): void {
  if (turn.instance.state !== 'new') throw new CommandRefused('wrong-state', `expected ${turn.instance.key} to be new`);
  const process = turn.element(turn.model.process);
  const none = process.starts?.find((id) => turn.element(id).event === 'none');
  const chosen = event ?? none;
  if (chosen === undefined || !process.starts?.includes(chosen))
    throw new CommandRefused(
      'invalid',
      `expected a start event ${event ?? 'without an event'} in process ${process.id}`,
    );
  turn.instance.state = 'active';
  const root = create(turn, process.id, -1);
  if (chosen === none) setAllLocal(turn, root, variables);
  pushTrigger(turn, root, chosen === none ? { on: chosen } : { on: chosen, vars: variables });
  activate(turn, root);
}

export function cancel(turn: Turn, { instance = turn.instance.key }: Of<'cancel'>): void {
  if (instance !== turn.instance.key)
    throw new CommandRefused(
      'wrong-state',
      `expected to cancel an instance that nobody calls but ${instance} belongs to ${turn.instance.key}`,
    );
  if (turn.get(0).state === 'terminating')
    throw new CommandRefused('not-found', `expected to cancel ${instance} but it is being cancelled already`);
  turn.queue.push({ do: 'terminate', at: 0 });
}

/** Merged upwards from the scope, or set in exactly this scope when local. */
export function setVariables(turn: Turn, { scope, variables, local }: Of<'setVariables'>): void {
  const at = localOf(turn.instance, scope);
  if (at === undefined || !turn.find(at))
    throw new CommandRefused('not-found', `expected scope ${scope} but there is none`);
  const { passage, job, state } = turn.get(at);
  if (state === 'terminating') throw new CommandRefused('not-found', `expected scope ${scope} but it is being ended`);
  if (passage)
    throw new CommandRefused('wrong-state', `expected user task ${scope} to be at rest but it is ${passage.event}`);
  if (job?.data && turn.elementOf(at).taskListeners?.updating)
    pass(turn, at, { event: 'updating', data: job.data, vars: variables, local });
  else if (local) setAllLocal(turn, at, variables);
  else merge(turn, at, variables);
}

/** A job's incident needs new retries first and makes the job ready; any other runs the step again in which it came up. */
export function resolveIncident(turn: Turn, { incident }: Of<'resolveIncident'>): void {
  const n = localOf(turn.instance, incident);
  const found = n === undefined ? undefined : turn.instance.incidents?.[n];
  if (n === undefined || !found)
    throw new CommandRefused('not-found', `expected incident ${incident} but there is none`);
  if (found.job !== undefined) resolveJob(turn, n, found);
  else {
    resolve(turn, n);
    retry(turn, found.at);
  }
}

function resolveJob(turn: Turn, n: Local, { at }: IncidentState): void {
  const { job } = turn.get(at);
  if (!job || job.retries <= 0)
    throw new CommandRefused('wrong-state', `expected new retries for the job before its incident is resolved`);
  resolve(turn, n);
  updateJob(turn, at, { state: 'ready', retries: job.retries });
}

function retry(turn: Turn, at: Local): void {
  const { state, passage } = turn.get(at);
  if (passage) listenNext(turn, at);
  else if (state === 'active' && turn.elementOf(at).adHoc?.byJob) askAgain(turn, at);
  else if (state === 'activating') activate(turn, at);
  else if (state === 'completing') complete(turn, at);
}
