import { run } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

/** An active person of a tenant with what they are in it. */
export interface StaffRow {
  id: string;
  name: string;
  email: string | null;
  language: string;
  memberships: { role: string; organisation: string | null; department: string | null }[];
}

/** Active people of a tenant by their names; those of these ids, or all. */
export const staffOf = (unit: Unit, tenant: string, ids: readonly string[] | null = null): Promise<StaffRow[]> =>
  run<StaffRow>(unit, {
    text: `select p.id, p.name, p.email, p.language,
        jsonb_agg(jsonb_build_object('role', m.role, 'organisation', m.organisation_id, 'department', m.department_id)) as memberships
      from membership m join person p on p.id = m.person_id
      where m.tenant_id = $1 and p.active and ($2::text[] is null or p.id = any($2))
      group by p.id, p.name, p.email, p.language order by p.name, p.id`,
    values: [tenant, ids],
  });
