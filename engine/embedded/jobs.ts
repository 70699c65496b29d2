import { asText, asTexts, asWhole, evaluate } from './expressions.ts';
import { Failure } from './failure.ts';
import type { Element, Expression, JobRule, TaskRule } from './model/model.ts';
import { parseDate } from './timers.ts';
import type { Turn } from './turn.ts';
import { type JobRow, type Local, type TaskData, userTaskJobType } from './types.ts';

type NewJob = Omit<JobRow, 'key' | 'element' | 'elementInstance'>;

/** The job of an element, its expressions evaluated in the element's own scope. */
export function evaluateJob(turn: Turn, at: Local, element: Element): NewJob | Failure {
  const job = evaluateRule(turn, at, element.job!);
  if (job instanceof Failure || !element.task) return job;
  const task = evaluateTask(turn, at, element.task);
  return task instanceof Failure ? task : { ...job, type: userTaskJobType, task };
}

/** The job of a listener. It has the headers of the element's own job. */
export function evaluateListener(turn: Turn, at: Local, element: Element, rule: JobRule): NewJob | Failure {
  return evaluateRule(turn, at, { ...rule, headers: element.job?.headers ?? {} });
}

function evaluateRule(turn: Turn, at: Local, { type, retries, headers }: JobRule): NewJob | Failure {
  const name = asText(turn, type, at);
  if (name instanceof Failure) return name;
  if (name === '')
    return new Failure(
      'extract-value',
      `Expected result of the expression '${type.text}' to be a not-empty string, but was an empty string.`,
    );
  const count = asWhole(turn, retries, at);
  return count instanceof Failure ? count : { type: name, retries: count, headers };
}

const readers = {
  assignee: asText,
  candidateGroups: asTexts,
  candidateUsers: asTexts,
  dueDate: asDate,
  followUpDate: asDate,
  formId: asForm,
  externalReference: asText,
  priority: asPriority,
};

const usualPriority = 50;

/** A user task's data. A null assignee is an incident, an empty one is none (seen on 8.5.4, 8.8.0). */
function evaluateTask(turn: Turn, at: Local, rule: TaskRule): TaskData | Failure {
  const data: { [part: string]: unknown } = {};
  for (const [part, read] of Object.entries(readers)) {
    const expression = rule[part as keyof typeof readers];
    if (!expression) continue;
    const value = read(turn, expression, at, rule);
    if (value instanceof Failure) return value;
    if (value !== '' && value !== undefined) data[part] = value;
  }
  const { externalReference, ...named } = data as Partial<TaskData> & { externalReference?: string };
  const formKey = rule.formKey ?? externalReference;
  return {
    ...(rule.native && { native: true, priority: usualPriority }),
    candidateGroups: [],
    candidateUsers: [],
    ...(formKey !== undefined && { formKey }),
    ...named,
  };
}

/** A date with an offset as text; empty and null are none. */
function asDate(turn: Turn, expression: Expression, at: Local): string | undefined | Failure {
  const value = evaluate(turn, expression, at);
  if (value === null || value === '') return undefined;
  if (value instanceof Failure) return value;
  if (typeof value === 'string' && parseDate(value) !== undefined) return value;
  return new Failure(
    'extract-value',
    `Invalid date-time format '${String(value)}' for expression '${expression.text}'.`,
  );
}

function asPriority(turn: Turn, expression: Expression, at: Local): number | Failure {
  const priority = asWhole(turn, expression, at);
  if (priority instanceof Failure || (priority >= 0 && priority <= 100)) return priority;
  return new Failure('extract-value', `Expected priority to be in the range [0,100] but was '${priority}'.`);
}

function asForm(turn: Turn, expression: Expression, at: Local, { formBinding }: TaskRule): string | Failure {
  const binding = formBinding ?? { by: 'latest' };
  const id = asText(turn, expression, at);
  if (id instanceof Failure || turn.library.form(id, binding)) return id;
  if (binding.by === 'versionTag')
    return new Failure(
      'form-not-found',
      `Expected to use a form with id '${id}' and version tag '${binding.tag}', but no such form found. To resolve the incident, deploy a form with the given id and version tag.\n`,
    );
  return new Failure(
    'form-not-found',
    `Expected to find a form with id '${id}', but no form with this id is found, at least a form with this id should be available. To resolve the Incident please deploy a form with the same id`,
  );
}
