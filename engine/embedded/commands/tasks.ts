import { CommandRefused } from '../../port.ts';
import { changeTask } from '../state/jobs.ts';
import type { Turn } from '../turn.ts';
import type { Command, Key, Local, TaskData } from '../types.ts';
import { find } from './jobs.ts';

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>;

function findTask(turn: Turn, key: Key): { at: Local; data: TaskData } {
  const { at, job } = find(turn, key);
  if (job.data) return { at, data: job.data };
  throw new CommandRefused('not-found', `expected ${key} to be a native user task but it is not`);
}

/** Empty texts are not kept: there is none then. */
const without = (data: TaskData): TaskData =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => value !== '')) as unknown as TaskData;

export function assignTask(turn: Turn, { task, assignee, claim }: Of<'assignTask'>): void {
  const { at, data } = findTask(turn, task);
  if (claim && assignee === '')
    throw new CommandRefused('wrong-state', `expected somebody to claim user task ${task} but got nobody`);
  if (claim && data.assignee !== undefined && data.assignee !== assignee)
    throw new CommandRefused('wrong-state', `expected user task ${task} to be nobody's but ${data.assignee} has it`);
  changeTask(turn, at, without({ ...data, assignee }));
}

/** Changes what is named, and nothing else. */
export function updateTask(turn: Turn, { task, changes }: Of<'updateTask'>): void {
  const { at, data } = findTask(turn, task);
  changeTask(turn, at, without({ ...data, ...changes }));
}
