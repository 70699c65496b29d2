import type { Clock } from '../../domain/clock.ts';
import { takesLateAnswer } from '../../domain/status.ts';
import { caseReadModel } from '../../store/case.read-model.ts';
import { confirmationStore } from '../../store/confirmation.store.ts';
import { objectionStore } from '../../store/objection.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { found } from '../errors/api-error.ts';
import { hashOf } from '../secrets.ts';

/** The question behind a link. Looking never answers it: scanners of mail open links. */
export async function questionBehind(unit: Unit, tenant: string, token: string) {
  const round = found(await confirmationStore(unit, tenant).byToken(hashOf(token)), 'link-unknown');
  const model = caseReadModel(unit, tenant);
  const view = found(await model.byId(round.case), 'link-unknown');
  const texts = await model.texts(view.id);
  const shown = (await model.rounds(view.id)).find(
    (each) => each.round === round.round && each.openedAt === round.openedAt,
  );
  return {
    number: view.number,
    state: round.state,
    answer: round.answer,
    description: texts.find((each) => each.kind === 'description')?.text ?? '',
    workDone: texts.findLast((each) => each.kind === 'answer' && each.public)?.text ?? null,
    outcome: view.outcome,
    answeredAt: shown?.answeredAt ?? null,
    takesLateAnswer: round.state === 'over' && view.currentRun === round.run && takesLateAnswer(view.status),
  };
}

/** The explained answer that one may object to. */
export async function objectionBehind(unit: Unit, clock: Clock, tenant: string, token: string) {
  const objection = found(await objectionStore(unit, tenant).byToken(hashOf(token)), 'link-unknown');
  const model = caseReadModel(unit, tenant);
  const view = found(await model.byId(objection.case), 'link-unknown');
  const tooLate = objection.openUntil !== null && objection.openUntil < clock.now(tenant);
  return {
    number: view.number,
    state: objection.state === 'open' && tooLate ? ('over' as const) : objection.state,
    openUntil: objection.openUntil,
    explanation: (await model.texts(view.id)).findLast((each) => each.kind === 'answer' && each.public)?.text ?? null,
  };
}
