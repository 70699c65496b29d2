import type { Expression as Feel } from '../../../rules/feel/index.ts';
import type { TaskEvent } from '../types.ts';
import type { Binding } from './binding.ts';

/** A BPMN process compiled once into plain records; nothing here depends on an instance. */
export interface Model {
  process: string;
  name?: string;
  versionTag?: string;
  elements: { [id: string]: Element };
}

/** A FEEL expression compiled, or a text that stands for itself (it did not begin with `=`). */
export interface Expression {
  text: string;
  feel?: Feel;
}

export type ElementType =
  | 'process'
  | 'sub-process'
  | 'multi-instance-body'
  | 'ad-hoc-sub-process'
  | 'ad-hoc-path'
  | 'call-activity'
  | 'event-sub-process'
  | 'start-event'
  | 'end-event'
  | 'intermediate-catch-event'
  | 'intermediate-throw-event'
  | 'boundary-event'
  | 'task'
  | 'manual-task'
  | 'service-task'
  | 'send-task'
  | 'user-task'
  | 'business-rule-task'
  | 'script-task'
  | 'receive-task'
  | 'exclusive-gateway'
  | 'parallel-gateway'
  | 'inclusive-gateway'
  | 'event-based-gateway';

export type EventType =
  | 'none'
  | 'message'
  | 'timer'
  | 'error'
  | 'signal'
  | 'escalation'
  | 'link'
  | 'terminate'
  | 'compensation';

export interface Flow {
  id: string;
  source: string;
  target: string;
  condition?: Expression;
}

export interface Mapping {
  source: Expression;
  /** `a.b` is ['a', 'b']. */
  target: string[];
}

export interface TimerRule {
  what: 'date' | 'duration' | 'cycle';
  value: Expression;
}

export interface JobRule {
  type: Expression;
  retries: Expression;
  headers: { [name: string]: string };
}

/** A user task's data, before evaluation. */
export interface TaskRule {
  /** A task of its own (`zeebe:userTask`), not a job that stands for one. */
  native?: true;
  formKey?: string;
  formId?: Expression;
  /** Which version of the form is meant, where it is not the newest. */
  formBinding?: Binding;
  /** Native ones only: a form that is elsewhere. */
  externalReference?: Expression;
  assignee?: Expression;
  candidateGroups?: Expression;
  candidateUsers?: Expression;
  dueDate?: Expression;
  followUpDate?: Expression;
  priority?: Expression;
}

/** How often an activity runs: once for each item, all at once or one after the other. */
export interface LoopRule {
  sequential: boolean;
  /** The element of which each inner instance is one. */
  inner: string;
  items: Expression;
  /** Variable of the item. */
  item?: string;
  output?: { collection: string; element: Expression };
  until?: Expression;
}

/** The process that an activity calls, and which variables go there and come back. */
export interface CallRule {
  process: Expression;
  binding: Binding;
  /** All that the call sees goes there; else only what is its own. */
  givesAll: boolean;
  /** Everything comes back, unless output mappings say what. */
  takesAll: boolean;
}

/** Elements without an order. */
export interface AdHocRule {
  /** The scope of one path. */
  inner: string;
  /** Elements that no flow leads to, and what is told of them. */
  begins: string[];
  about: { elementId: string; elementName?: string; documentation?: string; properties?: { [name: string]: string } }[];
  /** A job says which begin and when it is enough. */
  byJob: boolean;
  /** Ids of those that begin; without it none does. */
  elements?: Expression;
  until?: Expression;
  /** When it is enough, what still runs is ended. */
  cancelRest: boolean;
  output?: { collection: string; element: Expression };
}

/** One flow element; which parts it has depends on its type and event. */
export interface Element {
  id: string;
  name?: string;
  type: ElementType;
  /** Events only. */
  event?: EventType;
  /** Id of the enclosing process or sub-process; null for the process. */
  scope: string | null;
  /** Number of incoming flows. */
  incoming: number;
  /** In the order in which tokens go: reverse document order of the `<sequenceFlow>` elements (seen on 8.5.4 and 8.8.0). */
  outgoing: Flow[];
  /** Id of the default flow. */
  default?: string;
  inputs: Mapping[];
  outputs: Mapping[];
  job?: JobRule;
  task?: TaskRule;
  script?: { expression: Expression; result: string };
  message?: { name: Expression; correlationKey?: Expression };
  signal?: { name: Expression };
  timer?: TimerRule;
  /** Error and escalation events: the code; a catch without one takes all. */
  code?: Expression;
  /** Boundary events and starts of event sub-processes; false only where the diagram says so. */
  interrupting?: boolean;
  /** Link events: the name. */
  link?: string;
  /** An activity that can be undone: its compensation event and handler. */
  undo?: { event: string; handler: string };
  /** A compensation event: id of the one activity to undo; without it all of the scope are. */
  compensates?: string;
  /** The throw of a link: id of its catch. */
  linksTo?: string;
  /** A catch event behind an event-based gateway: no token leads to it. */
  afterEventGateway?: boolean;
  /**
   * The events this element listens to while it lives: starts of the event sub-processes directly in it, then its boundary events,
   * the catches behind an event-based gateway, or itself (a catch event, a receive task).
   */
  catches: string[];
  /** A business rule task that decides by itself: the variable of its result. */
  decision?: { id: Expression; binding: Binding; result: string };
  /** An ad-hoc sub-process. */
  adHoc?: AdHocRule;
  /** A call activity. */
  call?: CallRule;
  /** A native user task: jobs that have a say in what becomes of it. */
  taskListeners?: { [event in TaskEvent]?: JobRule[] };
  /** Jobs around its life: before it is active, and before it is completed. */
  listeners?: { start: JobRule[]; end: JobRule[] };
  /** A multi-instance body. */
  loop?: LoopRule;
  /** A scope: ids of its start events; a none start comes first. */
  starts?: string[];
}
