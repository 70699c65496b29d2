import type { Clock } from '../../domain/clock.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import type { Member } from '../policies/index.ts';
import { casePage } from './case-page.ts';
import { asSystemSees } from './for-system.ts';

/** A case as this member may see it. */
export async function presentCase(unit: Unit, who: Member, clock: Clock, caseId: string) {
  const shown = await casePage(unit, who, clock, caseId);
  return who.kind === 'client' ? asSystemSees(shown, who) : shown;
}
