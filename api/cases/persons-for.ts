import { newId } from '../../domain/id.ts';
import { caseReadModel } from '../../store/case.read-model.ts';
import { notePersonRead } from '../../store/person-read.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { Case, type CaseSubject, can, type Member } from '../policies/index.ts';

/** A reading from another tenant is recorded, in the transaction of the reading. */
export async function noteReading(unit: Unit, who: Member, caseId: string, at: string): Promise<void> {
  if (!who.readOnly) return;
  const tenant = unit.reach.tenants[0]!;
  await notePersonRead(unit, { id: newId(), tenant, read: who.tenant, case: caseId, person: who.person, at });
}

/** The persons of a case, where the member may see them. */
export async function personsFor(unit: Unit, who: Member, caseId: string, subject: CaseSubject, at: string) {
  if (!can(who, 'read persons of', Case, subject)) return null;
  await noteReading(unit, who, caseId, at);
  return caseReadModel(unit, who.tenant).persons(caseId);
}
