import { Client, credentials } from '@grpc/grpc-js';
import { loadSync, type ServiceDefinition } from '@grpc/proto-loader';
import type { Lab } from '../../support/zeebe-lab/lab.ts';
import { type Value, ZeebeFold, type ZeebeRecord } from '../contract/zeebe-records.ts';
import { protocol } from './gate.ts';

/** What the lab's engine knows, past every client: its record stream and its clock. */
export class LabView {
  readonly #url: string;
  readonly #lab: Lab;
  fold = new ZeebeFold();
  /** How many records there are but those of asking for jobs. */
  happened = 0;

  constructor(lab: Lab) {
    this.#lab = lab;
    this.#url = `http://localhost:${lab.control}`;
  }

  async #post(what: string): Promise<{ now: string }> {
    const reply = await fetch(`${this.#url}${what}`, { method: 'POST' });
    const said = await reply.text();
    if (!reply.ok) throw new Error(`${what}: ${said}`);
    return JSON.parse(said) as { now: string };
  }

  /** An empty engine, whose clock stands at the instant until it is moved; it runs, from the present, when left out. */
  async reset(at?: string): Promise<void> {
    await this.#post(at ? `/reset?at=${at}&still=true` : '/reset');
    this.fold = new ZeebeFold();
  }

  /** Waits until the engine has nothing left to do. */
  async idle(): Promise<void> {
    await this.#post('/idle?timeout=PT10S');
  }

  async now(): Promise<number> {
    return Date.parse(((await (await fetch(`${this.#url}/health`)).json()) as { now: string }).now);
  }

  async advance(by: string): Promise<void> {
    await this.#post(`/time?advance=${by}`);
    await this.idle();
  }

  /** Moves a clock that stands still. */
  async moveTo(instant: string): Promise<void> {
    await this.#post(`/time?at=${instant}`);
  }

  /** Reads what is new in the record stream, once the engine is idle unless told not to wait. */
  async look({ idle = true } = {}): Promise<ZeebeFold> {
    const reply = await fetch(`${this.#url}/records?from=${this.fold.next}${idle ? '&idle=PT10S' : ''}`);
    const text = await reply.text();
    if (!reply.ok) throw new Error(text);
    for (const line of text.split('\n')) {
      if (!line) continue;
      const record = JSON.parse(line) as ZeebeRecord;
      if (record.valueType !== 'JOB_BATCH') this.happened += 1;
      this.fold.apply(record);
    }
    return this.fold;
  }

  async alive(what: string): Promise<Value[]> {
    return [...(await this.look()).alive(what).values()];
  }

  /** Living process instances. */
  async instances(): Promise<Value[]> {
    const { elements } = await this.look();
    return [...elements.values()].filter((each) => each.bpmnElementType === 'PROCESS' && each.alive);
  }

  /** Sets variables by their JSON text, digit by digit. */
  async setRaw(elementInstanceKey: string, variables: string): Promise<void> {
    await this.#call('SetVariables', { elementInstanceKey, variables, local: true });
  }

  /** As somebody else would, with another client. */
  async cancel(processInstanceKey: string): Promise<void> {
    await this.#call('CancelProcessInstance', { processInstanceKey });
  }

  async deployAndStart(content: string, variables: object): Promise<void> {
    const resources = [{ name: 'strange.bpmn', content: Buffer.from(content) }];
    const { deployments } = (await this.#call('DeployResource', { resources })) as {
      deployments: { process: { processDefinitionKey: string } }[];
    };
    const { processDefinitionKey } = deployments[0]!.process;
    await this.#call('CreateProcessInstance', { processDefinitionKey, variables: JSON.stringify(variables) });
  }

  async #call(method: string, request: object): Promise<object> {
    const service = loadSync(protocol, { longs: String })['gateway_protocol.Gateway'] as ServiceDefinition;
    const { path, requestSerialize, responseDeserialize } = service[method]!;
    const client = new Client(`127.0.0.1:${this.#lab.grpc}`, credentials.createInsecure());
    const reply = await new Promise<object>((done, failed) =>
      client.makeUnaryRequest(path, requestSerialize, responseDeserialize, request, (error, said) =>
        error ? failed(error) : done(said as object),
      ),
    );
    client.close();
    return reply;
  }
}
