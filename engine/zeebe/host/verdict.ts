import { GatewayFailure } from '../gateway/failure.ts';
import { type Command, isUnrepeatable } from './command.ts';

/**
 * What becomes of a command that failed. `done`: what it wanted is so already, or can't be any more and nobody minds. `gone`: the task it
 * completes is not waited for. `later`: try again; `doubtful` when it may have arrived. `refused`: it will never be taken as it is, or must
 * not be repeated without a person who has looked.
 */
export type Outcome = { kind: 'done' } | { kind: 'gone' } | { kind: 'later'; doubtful: boolean } | { kind: 'refused' };

/** Commands to something that ends by itself: when it is gone, so is their purpose. */
const pointless = new Set<Command['kind']>([
  'complete-job',
  'throw-error',
  'retry-job',
  'cancel-run',
  'cancel-instance',
  'set-variables',
  'resolve-incident',
]);

export function outcomeOf(command: Command, error: unknown): Outcome {
  const unknown = !(error instanceof GatewayFailure) || error.verdict === 'unknown';
  if (unknown && isUnrepeatable(command)) return { kind: 'refused' };
  if (!(error instanceof GatewayFailure)) return { kind: 'later', doubtful: true };
  if (error.verdict !== 'refused') return { kind: 'later', doubtful: error.verdict === 'unknown' };
  // A message of this id was published before: by an attempt whose answer was lost, or by somebody who means the same.
  if (error.code === 'ALREADY_EXISTS') return { kind: 'done' };
  if (error.code === 'NOT_FOUND') {
    if (command.kind === 'complete-task') return { kind: 'gone' };
    if (pointless.has(command.kind)) return { kind: 'done' };
  }
  // A job that somebody else has failed meanwhile is free again after its back-off.
  const jobs = command.kind === 'complete-job' || command.kind === 'complete-task' || command.kind === 'throw-error';
  if (error.code === 'FAILED_PRECONDITION' && jobs) return { kind: 'later', doubtful: false };
  return { kind: 'refused' };
}
