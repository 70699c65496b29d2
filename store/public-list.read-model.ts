import type { Instant } from '../domain/instant.ts';
import type { LocalText } from '../domain/language.ts';
import type { NamedView } from './case-item.ts';
import { run } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

export interface PublicItem {
  number: string;
  category: NamedView | null;
  department: NamedView | null;
  status: string;
  late: boolean;
  openedAt: Instant;
  dueAt: Instant | null;
  endedAt: Instant | null;
}

/** Requests at a place, as everybody may see them: no person, no text, nothing below the building. Only of services that say so. */
export function publicListReadModel(unit: Unit, tenant: string) {
  return {
    async place(id: string): Promise<{ id: string; name: LocalText; within: LocalText | null } | undefined> {
      const text = `select t.id, t.name, p.name as within from territory t
        left join territory p on p.tenant_id = t.tenant_id and p.id = t.parent_id where t.tenant_id = $1 and t.id = $2`;
      return (
        await run<{ id: string; name: LocalText; within: LocalText | null }>(unit, { text, values: [tenant, id] })
      )[0];
    },

    /** Is there a service in force whose requests are public? */
    async offered(): Promise<boolean> {
      const text = `select exists (select from release where tenant_id = $1 and state = 'live' and (settings -> 'publicList')::boolean) as yes`;
      return (await run<{ yes: boolean }>(unit, { text, values: [tenant] }))[0]!.yes;
    },

    /** Newest first. */
    requestsAt: (territory: string, limit: number): Promise<PublicItem[]> =>
      run<PublicItem>(unit, {
        text: `select c.number, case when k.id is not null then jsonb_build_object('id', k.id, 'name', k.name) end as category,
            case when d.id is not null then jsonb_build_object('id', d.id, 'name', d.name) end as department,
            c.status, c.late, c.opened_at as "openedAt", c.due_at as "dueAt", c.ended_at as "endedAt"
          from cases c
          join release r on r.tenant_id = c.tenant_id and r.id = c.release_id and (r.settings -> 'publicList')::boolean
          left join category k on k.tenant_id = c.tenant_id and k.id = c.category_id
          left join department d on d.tenant_id = c.tenant_id and d.id = c.department_id
          where c.tenant_id = $1 and c.territory_id = $2 order by c.opened_at desc, c.id desc limit $3`,
        values: [tenant, territory, limit],
      }),
  };
}
