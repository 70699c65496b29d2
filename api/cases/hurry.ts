import { newId } from '../../domain/id.ts';
import { caseReadModel } from '../../store/case.read-model.ts';
import { appendEvents } from '../../store/event.store.ts';
import { registerStore } from '../../store/register.store.ts';
import { staffOf } from '../../store/staff.read-model.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import type { ApiDeps } from '../deps.ts';
import { writeToStaff } from '../letters/write-to-staff.ts';
import type { Member } from '../policies/index.ts';
import { keepReason } from './keep-reason.ts';
import type { LoadedCase } from './load-case.ts';

/** Those in charge of a case: whoever has its open tasks, and the head of its department; while nobody has it, the supervisors. */
export async function inCharge(unit: Unit, tenant: string, { view }: LoadedCase): Promise<string[]> {
  const tasks = await caseReadModel(unit, tenant).tasks(view.id);
  const holders = tasks.flatMap((task) => (task.state === 'open' && task.assignee ? [task.assignee] : []));
  const role = view.departmentId ? 'head' : 'supervisor';
  const heads = await registerStore(unit, tenant).peopleOf(role, view.departmentId, view.organisationId);
  return [...new Set([...holders, ...heads.map(({ person }) => person)])];
}

/** Asks those in charge by mail not to let a case wait; who was asked is a fact of it. Answers their names. */
export async function hurryCase(
  unit: Unit,
  deps: Pick<ApiDeps, 'clock' | 'wall'>,
  who: Member,
  about: LoadedCase,
  { reason, by }: { reason: string | undefined; by: string },
): Promise<{ name: string; told: boolean }[]> {
  const { tenant, actor } = who;
  const { view } = about;
  const at = deps.clock.now(tenant);
  const people = await staffOf(
    unit,
    tenant,
    (await inCharge(unit, tenant, about)).filter((id) => id !== who.person),
  );
  const key = newId();
  const told = await writeToStaff(unit, deps, tenant, about, {
    template: 'hurry',
    key,
    people,
    by,
    reason: reason ?? '',
  });
  const words = { text: reason ?? '', by: actor, at, language: null, public: false };
  const kept = reason ? { reason: await keepReason(unit, tenant, view.id, words) } : {};
  const origin = { tenant, case: view.id, run: view.currentRun ?? undefined, release: view.releaseId, at, actor };
  await appendEvents(unit, [{ ...origin, type: 'case-hurried', payload: { people: told, ...kept } }]);
  return people.map(({ id, name }) => ({ name, told: told.includes(id) }));
}
