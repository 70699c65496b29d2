import type { Listener } from '../../engine/port.ts';
import { runStore } from '../../store/run.store.ts';
import { taskStore } from '../../store/task.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';

/** Writes into the product's tables what the engine tells, inside the unit of work in which it became true. */
export const productListener = (engine: string): Listener<Unit> => ({
  async taskOpened(unit, task) {
    const {
      key,
      run,
      element,
      elementInstance: elementKey,
      form,
      candidateGroups,
      candidateUsers,
      assignee,
      dueAt,
      at,
    } = task;
    const store = taskStore(unit, task.tenant, engine);
    await store.opened({ key, run, element, elementKey, form, candidateGroups, candidateUsers, assignee, dueAt, at });
  },
  async taskWithdrawn(unit, { key, tenant, at }) {
    await taskStore(unit, tenant, engine).withdrawn(key, 'engine', at);
  },
  async incidentRaised(unit, { key, kind, element, elementInstance, tenant, run, at }) {
    // Codes only: the message may hold what somebody wrote, and stands with the engine's incident.
    const payload = { incident: key, kind };
    await runStore(unit, tenant).tell(run, {
      type: 'incident-raised',
      at,
      element,
      elementKey: elementInstance,
      payload,
    });
  },
  async incidentResolved(unit, { key, tenant, run, at }) {
    await runStore(unit, tenant).tell(run, { type: 'incident-resolved', at, payload: { incident: key } });
  },
  async runEnded(unit, { tenant, run, instance, how, at }) {
    await runStore(unit, tenant).instanceEnded(run, engine, instance, how, at);
  },
});
