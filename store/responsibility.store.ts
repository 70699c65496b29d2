import { newId } from '../domain/id.ts';
import type { LocalText } from '../domain/language.ts';
import type { Responsibility } from '../domain/routing.ts';
import { insertInto, run } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

/** A responsibility with the names that a screen shows. */
export interface ResponsibilityRow extends Responsibility {
  territoryName: LocalText | null;
  departmentName: LocalText;
  organisation: LocalText;
  /** Does the department act? One that does not is passed over. */
  active: boolean;
}

/** Who serves which category, as administrators have said; bound to a transaction. */
export function responsibilityStore(unit: Unit, tenant: string) {
  return {
    /** All of the authority: what is said of everywhere before what is said of places. */
    all: () =>
      run<ResponsibilityRow>(unit, {
        text: `select r.category_id as category, r.territory_id as territory, t.name as "territoryName",
            r.department_id as department, d.name as "departmentName", o.name as organisation, d.active
          from responsibility r join department d on d.tenant_id = r.tenant_id and d.id = r.department_id
          join organisation o on o.tenant_id = d.tenant_id and o.id = d.organisation_id
          left join territory t on t.tenant_id = r.tenant_id and t.id = r.territory_id
          where r.tenant_id = $1 order by r.category_id, r.territory_id nulls first`,
        values: [tenant],
      }),

    /** Says anew who serves a category. */
    async replace(category: string, served: readonly Omit<Responsibility, 'category'>[]): Promise<void> {
      await run(unit, {
        text: 'delete from responsibility where tenant_id = $1 and category_id = $2',
        values: [tenant, category],
      });
      const rows = served.map(({ territory, department }) => ({
        tenant_id: tenant,
        id: newId(),
        category_id: category,
        territory_id: territory,
        department_id: department,
      }));
      if (rows.length > 0) await run(unit, insertInto('responsibility', rows));
    },
  };
}
