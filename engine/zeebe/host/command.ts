import type { Instant } from '../../../domain/instant.ts';
import type { Key, Variables } from '../../port.ts';
import type { Activate } from '../gateway/gateway.ts';

/** What is to be said to the cluster: the content of a row of the outbox. */
export type Command =
  | { kind: 'start'; definition: Key; variables: Variables }
  | { kind: 'publish'; name: string; correlationKey: string; id: string; ttl: number; variables: Variables }
  | { kind: 'broadcast'; name: string; variables: Variables }
  | { kind: 'complete-task'; task: Key; variables: Variables }
  | { kind: 'complete-job'; job: Key; variables: Variables }
  | { kind: 'throw-error'; job: Key; code: string; message: string; variables: Variables }
  /** A job that we hold back is handed out again. */
  | { kind: 'retry-job'; job: Key; retries: number }
  | { kind: 'cancel-run' }
  | { kind: 'cancel-instance'; instance: Key }
  | { kind: 'set-variables'; scope: Key; variables: Variables; local: boolean }
  | { kind: 'resolve-incident'; incident: Key; job?: Key; retries?: number }
  | { kind: 'modify'; instance: Key; activate: Activate[]; terminate: Key[] }
  | { kind: 'migrate'; instance: Key; definition: Key; elements: { [source: string]: string } };

/**
 * Carried out twice it would have been done twice, and the cluster would not notice. What ends an element as well is refused the second
 * time, for it is all or nothing.
 */
export const isUnrepeatable = (command: Command): boolean =>
  command.kind === 'broadcast' || (command.kind === 'modify' && command.terminate.length === 0);

/** A row of the outbox in hand. */
export interface Underway {
  seq: string;
  tenant: string;
  release: string;
  run: string;
  at: Instant;
  command: Command;
  /** This one included. */
  attempts: number;
  /** An earlier attempt may have arrived. */
  doubtful: boolean;
}
