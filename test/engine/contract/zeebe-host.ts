import type { Json, Variables } from '../../../engine/port.ts';
import type {
  ActivatedJob,
  ActivateOptions,
  Files,
  Host,
  JobResult,
  Modification,
  NativeTask,
  TaskChanges,
  TaskCorrections,
  WaitingJob,
} from './driver.ts';
import type { ZeebeClient } from './zeebe-client.ts';
import { type Value, ZeebeFold } from './zeebe-records.ts';

const userTaskJob = 'io.camunda.zeebe:userTask';
const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** In the engine's own names: lists are called so, and which attributes are meant is said apart. */
function correctionsOf(corrections: TaskCorrections): object {
  const named = Object.entries(corrections).map(
    ([name, value]) => [name.startsWith('candidate') ? `${name}List` : name, value] as const,
  );
  return { corrections: Object.fromEntries(named), correctedAttributes: named.map(([name]) => name) };
}

const ofAdHoc = ['activateElements', 'isCompletionConditionFulfilled', 'isCancelRemainingInstances'];
const typeOf = (result: JobResult): string =>
  Object.keys(result).some((name) => ofAdHoc.includes(name)) ? 'AD_HOC_SUB_PROCESS' : 'USER_TASK';

/**
 * The suite's host over a real Zeebe engine: commands go through gRPC, what is alive is folded from the record stream. Jobs are completed
 * by key without activating them first: Zeebe allows that.
 */
export class ZeebeHost implements Host {
  readonly client: ZeebeClient;
  readonly fold = new ZeebeFold();
  #root: string | undefined;
  #dirty = true;

  constructor(client: ZeebeClient) {
    this.client = client;
  }

  // ---------- commands ----------

  async call(method: string, request: object = {}) {
    this.#dirty = true;
    return this.client.call(method, request);
  }

  deploy(files: Files): Promise<unknown> {
    const all: [string, string][] = typeof files === 'string' ? [['case.bpmn', files]] : files;
    const resources = all.map(([name, text]) => ({ name, content: Buffer.from(text) }));
    return this.call('DeployResource', { resources });
  }

  async start(process: string, variables: Variables = {}, more: object = {}): Promise<string> {
    const request = { bpmnProcessId: process, version: -1, variables: JSON.stringify(variables), ...more };
    const { processInstanceKey } = await this.call('CreateProcessInstance', request);
    this.#root ??= processInstanceKey;
    await this.sync();
    return processInstanceKey;
  }

  async complete(type: string, variables: Variables = {}, result?: JobResult): Promise<void> {
    const { key } = await this.jobOf(type);
    if (!result) return this.#completeJob(key, variables);
    const { corrections, ...rest } = result;
    await this.#refusable('JOB', `/job?key=${key}&action=COMPLETE`, {
      variables,
      result: { ...rest, ...(corrections && correctionsOf(corrections)), type: typeOf(result) },
    });
  }

  async #completeJob(jobKey: string, variables: Variables): Promise<void> {
    await this.call('CompleteJob', { jobKey, variables: JSON.stringify(variables) });
    await this.sync();
  }

  /** The test gateway drops the variables of FailJob and the result of CompleteJob: these go to the engine past it. */
  async fail(
    type: string,
    retries: number,
    { message = 'failed', backoff = 0, vars }: { message?: string; backoff?: number; vars?: Variables } = {},
  ): Promise<void> {
    const { key } = await this.jobOf(type);
    if (vars) {
      const query = new URLSearchParams({ retries: String(retries), backoff: String(backoff), message });
      return this.#refusable('JOB', `/job?key=${key}&action=FAIL&${query}`, { variables: vars });
    }
    await this.call('FailJob', { jobKey: key, retries, errorMessage: message, retryBackOff: backoff });
    await this.sync();
  }

  async throwError(type: string, errorCode: string, variables: Variables = {}): Promise<void> {
    const { key: jobKey } = await this.jobOf(type);
    await this.call('ThrowError', { jobKey, errorCode, errorMessage: '', variables: JSON.stringify(variables) });
    await this.sync();
  }

  async retries(type: string, retries: number): Promise<void> {
    const { key: jobKey } = await this.jobOf(type);
    await this.call('UpdateJobRetries', { jobKey, retries });
    await this.sync();
  }

  async activate(type: string, options: ActivateOptions = {}): Promise<ActivatedJob[]> {
    const { timeout = 60_000, max = 100, worker = 'suite', fetchVariable = [] } = options;
    this.#dirty = true;
    const request = { type, worker, timeout, maxJobsToActivate: max, fetchVariable, requestTimeout: -1 };
    const batches = await this.client.stream('ActivateJobs', request);
    await this.sync();
    return batches
      .flatMap(({ jobs }) => jobs)
      .map((job) => ({
        ...job,
        variables: JSON.parse(job.variables),
        customHeaders: JSON.parse(job.customHeaders || '{}'),
      }));
  }

  async completeUser(element: string, variables: Variables = {}): Promise<void> {
    await this.sync();
    const task = this.#nativeTask(element);
    if (task) return this.#userTask(task.key, 'COMPLETE', {}, variables);
    const job = [...this.fold.alive('JOB').values()].find(({ elementId }) => elementId === element);
    if (!job) throw new Error(`no user task ${element}; have ${await this.users()}`);
    return this.#completeJob(job.key, variables);
  }

  #nativeTask(element: string): Value | undefined {
    return [...this.fold.alive('USER_TASK').values()].find(({ elementId }) => elementId === element);
  }

  async #commandTask(element: string, action: string, more: { [name: string]: string }): Promise<void> {
    await this.sync();
    const key = this.#nativeTask(element)?.key ?? element;
    await this.#userTask(key, action, more);
  }

  assign(element: string, assignee: string): Promise<void> {
    return this.#commandTask(element, 'ASSIGN', { assignee });
  }

  claim(element: string, assignee: string): Promise<void> {
    return this.#commandTask(element, 'CLAIM', { assignee });
  }

  update(element: string, changes: TaskChanges): Promise<void> {
    const named = Object.entries(changes).map(([name, value]) => [name, String(value)]);
    return this.#commandTask(element, 'UPDATE', Object.fromEntries(named));
  }

  async taskOf(element: string): Promise<NativeTask> {
    await this.sync();
    const task = this.#nativeTask(element);
    if (!task) throw new Error(`no native user task ${element}; have ${await this.users()}`);
    return {
      key: task.key,
      assignee: task.assignee,
      candidateGroups: task.candidateGroupsList,
      candidateUsers: task.candidateUsersList,
      dueDate: task.dueDate,
      followUpDate: task.followUpDate,
      externalForm: task.externalFormReference ?? '',
      form: Number(task.formKey) > 0,
      ...(task.priority !== undefined && { priority: task.priority }),
      headers: task.customHeaders,
    };
  }

  #userTask(key: string, action: string, more: { [name: string]: string }, variables?: Variables): Promise<void> {
    return this.#refusable('USER_TASK', `/user-task?${new URLSearchParams({ key, action, ...more })}`, variables);
  }

  /** A command by the control port; what the engine answers to it is read from its records. */
  async #refusable(valueType: string, what: string, body?: object): Promise<void> {
    const before = this.fold.next;
    this.#dirty = true;
    const failed = await this.client
      .post(what, body && JSON.stringify(body))
      .then(() => undefined)
      .catch((error: Error) => error);
    await this.sync();
    const refused = this.fold.log.find(
      (each) => each.position >= before && each.valueType === valueType && each.recordType === 'COMMAND_REJECTION',
    );
    if (refused) throw new Error(`${refused.rejectionType}: ${refused.rejectionReason}`);
    if (failed) throw failed;
  }

  async message(
    name: string,
    variables: Variables = {},
    key?: string,
    { ttl = 0, id = '' }: { ttl?: number; id?: string } = {},
  ): Promise<string> {
    await this.sync();
    const open = this.#messages().find(
      (each) => each.messageName === name && (key === undefined || each.correlationKey === key),
    );
    const starts = [...this.fold.alive('MESSAGE_START_EVENT_SUBSCRIPTION').values()];
    if (key === undefined && !open && !starts.some(({ messageName }) => messageName === name))
      throw new Error(`no subscription ${name}; have ${await this.subs()}`);
    const correlationKey = key ?? open?.correlationKey ?? '';
    const request = { name, correlationKey, timeToLive: ttl, messageId: id, variables: JSON.stringify(variables) };
    const published = await this.call('PublishMessage', request);
    await this.sync();
    return published.key;
  }

  async signal(signalName: string, variables: Variables = {}): Promise<void> {
    await this.call('BroadcastSignal', { signalName, variables: JSON.stringify(variables) });
    await this.sync();
  }

  async cancel(processInstanceKey = this.#root): Promise<void> {
    await this.call('CancelProcessInstance', { processInstanceKey });
    await this.sync();
  }

  async setVariables(elementInstanceKey: string, variables: Variables, local = false): Promise<void> {
    const request = { elementInstanceKey, variables: JSON.stringify(variables), local };
    const answered = this.call('SetVariables', request);
    // Listeners of a user task come before the answer: then nobody waits for it, and it may fail when the engine is emptied.
    answered.catch(() => undefined);
    await Promise.race([answered, sleep(150)]);
    await this.sync();
  }

  async resolve(kind?: string): Promise<void> {
    await this.sync();
    const incident = [...this.fold.alive('INCIDENT').values()].find(({ errorType }) => !kind || errorType === kind);
    if (!incident) throw new Error(`no incident ${kind ?? ''}`);
    await this.call('ResolveIncident', { incidentKey: incident.key });
    await this.sync();
  }

  async modify({ activate = [], terminate = [], key = this.#root }: Modification): Promise<void> {
    await this.call('ModifyProcessInstance', {
      processInstanceKey: key,
      activateInstructions: activate.map(({ id, ancestor = 0, vars, scope = '' }) => ({
        elementId: id,
        ancestorElementInstanceKey: ancestor,
        variableInstructions: vars ? [{ variables: JSON.stringify(vars), scopeId: scope }] : [],
      })),
      terminateInstructions: terminate.map((elementInstanceKey) => ({ elementInstanceKey })),
    });
    await this.sync();
  }

  async migrate(process: string, map: { [source: string]: string }, key = this.#root): Promise<void> {
    await this.sync();
    const deployed = this.fold.log.findLast(
      ({ valueType, intent, value }) =>
        valueType === 'PROCESS' && intent === 'CREATED' && value.bpmnProcessId === process,
    );
    const targetProcessDefinitionKey = String(deployed?.key ?? process);
    const mappingInstructions = Object.entries(map).map(([sourceElementId, targetElementId]) => ({
      sourceElementId,
      targetElementId,
    }));
    const migrationPlan = { targetProcessDefinitionKey, mappingInstructions };
    await this.call('MigrateProcessInstance', { processInstanceKey: key, migrationPlan });
    await this.sync();
  }

  async decide(decisionId: string, variables: Variables = {}): Promise<Json | { failure: string }> {
    const reply = await this.call('EvaluateDecision', { decisionId, variables: JSON.stringify(variables) });
    return reply.failureMessage ? { failure: reply.failureMessage } : JSON.parse(reply.decisionOutput);
  }

  // ---------- time ----------

  async now(): Promise<number> {
    return Date.parse((await this.client.health()).now);
  }

  async advance(by: string | number): Promise<void> {
    await this.client.post(`/time?advance=${typeof by === 'number' ? seconds(by) : by}`);
    for (let quiet = 0; quiet < 3; ) {
      await sleep(120);
      const before = this.fold.next;
      await this.sync(true);
      quiet = this.fold.next === before ? quiet + 1 : 0;
    }
  }

  async fire(element: string): Promise<void> {
    await this.sync();
    const timer = this.#timer(element);
    if (!timer) throw new Error(`no timer ${element}; have ${await this.timers()}`);
    const wait = Number(timer.dueDate) - (await this.now()) + 250;
    if (wait > 0) await this.client.post(`/time?advance=${seconds(wait)}`);
    for (let tries = 0; tries < 100; tries++) {
      await this.sync(true);
      if (!this.fold.alive('TIMER').has(timer.key)) return;
      await sleep(50);
    }
    throw new Error(`timer ${element} did not fire`);
  }

  async due(element: string): Promise<string | undefined> {
    await this.sync();
    const timer = this.#timer(element);
    return timer && new Date(Number(timer.dueDate)).toISOString();
  }

  #timer(element: string): Value | undefined {
    return [...this.fold.alive('TIMER').values()].find(({ targetElementId }) => targetElementId === element);
  }

  // ---------- what is alive ----------

  async #listed(
    valueType: string,
    name: (value: Value) => string,
    of: (value: Value) => boolean = () => true,
  ): Promise<string[]> {
    await this.sync();
    return [...this.fold.alive(valueType).values()].filter(of).map(name);
  }

  #messages(): Value[] {
    return [...this.fold.alive('PROCESS_MESSAGE_SUBSCRIPTION').values()];
  }

  async jobs(): Promise<string[]> {
    return (
      await this.#listed(
        'JOB',
        ({ type }) => type,
        ({ type }) => type !== userTaskJob,
      )
    ).sort();
  }

  async users(): Promise<string[]> {
    const byJob = await this.#listed(
      'JOB',
      ({ elementId }) => elementId,
      ({ type }) => type === userTaskJob,
    );
    const native = await this.#listed('USER_TASK', ({ elementId }) => elementId);
    return [...byJob, ...native].sort();
  }

  async timers(): Promise<string[]> {
    return (await this.#listed('TIMER', ({ targetElementId }) => targetElementId)).sort();
  }

  async subs(): Promise<string[]> {
    const messages = await this.#listed('PROCESS_MESSAGE_SUBSCRIPTION', ({ messageName }) => messageName);
    return [...messages, ...(await this.#listed('SIGNAL_SUBSCRIPTION', ({ signalName }) => signalName))].sort();
  }

  async correlationKeys(): Promise<string[]> {
    return (await this.#listed('PROCESS_MESSAGE_SUBSCRIPTION', ({ correlationKey }) => correlationKey)).sort();
  }

  incidents(): Promise<string[]> {
    return this.#listed('INCIDENT', ({ errorType }) => errorType);
  }

  incidentTexts(): Promise<string[]> {
    return this.#listed('INCIDENT', ({ errorType, errorMessage }) => `${errorType}: ${errorMessage}`);
  }

  async #processes(id?: string): Promise<Value[]> {
    await this.sync();
    return [...this.fold.elements.values()].filter(
      ({ bpmnElementType, bpmnProcessId }) => bpmnElementType === 'PROCESS' && (!id || bpmnProcessId === id),
    );
  }

  async done(): Promise<boolean> {
    return !(await this.#processes()).some(({ alive }) => alive);
  }

  async instances(process?: string): Promise<number> {
    return (await this.#processes(process)).filter(({ alive }) => alive).length;
  }

  async keysOf(process: string): Promise<string[]> {
    return (await this.#processes(process)).map(({ key }) => key);
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

  async trace(...intents: string[]): Promise<string[]> {
    await this.sync();
    return this.fold.log
      .filter(
        ({ recordType, valueType, intent }) =>
          recordType === 'EVENT' && valueType === 'PROCESS_INSTANCE' && intents.includes(intent),
      )
      .map(({ value }) => value.elementId);
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
    await this.sync();
    return this.#scope(String(instance));
  }

  async localsOf(type: string): Promise<Variables> {
    return this.#seenFrom((await this.jobOf(type)).elementInstanceKey);
  }

  async scopeOf(element: string): Promise<Variables> {
    await this.sync();
    return this.#scope(this.#find(element)?.key);
  }

  async element(element: string): Promise<{ key: string; alive: boolean } | undefined> {
    await this.sync();
    return this.#find(element) as { key: string; alive: boolean } | undefined;
  }

  async jobOf(type: string): Promise<WaitingJob> {
    await this.sync();
    const job = [...this.fold.alive('JOB').values()].find((each) => each.type === type);
    if (!job) throw new Error(`no such job ${type}; have ${await this.jobs()}`);
    return job as unknown as WaitingJob;
  }

  #find(element: string): Value | undefined {
    const all = [...this.fold.elements.values()].filter(({ elementId }) => elementId === element);
    return all.findLast(({ alive }) => alive) ?? all.at(-1);
  }

  #scope(key: string | undefined): Variables {
    return Object.fromEntries(this.fold.variables.get(key ?? '') ?? []) as Variables;
  }

  #seenFrom(key: string): Variables {
    const element = this.fold.elements.get(key);
    return element ? { ...this.#seenFrom(element.flowScopeKey), ...this.#scope(key) } : {};
  }

  /** Catches up with the record stream; asks the engine only if something was sent to it since, or when told so. */
  async sync(always = false): Promise<void> {
    if (!this.#dirty && !always) return;
    this.#dirty = false;
    for (const record of await this.client.records(this.fold.next)) this.fold.apply(record);
  }
}

const seconds = (milliseconds: number): string => `PT${(milliseconds / 1000).toFixed(3)}S`;
