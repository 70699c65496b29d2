import { run } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

type LocalText = Record<string, string>;

export interface TenantRow {
  id: string;
  name: LocalText;
  zone: string;
  languages: string[];
}

/** A pattern for each word of $2: words of a text that begin with it, in a text that begins with a space. */
const beginnings = `select '% ' || replace(replace(word, '%', ''), '_', '') || '%' from unnest(string_to_array($2, ' ')) word`;

/** The lists that pickers offer: who, what and where a tenant knows. */
export function registerReadModel(unit: Unit, tenant: string) {
  const all = <Row extends object>(text: string, ...values: unknown[]) =>
    run<Row>(unit, { text, values: [tenant, ...values] });
  return {
    async tenant(): Promise<TenantRow | undefined> {
      return (await all<TenantRow>('select id, name, zone, languages from tenant where id = $1'))[0];
    },
    categories: () =>
      all<{ id: string; parentId: string | null; name: LocalText; active: boolean }>(
        'select id, parent_id as "parentId", name, active from category where tenant_id = $1 order by position, id',
      ),
    departments: () =>
      all<{ id: string; organisationId: string; organisation: LocalText; name: LocalText; active: boolean }>(
        `select d.id, d.organisation_id as "organisationId", o.name as organisation, d.name, d.active
         from department d join organisation o on o.tenant_id = d.tenant_id and o.id = d.organisation_id
         where d.tenant_id = $1 order by d.organisation_id, d.id`,
      ),
    /** Departments of organisations: who works for all of an organisation works in each. */
    departmentsOf: (organisations: string[]) =>
      all<{ id: string; organisation: string }>(
        'select id, organisation_id as organisation from department where tenant_id = $1 and organisation_id = any($2)',
        organisations,
      ),
    /**
     * Places found by beginnings of words (normalised): one of their own name, the others of it or of the names above ("nizami 5" is a
     * building of that street); or those right below a place. With the names above them.
     */
    territories: (words: string | null, parent: string | null, limit: number) =>
      all<{ id: string; parentId: string | null; kind: string; name: LocalText; path: LocalText[] }>(
        `select t.id, t.parent_id as "parentId", t.kind, t.name, a.path
         from territory t cross join lateral (
           with recursive above as (
             select p.id, p.parent_id, p.name, p.search, 1 as depth from territory p where p.tenant_id = $1 and p.id = t.parent_id
             union all
             select p.id, p.parent_id, p.name, p.search, depth + 1 from territory p join above a on p.tenant_id = $1 and p.id = a.parent_id where depth < 10
           ) select coalesce(jsonb_agg(name order by depth desc), '[]') as path, coalesce(string_agg(search, ' '), '') as search from above) a
         where t.tenant_id = $1 and t.valid_to is null
           and ($2::text is null or ' ' || t.search like any (${beginnings}) and ' ' || t.search || ' ' || a.search like all (${beginnings}))
           and ($3::text is null and $2::text is not null or t.parent_id is not distinct from $3)
         order by array_position(array['region','district','city','settlement','quarter','street','building'], t.kind), t.search, t.id limit $4`,
        words,
        parent,
        limit,
      ),
    people: (department: string | null) =>
      all<{
        id: string;
        name: string;
        roles: { role: string; departmentId: string | null; organisationId: string | null }[];
      }>(
        `select p.id, p.name, jsonb_agg(jsonb_build_object('role', m.role, 'departmentId', m.department_id, 'organisationId', m.organisation_id) order by m.role) as roles
         from membership m join person p on p.id = m.person_id
         where m.tenant_id = $1 and p.active and ($2::text is null or exists (
           select from membership d where d.tenant_id = $1 and d.person_id = p.id and d.department_id = $2))
         group by p.id order by p.name`,
        department,
      ),
    /** The privacy notice in force at this instant. */
    async notice(at: string) {
      return (
        await all<{ version: number; text: LocalText; consentRequired: boolean }>(
          `select version, text, consent_required as "consentRequired" from privacy_notice
           where tenant_id = $1 and valid_from <= $2 order by version desc limit 1`,
          at,
        )
      )[0];
    },
    /** Case types that can be opened. */
    services: () =>
      all<{ caseType: string; releaseId: string }>(
        `select case_type as "caseType", id as "releaseId" from release where tenant_id = $1 and state = 'live' order by case_type`,
      ),
  };
}
