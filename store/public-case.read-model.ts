import type { Instant } from '../domain/instant.ts';
import type { LocalText } from '../domain/language.ts';
import { run } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

/** What the resident's page asks besides the case itself. */
export function publicCaseReadModel(unit: Unit, tenant: string) {
  const of = <Row extends object>(text: string, ...values: unknown[]) =>
    run<Row>(unit, { text, values: [tenant, ...values] });
  return {
    /** Formats in which public numbers of the tenant were ever given, and the zone in which its years begin. */
    async numbering(): Promise<{ formats: string[]; zone: string } | undefined> {
      const text = `select t.zone, array(select distinct r.settings ->> 'numberFormat' from release r
          where r.tenant_id = t.id and r.settings ? 'numberFormat') as formats from tenant t where t.id = $1`;
      return (await of<{ formats: string[]; zone: string }>(text))[0];
    },

    /** Cases with one of these numbers, with what proves that somebody may see them. */
    withNumbers: (numbers: readonly string[]) =>
      of<{ id: string; secretHash: string | null }>(
        'select id, secret_hash as "secretHash" from cases where tenant_id = $1 and number = any($2)',
        numbers,
      ),

    /** The objection that a run still takes at this instant. */
    async openObjection(runId: string, at: Instant): Promise<{ id: string; openUntil: Instant | null } | undefined> {
      const text = `select id, open_until as "openUntil" from objections where tenant_id = $1 and run_id = $2 and state = 'open'
          and (open_until is null or open_until >= $3) order by opened_at desc, id desc limit 1`;
      return (await of<{ id: string; openUntil: Instant | null }>(text, runId, at))[0];
    },

    /** Ids -> names. */
    async departments(ids: readonly string[]): Promise<Map<string, LocalText>> {
      const text = 'select id, name from department where tenant_id = $1 and id = any($2)';
      return new Map((await of<{ id: string; name: LocalText }>(text, ids)).map(({ id, name }) => [id, name]));
    },

    /** Changes of the term -> the texts that give their reasons. */
    async reasonsOfChanges(caseId: string): Promise<Map<string, string>> {
      const text = 'select id, reason_id as reason from term_changes where tenant_id = $1 and case_id = $2';
      return new Map((await of<{ id: string; reason: string }>(text, caseId)).map(({ id, reason }) => [id, reason]));
    },

    /** How many remarks the resident has made already. */
    async remarks(caseId: string): Promise<number> {
      const text = `select count(*)::int as count from case_text
          where tenant_id = $1 and case_id = $2 and kind = 'note' and written_by = 'resident'`;
      return (await of<{ count: number }>(text, caseId))[0]?.count ?? 0;
    },
  };
}
