import { Gathered, type GatheringUnit } from '../../store/gathered.ts';
import type { Unit } from '../../store/unit-of-work.ts';

/** A unit of work in which the jobs of these runs share what they read and write; the runs are of the unit's one tenant, and locked. */
export async function gather(unit: Unit, runs: string[]): Promise<{ tx: GatheringUnit; flush(): Promise<void> }> {
  const gathered = new Gathered(unit, unit.reach.tenants[0]!);
  await Promise.all(runs.map((run) => gathered.cases.of(run)));
  return { tx: { ...unit, gathered }, flush: () => gathered.flush() };
}
