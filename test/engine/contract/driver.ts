import type { Json, Variables } from '../../../engine/port.ts';

/** A file to load: one BPMN text, or a list of [file name, text]. */
export type Files = string | [string, string][];

/** What one case sees of an engine: the same names on every engine, as zeebe-lab's host has them. */
export interface Host {
  deploy(files: Files): Promise<unknown>;
  start(process: string, variables?: Variables, more?: object): Promise<string>;
  /** `result`: what the job of a task listener, or of an ad-hoc sub-process, answers besides (8.8). */
  complete(type: string, variables?: Variables, result?: JobResult): Promise<void>;
  fail(
    type: string,
    retries: number,
    options?: { message?: string; backoff?: number; vars?: Variables },
  ): Promise<void>;
  throwError(type: string, code: string, variables?: Variables): Promise<void>;
  retries(type: string, retries: number): Promise<void>;
  activate(type: string, options?: ActivateOptions): Promise<ActivatedJob[]>;
  completeUser(element: string, variables?: Variables): Promise<void>;
  /** Commands on a native user task (the oldest open one of this element). */
  assign(element: string, assignee: string): Promise<void>;
  claim(element: string, assignee: string): Promise<void>;
  update(element: string, changes: TaskChanges): Promise<void>;
  /** What a native user task says of itself. */
  taskOf(element: string): Promise<NativeTask>;
  message(name: string, variables?: Variables, key?: string, options?: { ttl?: number; id?: string }): Promise<string>;
  signal(name: string, variables?: Variables): Promise<void>;
  cancel(instance?: string): Promise<void>;
  setVariables(scope: string, variables: Variables, local?: boolean): Promise<void>;
  resolve(kind?: string): Promise<void>;
  modify(modification: Modification): Promise<void>;
  /** To the newest version of a process, with elements mapped by id. */
  migrate(process: string, map: { [source: string]: string }, key?: string): Promise<void>;

  /** Epoch milliseconds of the engine's clock. */
  now(): Promise<number>;
  /** Moves the clock by an ISO duration (or milliseconds) and lets everything that falls due happen. */
  advance(by: string | number): Promise<void>;
  /** Moves the clock to just after the due instant of the timer of this element. */
  fire(element: string): Promise<void>;
  due(element: string): Promise<string | undefined>;

  jobs(): Promise<string[]>;
  users(): Promise<string[]>;
  timers(): Promise<string[]>;
  subs(): Promise<string[]>;
  correlationKeys(): Promise<string[]>;
  incidents(): Promise<string[]>;
  incidentTexts(): Promise<string[]>;
  done(): Promise<boolean>;
  instances(process?: string): Promise<number>;
  keysOf(process: string): Promise<string[]>;
  completed(): Promise<string[]>;
  terminated(): Promise<string[]>;
  activated(): Promise<string[]>;
  /** What a refused command answers, or undefined. */
  refusal(work: () => Promise<unknown>): Promise<string | undefined>;
  /** Variables of the root scope of an instance (the first one started, unless told). */
  vars(instance?: string): Promise<Variables>;
  /** All variables that the job of this type sees. */
  localsOf(type: string): Promise<Variables>;
  /** Only the variables in the scope of the (newest living, else newest) element instance. */
  scopeOf(element: string): Promise<Variables>;
  element(element: string): Promise<{ key: string; alive: boolean } | undefined>;
  jobOf(type: string): Promise<WaitingJob>;
  trace(...intents: string[]): Promise<string[]>;
}

/** Names and meaning as in Zeebe's protocol. */
export interface JobResult {
  denied?: boolean;
  deniedReason?: string;
  corrections?: TaskCorrections;
  activateElements?: { elementId: string; variables?: Variables }[];
  isCompletionConditionFulfilled?: boolean;
  isCancelRemainingInstances?: boolean;
}

export interface TaskCorrections extends TaskChanges {
  assignee?: string;
}

export interface WaitingJob {
  key: string;
  elementInstanceKey: string;
  retries: number;
  customHeaders: { [name: string]: string };
}

export interface TaskChanges {
  candidateGroups?: string[];
  candidateUsers?: string[];
  dueDate?: string;
  followUpDate?: string;
  priority?: number;
}

/** Empty texts and lists: none. */
export interface NativeTask {
  key: string;
  assignee: string;
  candidateGroups: string[];
  candidateUsers: string[];
  dueDate: string;
  followUpDate: string;
  externalForm: string;
  /** Whether it has found a deployed form. */
  form: boolean;
  /** Since 8.6. */
  priority?: number;
  headers: { [name: string]: string };
}

/** Keys are those of element instances; `key` names the instance (the first one started, unless told). */
export interface Modification {
  activate?: { id: string; ancestor?: string; vars?: Variables; scope?: string }[];
  terminate?: string[];
  key?: string | undefined;
}

export interface ActivateOptions {
  timeout?: number;
  max?: number;
  worker?: string;
  fetchVariable?: string[];
}

export interface ActivatedJob {
  key: string;
  type: string;
  retries: number;
  variables: { [name: string]: Json };
  customHeaders: { [name: string]: string };
}

/** An engine under the contract suite. Every engine brings one; the suite knows nothing else of it. */
export interface Driver {
  name: string;
  /** The Zeebe version whose behaviour is to be expected. */
  version(): Promise<string>;
  /** Empties the engine (unless told to keep what is there) and deploys. Throws what the engine answers to files that it refuses. */
  load(files: Files, options?: { keep?: boolean }): Promise<Host>;
  /** What is wrong in the engine's books as the case left them, if it keeps any. */
  faults?(): Promise<string[]>;
  close(): Promise<void>;
  /** Constructs that this engine runs beyond the first size; a case that `needs` one it lacks must be refused there, in words. */
  abilities: ReadonlySet<string>;
  /** Real Zeebe says its own words when it refuses; others are asked only whether they refuse. */
  wordsOfZeebe: boolean;
}

/** One case, in the format of zeebe-lab's start/. */
export interface Case {
  name: string;
  xml: Files;
  fn(host: Host, version: string): Promise<void>;
  /** Refused at deployment: with these words on Zeebe, at least in these versions. */
  refused?: string | ((version: string) => string | undefined);
  /** A construct beyond the first size. */
  needs?: string;
  /** Zeebe takes it where it says nothing of `refused`, and then does something that nobody wants; our own engine refuses it. */
  stricter?: boolean;
  /** Zeebe itself breaks down over it, with these words (undefined: not in this version); our own engine does what the case says. */
  breaks?: string | ((version: string) => string | undefined);
}
