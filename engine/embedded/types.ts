/**
 * The embedded engine's core: what an instance is, what can be asked of it, and what it answers.
 *
 * The way of a command
 * --------------------
 * 1. A host (memory/, postgres/) has a compiled `Model`, loads the `Instance` (plain JSON), and calls `step(model, instance, command, now)`.
 * 2. `step` is pure. It drafts a copy that shares all unchanged parts, so the instance that went in survives whatever happens.
 *    It turns the command into tasks of a queue (activate, complete, terminate an element instance) and works the queue off, first in,
 *    first out, as Zeebe's stream processor does: the order of everything that follows comes from that.
 * 3. Each task is looked up in the registry of elements/ by the element's type. What an element does, it does through `Draft`, the one
 *    place that changes state; every change leaves an `Effect`.
 * 4. When the queue is empty the instance stands at wait states. The host stores the new instance and turns the effects into rows
 *    (jobs, timers, subscriptions, incidents, history) in the same transaction.
 * 5. What comes back later (a job's result, a due timer, a message) is the next command.
 *
 * Expected failures (an expression that fails, an error nobody catches) are incidents: values inside the instance. A command that names
 * what is not there, or comes in the wrong state, throws the port's `CommandRefused`; nothing has changed then. Any other throw is a bug.
 *
 * Keys are strings `<instance key>.<n>`, n from the instance's counter, so a key tells its instance; the root scope's key is the instance
 * key itself. Inside the instance only n is kept (0 = the root scope): it is small, and children sort by age.
 */
import type { AdHocLead, IncidentKind, Json, Key, TaskVerdict, Variables } from '../port.ts';

export type { AdHocLead, IncidentKind, Json, Key, TaskVerdict, Variables } from '../port.ts';

/** Number of something inside its instance; see `keyOf`. */
export type Local = number;

/** Where an element instance stands. One that waits for an incident stays `activating` or `completing`. */
export type ElementState = 'activating' | 'active' | 'completing' | 'terminating';

/** `ready` for a worker; `backing-off` until the host says `jobBackOffOver`; `failed` (no retries) and `error` (uncaught) have an incident. */
export type JobState = 'ready' | 'backing-off' | 'failed' | 'error';

/** The state of one process instance: JSON through and through, and stored as such. */
export interface Instance {
  key: Key;
  /** Process id: with the host's definition key it finds the model. */
  process: string;
  state: 'new' | 'active' | 'completed' | 'cancelled';
  /** The last number given out. */
  last: number;
  /** Living element instances by number; 0 is the process itself. Empty when the instance has ended. */
  elements: { [local: Local]: ElementInstance };
  /** Definitions of the processes that its calls have run, by number: ids of their elements begin with it (see model/within.ts). */
  called?: Key[];
  /** Unresolved incidents by number. */
  incidents?: { [local: Local]: IncidentState };
  /** Completed activities that can still be undone, or are being undone, by number: the older first. */
  undoable?: { [local: Local]: Undoable };
}

/** An activity that has completed and has a compensation handler, or holds such activities. It is kept as long as its scope lives. */
export interface Undoable {
  /** Element id of the activity. */
  activity: string;
  scope: Local;
  /** The element instance that it was. */
  instance: Local;
  /** The compensation event that has asked for it: nobody else may. */
  by?: Local;
  /** The handler at work. */
  handler?: Local;
}

/** One living element instance. Absent parts are empty. */
export interface ElementInstance {
  /** Element id in the model. */
  id: string;
  /** The flow scope: number of the enclosing element instance; -1 for the process itself. */
  scope: Local;
  state: ElementState;
  /** Variables of this scope. */
  vars?: Variables;
  job?: JobInstance;
  /** A native user task while listeners have their say in what becomes of it; `job` is the listener's then. */
  passage?: Passage;
  timers?: { [local: Local]: TimerState };
  subscriptions?: { [local: Local]: SubscriptionState };
  /** Events that happened to this scope and whose elements are not yet activated (completed), oldest first. */
  triggers?: Trigger[];
  /** What an interrupting event leaves open: after one of the scope itself only boundary events, after a boundary event nothing. */
  deaf?: 'scope' | 'all';
  /** A scope: an interrupting event (this element id) has ended its main path; only that event's path may still activate. */
  interrupted?: string;
  /** The process of a call: its variables end here, what is above belongs to its caller. */
  root?: true;
  /** A multi-instance body: what is left to start, and what has been. */
  loop?: LoopState;
  /** An ad-hoc sub-process by job: its worker has said that no more is to begin. */
  enough?: true;
  /** Which of its listeners is at work, or will be, from 0 on. */
  listening?: number;
  /** Its mappings have run before the listeners that are at work now. */
  mapped?: true;
  /** Which one of its body's inner instances it is, from 1 on. */
  counter?: number;
  /** A scope: tokens that wait at joins, by gateway and then by flow. */
  joins?: { [gateway: string]: { [flow: string]: number } };
  /** A scope: sequence flows taken whose target is not yet activated. */
  tokens?: number;
}

export interface LoopState {
  /** Kept as long as there is an inner instance to start: a sequential body reads its collection once. */
  items?: Json[];
  started: number;
  completed: number;
}

/** When a listener has its turn: around the life of an element, or before a native user task becomes what somebody wants it to be. */
export type ListenerEvent = 'start' | 'end';
export type TaskEvent = 'creating' | 'assigning' | 'updating' | 'completing' | 'canceling';

/** A native user task on its way from one state to the next. */
export interface Passage {
  event: TaskEvent;
  /** Which of the listeners is at work, or will be, from 0 on. */
  next: number;
  /** The task as it stands. Nobody has been told yet of one that is `unmade`. */
  task: JobInstance;
  unmade?: true;
  /** What it says of itself when it has come through. */
  data: TaskData;
  /** Who has asked for it; nothing of the sort at its beginning, nor when variables are set. */
  action?: 'assign' | 'claim' | 'update' | 'complete';
  /** What it is completed with, or what is set in its scope (only there, when `local`). */
  vars?: Variables;
  local?: boolean;
}

/** A job as its element instance keeps it. */
export interface JobInstance {
  n: Local;
  state: JobState;
  retries: number;
  /** It is a listener of the element, not its own work. */
  listener?: ListenerEvent | TaskEvent;
  /** It is a user task. */
  task?: true;
  /** Of a native user task, which commands may change. */
  data?: TaskData;
}

export interface TimerState {
  /** The catching event's element id. */
  on: string;
  /** Epoch milliseconds. */
  due: number;
  /** Repetitions left, this one included; -1 = for ever. */
  left: number;
}

export interface SubscriptionState {
  on: string;
  what: 'message' | 'signal';
  name: string;
  /** Messages only. */
  correlationKey?: string;
}

export interface Trigger {
  /** The catching event's element id. */
  on: string;
  vars?: Variables;
}

export interface IncidentState {
  kind: IncidentKind;
  /** The element instance it stands at. */
  at: Local;
  /** Its job, when the incident is the job's. */
  job?: Local;
}

/** What can be asked of an instance. Keys name things of this instance. */
export type Command =
  /** Once, on a new instance: at this start event of the process, or at its none start event. */
  | { kind: 'start'; variables: Variables; at?: string }
  | { kind: 'completeJob'; job: Key; variables: Variables; verdict?: TaskVerdict; lead?: AdHocLead }
  /** Negative retries count as 0. The variables become local to the element. */
  | {
      kind: 'failJob';
      job: Key;
      retries: number;
      backOffMs?: number;
      message?: string;
      variables?: Variables;
    }
  | { kind: 'throwError'; job: Key; code: string; message?: string; variables?: Variables }
  /** The host calls it when a job's back-off has passed. */
  | { kind: 'jobBackOffOver'; job: Key }
  | { kind: 'updateRetries'; job: Key; retries: number }
  /** Of native user tasks. An empty assignee is nobody; a claim is refused while somebody else has it. */
  | { kind: 'assignTask'; task: Key; assignee: string; claim?: boolean }
  | { kind: 'updateTask'; task: Key; changes: TaskChanges }
  /** A message has met this subscription; or a signal, which reaches every subscription of its name in the instance. */
  | { kind: 'correlate'; subscription: Key; variables: Variables }
  /** The host calls it at or after the timer's due instant. */
  | { kind: 'fireTimer'; timer: Key }
  | { kind: 'resolveIncident'; incident: Key }
  | { kind: 'setVariables'; scope: Key; variables: Variables; local: boolean }
  /** `instance`: the one that is meant, a called one too. */
  | { kind: 'modify'; instance?: Key; activate: Placement[]; terminate: Key[] }
  /** To another definition; elements, and flows whose tokens wait, are mapped by id. */
  | { kind: 'migrate'; instance?: Key; definition: Key; elements: { [source: string]: string } }
  /** `instance`: the one that is meant; a called process can't be cancelled alone. */
  | { kind: 'cancel'; instance?: Key };

/** What an update of a native user task names; empty texts and lists take away. */
export interface TaskChanges {
  candidateGroups?: string[];
  candidateUsers?: string[];
  dueDate?: string;
  followUpDate?: string;
  priority?: number;
}

/** A token put into an element: in the scope that is named, or in the only one there is, or in a new one. */
export interface Placement {
  element: string;
  ancestor?: Key;
  /** Without a scope they are the process's; else those of the element, or of a scope around it. */
  variables?: { scope?: string; variables: Variables }[];
}

/** What a step did, in the order it did it. Hosts make rows of it. */
export type Effect =
  | { kind: 'jobCreated'; job: JobRow }
  /** `readyAt`: epoch milliseconds at which the host sends `jobBackOffOver`. */
  | { kind: 'jobUpdated'; key: Key; state: JobState; retries: number; readyAt?: number; message?: string }
  | { kind: 'taskChanged'; task: JobRow }
  /** `late`: a user task whose completion its listeners have let through, or (`taskDenied`) not. */
  | { kind: 'jobRemoved'; key: Key; how: 'completed' | 'cancelled' | 'error'; task?: true; late?: true }
  | { kind: 'taskDenied'; key: Key; event: TaskEvent; reason?: string }
  | { kind: 'timerCreated'; timer: TimerRow }
  | { kind: 'timerRemoved'; key: Key; how: 'fired' | 'cancelled' }
  | { kind: 'subscriptionOpened'; subscription: SubscriptionRow }
  | { kind: 'subscriptionClosed'; key: Key }
  | { kind: 'incidentRaised'; incident: IncidentRow }
  | { kind: 'incidentResolved'; key: Key }
  /** `activating` comes before input mappings; an incident there keeps `activated` away until it is resolved. */
  | { kind: 'element'; what: ElementNews; key: Key; element: string; type: string; scope: Key | null; called?: Called }
  | { kind: 'flowTaken'; flow: string; scope: Key; called?: Called }
  /** The instance, or a called one, goes on in another definition; then each thing in it that has another element is told. */
  | { kind: 'migrated'; instance: Key; definition: Key; process: string }
  | {
      kind: 'renamed';
      what: 'element' | 'job' | 'timer' | 'subscription' | 'incident';
      key: Key;
      element: string;
      /** Of a subscription: the process that it belongs to now. */
      process?: string;
      called?: Called;
    }
  | { kind: 'variableSet'; scope: Key; name: string; value: Json }
  /** Thrown inside the instance, which has heard it: for the host to take to all other instances, and to the processes that start by it. */
  | { kind: 'signalThrown'; name: string; variables: Variables }
  | { kind: 'instanceEnded'; how: 'completed' | 'cancelled' };

export type ElementNews = 'activating' | 'activated' | 'completed' | 'terminated';

/** The called process to which something belongs, where it is not the instance's own: its key, its definition and its process id. */
export interface Called {
  instance: Key;
  definition: Key;
  process: string;
}

/** What a job's row needs. User tasks are jobs of type `userTaskJobType` with `task` filled. */
export interface JobRow {
  key: Key;
  type: string;
  element: string;
  elementInstance: Key;
  retries: number;
  headers: { [name: string]: string };
  listener?: ListenerEvent | TaskEvent;
  task?: TaskData;
  called?: Called;
}

export const userTaskJobType = 'io.camunda.zeebe:userTask';

/** What a user task says of itself, evaluated when it was activated. */
export interface TaskData {
  /** A task of its own, that no worker gets as a job. */
  native?: true;
  formKey?: string;
  formId?: string;
  assignee?: string;
  candidateGroups: string[];
  candidateUsers: string[];
  /** RFC 3339 text as the expression gave it. */
  dueDate?: string;
  followUpDate?: string;
  priority?: number;
}

export interface TimerRow {
  key: Key;
  /** The catching event. */
  element: string;
  /** The scope that listens: the activity of a boundary event, the sub-process of an event sub-process, the event itself. */
  elementInstance: Key;
  /** Epoch milliseconds. */
  due: number;
  /** Repetitions left, this one included; -1 = for ever. */
  repetitions: number;
}

export interface SubscriptionRow {
  key: Key;
  what: 'message' | 'signal';
  name: string;
  /** Messages only; always text. */
  correlationKey?: string;
  element: string;
  elementInstance: Key;
  /** It closes by itself with its first message; otherwise it stays open and takes one after the other. */
  interrupting: boolean;
  called?: Called;
}

export interface IncidentRow {
  key: Key;
  kind: IncidentKind;
  message: string;
  element: string;
  elementInstance: Key;
  job?: Key;
  called?: Called;
}

/** What a step gives back: the next state, and what became of it. */
export interface Stepped {
  instance: Instance;
  effects: Effect[];
}
