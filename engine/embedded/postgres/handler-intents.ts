import type { Client } from 'pg';
import { handedTo } from '../../in-hand.ts';
import { CommandRefused, type Intents, type Listener, type Origin } from '../../port.ts';
import {
  type Aimed,
  assignTask,
  completeTask,
  migrate,
  modify,
  newHeld,
  resolveIncident,
  setVariables,
  updateTask,
} from './commands.ts';
import type { Definitions } from './definitions.ts';
import type { Held, Moment } from './held.ts';
import { broadcastOf, messageOf } from './message.ts';
import type { Transaction } from './transaction.ts';

/** What a handler wants done, in its order. It takes effect after the job's completion, and not at all when the job fails. */
export type Wanted<Tx extends Transaction> = (apply: Apply<Tx>) => Promise<void>;

export interface Apply<Tx extends Transaction> {
  tx: Tx;
  connection: Client;
  held: Held<Tx>;
  definitions: Definitions;
  listener: () => Listener<Tx>;
  moment: Moment;
  /** A new instance that this transaction will write too. */
  begin(held: Held<Tx>): void;
}

/** The unit of work as a handler gets it, and what it will want. */
export function handed<Tx extends Transaction>(tx: Tx, held: Held<Tx>): { tx: Tx; wanted: Wanted<Tx>[] } {
  const wanted: Wanted<Tx>[] = [];
  return { tx: handedTo(tx, collect(held, wanted)), wanted };
}

function collect<Tx extends Transaction>(held: Held<Tx>, wanted: Wanted<Tx>[]): Intents {
  const want = async (one: Wanted<Tx>): Promise<'accepted'> => {
    wanted.push(one);
    return 'accepted';
  };

  // Another instance is reached by message only: to lock it here could wait for somebody who waits for this one.
  const own = ({ instance, commands }: Aimed): Promise<'accepted'> => {
    if (instance !== held.is.key)
      throw new CommandRefused('invalid', `expected a handler to command its own instance but it meant ${instance}`);
    return want(async ({ tx, moment }) => {
      for (const command of commands(held as unknown as Held<Transaction>)) await held.step(tx, command, moment);
    });
  };

  return {
    start: (origin: Origin, { definition, variables }) =>
      want(async ({ tx, connection, definitions, listener, moment, begin }) => {
        const started = await newHeld(connection, definitions, listener, origin, definition);
        await started.step(tx, { kind: 'start', variables }, moment);
        begin(started);
      }),
    publish: (origin, message) =>
      want(async ({ held: from, moment }) => {
        from.sent.push(messageOf(origin, message, moment.now));
      }),
    broadcast: (origin, signal) =>
      want(async ({ held: from, moment }) => {
        from.sent.push(broadcastOf(origin, signal, moment.now));
      }),
    async cancel(origin) {
      if (origin.run !== held.is.run)
        throw new CommandRefused('invalid', `expected a handler to cancel its own run but it meant ${origin.run}`);
      return own({ instance: held.is.key, commands: () => [{ kind: 'cancel' }] });
    },
    completeTask: async (_, command) => own(completeTask(command)),
    assignTask: async (_, command) => own(assignTask(command)),
    updateTask: async (_, command) => own(updateTask(command)),
    modifyInstance: async (_, command) => own(modify(command)),
    migrateInstance: async (_, command) => own(migrate(command)),
    setVariables: async (_, command) => own(setVariables(command)),
    resolveIncident: async (_, command) => own(resolveIncident(command)),
  };
}
