import type { Wall } from '../../../domain/clock.ts';
import { millisecondsOf } from '../../../domain/instant.ts';
import type { Key, Resource, Variables } from '../../port.ts';
import { Contact } from './contact.ts';
import { GatewayFailure } from './failure.ts';
import { type GatewaySettings, usualPollTimeoutMs, usualRequestTimeoutMs } from './settings.ts';
import { Token } from './token.ts';
import { Wire } from './wire.ts';

/** A job as the gateway hands it out; documents are still text. */
export interface ActivatedJob {
  key: Key;
  type: string;
  processInstanceKey: Key;
  bpmnProcessId: string;
  processDefinitionKey: Key;
  elementId: string;
  elementInstanceKey: Key;
  customHeaders: string;
  retries: number;
  /** Epoch milliseconds by the cluster's clock: until then nobody else gets it. */
  deadline: string;
  variables: string;
}

export interface Activation {
  type: string;
  worker: string;
  /** For how many milliseconds nobody else gets them. */
  lockMs: number;
  max: number;
  /** The variables that come along; all, when there are none. */
  variables?: string[];
}

export interface ProcessMetadata {
  bpmnProcessId: string;
  version: number;
  processDefinitionKey: Key;
  resourceName: string;
}

/** What a step of a modification starts anew, and the variables that it brings: of the process, or of the scope that is named. */
export interface Activate {
  element: string;
  /** The element instance in which it is to begin, where there are several. */
  ancestor?: Key;
  variables?: { scope?: string; variables: Variables }[];
}

/** What a poll that was cut short leaves behind, beyond the call's own time-out. */
const graceMs = 5_000;

const text = (variables: Variables): string => JSON.stringify(variables);

/**
 * The commands of Zeebe's gateway, versions 8.5 to 8.8. Each resolves when the cluster has carried it out, and throws GatewayFailure, whose
 * verdict says whether it may be repeated.
 */
export class Gateway {
  readonly contact: Contact;
  readonly #wire: Wire;
  readonly #wall: Wall;
  readonly #token: Token | undefined;
  readonly #requestMs: number;
  readonly #pollMs: number;

  constructor(settings: GatewaySettings, wall: Wall) {
    this.#wall = wall;
    this.#requestMs = settings.requestTimeoutMs ?? usualRequestTimeoutMs;
    this.#pollMs = settings.pollTimeoutMs ?? usualPollTimeoutMs;
    this.#token = settings.oauth && new Token(settings.oauth, wall, this.#requestMs);
    this.contact = new Contact(wall);
    this.#wire = new Wire(settings);
    this.#wire.watch(() => this.contact.connected());
  }

  /** A poll that nobody has anything for is answered after its time-out; who was not answered for so long hears nothing. */
  get silentMs(): number {
    return this.#pollMs + 2 * graceMs;
  }

  async topology(): Promise<{ gatewayVersion: string; partitionsCount: number; leaders: number }> {
    const reply = (await this.#call('Topology', {})) as {
      gatewayVersion: string;
      partitionsCount: number;
      brokers: { partitions: { role: string }[] }[];
    };
    const roles = reply.brokers.flatMap(({ partitions }) => partitions.map(({ role }) => role));
    const { gatewayVersion, partitionsCount } = reply;
    return { gatewayVersion, partitionsCount, leaders: roles.filter((role) => role === 'LEADER').length };
  }

  /** Files together, all or none. Decisions among them are deployed too, and not told. */
  async deploy(resources: Resource[]): Promise<ProcessMetadata[]> {
    const files = resources.map(({ name, content }) => ({ name, content: Buffer.from(content) }));
    const reply = (await this.#call('DeployResource', { resources: files })) as {
      deployments: { process?: ProcessMetadata }[];
    };
    return reply.deployments.flatMap(({ process }) => process ?? []);
  }

  /** A new instance of exactly this definition. To repeat it makes another one. */
  async start(definition: Key, variables: Variables): Promise<Key> {
    const request = { processDefinitionKey: definition, variables: text(variables) };
    return ((await this.#call('CreateProcessInstance', request)) as { processInstanceKey: Key }).processInstanceKey;
  }

  /** Kept for `ttl` milliseconds. While it is, the same id is refused as ALREADY_EXISTS: with `ttl` 0 nothing keeps it from being two. */
  async publish(message: {
    name: string;
    correlationKey: string;
    id: string;
    ttl: number;
    variables: Variables;
  }): Promise<void> {
    const { name, correlationKey, id: messageId, ttl: timeToLive, variables } = message;
    await this.#call('PublishMessage', { name, correlationKey, messageId, timeToLive, variables: text(variables) });
  }

  async broadcast(signalName: string, variables: Variables): Promise<void> {
    await this.#call('BroadcastSignal', { signalName, variables: text(variables) });
  }

  async completeJob(jobKey: Key, variables: Variables): Promise<void> {
    await this.#call('CompleteJob', { jobKey, variables: text(variables) });
  }

  /** With retries it is handed out again after the back-off; without any it is an incident of the cluster. */
  async failJob(jobKey: Key, failure: { retries: number; backOffMs: number; message: string }): Promise<void> {
    const { retries, backOffMs: retryBackOff, message } = failure;
    await this.#call('FailJob', { jobKey, retries, retryBackOff, errorMessage: message.slice(0, 10_000) });
  }

  async throwError(jobKey: Key, error: { code: string; message: string; variables: Variables }): Promise<void> {
    const { code: errorCode, message, variables } = error;
    const errorMessage = message.slice(0, 10_000);
    await this.#call('ThrowError', { jobKey, errorCode, errorMessage, variables: text(variables) });
  }

  /** With the number it has anyway, it tells whether the job is still there. */
  async setRetries(jobKey: Key, retries: number): Promise<void> {
    await this.#call('UpdateJobRetries', { jobKey, retries });
  }

  /** Locks a job that we hold for so many milliseconds from now on. */
  async setLock(jobKey: Key, timeout: number): Promise<void> {
    await this.#call('UpdateJobTimeout', { jobKey, timeout });
  }

  async cancel(processInstanceKey: Key): Promise<void> {
    await this.#call('CancelProcessInstance', { processInstanceKey });
  }

  /** Of no variables, it tells whether the scope is still there. */
  async setVariables(elementInstanceKey: Key, variables: Variables, local: boolean): Promise<void> {
    await this.#call('SetVariables', { elementInstanceKey, variables: text(variables), local });
  }

  async resolveIncident(incidentKey: Key): Promise<void> {
    await this.#call('ResolveIncident', { incidentKey });
  }

  /** Starts elements of an instance anew and ends others, in one step. */
  async modify(processInstanceKey: Key, { activate, terminate }: { activate: Activate[]; terminate: Key[] }) {
    await this.#call('ModifyProcessInstance', {
      processInstanceKey,
      activateInstructions: activate.map(({ element, ancestor = '0', variables = [] }) => ({
        elementId: element,
        ancestorElementInstanceKey: ancestor,
        variableInstructions: variables.map((each) => ({ variables: text(each.variables), scopeId: each.scope ?? '' })),
      })),
      terminateInstructions: terminate.map((elementInstanceKey) => ({ elementInstanceKey })),
    });
  }

  /** Goes on by another version of the process. Every element at which it stands must be mapped. */
  async migrate(processInstanceKey: Key, targetProcessDefinitionKey: Key, mapping: { [source: string]: string }) {
    const mappingInstructions = Object.entries(mapping).map(([sourceElementId, targetElementId]) => ({
      sourceElementId,
      targetElementId,
    }));
    const migrationPlan = { targetProcessDefinitionKey, mappingInstructions };
    await this.#call('MigrateProcessInstance', { processInstanceKey, migrationPlan });
  }

  /** The result of the newest version of a decision, as JSON; undefined where the cluster has none of this id. */
  async decide(decisionId: string): Promise<string | undefined> {
    try {
      const reply = (await this.#call('EvaluateDecision', { decisionId, variables: '{}' })) as {
        decisionOutput: string;
      };
      return reply.decisionOutput;
    } catch (error) {
      // 8.5 calls it an invalid argument, later ones say that there is none.
      const none = error instanceof GatewayFailure && /no decision found/i.test(error.message);
      if (none) return undefined;
      throw error;
    }
  }

  /**
   * Asks for jobs and waits until there are some, or until the poll's time is over; each batch is given to `hear` as it comes, for those
   * that came before a broken connection are locked for us.
   */
  async activate(
    { type, worker, lockMs, max, variables = [] }: Activation,
    hear: (jobs: ActivatedJob[]) => void,
    cancelled?: AbortSignal,
  ): Promise<void> {
    const request = {
      type,
      worker,
      timeout: lockMs,
      maxJobsToActivate: max,
      fetchVariable: variables,
      requestTimeout: this.#pollMs,
    };
    await this.#noted(async (token) => {
      const { ended, cancel } = this.#wire.stream(
        'ActivateJobs',
        request,
        this.#deadline(this.#pollMs + graceMs),
        token,
        (reply) => hear((reply as { jobs: ActivatedJob[] }).jobs),
      );
      // The deadline is the library's. Should it ever fail to keep it, the watchdog ends what has been silent for twice its time.
      const watchdog = setTimeout(cancel, 2 * this.#pollMs + graceMs);
      cancelled?.addEventListener('abort', cancel);
      await ended.finally(() => {
        clearTimeout(watchdog);
        cancelled?.removeEventListener('abort', cancel);
      });
    }, cancelled);
  }

  close(): void {
    this.contact.end();
    this.#wire.close();
  }

  async #call(method: string, request: object): Promise<object> {
    return this.#noted((token) => this.#wire.call(method, request, this.#deadline(this.#requestMs), token));
  }

  /** Lets the contact hear how it went. */
  async #noted<T>(work: (token: string | undefined) => Promise<T>, cancelled?: AbortSignal): Promise<T> {
    try {
      const result = await work(await this.#token?.get());
      this.contact.answered();
      return result;
    } catch (error) {
      if (cancelled?.aborted) throw error;
      if (error instanceof GatewayFailure && error.code === 'UNAUTHENTICATED') this.#token?.refused();
      if (error instanceof GatewayFailure && error.verdict === 'refused') this.contact.answered();
      else this.contact.failed(error);
      throw error;
    }
  }

  #deadline(milliseconds: number): Date {
    return new Date(millisecondsOf(this.#wall.now()) + milliseconds);
  }
}
