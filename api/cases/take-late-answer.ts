import { lateAnswer } from '../../domain/confirmation.ts';
import { confirmationStore } from '../../store/confirmation.store.ts';
import { appendEvents } from '../../store/event.store.ts';
import { closeLate } from '../../store/late-answer.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { ApiError, found } from '../errors/api-error.ts';
import type { UseCaseDeps } from './engine-deps.ts';
import { keepReason } from './keep-reason.ts';
import { reopenCase } from './reopen-case.ts';

export interface LateAnswer {
  tenant: string;
  case: {
    id: string;
    caseType: string;
    releaseId: string;
    currentRun: string | null;
    language: string;
    status: string;
  };
  /** `resident` or the person who recorded it. */
  actor: string;
  answer: 'yes' | 'no';
  reason?: string | null | undefined;
  /** A recorded call, or the hash of the secret that was shown. */
  evidence: { kind: 'call' | 'token'; id: string };
}

/** An answer after the case had ended unconfirmed: a yes closes it, a no opens it again. @throws ApiError `not-unconfirmed` */
export async function takeLateAnswer(unit: Unit, deps: UseCaseDeps, late: LateAnswer): Promise<'done' | 'accepted'> {
  const { tenant, actor, answer } = late;
  const { id: caseId, releaseId, status } = late.case;
  if (status !== 'unconfirmed') throw new ApiError('not-unconfirmed');
  const runId = found(late.case.currentRun, 'not-unconfirmed');
  const at = deps.clock.now(tenant);
  const rounds = confirmationStore(unit, tenant);
  const round = found(await rounds.newest(runId), 'not-unconfirmed');
  const told = { by: actor, at, language: late.case.language, public: actor === 'resident' };
  const reasonId = late.reason ? await keepReason(unit, tenant, caseId, { text: late.reason, ...told }) : null;
  const { kind, id: evidenceId } = late.evidence;
  const recordedBy = actor === 'resident' ? null : actor;
  const taken = await rounds.answerLate(
    round.id,
    { answer, reason: reasonId, evidence: kind, evidenceId, recordedBy },
    at,
  );
  if (!taken) throw new ApiError('not-unconfirmed');
  const event = { tenant, case: caseId, run: runId, release: releaseId, at, actor };
  const payload = { answer, evidence: kind, round: round.round, ...(reasonId ? { reason: reasonId } : {}) };
  await appendEvents(unit, [{ ...event, type: 'late-answer-given', payload }]);
  if (lateAnswer(answer) === 'reopen')
    return reopenCase(unit, deps, { tenant, case: late.case, actor, reason: null, at });
  const ended = found(await closeLate(unit, tenant, caseId, runId, at), 'not-unconfirmed');
  // The same fact as of every other end: whoever counts endings counts the newest of a run.
  await appendEvents(unit, [{ ...event, type: 'case-ended', payload: { ending: 'closed', ...ended } }]);
  return 'done';
}
