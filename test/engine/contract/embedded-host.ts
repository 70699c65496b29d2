import { instanceOfKey } from '../../../engine/embedded/keys.ts';
import { parseInterval, plus } from '../../../engine/embedded/timers.ts';
import {
  type Command,
  type Effect,
  type IncidentRow,
  type JobRow,
  type Key,
  userTaskJobType,
} from '../../../engine/embedded/types.ts';
import {
  type AdHocLead,
  CommandRefused,
  type Json,
  type Resource,
  type TaskVerdict,
  type Variables,
} from '../../../engine/port.ts';
import type {
  ActivatedJob,
  ActivateOptions,
  Files,
  Host,
  JobResult,
  Modification,
  NativeTask,
  TaskChanges,
  WaitingJob,
} from './driver.ts';
import { Fold } from './fold.ts';
import { zeebeNames } from './zeebe-names.ts';

/** What a host of the embedded core must offer to come under the contract suite. */
export interface Backend {
  deploy(resources: Resource[]): Promise<unknown>;
  /** The newest version of a process. */
  start(process: string, variables: Variables): Promise<Key>;
  /** The definition of the newest version of a process. */
  latest(process: string): Promise<Key | undefined>;
  command(instance: Key, command: Command): Promise<void>;
  /** Undefined: a message of that id is still kept. */
  publish(message: {
    name: string;
    correlationKey: string;
    id: string;
    ttl: number;
    variables: Variables;
  }): Promise<Key | undefined>;
  broadcast(name: string, variables: Variables): Promise<void>;
  /** `sees`: the variables that its worker gets. */
  lock(type: string, options: { max: number; timeout: number }): Promise<(JobRow & { sees: Variables })[]>;
  now(): Promise<number>;
  advance(milliseconds: number): Promise<void>;
  /** Every step's effects, in order. */
  hear(hear: (instance: Key, effects: Effect[]) => void): void;
  /** Names of messages by which processes start. */
  startMessages(): string[];
  /** Timers by which processes start. */
  startTimers(): { key: Key; element: string; due: number }[];
}

export const refusals = { 'not-found': 'NOT_FOUND', 'wrong-state': 'FAILED_PRECONDITION', invalid: 'INVALID_ARGUMENT' };
const intents = { activating: 'ACTIVATING', activated: 'ACTIVATED', completed: 'COMPLETED', terminated: 'TERMINATED' };

async function said<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof CommandRefused ? new Error(`${refusals[error.code]}: ${error.message}`) : error;
  }
}

/** The suite's host over any host of the embedded core: commands go to it, what is alive is folded from its effects. */
export class EmbeddedHost implements Host {
  readonly #backend: Backend;
  readonly #fold = new Fold();
  #root: Key | undefined;

  constructor(backend: Backend) {
    this.#backend = backend;
    backend.hear((_, effects) => this.#fold.apply(effects));
  }

  // ---------- commands ----------

  deploy(files: Files): Promise<unknown> {
    const all: [string, string][] = typeof files === 'string' ? [['case.bpmn', files]] : files;
    return said(this.#backend.deploy(all.map(([name, content]) => ({ name, content }))));
  }

  async start(process: string, variables: Variables = {}): Promise<Key> {
    const key = await said(this.#backend.start(process, variables));
    this.#root ??= key;
    return key;
  }

  async complete(type: string, variables: Variables = {}, result: JobResult = {}): Promise<void> {
    const { key } = await this.jobOf(type);
    await this.#command(key, { kind: 'completeJob', job: key, variables, ...verdictOf(result), ...leadOf(result) });
  }

  async fail(
    type: string,
    retries: number,
    { message = 'failed', backoff = 0, vars }: { message?: string; backoff?: number; vars?: Variables } = {},
  ): Promise<void> {
    const { key } = await this.jobOf(type);
    const command: Command = { kind: 'failJob', job: key, retries, backOffMs: backoff, message };
    await this.#command(key, vars ? { ...command, variables: vars } : command);
  }

  async throwError(type: string, code: string, variables: Variables = {}): Promise<void> {
    const { key } = await this.jobOf(type);
    await this.#command(key, { kind: 'throwError', job: key, code, message: '', variables });
  }

  async retries(type: string, retries: number): Promise<void> {
    const { key } = await this.jobOf(type);
    await this.#command(key, { kind: 'updateRetries', job: key, retries });
  }

  async activate(type: string, options: ActivateOptions = {}): Promise<ActivatedJob[]> {
    const { timeout = 60_000, max = 100, fetchVariable = [] } = options;
    const jobs = await this.#backend.lock(type, { timeout, max });
    return jobs.map((job) => {
      const wanted = Object.entries(job.sees).filter(([name]) => !fetchVariable.length || fetchVariable.includes(name));
      const { key, retries } = job;
      return { key, type, retries, variables: Object.fromEntries(wanted), customHeaders: headersOf(job) };
    });
  }

  async completeUser(element: string, variables: Variables = {}): Promise<void> {
    const job = [...this.#fold.jobs.values()].find((each) => each.element === element && each.task);
    if (!job) throw new Error(`no user task ${element}; have ${await this.users()}`);
    await this.#command(job.key, { kind: 'completeJob', job: job.key, variables });
  }

  async #onTask(element: string, command: (task: Key) => Command): Promise<void> {
    const task = this.#nativeTask(element)?.key ?? element;
    await this.#command(task, command(task));
  }

  #nativeTask(element: string): JobRow | undefined {
    return [...this.#fold.jobs.values()].find((each) => each.element === element && each.task?.native);
  }

  assign(element: string, assignee: string): Promise<void> {
    return this.#onTask(element, (task) => ({ kind: 'assignTask', task, assignee }));
  }

  claim(element: string, assignee: string): Promise<void> {
    return this.#onTask(element, (task) => ({ kind: 'assignTask', task, assignee, claim: true }));
  }

  update(element: string, changes: TaskChanges): Promise<void> {
    return this.#onTask(element, (task) => ({ kind: 'updateTask', task, changes }));
  }

  async taskOf(element: string): Promise<NativeTask> {
    const job = this.#nativeTask(element);
    if (!job?.task) throw new Error(`no native user task ${element}; have ${await this.users()}`);
    const {
      assignee = '',
      candidateGroups,
      candidateUsers,
      dueDate,
      followUpDate,
      formId,
      formKey,
      priority,
    } = job.task;
    return {
      key: job.key,
      assignee,
      candidateGroups,
      candidateUsers,
      dueDate: javaDate(dueDate) ?? '',
      followUpDate: javaDate(followUpDate) ?? '',
      externalForm: formKey ?? '',
      form: formId !== undefined,
      ...(priority !== undefined && { priority }),
      headers: job.headers,
    };
  }

  async message(
    name: string,
    variables: Variables = {},
    key?: string,
    { ttl = 0, id = '' }: { ttl?: number; id?: string } = {},
  ): Promise<string> {
    const open = this.#messages().find(
      (each) => each.name === name && (key === undefined || each.correlationKey === key),
    );
    if (key === undefined && !open && !this.#backend.startMessages().includes(name))
      throw new Error(`no subscription ${name}; have ${await this.subs()}`);
    const correlationKey = key ?? open?.correlationKey ?? '';
    const published = await said(this.#backend.publish({ name, correlationKey, id, ttl, variables }));
    if (published === undefined) throw new Error(`ALREADY_EXISTS: a message with id ${id} was already published`);
    return published;
  }

  signal(name: string, variables: Variables = {}): Promise<void> {
    return this.#backend.broadcast(name, variables);
  }

  cancel(instance = this.#root): Promise<void> {
    return this.#command(instance!, { kind: 'cancel', instance: instance! });
  }

  setVariables(scope: string, variables: Variables, local = false): Promise<void> {
    return this.#command(scope, { kind: 'setVariables', scope, variables, local });
  }

  async resolve(kind?: string): Promise<void> {
    const incident = [...this.#fold.incidents.values()].find((each) => !kind || this.#nameOf(each) === kind);
    if (!incident) throw new Error(`no incident ${kind ?? ''}`);
    await this.#command(incident.key, { kind: 'resolveIncident', incident: incident.key });
  }

  modify({ activate = [], terminate = [], key = this.#root }: Modification): Promise<void> {
    return this.#command(key!, {
      kind: 'modify',
      instance: key!,
      activate: activate.map(({ id, ancestor, vars, scope }) => ({
        element: id,
        ...(ancestor !== undefined && { ancestor }),
        ...(vars && { variables: [{ variables: vars, ...(scope && { scope }) }] }),
      })),
      terminate,
    });
  }

  async migrate(process: string, map: { [source: string]: string }, key = this.#root): Promise<void> {
    const definition = (await this.#backend.latest(process)) ?? process;
    await this.#command(key!, { kind: 'migrate', instance: key!, definition, elements: map });
  }

  #command(key: Key, command: Command): Promise<void> {
    return said(this.#backend.command(instanceOfKey(key), command));
  }

  // ---------- time ----------

  now(): Promise<number> {
    return this.#backend.now();
  }

  async advance(by: string | number): Promise<void> {
    const now = await this.now();
    await this.#backend.advance(typeof by === 'number' ? by : plus(now, parseInterval(by)!) - now);
  }

  async fire(element: string): Promise<void> {
    const timer = this.#timer(element);
    if (!timer) throw new Error(`no timer ${element}; have ${await this.timers()}`);
    await this.#backend.advance(Math.max(0, timer.due - (await this.now()) + 250));
    if (this.#timers().some(({ key }) => key === timer.key)) throw new Error(`timer ${element} did not fire`);
  }

  async due(element: string): Promise<string | undefined> {
    const timer = this.#timer(element);
    return timer && new Date(timer.due).toISOString();
  }

  #timers(): { key: Key; element: string; due: number }[] {
    return [...this.#fold.timers.values(), ...this.#backend.startTimers()];
  }

  #timer(element: string) {
    return this.#timers().find((timer) => timer.element === element);
  }

  // ---------- what is alive ----------

  #messages() {
    return [...this.#fold.subscriptions.values()].filter(({ what }) => what === 'message');
  }

  async jobs(): Promise<string[]> {
    return [...this.#fold.jobs.values()]
      .filter(({ type }) => type !== userTaskJobType)
      .map(({ type }) => type)
      .sort();
  }

  async users(): Promise<string[]> {
    return [...this.#fold.jobs.values()]
      .filter(({ type }) => type === userTaskJobType)
      .map(({ element }) => element)
      .sort();
  }

  async timers(): Promise<string[]> {
    return this.#timers()
      .map(({ element }) => element)
      .sort();
  }

  async subs(): Promise<string[]> {
    return [...this.#fold.subscriptions.values()].map(({ name }) => name).sort();
  }

  async correlationKeys(): Promise<string[]> {
    return this.#messages()
      .map(({ correlationKey }) => correlationKey!)
      .sort();
  }

  async incidents(): Promise<string[]> {
    return [...this.#fold.incidents.values()].map((incident) => this.#nameOf(incident));
  }

  async incidentTexts(): Promise<string[]> {
    return [...this.#fold.incidents.values()].map((incident) => `${this.#nameOf(incident)}: ${incident.message}`);
  }

  /** Zeebe has a kind of its own for a listener's job. */
  #nameOf({ kind, job, elementInstance }: IncidentRow): string {
    const listener = kind === 'job-no-retries' && job !== undefined ? this.#fold.jobs.get(job)?.listener : undefined;
    const leads = kind === 'job-no-retries' && this.#fold.elements.get(elementInstance)?.type === 'ad-hoc-sub-process';
    if (!listener) return leads ? 'AD_HOC_SUB_PROCESS_NO_RETRIES' : zeebeNames[kind];
    return `${listener === 'start' || listener === 'end' ? 'EXECUTION' : 'TASK'}_LISTENER_NO_RETRIES`;
  }

  #processes(id?: string) {
    return [...this.#fold.elements.values()].filter(
      ({ type, id: process }) => type === 'process' && (!id || process === id),
    );
  }

  async done(): Promise<boolean> {
    return !this.#processes().some(({ alive }) => alive);
  }

  async instances(process?: string): Promise<number> {
    return this.#processes(process).filter(({ alive }) => alive).length;
  }

  async keysOf(process: string): Promise<string[]> {
    return this.#processes(process).map(({ key }) => key);
  }

  completed(): Promise<string[]> {
    return this.trace('ELEMENT_COMPLETED');
  }

  terminated(): Promise<string[]> {
    return this.trace('ELEMENT_TERMINATED');
  }

  activated(): Promise<string[]> {
    return this.trace('ELEMENT_ACTIVATED');
  }

  async trace(...wanted: string[]): Promise<string[]> {
    return this.#fold.log
      .filter(({ what }) => wanted.includes(`ELEMENT_${intents[what]}`))
      .map(({ element }) => element);
  }

  async refusal(work: () => Promise<unknown>): Promise<string | undefined> {
    try {
      await work();
      return undefined;
    } catch (error) {
      return (error as Error).message;
    }
  }

  async vars(instance = this.#root): Promise<Variables> {
    return this.#fold.scope(instance);
  }

  async localsOf(type: string): Promise<Variables> {
    return this.#fold.seenFrom((await this.jobOf(type)).elementInstanceKey);
  }

  async scopeOf(element: string): Promise<Variables> {
    return this.#fold.scope(this.#fold.find(element)?.key);
  }

  async element(element: string): Promise<{ key: string; alive: boolean } | undefined> {
    return this.#fold.find(element);
  }

  async jobOf(type: string): Promise<WaitingJob> {
    const job = [...this.#fold.jobs.values()].find((each) => each.type === type);
    if (!job) throw new Error(`no such job ${type}; have ${await this.jobs()}`);
    const { key, elementInstance: elementInstanceKey, retries } = job;
    return { key, elementInstanceKey, retries, customHeaders: headersOf(job) };
  }
}

function verdictOf({ denied, deniedReason, corrections }: JobResult): { verdict?: TaskVerdict } {
  if (!denied && !corrections) return {};
  return {
    verdict: {
      ...(denied && { denied: deniedReason === undefined ? {} : { reason: deniedReason } }),
      ...(corrections && { corrections }),
    },
  };
}

function leadOf({
  activateElements,
  isCompletionConditionFulfilled: enough,
  isCancelRemainingInstances: cancelRest,
}: JobResult): { lead?: AdHocLead } {
  if (!activateElements && !enough && !cancelRest) return {};
  const activate = (activateElements ?? []).map(({ elementId: element, variables }) => ({
    element,
    ...(variables && { variables }),
  }));
  return { lead: { activate, ...(enough && { enough }), ...(cancelRest && { cancelRest }) } };
}

/** A user task's data under the names that Zeebe gives it in the headers of its job. */
function headersOf({ headers, task }: JobRow): { [name: string]: string } {
  if (!task) return headers;
  const list = (texts: string[]): Json => (texts.length ? JSON.stringify(texts) : null);
  const named: { [name: string]: Json | undefined } = {
    assignee: task.assignee,
    candidateGroups: list(task.candidateGroups),
    candidateUsers: list(task.candidateUsers),
    dueDate: javaDate(task.dueDate),
    followUpDate: javaDate(task.followUpDate),
    formKey: task.formKey,
  };
  const given = Object.entries(named).filter(([, value]) => typeof value === 'string');
  return {
    ...headers,
    ...Object.fromEntries(given.map(([name, value]) => [`io.camunda.zeebe:${name}`, String(value)])),
  };
}

/** Java prints no seconds where there are none. */
export const javaDate = (date: string | undefined): string | undefined =>
  date?.replace(/(T\d\d:\d\d):00(?:\.0+)?(?=[Z+-])/, '$1');
