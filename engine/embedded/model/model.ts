/** A BPMN process compiled once into plain records; nothing here depends on an instance. */

/** A compiled FEEL expression, or a text that stands for itself. `names`: the variables it reads, when they can be known. */
export interface Expression {
  text: string;
  /** The value when the text is no expression (does not begin with `=`). */
  fixed?: string;
  evaluate(variables: (name: string) => unknown): Evaluated;
}

export type Evaluated = { value: unknown } | { failure: string };

export type ElementType =
  | 'process'
  | 'sub-process'
  | 'event-sub-process'
  | 'start-event'
  | 'end-event'
  | 'intermediate-catch-event'
  | 'intermediate-throw-event'
  | 'boundary-event'
  | 'task'
  | 'service-task'
  | 'send-task'
  | 'user-task'
  | 'business-rule-task'
  | 'script-task'
  | 'receive-task'
  | 'exclusive-gateway'
  | 'parallel-gateway'
  | 'inclusive-gateway'
  | 'event-based-gateway'
  | 'call-activity';

export type EventType = 'none' | 'message' | 'timer' | 'error' | 'signal' | 'escalation' | 'link' | 'terminate';

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
  formKey?: Expression;
  formId?: Expression;
  assignee?: Expression;
  candidateGroups?: Expression;
  candidateUsers?: Expression;
  dueDate?: Expression;
  followUpDate?: Expression;
  priority?: Expression;
}

export interface Element {
  id: string;
  name?: string;
  type: ElementType;
  /** Events: what kind. */
  event?: EventType;
  /** Id of the enclosing process or sub-process; null for the process. */
  scope: string | null;
  /** Number of incoming flows. */
  incoming: number;
  /** In document order of the `<sequenceFlow>` elements. */
  outgoing: Flow[];
  /** Id of the default flow. */
  default?: string;
  inputs: Mapping[];
  outputs: Mapping[];
  job?: JobRule;
  task?: TaskRule;
  script?: { expression: Expression; result: string };
  /** Messages and signals: the name, and the key a message correlates by. */
  message?: { name: Expression; correlationKey?: Expression };
  signal?: { name: Expression };
  timer?: TimerRule;
  /** Error and escalation events: the code; a catch without one takes all. */
  code?: Expression;
  /** Boundary events and starts of event sub-processes. */
  interrupting?: boolean;
  /** Boundary events: the activity they are attached to. */
  attachedTo?: string;
  /** Catching events that this element opens while it lives: its boundary events, its event sub-processes' starts, the gateway's catches. */
  catches: string[];
  /** A scope: the none start event; all start events. */
  start?: string;
  starts?: string[];
}

export interface Model {
  process: string;
  name?: string;
  versionTag?: string;
  elements: { [id: string]: Element };
}
