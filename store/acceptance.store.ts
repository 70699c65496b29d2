import type { Instant } from '../domain/instant.ts';
import { insertInto, run, type Statement, updateOf } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

/** One time that a department was asked whether a case is theirs. */
export interface AcceptanceRecord {
  id: string;
  department: string;
  organisation: string | null;
  askedAt: Instant;
  dueAt: Instant;
  state: 'open' | 'accepted' | 'refused' | 'over';
  answeredAt: Instant | null;
  answeredBy: string | null;
  /** Levels of escalation already taken. */
  reached: number[];
}

const columns = `id, department_id as department, organisation_id as organisation, asked_at as "askedAt", due_at as "dueAt", state,
  answered_at as "answeredAt", answered_by as "answeredBy", reached`;

/** Acceptances, bound to a transaction. */
export function acceptanceStore(unit: Unit, tenant: string) {
  return {
    async byId(id: string): Promise<AcceptanceRecord | undefined> {
      const text = `select ${columns} from acceptances where tenant_id = $1 and id = $2`;
      return (await run<AcceptanceRecord>(unit, { text, values: [tenant, id] }))[0];
    },

    /** The newest one of a run. */
    async newest(runId: string): Promise<AcceptanceRecord | undefined> {
      const text = `select ${columns} from acceptances where tenant_id = $1 and run_id = $2 order by asked_at desc, id desc limit 1`;
      return (await run<AcceptanceRecord>(unit, { text, values: [tenant, runId] }))[0];
    },
  };
}

export const acceptanceAsked = (
  tenant: string,
  caseId: string,
  runId: string,
  asked: { id: string; department: string; organisation: string | null; dueAt: Instant },
  at: Instant,
): Statement =>
  insertInto('acceptances', [
    {
      tenant_id: tenant,
      id: asked.id,
      case_id: caseId,
      run_id: runId,
      department_id: asked.department,
      organisation_id: asked.organisation,
      asked_at: at,
      due_at: asked.dueAt,
      state: 'open',
    },
  ]);

/** Whoever was asked before is asked no more. */
export const acceptanceOver = (tenant: string, id: string): Statement =>
  updateOf('acceptances', { tenant_id: tenant, id, state: 'open' }, { state: 'over' });

export const acceptanceAnswered = (
  tenant: string,
  id: string,
  answer: { accepted: boolean; by: string; reason: string | null },
  at: Instant,
): Statement =>
  updateOf(
    'acceptances',
    { tenant_id: tenant, id },
    {
      state: answer.accepted ? 'accepted' : 'refused',
      answered_at: at,
      answered_by: answer.by,
      reason_id: answer.reason,
    },
  );

export const acceptanceReached = (tenant: string, id: string, reached: readonly number[]): Statement =>
  updateOf('acceptances', { tenant_id: tenant, id }, { reached: [...reached] });
