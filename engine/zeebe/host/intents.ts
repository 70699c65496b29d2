import type { Wall } from '../../../domain/clock.ts';
import { CommandRefused, type Intents, type Listener, type Origin, type Variables } from '../../port.ts';
import type { Activate } from '../gateway/gateway.ts';
import type { Command } from './command.ts';
import type { Incidents } from './incidents.ts';
import type { Outbox } from './outbox.ts';
import type { Tasks } from './tasks.ts';
import { ask, type Transaction } from './transaction.ts';

export interface IntentsNeed<Tx extends Transaction> {
  listener: Listener<Tx>;
  outbox: Outbox;
  tasks: Tasks;
  incidents: Incidents;
  wall: Wall;
  /** There is something to send. */
  wake(): void;
}

/** What can be asked of a cluster besides. */
export interface Direct {
  broadcast(origin: Origin, signal: { name: string; variables: Variables }): Promise<'accepted'>;
  modify(origin: Origin, change: { instance: string; activate: Activate[]; terminate: string[] }): Promise<'accepted'>;
  migrate(
    origin: Origin,
    change: { instance: string; definition: string; mapping: { [source: string]: string } },
  ): Promise<'accepted'>;
}

/** The commands of the port, put on their way: the cluster hears them after the commit, in the order given for each run. */
export function intentsIn<Tx extends Transaction>(tx: Tx, need: IntentsNeed<Tx>): Intents & Direct {
  async function put(origin: Origin, ...commands: Command[]): Promise<'accepted'> {
    await need.outbox.add(tx.sql, origin, commands, need.wall.now());
    tx.afterCommit(need.wake);
    return 'accepted';
  }

  return {
    start: (origin, { definition, variables }) => put(origin, { kind: 'start', definition, variables }),
    publish: (origin, message) => put(origin, { kind: 'publish', ...message }),
    async completeTask(origin, { task, variables }) {
      if (!(await need.tasks.completing(tx.sql, origin.tenant, task)))
        throw new CommandRefused('not-found', `expected a task ${task} that is waited for but there is none`);
      return put(origin, { kind: 'complete-task', task, variables });
    },
    cancel: (origin) => put(origin, { kind: 'cancel-run' }),
    setVariables: (origin, { scope, variables, local }) =>
      put(origin, { kind: 'set-variables', scope, variables, local }),
    async resolveIncident(origin, { incident, retries = 1 }) {
      const held = await need.incidents.resolved(tx.sql, incident);
      if (!held) throw new CommandRefused('not-found', `expected an incident ${incident} but there is none`);
      const { key, tenant, run } = held;
      await need.listener.incidentResolved(tx, { key, tenant, run, at: origin.at });
      if (held.command) {
        await need.outbox.again(tx.sql, held.command, need.wall.now());
        tx.afterCommit(need.wake);
        return 'accepted';
      }
      // Held back by us, it is handed out again when we fail it with retries; what the cluster holds wants its own way.
      if (held.job && held.key === held.job) return put(origin, { kind: 'retry-job', job: held.job, retries });
      const job = held.job && { job: held.job, retries };
      return put(origin, { kind: 'resolve-incident', incident, ...job });
    },
    broadcast: (origin, { name, variables }) => put(origin, { kind: 'broadcast', name, variables }),
    modify: (origin, change) => put(origin, { kind: 'modify', ...change }),
    migrate: async (origin, change) => {
      await ask(tx.sql, 'update zeebe_instance set definition_key = $2 where tenant_id = $1 and key = $3', [
        origin.tenant,
        change.definition,
        change.instance,
      ]);
      return put(origin, { kind: 'migrate', ...change });
    },
  };
}
