import { mayReview } from '../../domain/objection.ts';
import type { ErrorCode } from '../errors/catalogue.ts';
import { allow, kindOf } from './allow.ts';
import type { Member } from './member.ts';

/** What policies ask of a task. */
export interface TaskSubject {
  element: string;
  state: string;
  groups: readonly string[];
  users: readonly string[];
  assignee: string | null;
  /** Who executes the case. */
  organisation: string | null;
  /** Who completed the work of this case that is now looked at. */
  workedBy: readonly string[];
  /** Who reviewed an answer of this run. */
  reviewedBy: readonly string[];
  /** Reviewers of the tenant who have done neither. */
  freeReviewers: number;
}

export const Task = kindOf<TaskSubject>('task');
export const Tasks = kindOf<null>('tasks');

/** Elements that need another person than who worked on the case. */
export const secondPerson = ['review', 'decide-objection'];
/** And of these, those that need another one than who approved the answer. */
export const thirdPerson = ['decide-objection'];

/** Elements that record the resident's answer: nobody of the executing organisation does. */
export const residentsWord = ['call-resident'];

/** Is it for somebody else to look at? A supervisor stands in where no reviewer is left. */
function notYours(who: Member, t: TaskSubject): ErrorCode | undefined {
  if (!secondPerson.includes(t.element)) return undefined;
  if (!mayReview(who.person, t.workedBy)) return 'second-person-needed';
  if (thirdPerson.includes(t.element) && !mayReview(who.person, t.reviewedBy)) return 'third-person-needed';
  return who.is('reviewer') || !t.groups.includes('reviewer') || t.freeReviewers === 0 ? undefined : 'reviewer-decides';
}

const mine = (who: { person: string }, t: TaskSubject) => t.assignee === who.person;

allow(
  'read',
  Task,
  (who, t) => who.isIn(t.groups) || t.users.includes(who.person) || mine(who, t) || who.is('supervisor'),
);
allow('claim', Task, (who, t) => {
  if (!who.isIn(t.groups) && !t.users.includes(who.person)) return 'forbidden';
  if (residentsWord.includes(t.element) && who.executesFor(t.organisation)) return 'executing-organisation';
  const other = notYours(who, t);
  if (other) return other;
  if (t.state !== 'open') return 'task-not-open';
  return t.assignee === null || mine(who, t) || 'task-claimed';
});
allow('release', Task, (who, t) => {
  if (t.state !== 'open') return 'task-not-open';
  if (t.assignee === null) return 'task-not-claimed';
  return mine(who, t) || who.is('supervisor') || 'task-claimed';
});
allow('complete', Task, (who, t) => {
  if (residentsWord.includes(t.element) && who.executesFor(t.organisation)) return 'executing-organisation';
  const other = notYours(who, t);
  if (other) return other;
  if (t.state !== 'open') return 'task-not-open';
  if (t.assignee === null) return 'task-not-claimed';
  if (!mine(who, t)) return 'task-claimed';
  // A membership may have ended since the task was taken.
  return who.isIn(t.groups) || t.users.includes(who.person);
});
/** Who shares out the work: a supervisor all of it, a head that of the own departments. */
allow('assign', Task, (who, t) => {
  if (
    !who.is('supervisor') &&
    !(who.is('head') && who.isIn(t.groups.filter((group) => group.startsWith('department:'))))
  )
    return 'forbidden';
  return t.state === 'open' || 'task-not-open';
});
/** All open tasks of the tenant, whoever has them. */
allow('list all', Tasks, (who) => who.is('supervisor'));
