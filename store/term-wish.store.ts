import type { Term } from '../domain/calendar/term.ts';
import type { Instant } from '../domain/instant.ts';
import { insertInto, run } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

/** More time that somebody has asked for, with the words of both sides while they are kept. */
export interface TermWishRow {
  id: string;
  caseId: string;
  runId: string;
  term: Term;
  reason: string | null;
  askedBy: string;
  askedAt: Instant;
  /** lapsed: the case was passed on before anybody decided. */
  decision: 'granted' | 'refused' | 'lapsed' | null;
  decidedBy: string | null;
  decidedAt: Instant | null;
  answer: string | null;
}

const columns = `w.id, w.case_id as "caseId", w.run_id as "runId", w.term, r.text as reason, w.asked_by as "askedBy", w.asked_at as "askedAt",
  w.decision, w.decided_by as "decidedBy", w.decided_at as "decidedAt", d.text as answer`;
const from = `term_wishes w
  left join case_text r on r.tenant_id = w.tenant_id and r.case_id = w.case_id and r.id = w.reason_id
  left join case_text d on d.tenant_id = w.tenant_id and d.case_id = w.case_id and d.id = w.decision_reason_id`;

/** Wishes for more time, bound to a transaction. */
export function termWishStore(unit: Unit, tenant: string) {
  return {
    /** Newest first. */
    ofCase: (caseId: string): Promise<TermWishRow[]> =>
      run<TermWishRow>(unit, {
        text: `select ${columns} from ${from} where w.tenant_id = $1 and w.case_id = $2 order by w.asked_at desc, w.id desc`,
        values: [tenant, caseId],
      }),

    /** Those that wait for a decision while the work goes on, the longest waiting first. */
    undecided: (): Promise<(TermWishRow & { departmentId: string | null; organisationId: string | null })[]> =>
      run(unit, {
        text: `select ${columns}, c.department_id as "departmentId", c.organisation_id as "organisationId" from ${from}
          join cases c on c.tenant_id = w.tenant_id and c.id = w.case_id and c.current_run = w.run_id
          where w.tenant_id = $1 and w.decision is null and c.department_id = w.department_id and c.status = 'open' and c.outcome is null order by w.asked_at, w.id limit 200`,
        values: [tenant],
      }),

    /** Keeps a wish; false when the run has one that nobody has decided. */
    async ask(wish: {
      id: string;
      case: string;
      run: string;
      department: string;
      term: Term;
      reason: string;
      by: string;
      at: Instant;
    }): Promise<boolean> {
      await run(unit, {
        text: `update term_wishes set decision = 'lapsed', decided_at = $4
          where tenant_id = $1 and run_id = $2 and decision is null and department_id <> $3`,
        values: [tenant, wish.run, wish.department, wish.at],
      });
      const row = {
        tenant_id: tenant,
        id: wish.id,
        case_id: wish.case,
        run_id: wish.run,
        department_id: wish.department,
        term: wish.term,
        reason_id: wish.reason,
        asked_by: wish.by,
        asked_at: wish.at,
      };
      return (await run(unit, insertInto('term_wishes', [row], 'on conflict do nothing returning id'))).length > 0;
    },

    /** Whoever extends the term has granted what was wished. */
    async extended(runId: string, { by, at, reason }: { by: string; at: Instant; reason: string }): Promise<void> {
      await run(unit, {
        text: `update term_wishes set decision = 'granted', decided_by = $3, decided_at = $4, decision_reason_id = $5
          where tenant_id = $1 and run_id = $2 and decision is null`,
        values: [tenant, runId, by, at, reason],
      });
    },

    /** false when somebody was faster. */
    async decide(
      id: string,
      { decision, by, at, reason }: { decision: 'granted' | 'refused'; by: string; at: Instant; reason: string },
    ): Promise<boolean> {
      const rows = await run(unit, {
        text: `update term_wishes set decision = $3, decided_by = $4, decided_at = $5, decision_reason_id = $6
          where tenant_id = $1 and id = $2 and decision is null returning id`,
        values: [tenant, id, decision, by, at, reason],
      });
      return rows.length > 0;
    },
  };
}
