import { isDraft, type StandingFacts, stepOf, takesLateAnswer } from '../../domain/status.ts';
import { caseReadModel } from '../../store/case.read-model.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import type { LoadedCase } from '../cases/load-case.ts';
import { takesDocuments } from './attachable.ts';

/** The answer that counts, as it was sent: none while the department still works on it, never an earlier or rejected one. */
function answersFor(texts: { kind: string; public: boolean; text: string; writtenAt: string }[], draft: boolean) {
  const answer = texts.findLast((each) => each.kind === 'answer' && each.public);
  return answer && !draft ? [{ text: answer.text, writtenAt: answer.writtenAt }] : [];
}

/** What the resident sees of their case. */
export async function publicCase(unit: Unit, tenant: string, { view, subject }: LoadedCase) {
  const model = caseReadModel(unit, tenant);
  const rounds = await model.rounds(view.id);
  const open = (await model.tasks(view.id)).filter((each) => each.state === 'open');
  const standing: StandingFacts = {
    status: view.status,
    outcome: view.outcome,
    department: view.departmentId,
    asked: rounds.some((each) => each.state === 'open'),
    tasks: open.map(({ elementId, assignee }) => ({ element: elementId, taken: assignee !== null })),
  };
  const draft = isDraft(standing);
  const [texts, documents] = [await model.texts(view.id), await model.documents(view.id)];
  return {
    number: view.number,
    status: view.status,
    step: stepOf(standing),
    outcome: draft ? null : view.outcome,
    openedAt: view.openedAt,
    term: view.term,
    // Who was promised "as soon as possible" was promised no instant; the one that is kept is the staff's own aim.
    dueAt: view.term === 'as-soon-as-possible' ? null : view.dueAt,
    endedAt: view.endedAt,
    category: view.category?.name ?? null,
    department: view.department?.name ?? null,
    answers: answersFor(texts, draft),
    documents: documents.filter((each) => each.public).map(({ id, name, mediaType }) => ({ id, name, mediaType })),
    abilities: {
      withdraw: view.status === 'open' && view.outcome === null,
      reopen: subject.reopenable,
      lateAnswer: takesLateAnswer(view.status),
      attach: takesDocuments(subject),
    },
  };
}
