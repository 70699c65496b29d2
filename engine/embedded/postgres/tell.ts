import { instantOf } from '../../../domain/instant.ts';
import type { Incident, Listener, OpenTask } from '../../port.ts';
import type { Effect, IncidentRow, JobRow, TaskData } from '../types.ts';
import type { Identity } from './identity.ts';
import type { Transaction } from './transaction.ts';

/** One step as the product hears of it. */
interface Happened {
  is: Identity;
  effects: Effect[];
  now: number;
}

/** Tells the product what a step has made true, in the order it happened, inside the transaction of the step. */
export async function tell<Tx extends Transaction>(
  tx: Tx,
  listener: () => Listener<Tx>,
  { is, effects, now }: Happened,
): Promise<void> {
  const at = instantOf(now);
  const whose = { tenant: is.tenant, run: is.run, at };
  for (const effect of effects) {
    switch (effect.kind) {
      case 'jobCreated':
        if (effect.job.task) await listener().taskOpened(tx, openTask(is, effect.job, effect.job.task, now));
        break;
      case 'taskChanged':
        await listener().taskChanged?.(tx, openTask(is, effect.task, effect.task.task!, now));
        break;
      case 'jobRemoved':
        if (effect.late) await listener().taskCompleted?.(tx, { key: effect.key, ...whose });
        if (effect.how !== 'completed' && effect.task)
          await listener().taskWithdrawn(tx, { key: effect.key, ...whose });
        break;
      case 'taskDenied':
        if (effect.event === 'completing')
          await listener().taskDenied?.(tx, {
            key: effect.key,
            ...whose,
            ...(effect.reason && { reason: effect.reason }),
          });
        break;
      case 'incidentRaised':
        await listener().incidentRaised(tx, incident(is, effect.incident, now));
        break;
      case 'incidentResolved':
        await listener().incidentResolved(tx, { key: effect.key, ...whose });
        break;
      case 'instanceEnded':
        await listener().runEnded(tx, { ...whose, instance: is.key, how: effect.how });
        break;
    }
  }
}

function openTask(is: Identity, job: JobRow, task: TaskData, now: number): OpenTask {
  const due = task.dueDate === undefined ? Number.NaN : Date.parse(task.dueDate);
  const form = task.formId ?? task.formKey;
  return {
    key: job.key,
    element: job.element,
    elementInstance: job.elementInstance,
    instance: is.key,
    definition: job.called?.definition ?? is.definition,
    tenant: is.tenant,
    release: is.release,
    run: is.run,
    candidateGroups: task.candidateGroups,
    candidateUsers: task.candidateUsers,
    at: instantOf(now),
    ...(form === undefined ? {} : { form }),
    ...(task.assignee ? { assignee: task.assignee } : {}),
    ...(Number.isNaN(due) ? {} : { dueAt: instantOf(due) }),
    ...(task.priority === undefined ? {} : { priority: task.priority }),
  };
}

export const incident = (is: Identity, row: IncidentRow, at: number): Incident => ({
  key: row.key,
  kind: row.kind,
  message: row.message,
  element: row.element,
  elementInstance: row.elementInstance,
  instance: is.key,
  ...(row.job === undefined ? {} : { job: row.job }),
  tenant: is.tenant,
  release: is.release,
  run: is.run,
  at: instantOf(at),
});

/** Whether the product may have heard of this effect, and so may have written something. */
export const told = (effect: Effect): boolean =>
  (effect.kind === 'jobRemoved' && (effect.how !== 'completed' || effect.late === true)) ||
  effect.kind === 'taskDenied' ||
  effect.kind === 'taskChanged' ||
  effect.kind === 'incidentRaised' ||
  effect.kind === 'incidentResolved' ||
  effect.kind === 'instanceEnded' ||
  (effect.kind === 'jobCreated' && effect.job.task !== undefined);
