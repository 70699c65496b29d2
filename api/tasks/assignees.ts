import { newId } from '../../domain/id.ts';
import { registerReadModel } from '../../store/register.read-model.ts';
import { type StaffRow, staffOf } from '../../store/staff.read-model.ts';
import { assignTo } from '../../store/task-assign.store.ts';
import type { TaskRow } from '../../store/task-list.read-model.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { loadCase } from '../cases/load-case.ts';
import type { ApiDeps } from '../deps.ts';
import { ApiError } from '../errors/api-error.ts';
import { writeToStaff } from '../letters/write-to-staff.ts';
import { can, type Member, memberOf, Task, type Who } from '../policies/index.ts';
import { taskSubject } from './load-task.ts';

/** Whoever works here, as policies see them. */
export const whoOf = (tenant: string, { id, name, language, memberships }: StaffRow): Who => ({
  kind: 'person',
  person: id,
  actor: id,
  name,
  language,
  memberships: memberships.map((each) => ({ ...each, tenant })),
  reads: new Map(),
});

/** Who could take this task if nobody had it, by the same rules as for whoever takes it. */
export async function assigneesOf(unit: Unit, tenant: string, row: TaskRow): Promise<StaffRow[]> {
  const departments = (await registerReadModel(unit, tenant).departments()).map(({ id, organisationId }) => ({
    id,
    organisation: organisationId,
  }));
  const free = { ...taskSubject(row), assignee: null };
  return (await staffOf(unit, tenant)).filter((person) => {
    const member = memberOf(whoOf(tenant, person), tenant, departments);
    return member !== undefined && can(member, 'claim', Task, free);
  });
}

/** Gives an open task to somebody who may do it, and tells them by mail. @throws ApiError `assignee-unfit`, `task-not-open` */
export async function assignTask(
  unit: Unit,
  deps: Pick<ApiDeps, 'clock' | 'wall'>,
  who: Member,
  row: TaskRow,
  { person, by }: { person: string; by: string },
): Promise<{ state: TaskRow['state'] }> {
  const { tenant, actor } = who;
  const fit = (await assigneesOf(unit, tenant, row)).filter(({ id }) => id === person);
  if (fit.length === 0) throw new ApiError('assignee-unfit');
  if (row.assignee === person) return { state: row.state };
  const at = deps.clock.now(tenant);
  if (!(await assignTo(unit, tenant, row, { person, by: actor, at }))) throw new ApiError('task-not-open');
  const about = await loadCase(unit, who, deps.clock, row.caseId);
  const letter = { template: 'given-to-you', key: newId(), people: fit, by, reason: '' };
  if (person !== who.person) await writeToStaff(unit, deps, tenant, about, letter);
  return { state: row.state };
}
