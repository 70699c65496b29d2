import { Conditions } from './conditions.ts';
import { withWords } from './folded.ts';
import { type PageOf, pageOf, placeOf } from './page.ts';
import { changeRow, type RowValues, run } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

export interface MembershipRow {
  id: string;
  role: string;
  organisationId: string | null;
  departmentId: string | null;
}

/** Somebody as administrators see them. */
export interface PersonRow {
  id: string;
  issuer: string;
  userName: string;
  name: string;
  email: string | null;
  language: string;
  active: boolean;
  trial: boolean;
  version: number;
  /** Works for another authority too: then nobody of one alone changes who they are. */
  elsewhere: boolean;
  /** Tasks they have taken and not completed. */
  openTasks: number;
  memberships: MembershipRow[];
}

export interface PeopleFilter {
  /** Words of the name, the user name or the address. */
  words?: string | undefined;
  active?: boolean | undefined;
  role?: string | undefined;
  departmentId?: string | undefined;
  after?: string | undefined;
  limit: number;
}

const columns = `p.id, p.issuer, p.subject as "userName", p.name, p.email, p.language, p.active, p.trial, p.version,
  sakin_works_elsewhere(p.id) as elsewhere,
  (select count(*)::integer from tasks t where t.tenant_id = $1 and t.assignee = p.id and t.state = 'open') as "openTasks",
  (select jsonb_agg(jsonb_build_object('id', m.id, 'role', m.role, 'organisationId', m.organisation_id, 'departmentId', m.department_id)
     order by m.role, m.department_id, m.id) from membership m where m.tenant_id = $1 and m.person_id = p.id) as memberships`;

/** People of one authority for its administration, bound to a transaction. Systems (`client:`) are not among them. */
export function peopleStore(unit: Unit, tenant: string) {
  const works = `exists (select from membership m where m.tenant_id = $1 and m.person_id = p.id)`;
  return {
    async byId(id: string): Promise<PersonRow | undefined> {
      const text = `select ${columns} from person p where ${works} and p.id = $2 and p.subject not like 'client:%'`;
      return (await run<PersonRow>(unit, { text, values: [tenant, id] }))[0];
    },

    async page(filter: PeopleFilter): Promise<PageOf<PersonRow>> {
      const where = new Conditions()
        .add('exists (select from membership m where m.tenant_id = ? and m.person_id = p.id)', tenant)
        .add(`p.subject not like 'client:%'`)
        .when(filter.active, 'p.active = ?')
        .when(
          filter.role,
          'exists (select from membership m where m.tenant_id = $1 and m.person_id = p.id and m.role = ?)',
        )
        .when(
          filter.departmentId,
          'exists (select from membership m where m.tenant_id = $1 and m.person_id = p.id and m.department_id = ?)',
        );
      withWords(where, `concat_ws(' ', p.name, p.subject, p.email)`, filter.words);
      const place = placeOf(filter.after, 2);
      if (place) where.add('(p.name collate "und-x-icu", p.id) > (?, ?)', ...place);
      const text = `select ${columns} from person p where ${where} order by p.name collate "und-x-icu", p.id limit ${where.value(filter.limit + 1)}`;
      const rows = await run<PersonRow>(unit, { text, values: where.values });
      return pageOf(
        rows,
        filter.limit,
        (row) => [row.name, row.id],
        (row) => row,
      );
    },

    change: (id: string, change: RowValues): Promise<void> => changeRow(unit, 'person', { id }, change),

    /** The membership is over. */
    async leave(membership: string): Promise<void> {
      await run(unit, {
        text: 'delete from membership where tenant_id = $1 and id = $2',
        values: [tenant, membership],
      });
    },

    /** Active people who administer the authority. */
    async administrators(): Promise<string[]> {
      const text = `select distinct p.id from membership m join person p on p.id = m.person_id
        where m.tenant_id = $1 and m.role = 'administrator' and p.active and p.subject not like 'client:%'`;
      return (await run<{ id: string }>(unit, { text, values: [tenant] })).map((row) => row.id);
    },

    /** Signs the person out everywhere, but for the session of this hash. */
    async endSessions(person: string, but: string | null): Promise<number> {
      const text = 'select sakin_end_sessions($1, $2) as ended';
      return Number((await run<{ ended: string }>(unit, { text, values: [person, but] }))[0]!.ended);
    },

    /** Open tasks somebody has taken, as engine and key. */
    tasksOf: (person: string) =>
      run<{ engine: string; key: string }>(unit, {
        text: `select engine_id as engine, key from tasks where tenant_id = $1 and assignee = $2 and state = 'open' order by key`,
        values: [tenant, person],
      }),
  };
}
