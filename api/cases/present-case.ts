import type { Clock } from '../../domain/clock.ts';
import { newId } from '../../domain/id.ts';
import { actorNames } from '../../store/actor.read-model.ts';
import { caseReadModel } from '../../store/case.read-model.ts';
import { notePersonRead } from '../../store/person-read.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { Case, type CaseSubject, can, Incidents, type Member } from '../policies/index.ts';
import { releaseContent } from '../releases/content.ts';
import { taskId } from '../tasks/task-id.ts';
import { loadCase } from './load-case.ts';

/** What this member may do with a case: the same policies that answer the routes. */
export function caseAbilities(who: Member, subject: CaseSubject) {
  const may = (verb: string) => can(who, verb, Case, subject);
  return {
    readPersons: may('read persons of'),
    cancel: may('cancel'),
    reopen: may('reopen'),
    extendTerm: may('extend the term of'),
    pauseTerm: may('pause the term of'),
    resumeTerm: may('resume the term of'),
    recordLateAnswer: may('record a late answer of'),
    attachDocument: may('attach to'),
    addNote: may('write a note on'),
    resolveIncident: can(who, 'resolve', Incidents, null),
  };
}

/** A reading from another tenant is recorded, in the transaction of the reading. */
export async function noteReading(unit: Unit, who: Member, caseId: string, at: string): Promise<void> {
  if (!who.readOnly) return;
  const tenant = unit.reach.tenants[0]!;
  await notePersonRead(unit, { id: newId(), tenant, read: who.tenant, case: caseId, person: who.person, at });
}

/** The persons of a case, where the member may see them. */
export async function personsFor(unit: Unit, who: Member, caseId: string, subject: CaseSubject, at: string) {
  if (!can(who, 'read persons of', Case, subject)) return null;
  await noteReading(unit, who, caseId, at);
  return caseReadModel(unit, who.tenant).persons(caseId);
}

/** A case with all that its page shows. */
export async function presentCase(unit: Unit, who: Member, clock: Clock, caseId: string) {
  const { view, settings, subject } = await loadCase(unit, who, clock, caseId);
  const model = caseReadModel(unit, who.tenant);
  const content = (await releaseContent(unit, who.tenant, view.releaseId))!;
  const at = clock.now(who.tenant);
  const persons = await personsFor(unit, who, caseId, subject, at);
  const [runs, deadlines, rounds] = [
    await model.runs(caseId),
    await model.deadlines(caseId),
    await model.rounds(caseId),
  ];
  const [texts, tasks, documents, history] = [
    await model.texts(caseId),
    await model.tasks(caseId),
    await model.documents(caseId),
    await model.history(caseId),
  ];
  const actor = await actorNames(unit, [
    view.openedBy,
    ...texts.map((each) => each.writtenBy),
    ...tasks.flatMap((each) => [each.assignee, each.completedBy]),
    ...documents.map((each) => each.addedBy),
    ...history.map((each) => each.actor),
  ]);
  const { settings: _, departmentId, organisationId, currentRun, secretHash, ...shown } = view;
  return {
    ...shown,
    openedBy: actor(view.openedBy),
    runs,
    deadlines: deadlines.map(({ runId, ...each }) => each),
    rounds,
    persons,
    texts: texts.map((each) => ({ ...each, writtenBy: actor(each.writtenBy) })),
    tasks: tasks.map(({ engine, key, ...each }) => ({
      ...each,
      id: taskId(engine, key),
      name: content.elementName(each.elementId),
      assignee: each.assignee ? actor(each.assignee) : null,
      completedBy: each.completedBy ? actor(each.completedBy) : null,
      // What was filled in may hold words of persons: the call's answer, notes.
      answers: persons ? each.answers : null,
    })),
    documents: documents.map((each) => ({ ...each, addedBy: actor(each.addedBy) })),
    history: history.map((each) => ({ ...each, actor: actor(each.actor) })),
    abilities: caseAbilities(who, subject),
    choices: { cancelReasons: settings.cancellation.reasons.map((each) => content.named('cancel-reason', each)) },
  };
}
