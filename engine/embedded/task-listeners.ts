import { CommandRefused } from '../port.ts';
import { terminateActivity } from './elements/ending.ts';
import { unsubscribe } from './events.ts';
import { Failure } from './failure.ts';
import { evaluateListener } from './jobs.ts';
import type { Element } from './model/model.ts';
import { raise, resolveAllAt } from './state/incidents.ts';
import { addJob, changeTask, makeTask, type NewJob, newJob, removeJob } from './state/jobs.ts';
import { endPassage, setPassage } from './state/passage.ts';
import { merge, setAllLocal } from './state/variables.ts';
import { pushTrigger } from './state/waits.ts';
import type { Turn } from './turn.ts';
import { type Local, type Passage, type TaskData, type TaskEvent, type TaskVerdict, userTaskJobType } from './types.ts';

const rulesOf = ({ taskListeners }: Element, event: TaskEvent) => taskListeners?.[event] ?? [];

type Wanted = Pick<Passage, 'event' | 'data'> & Partial<Pick<Passage, 'action' | 'vars' | 'local'>>;

/**
 * A native user task is to become something else: its listeners for that have their say first, one after the other, as jobs. The last one
 * lets it through; without any it is through at once. (All of this file: seen on 8.8.0.)
 */
export function pass(turn: Turn, at: Local, wanted: Wanted): void {
  if (rulesOf(turn.elementOf(at), wanted.event).length === 0) {
    arrive(turn, at, { ...wanted, next: 0, task: turn.get(at).job! });
    return;
  }
  setPassage(turn, at, { ...wanted, next: 0, task: turn.get(at).job! });
  listenNext(turn, at);
}

/** A user task begins: the listeners of its creation come before anybody is told of it, and those of its assignee after. */
export function beginTask(turn: Turn, at: Local, element: Element, job: NewJob): void {
  const { assignee, ...unassigned } = job.task!;
  const assigns = assignee !== undefined && rulesOf(element, 'assigning').length > 0;
  if (rulesOf(element, 'creating').length === 0) {
    addJob(turn, at, assigns ? { ...job, task: unassigned } : job);
    if (assigns) pass(turn, at, { event: 'assigning', data: job.task! });
    return;
  }
  const task = newJob(turn, { ...job, task: unassigned });
  setPassage(turn, at, { event: 'creating', next: 0, task, unmade: true, data: job.task! });
  listenNext(turn, at);
}

/** A user task is taken away: its listeners hear of it before it goes. Answers whether there are any. */
export function cancelTask(turn: Turn, at: Local, element: Element): boolean {
  const { passage, job } = turn.get(at);
  const task = passage?.task ?? job;
  if (!task?.data || rulesOf(element, 'canceling').length === 0) return false;
  endPassage(turn, at);
  unsubscribe(turn, at);
  resolveAllAt(turn, at);
  const unmade = passage?.unmade && { unmade: passage.unmade };
  setPassage(turn, at, { event: 'canceling', next: 0, task, data: task.data, ...unmade });
  listenNext(turn, at);
  return true;
}

/** The next listener has its turn; also again when the incident about it is resolved. */
export function listenNext(turn: Turn, at: Local): void {
  const passage = turn.get(at).passage!;
  const element = turn.elementOf(at);
  const rule = rulesOf(element, passage.event)[passage.next];
  if (!rule) {
    arrive(turn, at, endPassage(turn, at)!);
    return;
  }
  const job = evaluateListener(turn, at, element, rule);
  if (job instanceof Failure) raise(turn, at, job);
  else
    addJob(turn, at, {
      ...job,
      listener: passage.event,
      headers: { ...job.headers, ...headersOf(turn.key(passage.task.n), passage) },
    });
}

/** What a task says of itself, under the names of Zeebe's records. */
const attributes: [keyof TaskData, string][] = [
  ['assignee', 'assignee'],
  ['candidateGroups', 'candidateGroupsList'],
  ['candidateUsers', 'candidateUsersList'],
  ['dueDate', 'dueDate'],
  ['followUpDate', 'followUpDate'],
  ['priority', 'priority'],
];

const text = (value: unknown): string =>
  Array.isArray(value) && value.length === 0 ? '' : JSON.stringify(value ?? '');

/** What a listener is told besides the headers of the task: the task as it would be, and what about it is new. */
function headersOf(key: string, passage: Passage): { [name: string]: string } {
  const { event, task, data, action, vars, next } = passage;
  const first = event === 'creating' && next === 0;
  const changed = attributes
    .filter(([part]) => !first && text(task.data?.[part]) !== text(data[part]))
    .map(([, name]) => name);
  if (vars && event === 'updating') changed.push('variables');
  const given: [string, unknown][] = [
    ['userTaskKey', key],
    ['changedAttributes', changed.length > 0 ? changed : undefined],
    ['action', action],
    ...attributes.map(([part]): [string, unknown] => [part, data[part]]),
  ];
  return Object.fromEntries(
    given
      .filter(([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0))
      .map(([name, value]) => [
        `io.camunda.zeebe:${name}`,
        Array.isArray(value) ? JSON.stringify(value) : String(value),
      ]),
  );
}

const deniable = new Set<TaskEvent>(['assigning', 'updating', 'completing']);

/** A listener has spoken: yes, yes with corrections, or no. */
export function hearVerdict(turn: Turn, at: Local, { denied, corrections }: TaskVerdict): void {
  const passage = turn.get(at).passage!;
  const { event } = passage;
  const refuse = (message: string): never => {
    throw new CommandRefused('invalid', message);
  };
  if (denied && corrections) refuse('expected a listener to deny or to correct, but it does both');
  if (denied && !deniable.has(event)) refuse(`expected nobody to deny what is ${event} but a listener does`);
  if (event === 'creating' && corrections?.assignee !== undefined && turn.elementOf(at).task?.assignee)
    refuse('expected the assignee of the diagram to be corrected when it is assigned, not when the task is created');
  removeJob(turn, at, 'completed');
  if (denied) {
    endPassage(turn, at);
    turn.effects.push({
      kind: 'taskDenied',
      key: turn.key(passage.task.n),
      event,
      ...(denied.reason && { reason: denied.reason }),
    });
    return;
  }
  setPassage(turn, at, { ...passage, next: passage.next + 1, data: changedBy(passage.data, corrections ?? {}) });
  listenNext(turn, at);
}

/** Changes what is named; empty texts are not kept: there is none then. */
export const changedBy = (data: TaskData, changes: Partial<TaskData>): TaskData =>
  Object.fromEntries(
    Object.entries({ ...data, ...changes }).filter(([, value]) => value !== ''),
  ) as unknown as TaskData;

/** All listeners have let it through. */
function arrive(turn: Turn, at: Local, { event, task, data, vars, local, next }: Passage): void {
  switch (event) {
    case 'creating':
      appear(turn, at, task, data);
      return;
    case 'assigning':
    case 'updating':
      if (!vars || text(task.data) !== text(data)) changeTask(turn, at, data);
      if (vars && local) setAllLocal(turn, at, vars);
      else merge(turn, at, vars);
      return;
    case 'completing': {
      const { id } = turn.get(at);
      removeJob(turn, at, 'completed', next > 0);
      pushTrigger(turn, at, vars && Object.keys(vars).length ? { on: id, vars } : { on: id });
      turn.queue.push({ do: 'complete', at });
      return;
    }
    case 'canceling':
      terminateActivity(turn, at);
  }
}

/** The task is there. Who the diagram names gets it after, with a say of the listeners of that. */
function appear(turn: Turn, at: Local, task: Passage['task'], data: TaskData): void {
  const element = turn.elementOf(at);
  const assigns = element.task?.assignee && data.assignee !== undefined && rulesOf(element, 'assigning').length > 0;
  const { assignee: _, ...unassigned } = data;
  const says = assigns ? unassigned : data;
  makeTask(turn, at, task, { type: userTaskJobType, headers: element.job!.headers, task: says });
  if (assigns) pass(turn, at, { event: 'assigning', data });
}
