import type { Instant } from '../domain/instant.ts';
import { run } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

/** What somebody asked for and the process has not taken: it hears of it only while the work is not done. */
export interface UnheardRow {
  what: 'correction' | 'term-change';
  /** Of a change of the term. */
  kind: string | null;
  askedBy: string;
  askedAt: Instant;
}

/** Corrections and changes of the term of a case that were never applied, oldest first. */
export const unheardOf = (unit: Unit, tenant: string, caseId: string): Promise<UnheardRow[]> =>
  run<UnheardRow>(unit, {
    text: `select 'correction' as what, null as kind, asked_by as "askedBy", asked_at as "askedAt"
        from corrections where tenant_id = $1 and case_id = $2 and applied_at is null
      union all
      select 'term-change', kind, asked_by, asked_at from term_changes where tenant_id = $1 and case_id = $2 and applied_at is null
      order by "askedAt"`,
    values: [tenant, caseId],
  });
