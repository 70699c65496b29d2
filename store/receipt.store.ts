import type { Instant } from '../domain/instant.ts';
import { type CaseRow, caseJson, type RunRow, runJson } from './cases-in-hand.ts';
import { type RowValues, run, type Statement } from './statement.ts';
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

/** What a job begins with: whether its receipt is new, and the case and run as they stand. */
export interface Begun {
  fresh: boolean;
  case: CaseRow;
  run: RunRow;
}

const begin = `
  with fresh as (
    insert into receipts (engine_id, job_key, tenant_id, run_id, case_id, element_id, element_key, type, outcome, output, worker_version, handled_at)
    select $1::text, $2::text, r.tenant_id, r.id, r.case_id, $5::text, $6::text, $7::text, 'done', '{}', $8::text, $9::timestamptz
    from case_runs r where r.tenant_id = $3 and r.id = $4
    on conflict (engine_id, job_key) do nothing
    returning true)
  select exists (select from fresh) as fresh, ${caseJson} as case, ${runJson} as run
  from case_runs r join cases c on c.tenant_id = r.tenant_id and c.id = r.case_id
  where r.tenant_id = $3 and r.id = $4`;

/** Receipts: the record that a job's handler has run. A job begins with its receipt, in the transaction that holds all it does. */
export function receiptStore(unit: Unit) {
  return {
    /** Inserts the receipt and reads the case, in one round trip. Undefined when the tenant has no such run. */
    async begin(of: ReceiptOf): Promise<Begun | undefined> {
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
      return (await run<Begun>(unit, { text: begin, values }))[0];
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
export const receiptRow = (
  of: ReceiptOf & { case: string },
  outcome: Receipt['outcome'],
  output: unknown,
  facts: unknown,
): RowValues => ({
  engine_id: of.engine,
  job_key: of.job,
  run_id: of.run,
  case_id: of.case,
  element_id: of.element,
  element_key: of.elementKey,
  type: of.type,
  outcome,
  output,
  facts,
  worker_version: of.workerVersion,
  handled_at: of.at,
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
