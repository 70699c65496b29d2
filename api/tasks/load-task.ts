import { Batch } from '../../store/batch.ts';
import { shared } from '../../store/gathered.ts';
import { type TaskAtHand, type TaskRow, taskRow, tasksAtHand } from '../../store/task-list.read-model.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { found } from '../errors/api-error.ts';
import { demand, type Member, mustSee, Task, type TaskSubject } from '../policies/index.ts';
import { partsOf } from './task-id.ts';

/** What policies ask of a task. */
export const taskSubject = (row: Omit<TaskAtHand, 'form'> | TaskRow): TaskSubject => ({
  element: row.elementId,
  state: row.state,
  groups: row.candidateGroups,
  users: row.candidateUsers,
  assignee: row.assignee,
  organisation: row.organisationId,
  workedBy: row.workedBy,
  reviewedBy: row.reviewedBy,
  freeReviewers: row.freeReviewers,
});

/** A task as whoever completes it needs it; undefined when there is none. */
export const taskAtHand = (
  unit: Unit,
  tenant: string,
  named: { engine: string; key: string },
): Promise<TaskAtHand | undefined> =>
  shared(unit, 'tasks at hand', () => new Batch<typeof named, TaskAtHand>((all) => tasksAtHand(unit, tenant, all))).of(
    named,
  );

/** A task that this member may complete. @throws ApiError `not-found`, and what the policies say */
export async function taskToComplete(unit: Unit, who: Member, id: string): Promise<TaskAtHand> {
  const task = found(await taskAtHand(unit, who.tenant, partsOf(id)));
  mustSee(who, 'read', Task, taskSubject(task));
  demand(who, 'complete', Task, taskSubject(task));
  return task;
}

/** A task that this member may read. @throws ApiError `not-found` */
export async function loadTask(unit: Unit, who: Member, id: string): Promise<TaskRow> {
  const { engine, key } = partsOf(id);
  const row = found(await taskRow(unit, who.tenant, engine, key));
  mustSee(who, 'read', Task, taskSubject(row));
  return row;
}
