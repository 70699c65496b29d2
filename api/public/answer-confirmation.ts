import { newId } from '../../domain/id.ts';
import { normalise } from '../../domain/normalise.ts';
import { caseReadModel } from '../../store/case.read-model.ts';
import { caseStore } from '../../store/case.store.ts';
import { confirmationStore } from '../../store/confirmation.store.ts';
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

/**
 * The resident's yes or no by a single-use link: a compare-and-set on the row of the round, then a message that merely wakes the
 * process. After the case has ended unconfirmed the same link still takes a late answer.
 */
export async function answerConfirmation(unit: Unit, deps: UseCaseDeps, input: LinkAnswer): Promise<AnswerTaken> {
  const { tenant, answer, token } = input;
  const rounds = confirmationStore(unit, tenant);
  const round = found(await rounds.byToken(hashOf(token)), 'link-unknown');
  const at = deps.clock.now(tenant);
  const view = found(await caseReadModel(unit, tenant).byId(round.case));
  if (round.state === 'over') {
    if (view.currentRun !== round.run) throw new ApiError('not-unconfirmed');
    const evidence = { kind: 'token' as const, id: hashOf(token) };
    await takeLateAnswer(unit, deps, { tenant, case: view, actor: 'resident', answer, reason: input.reason, evidence });
    return { taken: true, answer, answeredAt: at };
  }
  const reasonId = input.reason ? newId() : null;
  const taken = await rounds.answer(
    round.id,
    { answer, reason: reasonId, evidence: 'token', evidenceId: hashOf(token), recordedBy: null },
    at,
  );
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
  const payload = { answer, evidence: 'token', round: round.round, ...(reasonId ? { reason: reasonId } : {}) };
  await appendEvents(unit, [
    {
      tenant,
      case: round.case,
      run: round.run,
      release: view.releaseId,
      type: 'confirmation-answered',
      at,
      actor: 'resident',
      payload,
    },
  ]);
  await tell(
    unit,
    deps,
    { tenant, release: view.releaseId, run: round.run, at },
    { name: 'confirmation-received', id: round.id, correlationKey: round.key },
  );
  return { taken: true, answer, answeredAt: at };
}
