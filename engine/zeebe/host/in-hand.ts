import { handedTo } from '../../in-hand.ts';
import { CommandRefused, type Intents, type Key, type Origin } from '../../port.ts';
import type { Command } from './command.ts';
import type { Transaction } from './transaction.ts';

/** A command and whose it is. */
export interface Wanted {
  origin: Origin;
  command: Command;
}

/** The unit of work as a handler gets it, and what it will have wanted, in its order. It is sent behind the job's completion. */
export function handed<Tx extends Transaction>(
  tx: Tx,
  own: { instance: Key; run: string },
): { tx: Tx; wanted: Wanted[] } {
  const wanted: Wanted[] = [];
  return { tx: handedTo(tx, collect(own, wanted)), wanted };
}

function collect(own: { instance: Key; run: string }, wanted: Wanted[]): Intents {
  const want = async (origin: Origin, command: Command): Promise<'accepted'> => {
    wanted.push({ origin, command });
    return 'accepted';
  };
  const ours = ({ run }: Origin): void => {
    if (run !== own.run)
      throw new CommandRefused('invalid', `expected a handler to command its own run but it meant ${run}`);
  };
  return {
    start: (origin, { definition, variables }) => want(origin, { kind: 'start', definition, variables }),
    publish: (origin, message) => want(origin, { kind: 'publish', ...message }),
    broadcast: (origin, { name, variables }) => want(origin, { kind: 'broadcast', name, variables }),
    async modifyInstance(origin, { instance, activate, terminate }) {
      ours(origin);
      return want(origin, { kind: 'modify', instance, activate, terminate });
    },
    async migrateInstance(origin, { instance, definition, elements }) {
      ours(origin);
      return want(origin, { kind: 'migrate', instance, definition, elements });
    },
    // Its own instance, whichever the run is bound to: so an instance that was started twice goes, and the other one stays.
    async cancel(origin) {
      ours(origin);
      return want(origin, { kind: 'cancel-instance', instance: own.instance });
    },
    async completeTask(origin, { task, variables }) {
      ours(origin);
      return want(origin, { kind: 'complete-task', task, variables });
    },
    async setVariables(origin, { scope, variables, local }) {
      ours(origin);
      return want(origin, { kind: 'set-variables', scope, variables, local });
    },
    async resolveIncident(origin, { incident, retries }) {
      ours(origin);
      return want(origin, { kind: 'resolve-incident', incident, ...(retries !== undefined && { retries }) });
    },
  };
}
