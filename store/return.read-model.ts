import type { Instant } from '../domain/instant.ts';
import type { NamedView } from './case-item.ts';
import { run } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

/** A department has said that a case is not theirs. */
export interface ReturnView {
  department: NamedView | null;
  /** By which it had come to the department. */
  category: NamedView | null;
  /** null once the text is erased. */
  reason: string | null;
  at: Instant;
}

const named = (alias: string) =>
  `case when ${alias}.id is null then null else jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name) end`;

/** The returns of a case, oldest first, each with the reason that its department gave. */
export const returnsOf = (unit: Unit, tenant: string, caseId: string): Promise<ReturnView[]> =>
  run<ReturnView>(unit, {
    text: `select ${named('d')} as department, ${named('g')} as category, e.occurred_at as at,
        (select x.text from case_events o join case_text x on x.tenant_id = $1 and x.case_id = $2 and x.id = o.payload ->> 'reason'
          where o.tenant_id = $1 and o.case_id = $2 and o.type = 'outcome-recorded' and o.seq < e.seq order by o.seq desc limit 1) as reason
      from case_events e
      left join department d on d.tenant_id = $1 and d.id = e.payload ->> 'department'
      left join category g on g.tenant_id = $1 and g.id = e.payload ->> 'category'
      where e.tenant_id = $1 and e.case_id = $2 and e.type = 'case-returned' order by e.seq`,
    values: [tenant, caseId],
  });
