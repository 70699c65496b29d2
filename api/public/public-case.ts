import { takesLateAnswer } from '../../domain/status.ts';
import { caseReadModel } from '../../store/case.read-model.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import type { LoadedCase } from '../cases/load-case.ts';

type Step = 'registered' | 'assigned' | 'in-work' | 'confirming' | 'reviewing' | 'ended';

/** Where a case stands in the words of residents, from facts of the record rather than from the diagram. */
function stepOf(view: LoadedCase['view'], open: { asked: boolean; tasks: string[] }): Step {
  if (view.status !== 'open') return 'ended';
  if (open.asked) return 'confirming';
  if (view.outcome === 'explained') return 'reviewing';
  if (open.tasks.length > 0 && view.departmentId) return 'in-work';
  return view.departmentId ? 'assigned' : 'registered';
}

/** Tasks during which an answer is a draft: it may be written anew, or not pass its review. */
const drafting = ['work', 'review'];

/** The answer that counts, as it was sent: none while the department still works on it, never an earlier or rejected one. */
function answersFor(texts: { kind: string; public: boolean; text: string; writtenAt: string }[], tasks: string[]) {
  const answer = texts.findLast((each) => each.kind === 'answer' && each.public);
  if (!answer || tasks.some((element) => drafting.includes(element))) return [];
  return [{ text: answer.text, writtenAt: answer.writtenAt }];
}

/** What the resident sees of their case. */
export async function publicCase(unit: Unit, tenant: string, { view, subject }: LoadedCase) {
  const model = caseReadModel(unit, tenant);
  const rounds = await model.rounds(view.id);
  const tasks = (await model.tasks(view.id)).filter((each) => each.state === 'open').map((each) => each.elementId);
  const [texts, documents] = [await model.texts(view.id), await model.documents(view.id)];
  return {
    number: view.number,
    status: view.status,
    step: stepOf(view, { asked: rounds.some((each) => each.state === 'open'), tasks }),
    outcome: view.outcome,
    openedAt: view.openedAt,
    term: view.term,
    // Who was promised "as soon as possible" was promised no instant; the one that is kept is the staff's own aim.
    dueAt: view.term === 'as-soon-as-possible' ? null : view.dueAt,
    endedAt: view.endedAt,
    category: view.category?.name ?? null,
    department: view.department?.name ?? null,
    answers: answersFor(texts, tasks),
    documents: documents.filter((each) => each.public).map(({ id, name, mediaType }) => ({ id, name, mediaType })),
    abilities: {
      withdraw: view.status === 'open' && view.outcome === null,
      reopen: subject.reopenable,
      lateAnswer: takesLateAnswer(view.status),
      attach: view.status === 'open',
    },
  };
}
