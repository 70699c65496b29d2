import type { TaskEvent } from '../types.ts';
import { extension, type Node } from './moddle.ts';
import type { Element, JobRule } from './model.ts';
import type { Report } from './report.ts';

/** The events under the names of 8.8, and under those of the versions before. */
const events: { [name: string]: TaskEvent } = {
  creating: 'creating',
  create: 'creating',
  assigning: 'assigning',
  assignment: 'assigning',
  updating: 'updating',
  update: 'updating',
  completing: 'completing',
  complete: 'completing',
  canceling: 'canceling',
  cancel: 'canceling',
};

/** The listeners of a native user task, in the order in which they are written. */
export function taskListenersOf(report: Report, node: Node): Pick<Element, 'taskListeners'> {
  const given = extension(node, 'TaskListeners');
  if (!given) return {};
  const say = (message: string) => report.error('task-listener', node, message);
  if (!extension(node, 'UserTask')) say('expected task listeners only at a native user task (zeebe:userTask)');
  const taskListeners: { [event in TaskEvent]?: JobRule[] } = {};
  for (const { eventType, type, retries } of (given.listeners ?? []) as Node[]) {
    const event = events[eventType ?? ''];
    if (!event) say(`expected a listener of ${Object.keys(events).join(', ')} but it is of '${eventType ?? ''}'`);
    else if (!type) say('expected a task listener with a job type but there is none');
    else
      taskListeners[event] = [
        ...(taskListeners[event] ?? []),
        { type: report.expression(node, type), retries: report.expression(node, retries ?? '3'), headers: {} },
      ];
  }
  return { taskListeners };
}
