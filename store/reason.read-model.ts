import type { Instant } from '../domain/instant.ts';
import { run } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

/** A text in which somebody gave a reason, with the event it belongs to. */
export interface ReasonRow {
  type: string;
  part: 'reason' | 'answer' | 'remark' | 'note';
  at: Instant;
  actor: string;
  payload: Record<string, unknown>;
  text: string;
  language: string | null;
}

/**
 * The reasons of a case in their order: why a resident said no, what was objected, returned, cancelled, corrected, and the answers so far. A
 * text that was erased is none any more. Notes of calls lie in the answers of their tasks.
 */
export const reasonsOf = (unit: Unit, tenant: string, caseId: string): Promise<ReasonRow[]> =>
  run<ReasonRow>(unit, {
    text: `select e.type, t.part, e.occurred_at as at, e.actor, e.payload, x.text, x.language, e.seq
        from case_events e
        cross join lateral (values ('reason', e.payload ->> 'reason'), ('answer', e.payload ->> 'answer'), ('remark', e.payload ->> 'remark'),
          ('reason', case e.type
            when 'cancellation-requested' then (select c.reason_id from cancellations c where c.tenant_id = $1 and c.id = e.payload ->> 'cancellation')
            when 'term-change-requested' then (select c.reason_id from term_changes c where c.tenant_id = $1 and c.id = e.payload ->> 'termChange') end)
        ) t(part, id)
        join case_text x on x.tenant_id = $1 and x.case_id = $2 and x.id = t.id
        where e.tenant_id = $1 and e.case_id = $2 and e.type not in ('case-denied', 'case-corrected')
      union all
      select 'call-noted', 'note', a.answered_at, a.answered_by, jsonb_build_object('round', t.round), a.answers ->> 'note', null, null
        from tasks t join task_answers a on a.tenant_id = t.tenant_id and a.engine_id = t.engine_id and a.task_key = t.key
        where t.tenant_id = $1 and t.case_id = $2 and t.element_id = 'call-resident' and a.answers ->> 'note' <> ''
      order by at, seq`,
    values: [tenant, caseId],
  });
