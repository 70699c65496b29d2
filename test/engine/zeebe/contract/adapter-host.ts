import { setTimeout as pause } from 'node:timers/promises';
import { CommandRefused, type Definition, type Intents, type Origin, type Variables } from '../../../../engine/port.ts';
import type { ZeebeEngine } from '../../../../engine/zeebe/host/engine.ts';
import { userTaskType } from '../../../../engine/zeebe/host/user-tasks.ts';
import { machineWall } from '../../../../main/clocks.ts';
import type { Unit } from '../../../../store/unit-of-work.ts';
import type { Files, JobResult, Modification } from '../../contract/driver.ts';
import type { ZeebeClient } from '../../contract/zeebe-client.ts';
import { ZeebeHost } from '../../contract/zeebe-host.ts';
import { zeebeNames } from '../../contract/zeebe-names.ts';
import type { ZeebeRecord } from '../../contract/zeebe-records.ts';
import type { JobsInHand } from './jobs-in-hand.ts';

/** The case asks for something that the port does not offer, or that a client of Zeebe can't do: nothing is learned of the adapter. */
export class Unasked extends Error {
  override readonly name = 'Unasked';
}

export interface AdapterNeed {
  client: ZeebeClient;
  engine: ZeebeEngine<Unit>;
  jobs: JobsInHand;
  tenant: string;
  act<T>(work: (unit: Unit) => Promise<T>): Promise<T>;
  /** Commands on their way, and what the cluster said of those that it refused. */
  waiting(): Promise<{ underway: number; refused: string[] }>;
}

const release = 'case';
const mark = 'runId';

/** The run's mark is ours; no case knows of it. */
const unmarked = (variables: Variables): Variables => {
  const { [mark]: _, ...rest } = variables;
  return rest;
};

/** The suite's host whose commands go the way of the product: port, outbox, sender, pollers, worker. What is alive is read from the record stream. */
export class AdapterHost extends ZeebeHost {
  readonly #need: AdapterNeed;
  readonly #definitions = new Map<string, Definition>();
  readonly #runs = new Map<string, string>();
  readonly #retries = new Map<string, number>();
  #first: string | undefined;

  constructor(need: AdapterNeed) {
    super(need.client);
    this.#need = need;
  }

  #origin(run: string): Origin {
    return { tenant: this.#need.tenant, release, run, at: machineWall.now() };
  }

  /** Says it in a unit of work and waits until the cluster has taken it. @throws Error with the cluster's refusal */
  async #say(work: (intents: Intents) => Promise<unknown>): Promise<void> {
    const { act, engine } = this.#need;
    const before = (await this.#need.waiting()).refused.length;
    await act((unit) => work(engine.intents(unit)));
    await this.#taken(before);
  }

  async #taken(before: number): Promise<void> {
    for (const until = Date.now() + 30_000; ; ) {
      const { underway, refused } = await this.#need.waiting();
      if (Date.now() > until) throw new Error('expected the cluster to take it or to refuse it but it does neither');
      if (refused.length > before) throw new Error(refused.at(-1));
      if (underway === 0) return super.sync(true);
      await pause(3);
    }
  }

  override async deploy(files: Files): Promise<unknown> {
    const { act, engine, tenant } = this.#need;
    const all: [string, string][] = typeof files === 'string' ? [['case.bpmn', files]] : files;
    const resources = all.map(([name, content]) => ({ name: `${tenant}/${release}/${name}`, content }));
    const origin = { tenant, release, at: machineWall.now() };
    const deployed = await act((unit) => engine.deploy(unit, origin, resources));
    for (const each of deployed) this.#definitions.set(each.processId, each);
    await super.sync(true);
    return deployed;
  }

  override async start(process: string, variables: Variables = {}, more: object = {}): Promise<string> {
    if (Object.keys(more).length > 0) throw new Unasked('a start at an element, or of an older version');
    const definition = this.#definitions.get(process);
    if (!definition) throw new Unasked('a start of what is not deployed');
    const run = `run-${this.#runs.size + 1}`;
    const known = new Set(await this.keysOf(process));
    const command = { definition: definition.key, variables: { ...variables, [mark]: run } };
    await this.#say((intents) => intents.start(this.#origin(run), command));
    const key = (await this.keysOf(process)).find((each) => !known.has(each));
    if (!key) throw new Error(`expected an instance of ${process} but none began`);
    this.#runs.set(key, run);
    this.#first ??= key;
    return key;
  }

  /** Waits until the adapter has fetched the oldest job of this type. */
  async #job(type: string) {
    const { key } = await this.jobOf(type);
    const { jobs, engine } = this.#need;
    if (!jobs.names.has(type)) throw new Unasked(`a job type that nobody named beforehand (${type})`);
    for (const until = Date.now() + 20_000; ; ) {
      const job = jobs.take(key);
      if (job) return job;
      await super.sync(true);
      const refused = this.fold.log.find((each) => String(each.key) === key && each.intent === 'FAILED');
      if (refused) throw new Unasked(`a job that is not for us: ${refused.value.errorMessage}`);
      if (Date.now() > until) throw new Error(`expected the job ${type} to be handed out but it was not`);
      engine.look();
      await pause(5);
    }
  }

  override async complete(type: string, variables: Variables = {}, result?: JobResult): Promise<void> {
    if (result) throw new Unasked('the result of a listener, or of a job that leads an ad-hoc sub-process');
    if (type === userTaskType) {
      const { elementId } = (await this.jobOf(type)) as unknown as { elementId: string };
      return this.completeUser(elementId, variables);
    }
    const before = (await this.#need.waiting()).refused.length;
    await (await this.#job(type)).end({ kind: 'done', variables });
    await this.#taken(before);
  }

  override async throwError(type: string, code: string, variables: Variables = {}): Promise<void> {
    const before = (await this.#need.waiting()).refused.length;
    await (await this.#job(type)).end({ kind: 'error', code, message: '', variables });
    await this.#taken(before);
  }

  override async fail(
    type: string,
    retries: number,
    { message = 'failed', backoff = 0, vars }: { message?: string; backoff?: number; vars?: Variables } = {},
  ): Promise<void> {
    const job = await this.#job(type);
    if (vars) await this.setVariables(job.job.elementInstance, vars, true);
    await job.end({ kind: 'failed', message, retries, backOffMs: backoff });
    const key = job.job.key;
    const isTold = async (): Promise<boolean> => {
      await super.sync(true);
      const failed = ({ valueType, intent, key: of }: ZeebeRecord) =>
        valueType === 'JOB' && intent === 'FAILED' && String(of) === key;
      return this.fold.log.some(failed) || (await this.#held()).some(({ job: held }) => held === key);
    };
    while (!(await isTold())) await pause(5);
  }

  /** New retries are given with the word that it be tried again. */
  override async retries(type: string, retries: number): Promise<void> {
    const { key } = await this.jobOf(type);
    const incident = (await this.#held()).find(({ job }) => job === key);
    if (!incident) throw new Unasked('new retries for a job that has no incident');
    this.#retries.set(incident.key, retries);
  }

  #held() {
    return this.#need.act((unit) => this.#need.engine.incidents(unit));
  }

  override async resolve(kind?: string): Promise<void> {
    const incident = (await this.#held()).find(
      (each) => !each.key.startsWith('command-') && (!kind || kind === zeebeNames[each.kind]),
    );
    if (!incident) throw new Unasked('an incident of what nobody started for a run');
    const retries = this.#retries.get(incident.key);
    if (incident.key === incident.job && retries === undefined)
      throw new Unasked('an incident of a job tried again without new retries');
    await this.#say((intents) =>
      intents.resolveIncident(this.#origin(incident.run), {
        incident: incident.key,
        ...(retries !== undefined && { retries }),
      }),
    );
  }

  override async incidents(): Promise<string[]> {
    const ours = (await this.#held()).filter(({ key }) => !key.startsWith('command-'));
    const theirs = await super.incidents();
    return [...theirs, ...ours.filter(({ key, job }) => key === job).map(({ kind }) => zeebeNames[kind])];
  }

  override async completeUser(element: string, variables: Variables = {}): Promise<void> {
    await super.sync(true);
    const native = [...this.fold.alive('USER_TASK').values()].some(({ elementId }) => elementId === element);
    if (native) throw new Unasked('a native user task, which no gRPC command completes');
    const job = [...this.fold.alive('JOB').values()].find(({ elementId }) => elementId === element);
    if (!job) throw new Error(`no user task ${element}; have ${await this.users()}`);
    const { engine } = this.#need;
    for (const end = Date.now() + 10_000; ; ) {
      try {
        return await this.#say((intents) =>
          intents.completeTask(this.#origin(this.#runOf(job.processInstanceKey)), { task: job.key, variables }),
        );
      } catch (error) {
        // It was not handed out yet.
        if (!(error instanceof CommandRefused) || Date.now() > end) throw error;
        engine.look();
        await pause(5);
      }
    }
  }

  override async message(
    name: string,
    variables: Variables = {},
    key?: string,
    { ttl = 0, id = '' }: { ttl?: number; id?: string } = {},
  ): Promise<string> {
    await super.sync(true);
    const open = [...this.fold.alive('PROCESS_MESSAGE_SUBSCRIPTION').values()].find(
      (each) => each.messageName === name && (key === undefined || each.correlationKey === key),
    );
    const starts = [...this.fold.alive('MESSAGE_START_EVENT_SUBSCRIPTION').values()];
    if (key === undefined && !open && !starts.some(({ messageName }) => messageName === name))
      throw new Error(`no subscription ${name}; have ${await this.subs()}`);
    const correlationKey = key ?? open?.correlationKey ?? '';
    const begins = starts.some(({ messageName }) => messageName === name);
    const message = { name, correlationKey, id, ttl, variables: begins ? this.#marked(variables) : variables };
    await this.#say((intents) => intents.publish(this.#origin('run-1'), message));
    return '';
  }

  override async signal(name: string, variables: Variables = {}): Promise<void> {
    await super.sync(true);
    const waiting = [...this.fold.alive('SIGNAL_SUBSCRIPTION').values()].filter(
      ({ signalName }) => signalName === name,
    );
    const begins = waiting.some(({ catchEventInstanceKey }) => Number(catchEventInstanceKey) === -1);
    const signal = { name, variables: begins ? this.#marked(variables) : variables };
    await this.#say((intents) => intents.broadcast!(this.#origin('run-1'), signal));
  }

  /** What starts a process names the run, as our own starts do. */
  #marked(variables: Variables): Variables {
    return { ...variables, [mark]: 'run-1' };
  }

  #runOf(instance: string | undefined): string {
    return this.#runs.get(instance ?? '') ?? 'run-1';
  }

  override async cancel(instance = this.#first): Promise<void> {
    if (!this.#runs.has(instance ?? '')) throw new Unasked('an instance cancelled that nobody started for a run');
    await this.#say((intents) => intents.cancel(this.#origin(this.#runOf(instance))));
  }

  override setVariables(scope: string, variables: Variables, local = false): Promise<void> {
    return this.#say((intents) => intents.setVariables(this.#origin('run-1'), { scope, variables, local }));
  }

  override modify({ activate = [], terminate = [], key = this.#first }: Modification): Promise<void> {
    const steps = activate.map(({ id: element, ancestor, vars, scope }) => ({
      element,
      ...(ancestor !== undefined && { ancestor: String(ancestor) }),
      ...(vars && { variables: [{ variables: vars, ...(scope && { scope }) }] }),
    }));
    const change = { instance: String(key), activate: steps, terminate: terminate.map(String) };
    return this.#say((intents) => intents.modifyInstance!(this.#origin(this.#runOf(key)), change));
  }

  override migrate(process: string, elements: { [source: string]: string }, key = this.#first): Promise<void> {
    const definition = this.#definitions.get(process)?.key ?? process;
    const change = { instance: String(key), definition, elements };
    return this.#say((intents) => intents.migrateInstance!(this.#origin(this.#runOf(key)), change));
  }

  override async vars(instance = this.#first): Promise<Variables> {
    return unmarked(await super.vars(instance));
  }

  override async localsOf(type: string): Promise<Variables> {
    return unmarked(await super.localsOf(type));
  }

  override async scopeOf(element: string): Promise<Variables> {
    return unmarked(await super.scopeOf(element));
  }

  override async refusal(work: () => Promise<unknown>): Promise<string | undefined> {
    try {
      await work();
      return undefined;
    } catch (error) {
      if (error instanceof Unasked) throw error;
      return (error as Error).message;
    }
  }

  // ---------- what the port does not offer ----------

  override async activate(): Promise<never> {
    throw new Unasked('jobs asked for by hand');
  }

  override async assign(): Promise<never> {
    throw new Unasked('a native user task');
  }

  override async claim(): Promise<never> {
    throw new Unasked('a native user task');
  }

  override async update(): Promise<never> {
    throw new Unasked('a native user task');
  }

  override async decide(): Promise<never> {
    throw new Unasked('a decision asked for by itself');
  }
}
