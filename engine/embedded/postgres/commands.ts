import type { Client } from 'pg';
import { v7 } from 'uuid';
import { CommandRefused, type Intents, type Listener, type Origin } from '../../port.ts';
import { instanceOfKey, keyOf, localOf } from '../keys.ts';
import type { Command } from '../types.ts';
import type { Definitions } from './definitions.ts';
import { Held } from './held.ts';
import type { Identity } from './identity.ts';
import type { Transaction } from './transaction.ts';

type Of<K extends keyof Intents> = Parameters<NonNullable<Intents[K]>>[1];

/** A new instance of a definition of this tenant, in hand but not yet started. */
export async function newHeld<Tx extends Transaction>(
  connection: Client,
  definitions: Definitions,
  listener: () => Listener<Tx>,
  { tenant, release, run }: Pick<Origin, 'tenant' | 'release' | 'run'>,
  definition: string,
  startKey?: string,
): Promise<Held<Tx>> {
  const loaded = await definitions.load(connection, definition);
  if (loaded.tenant !== tenant)
    throw new CommandRefused('not-found', `expected a definition ${definition} of ${tenant} but there is none`);
  const is: Identity = { key: v7(), tenant, release, run, definition, process: loaded.model.process };
  return new Held(startKey === undefined ? is : { ...is, startKey }, loaded.model, listener, definitions);
}

/** The instance that a command of the port is for, and the core's commands that carry it out there. */
export interface Aimed {
  instance: string;
  commands: (held: Held<Transaction>) => Command[];
}

export const completeTask = ({ task, variables }: Of<'completeTask'>): Aimed => ({
  instance: instanceOfKey(task),
  commands: () => [{ kind: 'completeJob', job: task, variables }],
});

export const assignTask = ({ task, assignee, claim }: Of<'assignTask'>): Aimed => ({
  instance: instanceOfKey(task),
  commands: () => [{ kind: 'assignTask', task, assignee, ...(claim && { claim }) }],
});

export const updateTask = ({ task, changes }: Of<'updateTask'>): Aimed => ({
  instance: instanceOfKey(task),
  commands: () => [{ kind: 'updateTask', task, changes }],
});

export const modify = (command: Of<'modifyInstance'>): Aimed => ({
  instance: instanceOfKey(command.instance),
  commands: () => [{ kind: 'modify', ...command }],
});

export const migrate = (command: Of<'migrateInstance'>): Aimed => ({
  instance: instanceOfKey(command.instance),
  commands: () => [{ kind: 'migrate', ...command }],
});

export const setVariables = ({ scope, variables, local }: Of<'setVariables'>): Aimed => ({
  instance: instanceOfKey(scope),
  commands: () => [{ kind: 'setVariables', scope, variables, local }],
});

/** New retries go to the job of the incident, if it has one; the incident itself is resolved after. */
export const resolveIncident = ({ incident, retries }: Of<'resolveIncident'>): Aimed => ({
  instance: instanceOfKey(incident),
  commands: ({ instance }) => {
    const n = localOf(instance, incident);
    const job = n === undefined ? undefined : instance.incidents?.[n]?.job;
    const resolve: Command = { kind: 'resolveIncident', incident };
    if (retries === undefined || job === undefined) return [resolve];
    return [{ kind: 'updateRetries', job: keyOf(instance, job), retries }, resolve];
  },
});

/** A command of the port on an instance whose row is of this tenant only. */
export function assertOwn(is: Identity | undefined, { tenant }: Origin, key: string): void {
  if (is?.tenant !== tenant)
    throw new CommandRefused('not-found', `expected an instance with ${key} but it has ended, or never was`);
}
