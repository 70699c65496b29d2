import type { Clock } from '../../domain/clock.ts';
import { actorNames } from '../../store/actor.read-model.ts';
import { caseReadModel } from '../../store/case.read-model.ts';
import { caseItem } from '../../store/case-list.read-model.ts';
import { returnsOf } from '../../store/return.read-model.ts';
import { type TaskRow, taskAnswers } from '../../store/task-list.read-model.ts';
import { termWishStore } from '../../store/term-wish.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { caseSubject } from '../cases/load-case.ts';
import { presentWishes } from '../cases/more-time.ts';
import { personsFor } from '../cases/persons-for.ts';
import { presentReasons } from '../cases/reasons.ts';
import type { ErrorCode } from '../errors/catalogue.ts';
import { Case, can, type Member, refusalOf, Task } from '../policies/index.ts';
import { releaseContent } from '../releases/content.ts';
import { callToMake } from './call-to-make.ts';
import { formData } from './form-data.ts';
import { ifReturned } from './if-returned.ts';
import { taskSubject } from './load-task.ts';
import { proposalsOf } from './proposals.ts';
import { taskId } from './task-id.ts';

type Item = Awaited<ReturnType<typeof presentTasks>>[number];

/** What says that a task is for another person, whoever has it now. */
const forAnother: readonly (ErrorCode | null)[] = [
  'second-person-needed',
  'third-person-needed',
  'reviewer-decides',
  'executing-organisation',
];

/** Why an open task that this member sees is for somebody else; null when it is theirs, or merely taken. */
function refusalFor(who: Member, row: TaskRow): ErrorCode | null {
  const refused = row.state === 'open' ? refusalOf(who, 'claim', Task, taskSubject(row)) : null;
  return forAnother.includes(refused) ? refused : null;
}

/** Rows as the list shows them, with what this member may do. */
export async function presentTasks(unit: Unit, who: Member, rows: TaskRow[]) {
  const actor = await actorNames(
    unit,
    rows.map((row) => row.assignee),
  );
  const items = [];
  for (const row of rows) {
    const content = (await releaseContent(unit, who.tenant, row.releaseId))!;
    const may = (verb: string) => can(who, verb, Task, taskSubject(row));
    items.push({
      id: taskId(row.engine, row.key),
      caseId: row.caseId,
      caseNumber: row.caseNumber,
      elementId: row.elementId,
      name: content.elementName(row.elementId),
      state: row.state,
      urgency: row.urgency,
      late: row.late,
      category: row.category,
      territory: row.territory,
      summary: row.summary,
      candidateGroups: row.candidateGroups,
      assignee: row.assignee ? actor(row.assignee) : null,
      round: row.round,
      reopened: row.reopened,
      returns: row.returns,
      department: row.department,
      openedAt: row.openedAt,
      term: row.term,
      dueAt: row.dueAt,
      callAt: row.callAt,
      // Claiming what one has already would change nothing.
      abilities: {
        claim: row.assignee === null && may('claim'),
        release: may('release'),
        complete: may('complete'),
        assign: may('assign'),
      },
      refusal: refusalFor(who, row),
    });
  }
  return items;
}

/** A task with its form and what a person needs to know of its case. */
export async function presentTask(unit: Unit, clock: Clock, who: Member, row: TaskRow, language: string) {
  const [shown] = (await presentTasks(unit, who, [row])) as [Item];
  const content = (await releaseContent(unit, who.tenant, row.releaseId))!;
  const item = (await caseItem(unit, who.tenant, { id: row.caseId }))!;
  const form = content.form(row.elementId, row.formId);
  const [categoryId, territoryId, departmentId] = [item.category, item.territory, item.department].map(
    (each) => each?.id ?? null,
  ) as [string | null, string | null, string | null];
  const returned = await returnsOf(unit, who.tenant, row.caseId);
  // What a department has returned is not offered again as if nothing had been said.
  const refused = row.elementId === 'classify-by-hand' && returned.some(({ category }) => category?.id === categoryId);
  const data = await formData(
    unit,
    who.tenant,
    content,
    form,
    { ...item, categoryId: refused ? null : categoryId, territoryId, departmentId },
    language,
  );
  const model = caseReadModel(unit, who.tenant);
  const view = (await model.byId(row.caseId))!;
  const { subject } = await caseSubject(unit, who.tenant, clock, view);
  // Whoever has the task works on the case, whatever department it is with by now.
  const persons = can(who, 'read persons of', Case, subject)
    ? await personsFor(unit, who, row.caseId, subject, clock.now(who.tenant))
    : null;
  const texts = await model.texts(row.caseId);
  const documents = await model.documents(row.caseId);
  const actor = await actorNames(unit, [row.completedBy, ...documents.map((each) => each.addedBy)]);
  const call = await callToMake(unit, who.tenant, row, content, clock.now(who.tenant));
  return {
    ...shown,
    callAt: call?.allowedFrom ?? shown.callAt,
    formId: row.formId,
    form: (form as Record<string, unknown> | undefined) ?? null,
    data,
    texts: content.formTexts,
    answers: await taskAnswers(unit, who.tenant, row.engine, row.key),
    completedAt: row.completedAt,
    completedBy: row.completedBy ? actor(row.completedBy) : null,
    withdrawnReason: row.withdrawnReason,
    case: item,
    description: texts.find((each) => each.kind === 'description')?.text ?? '',
    answer: texts.findLast((each) => each.kind === 'answer')?.text ?? null,
    persons,
    documents: documents.map((each) => ({ ...each, addedBy: actor(each.addedBy) })),
    reasons: await presentReasons(unit, who.tenant, row.caseId),
    call,
    proposals: row.state === 'open' ? await proposalsOf(unit, who.tenant, row, view.classification, returned) : [],
    returned,
    ifReturned: await ifReturned(unit, who.tenant, row, view, clock.now(who.tenant)),
    attachDocument: can(who, 'attach to', Case, subject),
    askForMoreTime: can(who, 'ask for more time of', Case, subject),
    moreTime: await presentWishes(
      unit,
      (await termWishStore(unit, who.tenant).ofCase(row.caseId)).filter((wish) => wish.runId === row.runId),
    ),
    extendTerm: can(who, 'extend the term of', Case, subject),
    extendedBy: [...new Set(subject.termChanges.extend.map((limit) => limit.role))],
  };
}
