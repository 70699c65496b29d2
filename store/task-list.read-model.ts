import type { Instant } from '../domain/instant.ts';
import { type NamedView, type PlaceView, placeColumn, rankOf, type TermState, termOf } from './case-item.ts';
import { Conditions } from './conditions.ts';
import { type PageOf, pageOf, placeOf } from './page.ts';
import { run } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

/** A task as lists show it; names of elements come from the release. */
export interface TaskRow {
  engine: string;
  key: string;
  caseId: string;
  caseNumber: string;
  runId: string;
  releaseId: string;
  elementId: string;
  formId: string | null;
  state: 'open' | 'completing' | 'completed' | 'withdrawn';
  urgency: 'normal' | 'urgent' | 'emergency';
  late: boolean;
  category: NamedView | null;
  territory: PlaceView | null;
  summary: string;
  candidateGroups: string[];
  candidateUsers: string[];
  assignee: string | null;
  round: number;
  /** How often the case came back to work, by a no, an objection or a new run. */
  reopened: number;
  returns: number;
  department: NamedView | null;
  openedAt: Instant;
  term: TermState;
  dueAt: Instant | null;
  callAt: Instant | null;
  completedAt: Instant | null;
  completedBy: string | null;
  withdrawnReason: string | null;
  organisationId: string | null;
  /** Who has answered the work of this run. */
  workedBy: string[];
  /** Who has answered a review of this run. */
  reviewedBy: string[];
  /** Reviewers of the tenant who may still look at it: none of the above. Only of tasks that wait for one. */
  freeReviewers: number;
}

export interface TaskFilter {
  /** Claimed by this person. */
  assignee?: string | undefined;
  /** For these groups or this person, and claimed by nobody. */
  free?: { groups: readonly string[]; person: string } | undefined;
  /** Both kinds of a person. */
  any?: { groups: readonly string[]; person: string } | undefined;
  elementId?: string | undefined;
  urgency?: string | undefined;
  late?: boolean | undefined;
  /** Late, and the work is not done. */
  overdue?: boolean | undefined;
  caseId?: string | undefined;
  now: Instant;
  /** From when residents may be called, by the release of the case, where that is still to come. */
  callsFrom: Readonly<Record<string, Instant>>;
  after?: string | undefined;
  limit: number;
}

const named = (alias: string) =>
  `case when ${alias}.id is null then null else jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name) end`;

// The deadline of the case holds for its work; a call to the resident has an instant of its own.
const term = termOf('c');
const dueAt = `(case when ${term} <> 'over' then c.due_at end)`;
const nextAttempt = `(select n.next_attempt_at from confirmations n
    where n.tenant_id = t.tenant_id and n.run_id = t.run_id and n.round = t.round and n.state = 'open')`;
/** Nobody is called outside the hours of the service, however long the task has been open. `from`: a parameter with `callsFrom`. */
const callAtOf = (from: string) =>
  `(case when t.element_id = 'call-resident' then greatest(${nextAttempt}, (${from}::jsonb ->> c.release_id)::timestamptz) else ${nextAttempt} end)`;

// One value, so that the planner looks at it once.
const done = `(select jsonb_build_object('workedBy', d.worked, 'reviewedBy', d.reviewed, 'freeReviewers',
      case when 'reviewer' = any(t.candidate_groups) then (select count(distinct m.person_id)::int from membership m join person p on p.id = m.person_id
        where m.tenant_id = t.tenant_id and m.role = 'reviewer' and p.active and m.person_id <> all(d.worked)
          and (t.element_id = 'review' or m.person_id <> all(d.reviewed))) else 0 end)
    from (select coalesce(array_agg(distinct a.answered_by) filter (where w.element_id = 'work'), '{}') as worked,
        coalesce(array_agg(distinct a.answered_by) filter (where w.element_id = 'review'), '{}') as reviewed
      from tasks w join task_answers a on a.tenant_id = w.tenant_id and a.engine_id = w.engine_id and a.task_key = w.key
      where w.tenant_id = t.tenant_id and w.case_id = t.case_id and w.run_id = t.run_id and w.element_id in ('work', 'review')) d)`;

/** A row as it is read. */
type Read = Omit<TaskRow, keyof Done> & { done: Done };
type Done = Pick<TaskRow, 'workedBy' | 'reviewedBy' | 'freeReviewers'>;
const whole = ({ done: known, ...row }: Read): TaskRow => ({ ...row, ...known });

// Urgency and due instant are those of the case: both can move after a task was opened. Open tasks are few, so they are sorted, not indexed.
const columnsWith = (
  callAt: string,
) => `t.engine_id as engine, t.key, t.case_id as "caseId", c.number as "caseNumber", t.run_id as "runId", c.release_id as "releaseId",
  t.element_id as "elementId", t.form_id as "formId", t.state, c.urgency, c.late, ${named('g')} as category, ${placeColumn} as territory,
  coalesce((select left(x.text, 160) from case_text x where x.tenant_id = c.tenant_id and x.case_id = c.id and x.kind = 'description'
    order by x.written_at limit 1), '') as summary,
  t.candidate_groups as "candidateGroups", t.candidate_users as "candidateUsers", t.assignee, t.round, c.reopened, c.returns, ${named('d')} as department, t.opened_at as "openedAt",
  ${term} as term, ${dueAt} as "dueAt", ${callAt} as "callAt", t.completed_at as "completedAt", t.completed_by as "completedBy", t.withdrawn_reason as "withdrawnReason",
  c.organisation_id as "organisationId",
  ${done} as done`;
const joins = `join cases c on c.tenant_id = t.tenant_id and c.id = t.case_id
  left join category g on g.tenant_id = c.tenant_id and g.id = c.category_id
  left join territory y on y.tenant_id = c.tenant_id and y.id = c.territory_id
  left join department d on d.tenant_id = c.tenant_id and d.id = c.department_id`;

/** Releases of the cases whose residents are to be called. */
export async function releasesToCall(unit: Unit, tenant: string): Promise<string[]> {
  const text = `select distinct c.release_id as release from tasks t join cases c on c.tenant_id = t.tenant_id and c.id = t.case_id
    where t.tenant_id = $1 and t.element_id = 'call-resident' and t.state = 'open'`;
  return (await run<{ release: string }>(unit, { text, values: [tenant] })).map((row) => row.release);
}

/** A page of open tasks: calls that must wait behind all others, emergencies first, then what is wanted soonest, then the oldest. */
export async function listTasks(unit: Unit, tenant: string, filter: TaskFilter): Promise<PageOf<TaskRow>> {
  const where = new Conditions().add('t.tenant_id = ?', tenant).add(`t.state in ('open', 'completing')`);
  where
    .when(filter.assignee, 't.assignee = ?')
    .when(filter.elementId, 't.element_id = ?')
    .when(filter.urgency, 'c.urgency = ?')
    .when(filter.late, 'c.late = ?')
    .when(filter.caseId, 't.case_id = ?');
  if (filter.overdue !== undefined) where.add(`(c.late and c.outcome is null) = ?`, filter.overdue);
  const { free, any } = filter;
  if (free)
    where.add(
      't.assignee is null and (t.candidate_groups && ? or ? = any(t.candidate_users))',
      free.groups,
      free.person,
    );
  if (any)
    where.add(
      't.assignee = ? or (t.assignee is null and (t.candidate_groups && ? or ? = any(t.candidate_users)))',
      any.person,
      any.groups,
      any.person,
    );
  const callAt = callAtOf(where.value(JSON.stringify(filter.callsFrom)));
  const waits = `(case when t.element_id = 'call-resident' and ${callAt} > ${where.value(filter.now)}::timestamptz then 1 else 0 end)`;
  const wanted = `(coalesce(${callAt}, ${dueAt}, 'infinity'::timestamptz))`;
  const place = placeOf(filter.after, 5);
  if (place)
    where.add(
      `(${waits}, ${rankOf('c')}, ${wanted}, t.opened_at, t.key) > (?::integer, ?::integer, coalesce(?::timestamptz, 'infinity'), ?::timestamptz, ?)`,
      ...place,
    );
  const text = `select ${columnsWith(callAt)} from tasks t ${joins} where ${where}
    order by ${waits}, ${rankOf('c')}, ${wanted}, t.opened_at, t.key limit ${where.value(filter.limit + 1)}`;
  const rows = (await run<Read>(unit, { text, values: where.values })).map(whole);
  const placeIn = (row: TaskRow) => [
    row.elementId === 'call-resident' && row.callAt !== null && row.callAt > filter.now ? 1 : 0,
    ['emergency', 'urgent', 'normal'].indexOf(row.urgency),
    row.callAt ?? row.dueAt,
    row.openedAt,
    row.key,
  ];
  return pageOf(rows, filter.limit, placeIn, (row) => row);
}

export async function taskRow(unit: Unit, tenant: string, engine: string, key: string): Promise<TaskRow | undefined> {
  const text = `select ${columnsWith(nextAttempt)} from tasks t ${joins} where t.tenant_id = $1 and t.engine_id = $2 and t.key = $3`;
  return (await run<Read>(unit, { text, values: [tenant, engine, key] })).map(whole)[0];
}

/** A task as whoever completes it needs it: what policies ask, and what its form is opened with. */
export interface TaskAtHand extends Pick<TaskRow, PolicyColumn> {
  case: string;
  run: string;
  release: string;
  element: string;
  elementKey: string;
  form: string | null;
  /** Somebody has filled it in. */
  answered: boolean;
  number: string;
  kind: string | null;
  urgency: string;
  categoryId: string | null;
  territoryId: string | null;
  departmentId: string | null;
  outcome: string | null;
}
type PolicyColumn =
  | ('engine' | 'key' | 'elementId' | 'state' | 'candidateGroups' | 'candidateUsers' | 'assignee' | 'organisationId')
  | keyof Done;

/** Tasks by their engine and key, in this order; those who share a unit of work ask together. */
export async function tasksAtHand(
  unit: Unit,
  tenant: string,
  keys: { engine: string; key: string }[],
): Promise<(TaskAtHand | undefined)[]> {
  const text = `select k.place::integer as place, t.engine_id as engine, t.key, t.element_id as "elementId", t.state, t.candidate_groups as "candidateGroups",
      t.candidate_users as "candidateUsers", t.assignee, c.organisation_id as "organisationId", t.case_id as case, t.run_id as run, r.release_id as release,
      t.element_id as element, t.element_key as "elementKey", t.form_id as form,
      exists (select from task_answers a where a.tenant_id = t.tenant_id and a.engine_id = t.engine_id and a.task_key = t.key) as answered,
      c.number, c.kind, c.urgency, c.category_id as "categoryId", c.territory_id as "territoryId", c.department_id as "departmentId", c.outcome,
      ${done} as done
    from unnest($2::text[], $3::text[]) with ordinality as k(engine, key, place)
    join tasks t on t.tenant_id = $1 and t.engine_id = k.engine and t.key = k.key
    join cases c on c.tenant_id = t.tenant_id and c.id = t.case_id
    join case_runs r on r.tenant_id = t.tenant_id and r.id = t.run_id`;
  const values = [tenant, keys.map(({ engine }) => engine), keys.map(({ key }) => key)];
  type Row = Omit<TaskAtHand, keyof Done> & { done: Done; place: number };
  const rows = await run<Row>(unit, { text, values });
  const found = new Map(
    rows.map(({ place, done: known, ...row }): [number, TaskAtHand] => [place, { ...row, ...known }]),
  );
  return keys.map((_, i) => found.get(i + 1));
}

/** What was filled in. */
export async function taskAnswers(unit: Unit, tenant: string, engine: string, key: string) {
  const text = 'select answers from task_answers where tenant_id = $1 and engine_id = $2 and task_key = $3';
  return (
    (await run<{ answers: Record<string, unknown> }>(unit, { text, values: [tenant, engine, key] }))[0]?.answers ?? null
  );
}
