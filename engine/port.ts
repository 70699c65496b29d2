/**
 * What the product asks of a BPMN engine, and what an engine tells the product. Nothing above this file knows which engine runs.
 *
 * Commands are intents inside a unit of work (`Tx`): an engine that lives in the same database carries them out there and answers
 * `done`; one that lives elsewhere gets them after commit and answers `accepted`. Keys are opaque strings, given by the engine.
 */
import type { Instant } from '../domain/instant.ts';

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
export type Variables = { [name: string]: Json };
export type Key = string;

/** Whose command it is and when it happens: every command carries tenant, release, run and instant. */
export interface Origin {
  tenant: string;
  release: string;
  run: string;
  at: Instant;
}

export type Answer = 'done' | 'accepted';

/** A file to deploy, named `<tenant>/<release>/<file>`: so each release has definition keys of its own. */
export interface Resource {
  name: string;
  content: string;
}

/** One reason why a resource can't run, or may surprise: shown at the element. */
export interface Finding {
  severity: 'error' | 'warning';
  resource: string;
  element?: string;
  /** Stable name of the rule, kebab-case. */
  rule: string;
  message: string;
}

export interface Definition {
  key: Key;
  processId: string;
  version: number;
  resource: string;
}

/** Thrown by `deploy`: nothing of the deployment was kept. */
export class DeploymentRefused extends Error {
  readonly findings: Finding[];
  constructor(findings: Finding[]) {
    super(findings.map((f) => `${f.resource}${f.element ? `#${f.element}` : ''}: ${f.message}`).join('\n'));
    this.name = 'DeploymentRefused';
    this.findings = findings;
  }
}

/** Thrown by a command that names what does not exist (any more), or is in the wrong state. */
export class CommandRefused extends Error {
  readonly code: 'not-found' | 'wrong-state' | 'invalid';
  constructor(code: 'not-found' | 'wrong-state' | 'invalid', message: string) {
    super(message);
    this.name = 'CommandRefused';
    this.code = code;
  }
}

/** The intents of a unit of work, carried out in the order given. */
export interface Intents {
  /** A new instance at the none start event of exactly this definition. Its first element binds it to the run. */
  start(origin: Origin, command: { definition: Key; variables: Variables }): Promise<Answer>;
  /** A message to whoever waits for it; kept for `ttl` milliseconds when nobody does; the same `id` twice is one message while it is kept. */
  publish(
    origin: Origin,
    message: { name: string; correlationKey: string; id: string; ttl: number; variables: Variables },
  ): Promise<Answer>;
  /** Engines with the ability `signals`: to everybody who waits for it now, and to the processes that it starts. */
  broadcast?(origin: Origin, signal: { name: string; variables: Variables }): Promise<Answer>;
  /** Only what the task's output mapping names reaches the engine's scopes. */
  completeTask(origin: Origin, command: { task: Key; variables: Variables }): Promise<Answer>;
  /** Engines with the ability `task-commands`, on native user tasks. An empty assignee is nobody; a claim is refused while another has it. */
  assignTask?(origin: Origin, command: { task: Key; assignee: string; claim?: boolean }): Promise<Answer>;
  /** Engines with the ability `task-commands`: changes what is named; empty texts and lists take away. */
  updateTask?(
    origin: Origin,
    command: {
      task: Key;
      changes: {
        candidateGroups?: string[];
        candidateUsers?: string[];
        dueDate?: string;
        followUpDate?: string;
        priority?: number;
      };
    },
  ): Promise<Answer>;
  /**
   * Engines with the ability `modification`: puts tokens into elements and takes element instances away, all or nothing. `instance` is the
   * run's instance or one that it has called. Variables without a scope are the process's.
   */
  modifyInstance?(
    origin: Origin,
    command: {
      instance: Key;
      activate: { element: string; ancestor?: Key; variables?: { scope?: string; variables: Variables }[] }[];
      terminate: Key[];
    },
  ): Promise<Answer>;
  /** Engines with the ability `migration`: the instance goes on in another definition, its living elements mapped by id. */
  migrateInstance?(
    origin: Origin,
    command: { instance: Key; definition: Key; elements: { [source: string]: string } },
  ): Promise<Answer>;
  /** Ends the run's instance and all that waits in it. */
  cancel(origin: Origin): Promise<Answer>;
  setVariables(origin: Origin, command: { scope: Key; variables: Variables; local: boolean }): Promise<Answer>;
  /** New retries where the job had none, then the incident is tried again. */
  resolveIncident(origin: Origin, command: { incident: Key; retries?: number }): Promise<Answer>;
}

/** A piece of automatic work: a service task that waits for its worker. */
export interface Job {
  key: Key;
  type: string;
  element: string;
  elementInstance: Key;
  instance: Key;
  definition: Key;
  tenant: string;
  release: string;
  run: string;
  /** What the element sees: its own variables and those of all scopes above it. */
  variables: Variables;
  headers: { [name: string]: string };
  /** How many tries are left, this one included. */
  retries: number;
  /** The instant of the trade at which this attempt happens. */
  at: Instant;
  /** Made in this very unit of work, in which its instance is locked: nobody can have handled it before. */
  follows?: true;
}

/**
 * What the job of a task listener says to the change that it was asked about: nothing, no (not when a task begins or is taken away), or yes
 * with other values. Empty texts and lists take away.
 */
export interface TaskVerdict {
  denied?: { reason?: string };
  corrections?: {
    assignee?: string;
    candidateGroups?: string[];
    candidateUsers?: string[];
    dueDate?: string;
    followUpDate?: string;
    priority?: number;
  };
}

/** What the job of an ad-hoc sub-process says: which of its elements begin now, and whether it is enough when they have ended, or at once. */
export interface AdHocLead {
  activate?: { element: string; variables?: Variables }[];
  enough?: boolean;
  /** What still runs is ended. */
  cancelRest?: boolean;
}

/** How a job's attempt ends. `failed` with retries left is tried again after the back-off; without, it is an incident. */
export type JobResult =
  | { kind: 'done'; variables: Variables; verdict?: TaskVerdict; lead?: AdHocLead }
  | { kind: 'error'; code: string; message: string; variables?: Variables }
  | { kind: 'failed'; message: string; retries: number; backOffMs: number };

/** A BPMN user task that waits for a person. */
export interface OpenTask {
  key: Key;
  element: string;
  elementInstance: Key;
  instance: Key;
  definition: Key;
  tenant: string;
  release: string;
  run: string;
  form?: string;
  assignee?: string;
  candidateGroups: string[];
  candidateUsers: string[];
  dueAt?: Instant;
  priority?: number;
  at: Instant;
}

export type IncidentKind =
  | 'io-mapping'
  | 'condition'
  | 'extract-value'
  | 'called-element'
  | 'unhandled-error'
  | 'called-decision'
  | 'decision-evaluation'
  | 'form-not-found'
  | 'job-no-retries'
  | 'message-size'
  | 'loop'
  | 'unknown';

export interface Incident {
  key: Key;
  kind: IncidentKind;
  message: string;
  element: string;
  elementInstance: Key;
  instance: Key;
  job?: Key;
  tenant: string;
  release: string;
  run: string;
  at: Instant;
}

/**
 * What an engine tells the product, inside the unit of work in which it became true. The product writes its own tables there.
 * Repeated news of the same key is harmless to the listener.
 */
export interface Listener<Tx> {
  taskOpened(tx: Tx, task: OpenTask): Promise<void>;
  /** A native user task is assigned to somebody else, or says something else of itself. */
  taskChanged?(tx: Tx, task: OpenTask): Promise<void>;
  taskWithdrawn(tx: Tx, task: { key: Key; tenant: string; run: string; at: Instant }): Promise<void>;
  /** A completion that was `accepted` has been carried out. Engines that answer `done` never say it. */
  taskCompleted?(tx: Tx, task: { key: Key; tenant: string; run: string; at: Instant }): Promise<void>;
  /** A completion that was `accepted` has been denied by a listener of the task, which stays open. */
  taskDenied?(tx: Tx, task: { key: Key; tenant: string; run: string; at: Instant; reason?: string }): Promise<void>;
  incidentRaised(tx: Tx, incident: Incident): Promise<void>;
  incidentResolved(tx: Tx, incident: { key: Key; tenant: string; run: string; at: Instant }): Promise<void>;
  runEnded(
    tx: Tx,
    run: { tenant: string; run: string; instance: Key; how: 'completed' | 'cancelled'; at: Instant },
  ): Promise<void>;
}

/** Carries out a job's attempt inside a unit of work; the runner of workers implements it (receipts, validation, errors). */
export interface JobExecutor<Tx> {
  /** The job types that have a worker here. */
  types(): string[];
  execute(tx: Tx, job: Job): Promise<JobResult>;
}

/** What only some engines can do, or tell. */
export type Ability =
  | 'history'
  | 'incidents'
  | 'withdrawn-tasks'
  | 'task-commands'
  | 'migration'
  | 'modification'
  | 'signals'
  | 'virtual-time'
  | 'same-transaction';

export interface EngineHealth {
  lastContact?: Instant;
  /** Age in milliseconds of the oldest ready job by type. */
  backlog: { [jobType: string]: { ready: number; oldestMs: number } };
  timersOverdue: number;
  /** For how many milliseconds of the tenant's clock the longest overdue timer has been due. */
  timersOldestMs: number;
  incidents: number;
  /** What could not be moved because of a bug, or a diagram that can no longer be read, and is tried again after pauses; where it is known. */
  heldBack?: number;
  /** Of an engine that is reached by a network: what is wrong with the way there, and what waits to be sent. */
  way?: Way & {
    commands: number;
    /** Age in milliseconds of the oldest command on its way. */
    oldestMs: number;
  };
}

/** What one process knows of the way to an engine that is reached by a network. */
export interface Way {
  /** The last instant on the wall at which the engine answered it. */
  lastContact?: Instant;
  /** Since when nothing but trouble comes back, and the last of it in words; absent while it answers. */
  trouble?: { since: Instant; words: string };
  /** When it last said that it has too much to do. */
  pressedAt?: Instant;
  /** How many commands are sent at once just now, and how many at most: fewer after each time that the engine had too much to do. Of a process that sends. */
  sending?: { atOnce: number; most: number };
  /** How jobs are fetched, by type. Of a process that works. */
  fetching?: { [jobType: string]: Fetching };
  /** Whoever fetches and was not answered for so many milliseconds is not well. */
  silentMs?: number;
}

/** How a process fetches the jobs of one type. */
export interface Fetching {
  /** The last instant on the wall at which the engine answered it, be it that there is nothing. */
  lastContact?: Instant;
  /** How many are being worked. */
  inHand: number;
  /** After failures in a row: how many, the last one as gRPC calls it, and until when nothing is asked, unless others are answered. */
  backOff?: { failures: number; code: string; until: Instant };
}

/** Several who share one unit of work: what they command is written together, by `flush`. */
export interface Company<Tx> {
  /**
   * The unit of work as one of them has it. What it commands joins the others' with `join`, when it is certain; before, it may be refused
   * without harm to them. What only one of them can do is refused with whatever `alone` makes.
   */
  member(tx: Tx, alone: () => Error): { tx: Tx; join(): void };
  flush(): Promise<void>;
}

/** Since the process began: groups whose cases were carried side by side, and those that fell apart, each case going alone. */
export interface Groups {
  together: number;
  apart: number;
}

export interface Engine<Tx> {
  /** Made at first contact and kept: receipts and definitions carry it, for keys repeat on another engine. */
  id: string;
  /** Another engine of the installation, which begins what this one has no definition of yet. */
  beside?: string;
  abilities: ReadonlySet<Ability>;
  /** What the engine would say to these files, without deploying them. */
  check(resources: Resource[]): Promise<Finding[]>;
  deploy(tx: Tx, origin: Omit<Origin, 'run'>, resources: Resource[]): Promise<Definition[]>;
  intents(tx: Tx): Intents;
  /** Where the engine can carry out the commands of several together. */
  company?(tx: Tx): Company<Tx>;
  /** Starts moving: jobs, timers, messages. Returns when it is ready to. */
  work(listener: Listener<Tx>, jobs: JobExecutor<Tx>): Promise<void>;
  /** Stops taking new work, finishes what is in hand, and lets go of everything. */
  stop(): Promise<void>;
  health(): Promise<EngineHealth>;
  /** Where this process moves cases in groups: how these end. */
  groups?(): Groups;
}
