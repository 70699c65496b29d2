import type { Term } from '../domain/calendar/term.ts';
import type { Instant } from '../domain/instant.ts';
import type { TermChangeKind } from '../domain/term-change.ts';
import { insertInto, run, type Statement, updateOf } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

/** Somebody's decision to extend, shorten, pause or resume a term; the process applies it. */
export interface TermChangeRecord {
  id: string;
  run: string;
  kind: TermChangeKind;
  /** What is added by an extension; the term that holds after a shortening. */
  term: Term | null;
  /** Id of a text about the case. */
  reason: string;
  askedBy: string;
  /** The role by whose rule it was allowed. */
  askedAs: string;
  askedAt: Instant;
  appliedAt: Instant | null;
}

const columns = `id, run_id as run, kind, term, reason_id as reason, asked_by as "askedBy", asked_as as "askedAs", asked_at as "askedAt",
  applied_at as "appliedAt"`;

/** Changes of terms, bound to a transaction. */
export function termChangeStore(unit: Unit, tenant: string) {
  return {
    async byId(id: string): Promise<TermChangeRecord | undefined> {
      const text = `select ${columns} from term_changes where tenant_id = $1 and id = $2`;
      return (await run<TermChangeRecord>(unit, { text, values: [tenant, id] }))[0];
    },

    /** The newest change of a run that the process has applied. */
    async newest(runId: string): Promise<TermChangeRecord | undefined> {
      const text = `select ${columns} from term_changes where tenant_id = $1 and run_id = $2 and applied_at is not null
        order by applied_at desc, id desc limit 1`;
      return (await run<TermChangeRecord>(unit, { text, values: [tenant, runId] }))[0];
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
      askedAs: string;
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
        asked_as: change.askedAs,
        asked_at: change.at,
      };
      await run(unit, insertInto('term_changes', [row]));
    },
  };
}

export const termChangeApplied = (tenant: string, id: string, at: Instant): Statement =>
  updateOf('term_changes', { tenant_id: tenant, id }, { applied_at: at });
