import { CommandRefused } from '../../port.ts';
import { changedBy, pass } from '../task-listeners.ts';
import type { Turn } from '../turn.ts';
import type { Command, Key, Local, TaskData } from '../types.ts';
import { find } from './jobs.ts';

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>;

function findTask(turn: Turn, key: Key): { at: Local; data: TaskData } {
  const { at, job } = find(turn, key);
  if (job.data) return { at, data: job.data };
  throw new CommandRefused('not-found', `expected ${key} to be a native user task but it is not`);
}

export function assignTask(turn: Turn, { task, assignee, claim }: Of<'assignTask'>): void {
  const { at, data } = findTask(turn, task);
  if (claim && assignee === '')
    throw new CommandRefused('wrong-state', `expected somebody to claim user task ${task} but got nobody`);
  if (claim && data.assignee !== undefined && data.assignee !== assignee)
    throw new CommandRefused('wrong-state', `expected user task ${task} to be nobody's but ${data.assignee} has it`);
  pass(turn, at, { event: 'assigning', data: changedBy(data, { assignee }), action: claim ? 'claim' : 'assign' });
}

/** Changes what is named, and nothing else. */
export function updateTask(turn: Turn, { task, changes }: Of<'updateTask'>): void {
  const { at, data } = findTask(turn, task);
  pass(turn, at, { event: 'updating', data: changedBy(data, changes), action: 'update' });
}
