import type { Key } from '../../port.ts';
import { isGone } from '../gateway/failure.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { Command } from './command.ts';
import type { InstanceRow } from './instances.ts';

/** What the cluster answered, where that matters. */
export type Said = { instance?: Key; ended?: Key[] };

/** What is not there any more need not be ended. */
const unlessGone = (work: Promise<void>): Promise<void> =>
  work.catch((error: unknown) => {
    if (!isGone(error)) throw error;
  });

/** Says one command to the cluster. `instances`: those of its run that are known. @throws GatewayFailure */
export async function say(gateway: Gateway, command: Command, instances: () => Promise<InstanceRow[]>): Promise<Said> {
  switch (command.kind) {
    case 'start':
      return { instance: await gateway.start(command.definition, command.variables) };
    case 'publish':
      await gateway.publish(command);
      return {};
    case 'broadcast':
      await gateway.broadcast(command.name, command.variables);
      return {};
    case 'complete-task':
      await gateway.completeJob(command.task, command.variables);
      return {};
    case 'complete-job':
      await gateway.completeJob(command.job, command.variables);
      return {};
    case 'throw-error':
      await gateway.throwError(command.job, command);
      return {};
    case 'retry-job':
      await gateway.failJob(command.job, { retries: command.retries, backOffMs: 0, message: 'tried again' });
      return {};
    case 'cancel-run': {
      const keys = (await instances()).map(({ key }) => key);
      for (const key of keys) await unlessGone(gateway.cancel(key));
      return { ended: keys };
    }
    case 'cancel-instance':
      await unlessGone(gateway.cancel(command.instance));
      return { ended: [command.instance] };
    case 'set-variables':
      await gateway.setVariables(command.scope, command.variables, command.local);
      return {};
    case 'resolve-incident':
      if (command.job && command.retries) await unlessGone(gateway.setRetries(command.job, command.retries));
      await gateway.resolveIncident(command.incident);
      return {};
    case 'modify':
      await gateway.modify(command.instance, command);
      return {};
    case 'migrate':
      await gateway.migrate(command.instance, command.definition, command.elements);
      return {};
  }
}
