import type { TaskRow } from '../../store/task-list.read-model.ts';
import { taskRow } from '../../store/task-list.read-model.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { found } from '../errors/api-error.ts';
import { type Member, mustSee, Task, type TaskSubject } from '../policies/index.ts';
import { partsOf } from './task-id.ts';

/** What policies ask of a task. */
export const taskSubject = (row: TaskRow): TaskSubject => ({
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

/** A task that this member may read. @throws ApiError `not-found` */
export async function loadTask(unit: Unit, who: Member, id: string): Promise<TaskRow> {
  const { engine, key } = partsOf(id);
  const row = found(await taskRow(unit, who.tenant, engine, key));
  mustSee(who, 'read', Task, taskSubject(row));
  return row;
}
