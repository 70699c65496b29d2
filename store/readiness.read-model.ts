import { run } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

export interface Readiness {
  departments: number;
  categories: number;
  calendars: number;
  notices: number;
  /** Roles that somebody active has. */
  roles: string[];
  releases: number;
}

/** What an authority has of all that a case needs, in one query. */
export async function readinessOf(unit: Unit, tenant: string): Promise<Readiness> {
  const text = `select
      (select count(*)::integer from department where tenant_id = $1 and active) as departments,
      (select count(*)::integer from category where tenant_id = $1 and active) as categories,
      (select count(distinct id)::integer from calendar where tenant_id = $1) as calendars,
      (select count(*)::integer from privacy_notice where tenant_id = $1) as notices,
      (select coalesce(array_agg(distinct m.role order by m.role), '{}') from membership m join person p on p.id = m.person_id
        where m.tenant_id = $1 and p.active) as roles,
      (select count(*)::integer from release where tenant_id = $1 and state = 'live') as releases`;
  return (await run<Readiness>(unit, { text, values: [tenant] }))[0]!;
}

export interface HeldRole {
  person: string;
  name: string;
  issuer: string;
  subject: string;
  /** Of the sample data, with the password that everybody knows. */
  trial: boolean;
  role: string;
  organisation: string | null;
  department: string | null;
}

/** The roles of those who are active. */
export const heldRoles = (unit: Unit, tenant: string) =>
  run<HeldRole>(unit, {
    text: `select m.person_id as person, p.name, p.issuer, p.subject, p.trial,
        m.role, m.organisation_id as organisation, m.department_id as department
      from membership m join person p on p.id = m.person_id where m.tenant_id = $1 and p.active`,
    values: [tenant],
  });

/**
 * Somebody who answers calls, somebody who does the work, somebody who decides what no table does, and a second person who looks at an
 * explanation before it goes. Whether the steps of the process in force have somebody each is api/administration/readiness.ts.
 */
export const staffed = ({ roles }: Pick<Readiness, 'roles'>): boolean =>
  [['operator'], ['clerk', 'head'], ['supervisor'], ['reviewer']].every((any) =>
    any.some((role) => roles.includes(role)),
  );

/** Are requests taken? One missing clerk must not close the door of an authority, so this asks for less than that all is complete. */
export const takesCases = (has: Readiness): boolean =>
  has.departments > 0 && has.categories > 0 && has.calendars > 0 && has.notices > 0 && has.releases > 0 && staffed(has);
