import type { Calendar } from '../domain/calendar/calendar.ts';
import type { LocalText } from '../domain/language.ts';
import { run } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

/** What a letter to the resident of a case needs: where it goes, and the names of things by language. */
export interface LetterRow {
  name: string | null;
  phone: string | null;
  email: string | null;
  zone: string;
  tenant: LocalText;
  category: LocalText | null;
  department: LocalText | null;
  territory: LocalText | null;
  /** The place right above. */
  within: LocalText | null;
  /** Of the case's secret code. */
  secretHash: string | null;
  /** The newest answer written for the resident. */
  answer: string | null;
}

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

    /** The reporter is written to when there is one, else the resident. */
    async letter(caseId: string): Promise<LetterRow> {
      const text = `select p.name, p.phone, p.email, t.zone, t.name as tenant, g.name as category, d.name as department,
          y.name as territory, c.secret_hash as "secretHash",
          (select above.name from territory above where above.tenant_id = y.tenant_id and above.id = y.parent_id) as within,
          (select x.text from case_text x where x.tenant_id = c.tenant_id and x.case_id = c.id and x.kind = 'answer' and x.public
            order by x.written_at desc, x.id desc limit 1) as answer
        from cases c join tenant t on t.id = c.tenant_id
        left join category g on g.tenant_id = c.tenant_id and g.id = c.category_id
        left join department d on d.tenant_id = c.tenant_id and d.id = c.department_id
        left join territory y on y.tenant_id = c.tenant_id and y.id = c.territory_id
        left join lateral (
          select p.name, p.phone, p.email from case_person p where p.tenant_id = c.tenant_id and p.case_id = c.id
          order by (p.phone is null and p.email is null), p.part = 'resident' limit 1) p on true
        where c.tenant_id = $1 and c.id = $2`;
      const [row] = await run<LetterRow>(unit, { text, values: [tenant, caseId] });
      if (!row) throw new Error(`expected a case ${caseId} of ${tenant} but there is none`);
      return row;
    },

    async text(id: string): Promise<string | undefined> {
      const text = 'select text from case_text where tenant_id = $1 and id = $2';
      return (await run<{ text: string }>(unit, { text, values: [tenant, id] }))[0]?.text;
    },

    async description(caseId: string): Promise<{ text: string; language: string | null } | undefined> {
      const text = `select text, language from case_text where tenant_id = $1 and case_id = $2 and kind = 'description'
        order by written_at desc, id desc limit 1`;
      return (await run<{ text: string; language: string | null }>(unit, { text, values: [tenant, caseId] }))[0];
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

    /** Is the person one of those who execute in the organisation? The gate asks the same. */
    async executesFor(person: string, organisation: string): Promise<boolean> {
      const text = `select true as yes from membership where tenant_id = $1 and person_id = $2 and organisation_id = $3
        and role in ('clerk', 'head') limit 1`;
      return (await run(unit, { text, values: [tenant, person, organisation] })).length > 0;
    },
  };
}
