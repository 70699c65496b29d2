import type { Instant } from '../domain/instant.ts';
import { insertInto, run, type Statement, updateOf } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

/** Somebody's correction of classification or place; the process applies it. Null is "as it was". */
export interface CorrectionRecord {
  id: string;
  category: string | null;
  kind: string | null;
  urgency: 'normal' | 'urgent' | 'emergency' | null;
  territory: string | null;
  /** Id of a text about the case. */
  reason: string;
  askedBy: string;
  askedAt: Instant;
  appliedAt: Instant | null;
}

/** Corrections, bound to a transaction. */
export function correctionStore(unit: Unit, tenant: string) {
  return {
    async byId(id: string): Promise<CorrectionRecord | undefined> {
      const text = `select id, category_id as category, kind, urgency, territory_id as territory, reason_id as reason, asked_by as "askedBy",
          asked_at as "askedAt", applied_at as "appliedAt"
        from corrections where tenant_id = $1 and id = $2`;
      return (await run<CorrectionRecord>(unit, { text, values: [tenant, id] }))[0];
    },

    /** Keeps a correction; the process is then told by the message `correction-requested` or `rerouting-requested`, `{correctionId}`. */
    async ask(
      correction: Omit<CorrectionRecord, 'askedAt' | 'appliedAt'> & { case: string; run: string; at: Instant },
    ): Promise<void> {
      const row = {
        tenant_id: tenant,
        id: correction.id,
        case_id: correction.case,
        run_id: correction.run,
        category_id: correction.category,
        kind: correction.kind,
        urgency: correction.urgency,
        territory_id: correction.territory,
        reason_id: correction.reason,
        asked_by: correction.askedBy,
        asked_at: correction.at,
      };
      await run(unit, insertInto('corrections', [row]));
    },
  };
}

export const correctionApplied = (tenant: string, id: string, at: Instant): Statement =>
  updateOf('corrections', { tenant_id: tenant, id }, { applied_at: at });
