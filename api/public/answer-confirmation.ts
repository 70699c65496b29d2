import { newId } from '../../domain/id.ts';
import { normalise } from '../../domain/normalise.ts';
import { type CaseView, caseReadModel } from '../../store/case.read-model.ts';
import { caseStore } from '../../store/case.store.ts';
import { confirmationStore, type RoundRecord } from '../../store/confirmation.store.ts';
import { appendEvents } from '../../store/event.store.ts';
import { run } from '../../store/statement.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { tell, type UseCaseDeps } from '../cases/engine-deps.ts';
import { takeLateAnswer } from '../cases/take-late-answer.ts';
import { ApiError, found } from '../errors/api-error.ts';
import { hashOf } from '../secrets.ts';

export interface LinkAnswer {
  tenant: string;
  token: string;
  answer: 'yes' | 'no';
  reason?: string | null | undefined;
}

export interface AnswerTaken {
  /** False: an answer was there before; that one counts. */
  taken: boolean;
  answer: 'yes' | 'no';
  answeredAt: string;
}

async function given(unit: Unit, tenant: string, id: string): Promise<Omit<AnswerTaken, 'taken'> | undefined> {
  const text = `select answer, answered_at as "answeredAt" from confirmations where tenant_id = $1 and id = $2 and answer is not null`;
  return (await run<Omit<AnswerTaken, 'taken'>>(unit, { text, values: [tenant, id] }))[0];
}

interface RoundAnswered {
  tenant: string;
  round: RoundRecord;
  view: Pick<CaseView, 'language' | 'releaseId'>;
  answer: 'yes' | 'no';
  reason?: string | null | undefined;
  /** The hash of the secret that was shown: of the link, or of the code. */
  secretHash: string;
}

/** A compare-and-set on the row of the round, then a message that merely wakes the process. @throws ApiError `not-unconfirmed` */
async function answerRound(unit: Unit, deps: UseCaseDeps, input: RoundAnswered): Promise<AnswerTaken> {
  const { tenant, answer, round, view, secretHash } = input;
  const at = deps.clock.now(tenant);
  const reasonId = input.reason ? newId() : null;
  const evidence = { evidence: 'token' as const, evidenceId: secretHash, recordedBy: null };
  const taken = await confirmationStore(unit, tenant).answer(round.id, { answer, reason: reasonId, ...evidence }, at);
  if (!taken) {
    // The process may have given up between the two statements: then it is too late, not answered.
    return { taken: false, ...found(await given(unit, tenant, round.id), 'not-unconfirmed') };
  }
  if (reasonId)
    await caseStore(unit).keepText(tenant, round.case, {
      id: reasonId,
      kind: 'reason',
      language: view.language,
      text: input.reason!,
      search: normalise(input.reason!),
      by: 'resident',
      at,
      public: true,
    });
  const origin = { tenant, release: view.releaseId, run: round.run, at };
  const payload = { answer, evidence: 'token', round: round.round, ...(reasonId ? { reason: reasonId } : {}) };
  const type = 'confirmation-answered';
  await appendEvents(unit, [{ ...origin, case: round.case, type, actor: 'resident', payload }]);
  await tell(unit, deps, origin, { name: 'confirmation-received', id: round.id, correlationKey: round.key });
  return { taken: true, answer, answeredAt: at };
}

/** The resident's yes or no by a single-use link. After the case has ended unconfirmed the same link still takes a late answer. */
export async function answerConfirmation(unit: Unit, deps: UseCaseDeps, input: LinkAnswer): Promise<AnswerTaken> {
  const { tenant, answer, reason } = input;
  const secretHash = hashOf(input.token);
  const round = found(await confirmationStore(unit, tenant).byToken(secretHash), 'link-unknown');
  const view = found(await caseReadModel(unit, tenant).byId(round.case));
  if (round.state !== 'over') return answerRound(unit, deps, { tenant, round, view, answer, reason, secretHash });
  if (view.currentRun !== round.run) throw new ApiError('not-unconfirmed');
  const evidence = { kind: 'token' as const, id: secretHash };
  await takeLateAnswer(unit, deps, { tenant, case: view, actor: 'resident', answer, reason, evidence });
  return { taken: true, answer, answeredAt: deps.clock.now(tenant) };
}

/**
 * The same by number and code, to the round that is open now. The code's hash is the evidence: only the resident has the code.
 * @throws ApiError `not-unconfirmed` when nothing is asked
 */
export async function answerByCode(
  unit: Unit,
  deps: UseCaseDeps,
  input: Omit<LinkAnswer, 'token'> & { case: CaseView },
): Promise<AnswerTaken> {
  const { tenant, answer, reason, case: view } = input;
  const round = view.currentRun ? await confirmationStore(unit, tenant).newest(view.currentRun) : undefined;
  if (!round || round.state === 'over') throw new ApiError('not-unconfirmed');
  return answerRound(unit, deps, { tenant, round, view, answer, reason, secretHash: view.secretHash! });
}
