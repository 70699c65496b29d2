import type { Clock } from '../../domain/clock.ts';
import { type Instant, instantOf, millisecondsOf } from '../../domain/instant.ts';
import { actorNames } from '../../store/actor.read-model.ts';
import { caseReadModel } from '../../store/case.read-model.ts';
import { returnsOf } from '../../store/return.read-model.ts';
import { termWishStore } from '../../store/term-wish.store.ts';
import { unheardOf } from '../../store/unheard.read-model.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { Case, type CaseSubject, can, Incidents, type Member, Tellings } from '../policies/index.ts';
import { releaseContent } from '../releases/content.ts';
import { taskId } from '../tasks/task-id.ts';
import { messageTtlMs } from './engine-deps.ts';
import { loadCase } from './load-case.ts';
import { presentWishes } from './more-time.ts';
import { personsFor } from './persons-for.ts';
import { presentReasons } from './reasons.ts';
import { tellingsFor } from './tellings.ts';

/** What this member may do with a case: the same policies that answer the routes. */
export function caseAbilities(who: Member, subject: CaseSubject) {
  const may = (verb: string) => can(who, verb, Case, subject);
  return {
    readPersons: may('read persons of'),
    cancel: may('cancel'),
    reopen: may('reopen'),
    extendTerm: may('extend the term of'),
    shortenTerm: may('shorten the term of'),
    pauseTerm: may('pause the term of'),
    resumeTerm: may('resume the term of'),
    recordLateAnswer: may('record a late answer of'),
    attachDocument: may('attach to'),
    addNote: may('write a note on'),
    correct: may('correct'),
    correctContact: may('correct the contact of'),
    askForMoreTime: may('ask for more time of'),
    decideMoreTime: may('decide about more time of'),
    hurry: may('hurry'),
    resolveIncident: can(who, 'resolve', Incidents, null),
  };
}

/** What a person mended is told by the person, not by the engine as well. */
function told<E extends { type: string; payload: Record<string, unknown> }>(history: E[]): E[] {
  const mended = new Set(history.flatMap(({ type, payload }) => (type === 'incident-mended' ? payload.incident : [])));
  return history.filter(({ type, payload }) => type !== 'incident-resolved' || !mended.has(payload.incident));
}

/** Messages to the process wait for it only so long. */
function heardUntil(askedAt: Instant, now: Instant): { until: Instant; lapsed: boolean } {
  const until = instantOf(millisecondsOf(askedAt) + messageTtlMs);
  return { until, lapsed: now > until };
}

/** A case with all that its page shows. */
export async function casePage(unit: Unit, who: Member, clock: Clock, caseId: string) {
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
  const unheard = await unheardOf(unit, who.tenant, caseId);
  const actor = await actorNames(unit, [
    view.openedBy,
    ...unheard.map((each) => each.askedBy),
    ...texts.map((each) => each.writtenBy),
    ...tasks.flatMap((each) => [each.assignee, each.completedBy]),
    ...documents.map((each) => each.addedBy),
    ...history.map((each) => each.actor),
  ]);
  const { settings: _, departmentId, organisationId, currentRun, secretHash, deadlineId, ...shown } = view;
  return {
    ...shown,
    classification: content.withRuleTexts(shown.classification),
    assignment: content.withRuleTexts(shown.assignment),
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
    reasons: await presentReasons(unit, who.tenant, caseId),
    history: told(history).map((each) => ({ ...each, actor: actor(each.actor) })),
    unheard: unheard.map((each) => ({ ...each, ...heardUntil(each.askedAt, at), askedBy: actor(each.askedBy) })),
    moreTime: await presentWishes(unit, await termWishStore(unit, who.tenant).ofCase(caseId)),
    tellings: can(who, 'make', Tellings, null) ? await tellingsFor(unit, who, clock, caseId) : [],
    returned: await returnsOf(unit, who.tenant, caseId),
    abilities: caseAbilities(who, subject),
    choices: {
      cancelReasons: settings.cancellation.reasons.map((each) => content.named('cancel-reason', each)),
      kinds: settings.kinds.map((each) => content.named('kind', each)),
    },
  };
}
