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

const begin = `
  with fresh as (
    insert into receipts (engine_id, job_key, tenant_id, run_id, case_id, element_id, element_key, type, outcome, output, worker_version, handled_at)
    select $1::text, $2::text, r.tenant_id, r.id, r.case_id, $5::text, $6::text, $7::text, 'done', '{}', $8::text, $9::timestamptz
    from case_runs r where r.tenant_id = $3 and r.id = $4
    on conflict (engine_id, job_key) do nothing
    returning true)
  select exists (select from fresh) as fresh,
    r.release_id, r.number as run_number, r.state as run_state, r.round as run_round, r.decision as run_decision,
    r.review_approved as run_review,
    c.id as case_id, c.number, c.case_type, c.channel, c.language, c.kind, c.category_id, c.urgency, c.territory_id,
    c.department_id, c.organisation_id, c.status, c.outcome, c.opened_at, c.deadline_id, c.due_at, c.late, c.reopened,
    c.denials, c.returns
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
      const [row] = await run<BeginRow>(unit, { text: begin, values });
      return row;
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
