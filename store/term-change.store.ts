import type { Term } from '../domain/calendar/term.ts';
import type { Instant } from '../domain/instant.ts';
import { insertInto, run, type Statement, updateOf } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

/** Somebody's decision to extend, pause or resume a term; the process applies it. */
export interface TermChangeRecord {
  id: string;
  run: string;
  kind: 'extend' | 'pause' | 'resume';
  /** What is added; only of an extension. */
  term: Term | null;
  askedBy: string;
  askedAt: Instant;
  appliedAt: Instant | null;
}

/** Changes of terms, bound to a transaction. */
export function termChangeStore(unit: Unit, tenant: string) {
  return {
    async byId(id: string): Promise<TermChangeRecord | undefined> {
      const text = `select id, run_id as run, kind, term, asked_by as "askedBy", asked_at as "askedAt", applied_at as "appliedAt"
        from term_changes where tenant_id = $1 and id = $2`;
      return (await run<TermChangeRecord>(unit, { text, values: [tenant, id] }))[0];
    },

    /** Keeps a change; the process is then told by the message `term-change-requested {termChangeId}`. */
    async ask(change: {
      id: string;
      case: string;
      run: string;
      kind: TermChangeRecord['kind'];
      term?: Term | undefined;
      /** Id of a text about the case. */
      reason: string;
      askedBy: string;
      at: Instant;
    }): Promise<void> {
      const row = {
        tenant_id: tenant,
        id: change.id,
        case_id: change.case,
        run_id: change.run,
        kind: change.kind,
        term: change.term ?? null,
        reason_id: change.reason,
        asked_by: change.askedBy,
        asked_at: change.at,
      };
      await run(unit, insertInto('term_changes', [row]));
    },
  };
}

export const termChangeApplied = (tenant: string, id: string, at: Instant): Statement =>
  updateOf('term_changes', { tenant_id: tenant, id }, { applied_at: at });
