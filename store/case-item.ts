import type { Instant } from '../domain/instant.ts';

export interface NamedView {
  id: string;
  name: Record<string, string>;
}

/** With the name of the place right above. */
export interface PlaceView extends NamedView {
  within: Record<string, string> | null;
}

/** How the promised term stands: `over` once the work is done or the case has ended. */
export type TermState = 'none' | 'running' | 'as-soon-as-possible' | 'paused' | 'over';

/** Where an open case stands for its reader: whether somebody has taken its work counts, not whose it is. */
export type Stage = 'being-assigned' | 'waiting' | 'in-work' | 'answered';

/** A case as lists show it. */
export interface CaseItemView {
  id: string;
  number: string;
  caseType: string;
  channel: string;
  language: string;
  status: string;
  stage: Stage | null;
  outcome: string | null;
  kind: string | null;
  urgency: 'normal' | 'urgent' | 'emergency';
  late: boolean;
  category: NamedView | null;
  territory: PlaceView | null;
  department: NamedView | null;
  organisation: NamedView | null;
  openedAt: Instant;
  term: TermState;
  dueAt: Instant | null;
  endedAt: Instant | null;
  reopened: number;
  summary: string;
}

const named = (alias: string) =>
  `case when ${alias}.id is null then null else jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name) end`;

/** PlaceView of `territory y`. */
export const placeColumn = `case when y.id is null then null else jsonb_build_object('id', y.id, 'name', y.name,
    'within', (select above.name from territory above where above.tenant_id = y.tenant_id and above.id = y.parent_id)) end`;

/** The TermState of a case `c` by its newest deadline, one row by its key. */
export const termOf = (c: string) =>
  `case when ${c}.status <> 'open' then 'over' else coalesce((select case when e.met_at is not null then 'over' when e.reason = 'paused' then 'paused'
     when (e.term->>'asSoonAsPossible')::boolean then 'as-soon-as-possible' else 'running' end
     from deadlines e where e.tenant_id = ${c}.tenant_id and e.id = ${c}.deadline_id and e.run_id = ${c}.current_run), 'none') end`;

/** The Stage of a case `c`; null of an ended one. */
const stageOf = (c: string) =>
  `case when ${c}.status <> 'open' then null when ${c}.outcome is not null then 'answered' when ${c}.department_id is null then 'being-assigned'
     when exists (select from tasks w where w.tenant_id = ${c}.tenant_id and w.run_id = ${c}.current_run and w.state in ('open', 'completing')
       and w.element_id = 'work' and w.assignee is not null) then 'in-work' else 'waiting' end`;

/** Columns of CaseItemView from `cases c` with `caseItemJoins`. */
export const caseItemColumns = `c.id, c.number, c.case_type as "caseType", c.channel, c.language, c.status, ${stageOf('c')} as stage, c.outcome, c.kind, c.urgency, c.late,
  ${named('g')} as category, ${placeColumn} as territory, ${named('d')} as department, ${named('o')} as organisation,
  c.opened_at as "openedAt", ${termOf('c')} as term, c.due_at as "dueAt", c.ended_at as "endedAt", c.reopened,
  coalesce((select left(x.text, 160) from case_text x where x.tenant_id = c.tenant_id and x.case_id = c.id and x.kind = 'description'
    order by x.written_at limit 1), '') as summary`;

export const caseItemJoins = `left join category g on g.tenant_id = c.tenant_id and g.id = c.category_id
  left join territory y on y.tenant_id = c.tenant_id and y.id = c.territory_id
  left join department d on d.tenant_id = c.tenant_id and d.id = c.department_id
  left join organisation o on o.tenant_id = c.tenant_id and o.id = c.organisation_id`;

/** Emergencies first; the same expression as in the indexes of migration 030. */
export const rankOf = (alias: string) =>
  `(case ${alias}.urgency when 'emergency' then 0 when 'urgent' then 1 else 2 end)`;
export const dueOf = (alias: string) => `(coalesce(${alias}.due_at, 'infinity'::timestamptz))`;
