import type { Wall } from '../../../domain/clock.ts';
import { CommandRefused, type Intents, type Key, type Listener, type Origin } from '../../port.ts';
import type { Command } from './command.ts';
import type { Incidents } from './incidents.ts';
import type { Instances } from './instances.ts';
import type { Outbox } from './outbox.ts';
import type { Tasks } from './tasks.ts';
import type { Transaction } from './transaction.ts';

export interface IntentsNeed<Tx extends Transaction> {
  listener: Listener<Tx>;
  outbox: Outbox;
  tasks: Tasks;
  incidents: Incidents;
  instances: Instances;
  wall: Wall;
  /** There is something to send. */
  wake(): void;
}

/** The commands of the port, put on their way: the cluster hears them after the commit, in the order given for each run. */
export function intentsIn<Tx extends Transaction>(
  tx: Tx,
  need: IntentsNeed<Tx>,
): Required<Omit<Intents, 'assignTask' | 'updateTask'>> {
  async function put(origin: Origin, ...commands: Command[]): Promise<'accepted'> {
    await need.outbox.add(tx.sql, origin, commands, need.wall.now());
    tx.afterCommit(need.wake);
    return 'accepted';
  }

  /** An instance of the run, or one that it has called and that we have heard of. */
  async function own({ tenant, run }: Origin, instance: Key): Promise<void> {
    const known = await need.instances.ofRun(tx.sql, tenant, run);
    if (!known.some(({ key }) => key === instance))
      throw new CommandRefused('not-found', `expected an instance of run ${run} but ${instance} is none`);
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
    async resolveIncident(origin, { incident, retries }) {
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
      if (held.job && held.key === held.job)
        return put(origin, { kind: 'retry-job', job: held.job, retries: retries ?? 1 });
      const tries = retries ?? (held.kind === 'job-no-retries' ? 1 : undefined);
      const job = held.job && tries !== undefined && { job: held.job, retries: tries };
      return put(origin, { kind: 'resolve-incident', incident, ...(job || {}) });
    },
    broadcast: (origin, { name, variables }) => put(origin, { kind: 'broadcast', name, variables }),
    async modifyInstance(origin, { instance, activate, terminate }) {
      await own(origin, instance);
      return put(origin, { kind: 'modify', instance, activate, terminate });
    },
    async migrateInstance(origin, { instance, definition, elements }) {
      await own(origin, instance);
      return put(origin, { kind: 'migrate', instance, definition, elements });
    },
  };
}
