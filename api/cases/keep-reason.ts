import { newId } from '../../domain/id.ts';
import type { Instant } from '../../domain/instant.ts';
import { normalise } from '../../domain/normalise.ts';
import { caseStore } from '../../store/case.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';

/** A reason in somebody's words, to be kept where it can be erased. Answers the id by which events and facts point to it. */
export async function keepReason(
  unit: Unit,
  tenant: string,
  caseId: string,
  reason: {
    text: string;
    by: string;
    at: Instant;
    /** In which it is written; null where a colleague wrote it for colleagues. */
    language: string | null;
    /** May the resident read it? */
    public: boolean;
  },
): Promise<string> {
  const id = newId();
  await caseStore(unit).keepText(tenant, caseId, { id, kind: 'reason', search: normalise(reason.text), ...reason });
  return id;
}
