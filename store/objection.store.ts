import type { Instant } from '../domain/instant.ts';
import { insertInto, run, type Statement, updateOf } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

/** The one objection that an explained answer allows. */
export interface ObjectionRecord {
  id: string;
  case: string;
  run: string;
  round: number;
  state: 'open' | 'received' | 'upheld' | 'rejected' | 'over';
  openUntil: Instant | null;
  /** Id of the text with the resident's reason. */
  reason: string | null;
}

const columns = 'id, case_id as case, run_id as run, round, state, open_until as "openUntil", reason_id as reason';

/** Objections, bound to a transaction. */
export function objectionStore(unit: Unit, tenant: string) {
  return {
    /** The newest one of a run. */
    async newest(runId: string): Promise<ObjectionRecord | undefined> {
      const text = `select ${columns} from objections where tenant_id = $1 and run_id = $2 order by opened_at desc, id desc limit 1`;
      return (await run<ObjectionRecord>(unit, { text, values: [tenant, runId] }))[0];
    },

    /** The objection a link belongs to. */
    async byToken(tokenHash: string): Promise<ObjectionRecord | undefined> {
      const text = `select ${columns} from objections where tenant_id = $1 and token_hash = $2`;
      return (await run<ObjectionRecord>(unit, { text, values: [tenant, tokenHash] }))[0];
    },

    /** From open to received, in time; false when it was made already, is over, or comes too late. The process is woken by a message. */
    async receive(id: string, reason: string | null, at: Instant): Promise<boolean> {
      const text = `update objections set state = 'received', reason_id = $3, received_at = $4
        where tenant_id = $1 and id = $2 and state = 'open' and (open_until is null or open_until >= $4) returning id`;
      return (await run(unit, { text, values: [tenant, id, reason, at] })).length > 0;
    },
  };
}

export const objectionOpened = (
  tenant: string,
  caseId: string,
  runId: string,
  objection: { id: string; round: number; openUntil: Instant },
  at: Instant,
): Statement =>
  insertInto('objections', [
    {
      tenant_id: tenant,
      id: objection.id,
      case_id: caseId,
      run_id: runId,
      round: objection.round,
      state: 'open',
      open_until: objection.openUntil,
      opened_at: at,
    },
  ]);

export const objectionLinked = (tenant: string, id: string, tokenHash: string): Statement =>
  updateOf('objections', { tenant_id: tenant, id }, { token_hash: tokenHash });

export const objectionDecided = (
  tenant: string,
  id: string,
  decision: { upheld: boolean; by: string },
  at: Instant,
): Statement =>
  updateOf(
    'objections',
    { tenant_id: tenant, id },
    { state: decision.upheld ? 'upheld' : 'rejected', decided_at: at, decided_by: decision.by },
  );

/** Nobody objected in time. */
export const objectionOver = (tenant: string, id: string): Statement =>
  updateOf('objections', { tenant_id: tenant, id, state: 'open' }, { state: 'over' });
