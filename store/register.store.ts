import type { Calendar } from '../domain/calendar/calendar.ts';
import type { CategoryWords } from '../domain/classification/category-words.ts';
import type { Responsibility } from '../domain/routing.ts';
import { run } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

export interface ColleagueRow {
  person: string;
  email: string | null;
  language: string;
}

/** Calendars are immutable by revision, and the rules keep timelines by the object: so each is parsed once for the whole process. */
const calendars = new Map<string, Calendar>();

/** What an authority knows besides its cases, bound to a transaction. */
export function registerStore(unit: Unit, tenant: string) {
  const path = async (table: 'category' | 'territory', id: string): Promise<string[]> => {
    const text = `with recursive up as (
        select id, parent_id, 1 as step from ${table} where tenant_id = $1 and id = $2
        union all
        select p.id, p.parent_id, up.step + 1 from up join ${table} p on p.tenant_id = $1 and p.id = up.parent_id where up.step < 32)
      select id from up order by step`;
    return (await run<{ id: string }>(unit, { text, values: [tenant, id] })).map((row) => row.id);
  };

  return {
    /** From the category up to the root of its tree; empty when there is no such category. */
    categoryPath: (id: string) => path('category', id),

    /** From the territory up to the region. */
    territoryPath: (id: string) => path('territory', id),

    /** What administrators have said of who serves a category; departments that act no longer are left out. */
    async servedBy(category: string): Promise<Responsibility[]> {
      const text = `select r.category_id as category, r.territory_id as territory, r.department_id as department
        from responsibility r join department d on d.tenant_id = r.tenant_id and d.id = r.department_id and d.active
        where r.tenant_id = $1 and r.category_id = $2`;
      return run<Responsibility>(unit, { text, values: [tenant, category] });
    },

    /** The active categories with the words by which each is known. */
    categoryWords: () =>
      run<CategoryWords>(unit, {
        text: 'select id, parent_id as "parentId", words from category where tenant_id = $1 and active order by position, id',
        values: [tenant],
      }),

    /** Whose a department is; undefined when it is unknown or acts no longer. */
    async organisationOf(department: string): Promise<string | undefined> {
      const text = 'select organisation_id as id from department where tenant_id = $1 and id = $2 and active';
      return (await run<{ id: string }>(unit, { text, values: [tenant, department] }))[0]?.id;
    },

    /** The newest revision of a calendar; without an id the one that the tenant's settings name as `calendar`, else its only one. */
    async calendar(id?: string): Promise<{ calendar: Calendar; revision: number }> {
      const text = `select c.id, c.revision from calendar c join tenant t on t.id = c.tenant_id
        where c.tenant_id = $1 and c.id = coalesce($2, t.settings ->> 'calendar', c.id) order by c.revision desc limit 1`;
      const [newest] = await run<{ id: string; revision: number }>(unit, { text, values: [tenant, id ?? null] });
      if (!newest) throw new Error(`expected a calendar ${id ?? ''} of ${tenant} but there is none`);
      const key = `${tenant}/${newest.id}/${newest.revision}`;
      let calendar = calendars.get(key);
      if (!calendar) {
        const content = 'select content from calendar where tenant_id = $1 and id = $2 and revision = $3';
        const [row] = await run<{ content: Calendar }>(unit, {
          text: content,
          values: [tenant, newest.id, newest.revision],
        });
        calendar = row!.content;
        calendars.set(key, calendar);
      }
      return { calendar, revision: newest.revision };
    },

    async text(id: string): Promise<string | undefined> {
      const text = 'select text from case_text where tenant_id = $1 and id = $2';
      return (await run<{ text: string }>(unit, { text, values: [tenant, id] }))[0]?.text;
    },

    /** What residents described, in the order of these cases. */
    async descriptions(cases: string[]): Promise<({ text: string; language: string | null } | undefined)[]> {
      const text = `select distinct on (case_id) case_id as case, text, language from case_text
        where tenant_id = $1 and case_id = any($2) and kind = 'description' order by case_id, written_at desc, id desc`;
      const rows = await run<{ case: string; text: string; language: string | null }>(unit, {
        text,
        values: [tenant, cases],
      });
      const found = new Map(rows.map(({ case: id, ...description }) => [id, description]));
      return cases.map((id) => found.get(id));
    },

    /** Those who hold a role for the department; else for its organisation; else for the whole tenant. */
    async peopleOf(role: string, department: string | null, organisation: string | null): Promise<ColleagueRow[]> {
      const text = `select p.id as person, p.email, p.language,
          case when m.department_id is not null then 1 when m.organisation_id is not null then 2 else 3 end as distance
        from membership m join person p on p.id = m.person_id
        where m.tenant_id = $1 and m.role = $2 and p.active
          and (m.department_id = $3 or (m.department_id is null and (m.organisation_id = $4 or m.organisation_id is null)))
        order by distance, p.id`;
      const rows = await run<ColleagueRow & { distance: number }>(unit, {
        text,
        values: [tenant, role, department, organisation],
      });
      return rows
        .filter((row) => row.distance === rows[0]!.distance)
        .map(({ person, email, language }) => ({ person, email, language }));
    },

    /** The mail address of a department, or of its organisation. */
    async mailOf(department: string): Promise<string | undefined> {
      const text = `select coalesce(d.email, o.email) as email from department d
        join organisation o on o.tenant_id = d.tenant_id and o.id = d.organisation_id where d.tenant_id = $1 and d.id = $2`;
      return (await run<{ email: string | null }>(unit, { text, values: [tenant, department] }))[0]?.email ?? undefined;
    },

    /** For each pair: is the person one of those who execute in the organisation? The gate asks the same. */
    async executeFor(pairs: { person: string; organisation: string }[]): Promise<boolean[]> {
      const text = `select exists (select from membership m where m.tenant_id = $1 and m.person_id = k.person and m.organisation_id = k.organisation
          and m.role in ('clerk', 'head')) as yes
        from unnest($2::text[], $3::text[]) with ordinality as k(person, organisation, place) order by k.place`;
      const values = [tenant, pairs.map((pair) => pair.person), pairs.map((pair) => pair.organisation)];
      return (await run<{ yes: boolean }>(unit, { text, values })).map((row) => row.yes);
    },
  };
}
