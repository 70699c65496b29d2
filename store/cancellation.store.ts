import type { Instant } from '../domain/instant.ts';
import { insertInto, run, type Statement, updateOf } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

/** A wish to cancel; the process records that it came through. */
export interface CancellationRecord {
  id: string;
  /** `resident` or a person. */
  askedBy: string;
  reasonCode: string;
  askedAt: Instant;
  /** Null until the process has taken it. */
  recordedAt: Instant | null;
}

/** Wishes to cancel, bound to a transaction. */
export function cancellationStore(unit: Unit, tenant: string) {
  return {
    async ofRun(runId: string): Promise<CancellationRecord | undefined> {
      const text = `select id, asked_by as "askedBy", reason_code as "reasonCode", asked_at as "askedAt", recorded_at_run as "recordedAt"
        from cancellations where tenant_id = $1 and run_id = $2`;
      return (await run<CancellationRecord>(unit, { text, values: [tenant, runId] }))[0];
    },

    /** Keeps a wish; false when the run has one already. The process is then told by the message `cancel-requested`. */
    async ask(wish: {
      id: string;
      case: string;
      run: string;
      askedBy: string;
      reasonCode: string;
      /** Id of a text about the case. */
      reason?: string | undefined;
      at: Instant;
    }): Promise<boolean> {
      const row = {
        tenant_id: tenant,
        id: wish.id,
        case_id: wish.case,
        run_id: wish.run,
        asked_by: wish.askedBy,
        reason_code: wish.reasonCode,
        reason_id: wish.reason ?? null,
        asked_at: wish.at,
      };
      const kept = await run(
        unit,
        insertInto('cancellations', [row], 'on conflict (tenant_id, run_id) do nothing returning id'),
      );
      return kept.length > 0;
    },
  };
}

export const cancellationRecorded = (tenant: string, id: string, at: Instant): Statement =>
  updateOf('cancellations', { tenant_id: tenant, id }, { recorded_at_run: at });
