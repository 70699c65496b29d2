import type { CivilDate, Instant } from '../domain/instant.ts';
import type { LocalText } from '../domain/language.ts';
import type { Management } from '../domain/management.ts';
import { insertInto, run } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

const columns =
  'm.territory_id as territory, m.department_id as department, m.valid_from::text as "from", m.valid_to::text as "to"';

/** The register of who manages which place, bound to a transaction. */
export function managementStore(unit: Unit, tenant: string) {
  return {
    /** All that is said of these places, past and to come. */
    of: (places: readonly string[]): Promise<Management[]> =>
      run<Management>(unit, {
        text: `select ${columns} from management m where m.tenant_id = $1 and m.territory_id = any($2) order by m.valid_from`,
        values: [tenant, places],
      }),

    /** Of one place, or of all, with the names of departments: for screens. */
    listed: (territory: string | null) =>
      run<{ territoryId: string; departmentId: string; department: LocalText; from: CivilDate; to: CivilDate | null }>(
        unit,
        {
          text: `select m.territory_id as "territoryId", m.department_id as "departmentId", d.name as department, m.valid_from::text as "from",
            m.valid_to::text as "to"
          from management m join department d on d.tenant_id = m.tenant_id and d.id = m.department_id
          where m.tenant_id = $1 and ($2::text is null or m.territory_id = $2) order by m.territory_id, m.valid_from`,
          values: [tenant, territory],
        },
      ),

    /** From this day on the department manages the place: who did before does no more, and what was said of later days falls. */
    async set(change: {
      id: string;
      territory: string;
      department: string | null;
      from: CivilDate;
      by: string;
      at: Instant;
    }): Promise<void> {
      const { id, territory, department, from, by, at } = change;
      const values = [tenant, territory, from];
      await run(unit, {
        text: 'delete from management where tenant_id = $1 and territory_id = $2 and valid_from >= $3',
        values,
      });
      await run(unit, {
        text: `update management set valid_to = $3 where tenant_id = $1 and territory_id = $2 and (valid_to is null or valid_to > $3)`,
        values,
      });
      if (department === null) return;
      const row = { tenant_id: tenant, id, territory_id: territory, department_id: department, valid_from: from };
      await run(unit, insertInto('management', [{ ...row, set_by: by, set_at: at }]));
    },

    /** How many open cases at the place itself a department has. */
    async openCasesOf(territory: string, department: string): Promise<number> {
      const text = `select count(*)::integer as count from cases where tenant_id = $1 and territory_id = $2 and department_id = $3 and status = 'open'`;
      return (await run<{ count: number }>(unit, { text, values: [tenant, territory, department] }))[0]!.count;
    },

    /** Open cases at a place or below it, of services that ask who manages, that are with other departments: they may change hands. */
    openCasesBelow: (territory: string, department: string) =>
      run<{ id: string; run: string; release: string }>(unit, {
        text: `with recursive below as (
            select id from territory where tenant_id = $1 and id = $2
            union all
            select t.id from territory t join below b on t.tenant_id = $1 and t.parent_id = b.id)
          select c.id, c.current_run as run, c.release_id as release from cases c join below b on b.id = c.territory_id
          join release r on r.tenant_id = c.tenant_id and r.id = c.release_id
          where c.tenant_id = $1 and c.status = 'open' and c.department_id <> $3 and (r.settings -> 'managers')::boolean`,
        values: [tenant, territory, department],
      }),
  };
}
