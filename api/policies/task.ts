import { mayReview } from '../../domain/objection.ts';
import { allow, kindOf } from './allow.ts';

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
}

export const Task = kindOf<TaskSubject>('task');

/** Elements that need another person than who worked on the case. */
const secondPerson = ['review', 'decide-objection'];

/** Elements that record the resident's answer: nobody of the executing organisation does. */
const residentsWord = ['call-resident'];

const mine = (who: { person: string }, t: TaskSubject) => t.assignee === who.person;

allow(
  'read',
  Task,
  (who, t) => who.isIn(t.groups) || t.users.includes(who.person) || mine(who, t) || who.is('supervisor'),
);
allow('claim', Task, (who, t) => {
  if (!who.isIn(t.groups) && !t.users.includes(who.person)) return 'forbidden';
  if (residentsWord.includes(t.element) && who.executesFor(t.organisation)) return 'executing-organisation';
  if (secondPerson.includes(t.element) && !mayReview(who.person, t.workedBy)) return 'second-person-needed';
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
  if (secondPerson.includes(t.element) && !mayReview(who.person, t.workedBy)) return 'second-person-needed';
  if (t.state !== 'open') return 'task-not-open';
  if (t.assignee === null) return 'task-not-claimed';
  if (!mine(who, t)) return 'task-claimed';
  // A membership may have ended since the task was taken.
  return who.isIn(t.groups) || t.users.includes(who.person);
});
