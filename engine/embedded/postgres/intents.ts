import { millisecondsOf } from '../../../domain/instant.ts';
import { type Answer, CommandRefused, type Intents, type Key, type Listener, type Origin } from '../../port.ts';
import type { Command } from '../types.ts';
import { isOnItsWay } from '../view.ts';
import {
  type Aimed,
  assertOwn,
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
import type { Hear, Held, Moment } from './held.ts';
import type { Instances } from './instances.ts';
import { broadcastOf, type Message, messageOf } from './message.ts';
import { connectionOf, type Transaction } from './transaction.ts';
import { write } from './write.ts';

export interface IntentsNeed<Tx extends Transaction> {
  definitions: Definitions;
  instances: Instances<Tx>;
  listener: () => Listener<Tx>;
  /** Epoch milliseconds on the wall. */
  wall: () => number;
  /** There may be something to move. */
  wake: () => void;
  hear?: Hear;
}

/** How commands come by their instances, and what becomes of these. */
export interface Way<Tx extends Transaction> {
  /** Under a lock of the transaction. */
  byKey(key: Key): Promise<Held<Tx> | undefined>;
  byRun(tenant: string, run: string): Promise<Held<Tx>[]>;
  /** Answers how many of the messages are new. */
  write(writing: { held: Held<Tx>[]; messages?: Message[] }): Promise<{ messages: number }>;
}

/** One command after the other, each written at once. */
export const atOnce = <Tx extends Transaction>(tx: Tx, { instances, hear, wake }: IntentsNeed<Tx>): Way<Tx> => ({
  byKey: async (key) => instances.byKey(await connectionOf(tx.sql), key),
  byRun: async (tenant, run) => instances.byRun(await connectionOf(tx.sql), tenant, run),
  async write(writing) {
    const written = await write(await connectionOf(tx.sql), writing);
    tx.afterCommit(() => {
      for (const { is, effects, movedAt } of writing.held) hear?.(is.key, effects, movedAt);
      wake();
    });
    return written;
  },
});

/** What can be done to this engine besides: any command of the core, and messages whose fate the caller asks for. */
export interface Direct {
  command(origin: Origin, instance: Key, command: Command): Promise<'done'>;
  /** False: a message of that id is still kept, and this one is dropped. */
  send(message: Message): Promise<boolean>;
}

/**
 * The commands of the port, carried out in the caller's transaction, one after the other: lock, load, step, write. What follows from them
 * (jobs, messages) the mover does after the commit. Who commands several instances in one transaction takes them in the order of keys.
 * Where several share the transaction, `way` is another: see company.ts.
 */
export function intentsIn<Tx extends Transaction>(
  tx: Tx,
  need: IntentsNeed<Tx>,
  way: Way<Tx> = atOnce(tx, need),
): Intents & Direct {
  const moment = ({ at }: Origin): Moment => ({ now: millisecondsOf(at), wall: need.wall() });

  async function carryOut(origin: Origin, held: Held<Tx>[], commands: Aimed['commands']): Promise<'done'> {
    const now = moment(origin);
    for (const one of held)
      for (const command of commands(one as unknown as Held<Transaction>)) await one.step(tx, command, now);
    await way.write({ held });
    return 'done';
  }

  async function aimed(origin: Origin, { instance, commands }: Aimed): Promise<'done'> {
    const held = await way.byKey(instance);
    assertOwn(held?.is, origin, instance);
    return carryOut(origin, [held!], commands);
  }

  /** Accepted only, while listeners of the task have their say. */
  async function completed(origin: Origin, command: Parameters<Intents['completeTask']>[1]): Promise<Answer> {
    const { instance, commands } = completeTask(command);
    const held = await way.byKey(instance);
    assertOwn(held?.is, origin, instance);
    await carryOut(origin, [held!], commands);
    return isOnItsWay(held!.instance, command.task) ? 'accepted' : 'done';
  }

  async function send(message: Message): Promise<boolean> {
    const { messages } = await way.write({ held: [], messages: [message] });
    return messages > 0;
  }

  return {
    async start(origin, { definition, variables }) {
      const connection = await connectionOf(tx.sql);
      const held = await newHeld(connection, need.definitions, need.listener, origin, definition);
      return carryOut(origin, [held], () => [{ kind: 'start', variables }]);
    },
    async publish(origin, message) {
      await send(messageOf(origin, message, millisecondsOf(origin.at)));
      return 'done';
    },
    async broadcast(origin, signal) {
      await send(broadcastOf(origin, signal, millisecondsOf(origin.at)));
      return 'done';
    },
    send,
    command: (origin, instance, command) => aimed(origin, { instance, commands: () => [command] }),
    async cancel(origin) {
      const held = await way.byRun(origin.tenant, origin.run);
      if (held.length === 0)
        throw new CommandRefused(
          'not-found',
          `expected an instance of run ${origin.run} but it has ended, or never was`,
        );
      return carryOut(origin, held, () => [{ kind: 'cancel' }]);
    },
    completeTask: completed,
    assignTask: (origin, command) => aimed(origin, assignTask(command)),
    updateTask: (origin, command) => aimed(origin, updateTask(command)),
    modifyInstance: (origin, command) => aimed(origin, modify(command)),
    migrateInstance: (origin, command) => aimed(origin, migrate(command)),
    setVariables: (origin, command) => aimed(origin, setVariables(command)),
    resolveIncident: (origin, command) => aimed(origin, resolveIncident(command)),
  };
}
