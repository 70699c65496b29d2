import type { Instant } from '../domain/instant.ts';
import type { CaseRow, RunRow } from './cases-in-hand.ts';
import { eventRow } from './event.store.ts';
import { gather, Overtaken } from './gathered.ts';
import { type RowValues, run } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

/** A task as those who act on it need it. */
export interface TaskRecord {
  engine: string;
  key: string;
  case: string;
  run: string;
  release: string;
  element: string;
  elementKey: string;
  form: string | null;
  candidateGroups: string[];
  candidateUsers: string[];
  assignee: string | null;
  state: 'open' | 'completing' | 'completed' | 'withdrawn';
  /** Has it been answered already? Then nobody else can. */
  answered: boolean;
}

export interface NewTask {
  key: string;
  run: string;
  element: string;
  elementKey: string;
  form?: string | undefined;
  candidateGroups: string[];
  candidateUsers: string[];
  assignee?: string | undefined;
  dueAt?: Instant | undefined;
  at: Instant;
}

/** What somebody filled in. */
export interface AnswersRecord {
  task: string;
  answers: { [name: string]: unknown };
  by: string;
  at: Instant;
}

/** A task that appears, as its row: with the urgency and the due instant of its case, and the round of its run. */
export const taskRow = (
  engine: string,
  task: NewTask,
  of: { case: Pick<CaseRow, 'id' | 'urgency' | 'due_at'>; run: Pick<RunRow, 'id' | 'round'> },
): RowValues => ({
  engine_id: engine,
  key: task.key,
  case_id: of.case.id,
  run_id: of.run.id,
  element_id: task.element,
  element_key: task.elementKey,
  form_id: task.form ?? null,
  candidate_groups: task.candidateGroups,
  candidate_users: task.candidateUsers,
  assignee: task.assignee || null,
  state: 'open',
  urgency: of.case.urgency,
  due_at: task.dueAt ?? of.case.due_at,
  round: of.run.round,
  opened_at: task.at,
});

/** A task that somebody answers, and where it stands. */
export type AnsweredTask = Pick<TaskRecord, 'key' | 'case' | 'run' | 'release' | 'element' | 'elementKey'>;

/** Somebody else has answered it, or the engine no longer waits for it. */
export class TaskNotOpen extends Error {}

const isTaken = (error: unknown): boolean => (error as { constraint?: string }).constraint === 'task_answers_pkey';

const events = `insert into case_events (tenant_id, case_id, run_id, release_id, type, occurred_at, actor, element_id, element_key, payload)`;

// coalesce keeps the planner from the partial indexes over open tasks: looked at while nothing is open, they seem to be for nothing, and
// then each task would be searched among all that are open.
const open = `coalesce(state, '') = 'open'`;
const underWay = `coalesce(state, '') in ('open', 'completing')`;

/**
 * User tasks and what people answered, bound to a transaction.
 *
 * To complete a task: the engine's `completeTask`, then `completed`. In this order a completion locks the engine's instance before it locks
 * the task's row, as the engine does when it withdraws tasks; the other way round the two could wait for each other.
 */
export function taskStore(unit: Unit, tenant: string, engine: string) {
  /** Changes a task under a condition and tells it as an event; answers whether the condition held. */
  const change = async (
    set: string,
    condition: string,
    event: string,
    key: string,
    actor: string,
    at: Instant,
    more: unknown[],
  ) => {
    const text = `with t as (
        update tasks set ${set} where tenant_id = $1 and engine_id = $2 and key = $3 and ${condition}
        returning tenant_id, case_id, run_id, element_id, element_key),
      e as (${events}
        select t.tenant_id, t.case_id, t.run_id, r.release_id, $4::text, $5::timestamptz, $6::text, t.element_id, t.element_key, jsonb_build_object('task', $3::text)
        from t join case_runs r on r.tenant_id = t.tenant_id and r.id = t.run_id)
      select true as done from t`;
    return (await run(unit, { text, values: [tenant, engine, key, event, at, actor, ...more] })).length > 0;
  };

  return {
    /** A task appears, with the urgency and the due instant of its case. Told twice, it is there once. */
    async opened(task: NewTask): Promise<void> {
      const text = `with t as (
          insert into tasks (tenant_id, engine_id, key, case_id, run_id, element_id, element_key, form_id, candidate_groups,
            candidate_users, assignee, state, urgency, due_at, round, opened_at)
          select $1::text, $2::text, $3::text, r.case_id, r.id, $5::text, $6::text, $7::text, $8::text[], $9::text[], $10::text, 'open',
            c.urgency, coalesce($11::timestamptz, c.due_at), r.round, $12::timestamptz
          from case_runs r join cases c on c.tenant_id = r.tenant_id and c.id = r.case_id
          where r.tenant_id = $1 and r.id = $4
          on conflict (tenant_id, engine_id, key) do nothing
          returning case_id, run_id)
        ${events}
        select $1, t.case_id, t.run_id, r.release_id, 'task-opened', $12, 'engine', $5, $6,
          jsonb_build_object('task', $3::text)
        from t join case_runs r on r.tenant_id = $1 and r.id = t.run_id`;
      const values = [
        tenant,
        engine,
        task.key,
        task.run,
        task.element,
        task.elementKey,
        task.form ?? null,
        task.candidateGroups,
        task.candidateUsers,
        task.assignee || null,
        task.dueAt ?? null,
        task.at,
      ];
      await run(unit, { text, values });
    },

    /** It says something else of itself, or stands at another element of another release. Who has claimed it keeps it. */
    async changed(task: Omit<NewTask, 'run' | 'elementKey' | 'at'>): Promise<void> {
      const text = `update tasks set element_id = $4, form_id = $5, candidate_groups = $6, candidate_users = $7,
          assignee = coalesce($8, assignee), due_at = coalesce($9::timestamptz, due_at)
        where tenant_id = $1 and engine_id = $2 and key = $3 and ${underWay}`;
      const { key, element, form, candidateGroups, candidateUsers, assignee, dueAt } = task;
      const said = [element, form ?? null, candidateGroups, candidateUsers, assignee || null, dueAt ?? null];
      await run(unit, { text, values: [tenant, engine, key, ...said] });
    },

    /** The engine no longer waits for it. What was answered stays. */
    withdrawn: (key: string, reason: string, at: Instant): Promise<boolean> =>
      change(
        `state = 'withdrawn', withdrawn_at = $5, withdrawn_reason = $7`,
        underWay,
        'task-withdrawn',
        key,
        'engine',
        at,
        [reason],
      ),

    /** The engine has carried out a completion that it had accepted. */
    async acknowledged(key: string, at: Instant): Promise<void> {
      const text = `update tasks set state = 'completed', completed_at = $4
        where tenant_id = $1 and engine_id = $2 and key = $3 and coalesce(state, '') = 'completing'`;
      await run(unit, { text, values: [tenant, engine, key, at] });
    },

    async byKey(key: string): Promise<TaskRecord | undefined> {
      const text = `select t.engine_id as engine, t.key, t.case_id as case, t.run_id as run, r.release_id as release,
          t.element_id as element, t.element_key as "elementKey", t.form_id as form, t.candidate_groups as "candidateGroups",
          t.candidate_users as "candidateUsers", t.assignee, t.state, a.task_key is not null as answered
        from tasks t join case_runs r on r.tenant_id = t.tenant_id and r.id = t.run_id
        left join task_answers a on a.tenant_id = t.tenant_id and a.engine_id = t.engine_id and a.task_key = t.key
        where t.tenant_id = $1 and t.engine_id = $2 and t.key = $3`;
      return (await run<TaskRecord>(unit, { text, values: [tenant, engine, key] }))[0];
    },

    /** Takes a task that nobody has; false when somebody has it, or it is not open. */
    claim: (key: string, person: string, at: Instant): Promise<boolean> =>
      change('assignee = $6, claimed_at = $5', `${open} and assignee is null`, 'task-claimed', key, person, at, []),

    /** Gives back a task; false when the person does not have it. */
    release: (key: string, person: string, at: Instant): Promise<boolean> =>
      change('assignee = null, claimed_at = null', `${open} and assignee = $6`, 'task-released', key, person, at, []),

    /**
     * Somebody has filled in an open task: keeps the answers, and tells it. `done` when the engine has carried it out; `accepted` while it
     * is still on its way: then the task is `completing` until the engine answers.
     * @throws TaskNotOpen when it was answered already, or is not open; where several share the unit of work, they all go alone instead.
     */
    async completed(task: AnsweredTask, { answers, by, at }: Omit<AnswersRecord, 'task'>, how: 'done' | 'accepted') {
      const { key, case: caseId, run: runId, release, element, elementKey } = task;
      const done = how === 'done';
      const of = { tenant, case: caseId, run: runId, release, element, elementKey };
      await gather(unit, tenant, (gathered) => {
        gathered.add('answers', {
          engine_id: engine,
          task_key: key,
          case_id: caseId,
          answers,
          answered_by: by,
          answered_at: at,
        });
        gathered.add('answeredTasks', {
          engine_id: engine,
          key,
          state: done ? 'completed' : 'completing',
          completed_at: done ? at : null,
          completed_by: by,
        });
        gathered.add('events', eventRow({ ...of, type: 'task-completed', at, actor: by, payload: { task: key } }));
      }).catch((error: unknown) => {
        throw error instanceof Overtaken || isTaken(error) ? new TaskNotOpen() : error;
      });
    },

    /** For each of these the newest answers to an element of the diagram in a run of a case; in this order. */
    async answersOf(of: { case: string; run: string; element: string }[]): Promise<(AnswersRecord | undefined)[]> {
      // By the case, for finished tasks are found by it alone.
      const text = `select k.place::integer as place, a.*
        from unnest($3::text[], $4::text[], $5::text[]) with ordinality as k(case_id, run_id, element_id, place)
        cross join lateral (
          select a.task_key as task, a.answers, a.answered_by as by, a.answered_at as at
          from tasks t join task_answers a on a.tenant_id = t.tenant_id and a.engine_id = t.engine_id and a.task_key = t.key
          where t.tenant_id = $1 and t.engine_id = $2 and t.case_id = k.case_id and t.run_id = k.run_id and t.element_id = k.element_id
          order by a.answered_at desc, t.opened_at desc, t.key desc limit 1) a`;
      const values = [tenant, engine, of.map((k) => k.case), of.map((k) => k.run), of.map((k) => k.element)];
      const rows = await run<AnswersRecord & { place: number }>(unit, { text, values });
      const found = new Map(rows.map(({ place, ...answers }) => [place, answers]));
      return of.map((_, i) => found.get(i + 1));
    },

    /** Who has answered tasks of an element in a run: the reviewer must be somebody else. */
    async answeredBy(caseId: string, runId: string, element: string): Promise<string[]> {
      const text = `select distinct a.answered_by as by
        from tasks t join task_answers a on a.tenant_id = t.tenant_id and a.engine_id = t.engine_id and a.task_key = t.key
        where t.tenant_id = $1 and t.engine_id = $2 and t.case_id = $5 and t.run_id = $3 and t.element_id = $4`;
      const values = [tenant, engine, runId, element, caseId];
      return (await run<{ by: string }>(unit, { text, values })).map((row) => row.by);
    },
  };
}
