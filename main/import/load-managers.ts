import { civilDateAt } from '../../domain/calendar/zone.ts';
import { newId } from '../../domain/id.ts';
import { type CivilDate, type Instant, millisecondsOf } from '../../domain/instant.ts';
import { managerOn } from '../../domain/management.ts';
import type { AdministrationEvent } from '../../store/administration.store.ts';
import { managementStore } from '../../store/management.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { type ImportFault, refuseIfAny } from './faults.ts';
import type { Folder } from './read-folder.ts';

type Row = NonNullable<Folder['content']['managers']>[number];

/** Each row begins a time; a gap behind it is nobody's. */
const beginnings = (rows: readonly Row[]): { department: string | null; from: CivilDate }[] =>
  [...rows]
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .flatMap(({ departmentId, from, to }, at, all) => [
      { department: departmentId, from },
      ...(to && to !== all[at + 1]?.from ? [{ department: null, from: to }] : []),
    ]);

/**
 * Who manages which place, as the folder has it; places that it does not name stay as they are. Where open cases would have to change
 * hands it is refused: that is a person's decision, made under administration. Answers what was done, as a line.
 */
export async function loadManagers(
  unit: Unit,
  { tenant: { id: tenant, zone }, content, where }: Folder,
  at: Instant,
  record: (event: Omit<AdministrationEvent, 'at' | 'actor'>) => void,
): Promise<string> {
  const store = managementStore(unit, tenant);
  const rows = content.managers ?? [];
  const today = civilDateAt(millisecondsOf(at), zone);
  const faults: ImportFault[] = [];
  let changed = 0;
  for (const territory of new Set(rows.map((row) => row.territoryId))) {
    const wanted = rows.filter((row) => row.territoryId === territory);
    const there = await store.of([territory]);
    const same = (row: Row) =>
      there.some(
        (each) => each.department === row.departmentId && each.from === row.from && each.to === (row.to ?? null),
      );
    if (there.length === wanted.length && wanted.every(same)) continue;
    const now = managerOn(there, [territory], today);
    const open = now ? await store.openCasesOf(territory, now.department) : 0;
    if (open > 0) {
      const row = rows.findIndex((each) => each.territoryId === territory);
      const message = `${open} open cases are with ${now!.department}: say under administration who manages ${territory}, so that somebody decides where they go`;
      faults.push({ ...where('managers', `/${row}/departmentId`), message });
      continue;
    }
    changed += 1;
    for (const { department, from } of beginnings(wanted))
      await store.set({ id: newId(), territory, department, from, by: 'import', at });
    record({
      type: 'manager-changed',
      subjectKind: 'territory',
      subjectId: territory,
      payload: { rows: wanted.length },
    });
  }
  refuseIfAny(faults);
  return `managers: ${changed === 0 ? 'as they were' : `changed at ${changed} places`}`;
}
