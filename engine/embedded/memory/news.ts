import { instantOf } from '../../../domain/instant.ts';
import type { Incident, Listener, OpenTask, Origin } from '../../port.ts';
import type { Effect, IncidentRow, JobRow, Key } from '../types.ts';

/** Whose instance it is. */
export type Whose = Pick<Origin, 'tenant' | 'release' | 'run'>;

export interface Told {
  whose: Whose;
  instance: Key;
  definition: Key;
  /** Epoch milliseconds. */
  at: number;
  effect: Effect;
}

const taskOf = ({ whose, instance, definition, at }: Told, job: JobRow): OpenTask => {
  const { formKey, formId, assignee, candidateGroups, candidateUsers, dueDate, priority } = job.task!;
  const form = formId ?? formKey;
  return {
    key: job.key,
    element: job.element,
    elementInstance: job.elementInstance,
    instance,
    definition: job.called?.definition ?? definition,
    ...whose,
    ...(form !== undefined && { form }),
    ...(assignee !== undefined && { assignee }),
    candidateGroups,
    candidateUsers,
    ...(dueDate !== undefined && { dueAt: dueDate }),
    ...(priority !== undefined && { priority }),
    at: instantOf(at),
  };
};

const incidentOf = ({ whose, instance, at }: Told, incident: IncidentRow): Incident => ({
  ...incident,
  instance,
  ...whose,
  at: instantOf(at),
});

/** Tells the product what an effect means to it, if anything. `tasks` holds the open user tasks' keys. */
export async function tell<Tx>(listener: Listener<Tx>, tx: Tx, told: Told, tasks: Set<Key>): Promise<void> {
  const { effect, whose, instance } = told;
  const { tenant, run } = whose;
  const at = instantOf(told.at);
  switch (effect.kind) {
    case 'jobCreated':
      if (!effect.job.task) return;
      tasks.add(effect.job.key);
      return listener.taskOpened(tx, taskOf(told, effect.job));
    case 'taskChanged':
      return listener.taskChanged?.(tx, taskOf(told, effect.task));
    case 'jobRemoved':
      if (effect.late) await listener.taskCompleted?.(tx, { key: effect.key, tenant, run, at });
      if (!tasks.delete(effect.key) || effect.how === 'completed') return;
      return listener.taskWithdrawn(tx, { key: effect.key, tenant, run, at });
    case 'taskDenied': {
      const { key, event, reason } = effect;
      if (event !== 'completing') return;
      return listener.taskDenied?.(tx, { key, tenant, run, at, ...(reason !== undefined && { reason }) });
    }
    case 'incidentRaised':
      return listener.incidentRaised(tx, incidentOf(told, effect.incident));
    case 'incidentResolved':
      return listener.incidentResolved(tx, { key: effect.key, tenant, run, at });
    case 'instanceEnded':
      return listener.runEnded(tx, { tenant, run, instance, how: effect.how, at });
    default:
  }
}
