import type { Listener } from '../../engine/port.ts';
import { eventRow } from '../../store/event.store.ts';
import { gatheredIn } from '../../store/gathered.ts';
import { runStore } from '../../store/run.store.ts';
import { taskRow, taskStore } from '../../store/task.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';

/**
 * Writes into the product's tables what the engine tells, inside the unit of work in which it became true. What is rare is written at once,
 * behind what has been gathered before it.
 */
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
    const opened = { key, run, element, elementKey, form, candidateGroups, candidateUsers, assignee, dueAt, at };
    const gathered = gatheredIn(unit);
    if (!gathered) return taskStore(unit, task.tenant, engine).opened(opened);
    const of = await gathered.cases.of(run);
    if (!of) return;
    const { case_id, release_id } = of.run;
    const { tenant } = task;
    gathered.add('tasks', taskRow(engine, opened, of));
    const event = { tenant, case: case_id, run, release: release_id, type: 'task-opened', at, actor: 'engine' };
    gathered.add('events', eventRow({ ...event, element, elementKey, payload: { task: key } }));
  },
  async taskChanged(unit, { key, tenant, element, form, candidateGroups, candidateUsers, assignee, dueAt }) {
    await gatheredIn(unit)?.flush();
    const changed = { key, element, form, candidateGroups, candidateUsers, assignee, dueAt };
    await taskStore(unit, tenant, engine).changed(changed);
  },
  async taskWithdrawn(unit, { key, tenant, at }) {
    await gatheredIn(unit)?.flush();
    await taskStore(unit, tenant, engine).withdrawn(key, 'engine', at);
  },
  async taskCompleted(unit, { key, tenant, at }) {
    await taskStore(unit, tenant, engine).acknowledged(key, at);
  },
  async incidentRaised(unit, { key, kind, element, elementInstance, tenant, run, at }) {
    // Codes only: the message may hold what somebody wrote, and stands with the engine's incident.
    const payload = { incident: key, kind };
    await gatheredIn(unit)?.flush();
    await runStore(unit, tenant).tell(run, {
      type: 'incident-raised',
      at,
      element,
      elementKey: elementInstance,
      payload,
    });
  },
  async incidentResolved(unit, { key, tenant, run, at }) {
    await gatheredIn(unit)?.flush();
    await runStore(unit, tenant).tell(run, { type: 'incident-resolved', at, payload: { incident: key } });
  },
  async runEnded(unit, { tenant, run, instance, how, at }) {
    if ((await gatheredIn(unit)?.cases.of(run))?.run.state === 'ended') return;
    await gatheredIn(unit)?.flush();
    await runStore(unit, tenant).instanceEnded(run, engine, instance, how, at);
  },
});
