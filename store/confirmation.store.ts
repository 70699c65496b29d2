import type { Reach } from '../domain/confirmation.ts';
import type { Instant } from '../domain/instant.ts';
import { type RowValues, run } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

/** One round of asking the resident. */
export interface RoundRecord {
  id: string;
  case: string;
  run: string;
  round: number;
  key: string;
  reach: Reach;
  state: 'open' | 'answered' | 'over';
  attempts: number;
  nextAttemptAt: Instant | null;
  answer: 'yes' | 'no' | null;
  reason: string | null;
  evidence: 'call' | 'token' | null;
  evidenceId: string | null;
  recordedBy: string | null;
  /** Who executed, when the round opened. */
  organisation: string | null;
  openedAt: Instant;
}

/** A yes or no with its evidence. */
export interface RoundAnswer {
  answer: 'yes' | 'no';
  /** Id of the text that gives the reason. */
  reason: string | null;
  evidence: 'call' | 'token';
  evidenceId: string;
  /** Null when the resident answered alone. */
  recordedBy: string | null;
}

const columns = `id, case_id as case, run_id as run, round, key, reach, state, attempts, next_attempt_at as "nextAttemptAt", answer,
  reason_id as reason, evidence, evidence_id as "evidenceId", recorded_by as "recordedBy", organisation_id as organisation,
  opened_at as "openedAt"`;

/** Rounds of confirmation, bound to a transaction. An answer is a compare-and-set: whoever is second finds it answered. */
export function confirmationStore(unit: Unit, tenant: string) {
  const one = async (condition: string, values: unknown[]): Promise<RoundRecord | undefined> => {
    const text = `select ${columns} from confirmations where tenant_id = $1 and ${condition}`;
    return (await run<RoundRecord>(unit, { text, values: [tenant, ...values] }))[0];
  };
  const answered = async (id: string, from: 'open' | 'over', a: RoundAnswer, at: Instant): Promise<boolean> => {
    const text = `update confirmations set state = 'answered', answer = $4, reason_id = $5, evidence = $6, evidence_id = $7,
        recorded_by = $8, answered_at = $9
      where tenant_id = $1 and id = $2 and state = $3 and answer is null returning id`;
    const values = [tenant, id, from, a.answer, a.reason, a.evidence, a.evidenceId, a.recordedBy, at];
    return (await run(unit, { text, values })).length > 0;
  };
  return {
    byId: (id: string) => one('id = $2', [id]),
    /** The newest round of a run. */
    newest: (runId: string) => one('run_id = $2 order by round desc limit 1', [runId]),
    /** The round a link belongs to. */
    byToken: (tokenHash: string) => one('token_hash = $2', [tokenHash]),
    /** From open to answered; false when an answer, or the end of the round, was first. */
    answer: (id: string, answer: RoundAnswer, at: Instant) => answered(id, 'open', answer, at),
    /** An answer after the round was given up: its case is unconfirmed. */
    answerLate: (id: string, answer: RoundAnswer, at: Instant) => answered(id, 'over', answer, at),
    /** From open to over: no answer came. */
    async giveUp(id: string): Promise<boolean> {
      const text = `update confirmations set state = 'over', next_attempt_at = null
        where tenant_id = $1 and id = $2 and state = 'open' returning id`;
      return (await run(unit, { text, values: [tenant, id] })).length > 0;
    },
  };
}

export interface NewRound {
  id: string;
  round: number;
  key: string;
  reach: Reach;
  nextAttemptAt: Instant | null;
  tokenHash: string | null;
  organisation: string | null;
}

/** A new round as its row. */
export const roundRow = (caseId: string, runId: string, r: NewRound, at: Instant): RowValues => ({
  id: r.id,
  case_id: caseId,
  run_id: runId,
  round: r.round,
  key: r.key,
  reach: r.reach,
  state: 'open',
  next_attempt_at: r.nextAttemptAt,
  organisation_id: r.organisation,
  token_hash: r.tokenHash,
  opened_at: at,
});

/** A new round as it is read. */
export const roundRecord = (caseId: string, runId: string, r: NewRound, at: Instant): RoundRecord => ({
  id: r.id,
  case: caseId,
  run: runId,
  round: r.round,
  key: r.key,
  reach: r.reach,
  state: 'open',
  attempts: 0,
  nextAttemptAt: r.nextAttemptAt,
  answer: null,
  reason: null,
  evidence: null,
  evidenceId: null,
  recordedBy: null,
  organisation: r.organisation,
  openedAt: at,
});

/** The newest round of each of these runs that has one. */
export const newestRounds = (unit: Unit, tenant: string, runs: string[]): Promise<RoundRecord[]> =>
  run<RoundRecord>(unit, {
    text: `select n.* from unnest($2::text[]) as k(id) cross join lateral (
      select ${columns} from confirmations where tenant_id = $1 and run_id = k.id order by round desc limit 1) n`,
    values: [tenant, runs],
  });
