import { parseDate } from '../../timers.ts';
import { extension, type Node } from '../moddle.ts';
import type { Report } from '../report.ts';
import type { Rule } from './rule.ts';

const none: Node = { $type: '' };
const isFixed = (text: unknown): text is string => typeof text === 'string' && !text.startsWith('=');

/** What a user task says in writing must be readable: dates, lists, the form, the priority. */
export const userTasks: Rule = (report, node) => {
  if (node.$type !== 'bpmn:UserTask') return;
  const { candidateGroups, candidateUsers } = extension(node, 'AssignmentDefinition') ?? none;
  for (const list of [candidateGroups, candidateUsers])
    if (isFixed(list) && list.split(',').some((part) => !part.trim()))
      report.error('list', node, `expected texts with commas between them but got '${list}'`);
  const { dueDate, followUpDate } = extension(node, 'TaskSchedule') ?? none;
  for (const date of [dueDate, followUpDate])
    if (isFixed(date) && parseDate(date) === undefined)
      report.error('date', node, `expected a date with an offset but got '${date}'`);
  form(report, node);
  const priority = extension(node, 'PriorityDefinition')?.priority;
  if (isFixed(priority) && !/^(100|\d{1,2})$/.test(priority))
    report.error('priority', node, `expected a priority between 0 and 100 but got '${priority}'`);
};

function form(report: Report, node: Node): void {
  const definition = extension(node, 'FormDefinition');
  if (!definition) return;
  const { formId, formKey, externalReference } = definition;
  if ([formId, formKey, externalReference].filter(Boolean).length !== 1)
    report.error('form', node, 'expected a form definition with exactly one of id and key');
}
