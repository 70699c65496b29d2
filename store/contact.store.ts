import { type CasePerson, personRow } from './case.store.ts';
import { personsFindable } from './search.store.ts';
import { insertInto, writeAll } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

const replaced = ['name', 'phone', 'email', 'address', 'notice_version', 'notice_at', 'consent']
  .map((column) => `${column} = excluded.${column}`)
  .join(', ');

/** How the persons of a case are reached. */
export function contactStore(unit: Unit, tenant: string) {
  return {
    /** Puts a person in the place of the one of the same part; `others`: the rest of the case's persons, for the search. */
    async keep(caseId: string, person: CasePerson, others: readonly Omit<CasePerson, 'part'>[]): Promise<void> {
      await writeAll(unit, [
        insertInto(
          'case_person',
          [personRow(tenant, caseId, person)],
          `on conflict (tenant_id, case_id, part) do update set ${replaced}`,
        ),
        personsFindable(tenant, caseId, [person, ...others]),
      ]);
    },
  };
}
