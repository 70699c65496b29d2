import { CommandRefused } from '../port.ts';
import { correlate, fireTimer } from './commands/events.ts';
import { cancel, resolveIncident, setVariables, start } from './commands/instance.ts';
import { completeJob, failJob, jobBackOffOver, throwError, updateRetries } from './commands/jobs.ts';
import { migrate } from './commands/migrate.ts';
import { modify } from './commands/modify.ts';
import { assignTask, updateTask } from './commands/tasks.ts';
import { type Library, noLibrary } from './library.ts';
import type { Model } from './model/model.ts';
import { work } from './perform.ts';
import { Turn } from './turn.ts';
import type { Command, Instance, Stepped } from './types.ts';

type Handlers = { readonly [K in Command['kind']]: (turn: Turn, command: Extract<Command, { kind: K }>) => void };

const handlers: Handlers = {
  start,
  cancel,
  setVariables,
  resolveIncident,
  completeJob,
  failJob,
  jobBackOffOver,
  updateRetries,
  throwError,
  assignTask,
  updateTask,
  modify,
  migrate,
  correlate,
  fireTimer,
};

/**
 * Carries out one command: pure, no I/O, no clock but `now` (epoch milliseconds). The instance that goes in is left as it was.
 * Throws the port's `CommandRefused` when the command names what is not there or is in the wrong state.
 */
export function step(
  model: Model,
  instance: Instance,
  command: Command,
  now: number,
  library: Library = noLibrary,
): Stepped {
  if (instance.state !== 'active' && command.kind !== 'start')
    throw new CommandRefused('not-found', `expected ${instance.key} to be alive but it is ${instance.state}`);
  const turn = new Turn(model, instance, now, library);
  (handlers[command.kind] as (turn: Turn, command: Command) => void)(turn, command);
  work(turn);
  return { instance: turn.instance, effects: turn.effects };
}
