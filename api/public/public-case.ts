import type { DeadlineExplanation } from '../../domain/calendar/explanation.ts';
import type { Clock } from '../../domain/clock.ts';
import { languages } from '../../domain/language.ts';
import { reopenUntil } from '../../domain/reopening.ts';
import { isDraft, type StandingFacts, stepOf, takesLateAnswer } from '../../domain/status.ts';
import { caseReadModel } from '../../store/case.read-model.ts';
import { publicCaseReadModel } from '../../store/public-case.read-model.ts';
import { registerStore } from '../../store/register.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import type { LoadedCase } from '../cases/load-case.ts';
import { takesDocuments } from './attachable.ts';
import { courseOf } from './course.ts';

/** The answer that counts, as it was sent: none while the department still works on it, never an earlier or rejected one. */
function answersFor(texts: { kind: string; public: boolean; text: string; writtenAt: string }[], draft: boolean) {
  const answer = texts.findLast((each) => each.kind === 'answer' && each.public);
  return answer && !draft ? [{ text: answer.text, writtenAt: answer.writtenAt }] : [];
}

/** The law or rule that sets the term, in whatever languages it is written. */
function basisOf(explanation: unknown) {
  const basis = (explanation as DeadlineExplanation | undefined)?.term.legalBasis;
  if (!basis) return null;
  return typeof basis === 'string' ? Object.fromEntries(languages.map((each) => [each, basis])) : basis;
}

/** What the resident sees of their case: how it stands, how it came so far, and every right they have at this moment. */
export async function publicCase(
  unit: Unit,
  { clock }: { clock: Clock },
  tenant: string,
  { view, subject, settings }: LoadedCase,
) {
  const [model, more] = [caseReadModel(unit, tenant), publicCaseReadModel(unit, tenant)];
  const rounds = await model.rounds(view.id);
  const open = (await model.tasks(view.id)).filter((each) => each.state === 'open');
  const asked = rounds.find((each) => each.state === 'open');
  const standing: StandingFacts = {
    status: view.status,
    outcome: view.outcome,
    department: view.departmentId,
    asked: asked !== undefined,
    tasks: open.map(({ elementId, assignee }) => ({ element: elementId, taken: assignee !== null })),
  };
  const draft = isDraft(standing);
  const [texts, documents] = [await model.texts(view.id), await model.documents(view.id)];
  const [history, deadlines] = [await model.history(view.id), await model.deadlines(view.id)];
  const objection = view.currentRun ? await more.openObjection(view.currentRun, clock.now(tenant)) : undefined;
  const reasons = await more.reasonsOfChanges(view.id);
  const changes = new Set(reasons.values());
  const acted = history.flatMap(({ type, payload }) =>
    type === 'department-assigned' ? [String(payload.department)] : [],
  );
  const instants = view.term !== 'as-soon-as-possible';
  const reopenable = subject.reopenable && view.endedAt !== null;
  const { calendar } = await registerStore(unit, tenant).calendar();
  return {
    number: view.number,
    status: view.status,
    step: stepOf(standing),
    outcome: draft ? null : view.outcome,
    description: texts.find((each) => each.kind === 'description')?.text ?? null,
    openedAt: view.openedAt,
    term: view.term,
    // Who was promised "as soon as possible" was promised no instant; the one that is kept is the staff's own aim.
    dueAt: instants ? view.dueAt : null,
    termBasis: view.term === 'none' ? null : basisOf(deadlines[0]?.explanation),
    endedAt: view.endedAt,
    category: view.category?.name ?? null,
    department: view.department?.name ?? null,
    departmentSince: history.findLast(({ type }) => type === 'department-assigned')?.at ?? null,
    answers: answersFor(texts, draft),
    course: courseOf({
      history,
      texts: new Map(texts.flatMap(({ id, text, public: shown }) => (shown || changes.has(id) ? [[id, text]] : []))),
      departments: await more.departments(acted),
      reasons,
      instants,
    }),
    documents: documents.filter((each) => each.public).map(({ id, name, mediaType }) => ({ id, name, mediaType })),
    askedAt: asked?.openedAt ?? null,
    objectUntil: objection?.openUntil ?? null,
    reopenUntil: reopenable ? reopenUntil(view.endedAt!, settings.reopenWithin, calendar) : null,
    abilities: {
      answer: asked !== undefined,
      object: objection !== undefined,
      withdraw: view.status === 'open' && view.outcome === null,
      reopen: subject.reopenable,
      lateAnswer: takesLateAnswer(view.status),
      attach: takesDocuments(subject),
      remark: view.status === 'open',
    },
  };
}
