import type { Instant } from '../domain/instant.ts';
import type { NamedView } from './case-item.ts';
import { run } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

export interface ProblemRow {
  id: string;
  number: string;
  category: NamedView | null;
  place: NamedView | null;
  department: NamedView | null;
  openedAt: Instant;
  dueAt: Instant | null;
  denials: number;
  returns: number;
  late: boolean;
  unaccepted: boolean;
  disputed: boolean;
}

export interface WeakSpotRow {
  place: NamedView;
  /** Of the street, or what else lies right above. */
  within: NamedView | null;
  category: NamedView;
  count: number;
  numbers: string[];
}

const named = (alias: string) =>
  `case when ${alias}.id is not null then jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name) end`;

/** What a regular meeting looks at, of one service. */
export function meetingReadModel(unit: Unit, tenant: string, caseType: string) {
  return {
    /** Requests that do not get on: late and not done, denied or returned often, accepted by nobody in time, ended as disputed since. */
    problems: (question: { at: Instant; since: Instant; denials: number }): Promise<ProblemRow[]> =>
      run<ProblemRow>(unit, {
        text: `select * from (
            select c.id, c.number, ${named('k')} as category, ${named('t')} as place, ${named('d')} as department,
              c.opened_at as "openedAt", c.due_at as "dueAt", c.denials, c.returns,
              c.status = 'open' and c.outcome is null and c.due_at < $3 as late,
              c.status = 'open' and exists (select from acceptances a where a.tenant_id = c.tenant_id and a.case_id = c.id
                and a.run_id = c.current_run and a.state = 'open' and a.due_at < $3) as unaccepted,
              c.status = 'disputed' and c.ended_at >= $4 as disputed, c.status
            from cases c
            left join category k on k.tenant_id = c.tenant_id and k.id = c.category_id
            left join territory t on t.tenant_id = c.tenant_id and t.id = c.territory_id
            left join department d on d.tenant_id = c.tenant_id and d.id = c.department_id
            where c.tenant_id = $1 and c.case_type = $2 and (c.status = 'open' or c.status = 'disputed' and c.ended_at >= $4)) each
          where coalesce(late, false) or unaccepted or disputed or status = 'open' and (denials >= $5 or returns >= $5)
          order by "openedAt", number limit 500`,
        values: [tenant, caseType, question.at, question.since, question.denials],
      }).then((rows) => rows.map((row) => ({ ...row, late: row.late === true }))),

    /** Buildings where requests of one category (by its root) have come so often since. */
    weakSpots: (question: { since: Instant; repeated: number }): Promise<WeakSpotRow[]> =>
      run<WeakSpotRow>(unit, {
        text: `with recursive root as (
            select id, id as root from category where tenant_id = $1 and parent_id is null
            union all
            select k.id, r.root from category k join root r on k.tenant_id = $1 and k.parent_id = r.id)
          select ${named('t')} as place, ${named('p')} as within, ${named('k')} as category, count(*)::integer as count,
            array_agg(c.number order by c.opened_at) as numbers
          from cases c join root r on r.id = c.category_id
          join category k on k.tenant_id = $1 and k.id = r.root
          join territory t on t.tenant_id = $1 and t.id = c.territory_id and t.kind = 'building'
          left join territory p on p.tenant_id = $1 and p.id = t.parent_id
          where c.tenant_id = $1 and c.case_type = $2 and c.opened_at >= $3 and c.status <> 'cancelled'
          group by t.id, t.name, p.id, p.name, k.id, k.name having count(*) >= $4
          order by count(*) desc, t.id, k.id limit 500`,
        values: [tenant, caseType, question.since, question.repeated],
      }),
  };
}
