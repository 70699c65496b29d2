import { bindingOf } from './bind.ts';
import { extension, type Node } from './moddle.ts';
import type { Element, JobRule, Mapping, TaskRule, TimerRule } from './model.ts';
import type { Report } from './report.ts';

type Part<K extends keyof Element> = Partial<Pick<Element, K>>;

function mappings(report: Report, node: Node, list: Node[] | undefined, kind: 'input' | 'output'): Mapping[] {
  return (list ?? []).map(({ source, target }) => ({
    source:
      kind === 'output'
        ? report.feel(node, source ?? '', 'source of an output')
        : report.expression(node, source ?? ''),
    target: path(report, node, target ?? ''),
  }));
}

/** A target such as `a.b`; each part is a name that FEEL can read again. */
function path(report: Report, node: Node, target: string): string[] {
  const parts = target.split('.');
  if (!parts.every((part) => /^[a-zA-Z_][a-zA-Z0-9_]*$/.test(part)))
    report.error('mapping-target', node, `expected a variable name such as a or a.b as target but got '${target}'`);
  return parts;
}

export function ioOf(report: Report, node: Node): Pick<Element, 'inputs' | 'outputs'> {
  const io = extension(node, 'IoMapping');
  return {
    inputs: mappings(report, node, io?.inputParameters, 'input'),
    outputs: mappings(report, node, io?.outputParameters, 'output'),
  };
}

function headersOf(node: Node): JobRule['headers'] {
  const headers: Node[] = extension(node, 'TaskHeaders')?.values ?? [];
  return Object.fromEntries(headers.filter(({ key, value }) => key && value).map(({ key, value }) => [key, value]));
}

/** The job of an element with a `zeebe:taskDefinition`. */
export function jobOf(report: Report, node: Node): Part<'job'> {
  const definition = extension(node, 'TaskDefinition');
  if (!definition) return {};
  if (!definition.type) report.error('job-type', node, 'expected a job type but there is none');
  return {
    job: {
      type: report.expression(node, definition.type ?? ''),
      retries: report.expression(node, definition.retries ?? '3'),
      headers: headersOf(node),
    },
  };
}

/** A user task: its own job type, and what a person's list needs to know. Native tasks (`zeebe:userTask`) run the same way, but nobody gets them as jobs. */
export function userTaskOf(report: Report, node: Node): Part<'job' | 'task'> {
  const assignment = extension(node, 'AssignmentDefinition') ?? { $type: '' };
  const schedule = extension(node, 'TaskSchedule') ?? { $type: '' };
  const form = extension(node, 'FormDefinition') ?? { $type: '' };
  const native = extension(node, 'UserTask') !== undefined;
  const task: TaskRule = native ? { native } : {};
  const { assignee, candidateGroups, candidateUsers } = assignment;
  const { dueDate, followUpDate } = schedule;
  const priority = extension(node, 'PriorityDefinition')?.priority;
  const parts = {
    assignee,
    candidateGroups,
    candidateUsers,
    dueDate,
    followUpDate,
    formId: form.formId,
    priority,
    externalReference: native ? form.externalReference : undefined,
  };
  for (const [part, text] of Object.entries(parts))
    if (typeof text === 'string')
      task[part as Exclude<keyof TaskRule, 'formKey' | 'formBinding' | 'native'>] = report.expression(node, text);
  if (form.formKey) task.formKey = form.formKey;
  const binding = bindingOf(report, node, form);
  if (task.formId && binding.by !== 'latest') task.formBinding = binding;
  if (task.formId?.feel && binding.by === 'deployment')
    report.error('not-run', node, 'this engine does not run forms by an expression that are bound by deployment');
  const job = { type: { text: 'io.camunda.zeebe:userTask' }, retries: { text: '1' }, headers: headersOf(node) };
  return { job, task };
}

export function scriptOf(report: Report, node: Node): Part<'script'> {
  const script = extension(node, 'Script');
  if (!script) return {};
  if (!script.resultVariable) report.error('script-result', node, 'expected a result variable but there is none');
  return {
    script: { expression: report.feel(node, script.expression ?? '', 'script'), result: script.resultVariable ?? '' },
  };
}

/** A message by its reference; catches need a key to correlate by, throws and starts of processes do not. */
export function messageOf(report: Report, node: Node, message: Node | undefined, keyed: boolean): Part<'message'> {
  if (!message?.name) {
    report.error('message-name', node, 'expected a message with a name but there is none');
    return {};
  }
  const name = report.expression(message, message.name);
  const key = extension(message, 'Subscription')?.correlationKey;
  if (!keyed) return { message: { name } };
  if (!key) {
    report.error('correlation-key', node, `expected a correlation key at message '${message.name}' but there is none`);
    return {};
  }
  return { message: { name, correlationKey: report.feel(message, key, 'correlation key') } };
}

/** A signal by its reference, thrown or caught. */
export function signalOf(report: Report, definition: Node): Part<'signal'> {
  const signal: Node | undefined = definition.signalRef;
  if (!signal?.name) {
    report.error('signal-name', definition, 'expected a signal with a name but there is none');
    return {};
  }
  return { signal: { name: report.expression(signal, signal.name) } };
}

const timers: [string, TimerRule['what']][] = [
  ['timeDate', 'date'],
  ['timeDuration', 'duration'],
  ['timeCycle', 'cycle'],
];

export function timerOf(report: Report, node: Node, definition: Node): Part<'timer'> {
  const given = timers.filter(([part]) => definition[part]);
  const [only] = given;
  if (!only || given.length > 1) {
    report.error('timer', node, 'expected exactly one of date, duration or cycle');
    return {};
  }
  const [part, what] = only;
  return { timer: { what, value: report.expression(node, (definition[part].body ?? '').trim()) } };
}
