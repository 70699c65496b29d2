import type { Instant } from '../domain/instant.ts';
import { run, type Statement } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

/** The job a receipt is for. */
export interface ReceiptOf {
  engine: string;
  job: string;
  tenant: string;
  run: string;
  element: string;
  elementKey: string;
  type: string;
  workerVersion: string;
  at: Instant;
}

/** A receipt as it was written. */
export interface Receipt {
  run: string;
  element: string;
  type: string;
  outcome: 'done' | 'error';
  output: { [name: string]: unknown };
}

/** The row that a job begins with: whether its receipt is new, and the case as it stands. Columns as in the database. */
export interface BeginRow {
  fresh: boolean;
  release_id: string;
  run_number: number;
  run_state: 'requested' | 'open' | 'ended';
  run_round: number;
  run_decision: 'rework' | 'disputed' | null;
  run_review: boolean | null;
  case_id: string;
  number: string;
  case_type: string;
  channel: string;
  language: string;
  kind: string | null;
  category_id: string | null;
  urgency: 'normal' | 'urgent' | 'emergency';
  territory_id: string | null;
  department_id: string | null;
  organisation_id: string | null;
  status: string;
  outcome: string | null;
  opened_at: Instant;
  deadline_id: string | null;
  due_at: Instant | null;
  late: boolean;
  reopened: number;
  denials: number;
  returns: number;
}

// One JSON value: to take apart two dozen columns costs the driver more than all else of the statement.
const begin = `
  with fresh as (
    insert into receipts (engine_id, job_key, tenant_id, run_id, case_id, element_id, element_key, type, outcome, output, worker_version, handled_at)
    select $1::text, $2::text, r.tenant_id, r.id, r.case_id, $5::text, $6::text, $7::text, 'done', '{}', $8::text, $9::timestamptz
    from case_runs r where r.tenant_id = $3 and r.id = $4
    on conflict (engine_id, job_key) do nothing
    returning true)
  select json_build_object('fresh', exists (select from fresh),
    'release_id', r.release_id,
    'run_number', r.number,
    'run_state', r.state,
    'run_round', r.round,
    'run_decision', r.decision,
    'run_review', r.review_approved,
    'case_id', c.id,
    'number', c.number,
    'case_type', c.case_type,
    'channel', c.channel,
    'language', c.language,
    'kind', c.kind,
    'category_id', c.category_id,
    'urgency', c.urgency,
    'territory_id', c.territory_id,
    'department_id', c.department_id,
    'organisation_id', c.organisation_id,
    'status', c.status,
    'outcome', c.outcome,
    'opened_at', to_char(c.opened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'deadline_id', c.deadline_id,
    'due_at', to_char(c.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'late', c.late,
    'reopened', c.reopened,
    'denials', c.denials,
    'returns', c.returns) as row
  from case_runs r join cases c on c.tenant_id = r.tenant_id and c.id = r.case_id
  where r.tenant_id = $3 and r.id = $4`;

/** Receipts: the record that a job's handler has run. A job begins with its receipt, in the transaction that holds all it does. */
export function receiptStore(unit: Unit) {
  return {
    /** Inserts the receipt and reads the case, in one round trip. Undefined when the tenant has no such run. */
    async begin(of: ReceiptOf): Promise<BeginRow | undefined> {
      const values = [
        of.engine,
        of.job,
        of.tenant,
        of.run,
        of.element,
        of.elementKey,
        of.type,
        of.workerVersion,
        of.at,
      ];
      const [found] = await run<{ row: BeginRow }>(unit, { text: begin, values });
      return found?.row;
    },

    async byKey(engine: string, job: string): Promise<Receipt | undefined> {
      const [row] = await run<Receipt>(unit, {
        text: `select run_id as run, element_id as element, type, outcome, output from receipts where engine_id = $1 and job_key = $2`,
        values: [engine, job],
      });
      return row;
    },
  };
}

/** A receipt that is written whole: of a job that nobody can have handled before. */
export const receiptKept = (
  of: ReceiptOf & { case: string },
  outcome: Receipt['outcome'],
  output: unknown,
  facts: unknown,
): Statement => ({
  text: `insert into receipts (engine_id, job_key, tenant_id, run_id, case_id, element_id, element_key, type, outcome, output, facts,
    worker_version, handled_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
  values: [
    of.engine,
    of.job,
    of.tenant,
    of.run,
    of.case,
    of.element,
    of.elementKey,
    of.type,
    outcome,
    JSON.stringify(output),
    JSON.stringify(facts),
    of.workerVersion,
    of.at,
  ],
});

/** Completes a receipt that `begin` inserted in this transaction. */
export const receiptCompleted = (
  engine: string,
  job: string,
  outcome: Receipt['outcome'],
  output: unknown,
  facts: unknown,
): Statement => ({
  text: 'update receipts set outcome = $3, output = $4, facts = $5 where engine_id = $1 and job_key = $2',
  values: [engine, job, outcome, JSON.stringify(output), JSON.stringify(facts)],
});
