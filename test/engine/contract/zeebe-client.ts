import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import grpc from '@grpc/grpc-js';
import loader from '@grpc/proto-loader';
import type { Lab } from '../../support/zeebe-lab/lab.ts';
import type { ZeebeRecord } from './zeebe-records.ts';

// biome-ignore lint/suspicious/noExplicitAny: the gateway's types come from its protocol file at run time
type Gateway = any;

/** gRPC and control port of one lab. The protocol file comes from the engine itself, so it always fits its version. */
export class ZeebeClient {
  readonly #lab: Lab;
  /** After so many milliseconds without an answer a call has failed. */
  readonly #patience: number;
  #Gateway: Gateway;
  #gateway: Gateway;

  constructor(lab: Lab, patience = 20_000) {
    this.#lab = lab;
    this.#patience = patience;
  }

  get connected(): boolean {
    return this.#gateway !== undefined;
  }

  /** An empty engine, and a fresh connection to it; `query`: `?at=INSTANT&still=true` for a clock that begins there and stands. */
  async reset(query = ''): Promise<void> {
    this.#gateway?.close();
    await this.post(`/reset${query}`);
    this.#Gateway ??= await this.#load();
    this.#gateway = new this.#Gateway(`localhost:${this.#lab.grpc}`, grpc.credentials.createInsecure(), {
      'grpc.max_receive_message_length': 64 << 20,
    });
  }

  async #load(): Promise<Gateway> {
    const folder = mkdtempSync(path.join(tmpdir(), 'zeebe-proto-'));
    const file = path.join(folder, 'gateway.proto');
    writeFileSync(file, await (await fetch(this.#url('/gateway.proto'))).text());
    const definition = loader.loadSync(file, {
      keepCase: true,
      longs: String,
      enums: String,
      defaults: true,
      oneofs: true,
    });
    rmSync(folder, { recursive: true });
    return (grpc.loadPackageDefinition(definition) as Gateway).gateway_protocol.Gateway;
  }

  #url(what: string): string {
    return `http://localhost:${this.#lab.control}${what}`;
  }

  // biome-ignore lint/suspicious/noExplicitAny: see Gateway
  call(method: string, request: object = {}): Promise<any> {
    return new Promise((done, failed) =>
      this.#gateway[method](
        request,
        { deadline: Date.now() + this.#patience },
        (error: grpc.ServiceError | null, reply: unknown) =>
          error ? failed(new Error(`${grpc.status[error.code]}: ${error.details}`)) : done(plain(reply)),
      ),
    );
  }

  // biome-ignore lint/suspicious/noExplicitAny: see Gateway
  stream(method: string, request: object): Promise<any[]> {
    return new Promise((done, failed) => {
      const all: unknown[] = [];
      const stream = this.#gateway[method](request, { deadline: Date.now() + 5000 });
      stream.on('data', (each: unknown) => all.push(plain(each)));
      stream.on('end', () => done(all));
      stream.on('error', failed);
    });
  }

  async post(what: string, body?: string): Promise<{ [part: string]: string }> {
    const reply = await fetch(this.#url(what), { method: 'POST', ...(body !== undefined && { body }) });
    const answer = JSON.parse(await reply.text()) as { [part: string]: string };
    if (!reply.ok) throw new Error(`${what}: ${answer.error}`);
    return answer;
  }

  async health(): Promise<{ version: string; now: string }> {
    return JSON.parse(await (await fetch(this.#url('/health'))).text());
  }

  /** The records from a position on, once the engine is idle; `query`: `&events=JOB,...` for events of these kinds only. */
  async records(from: number, query = ''): Promise<ZeebeRecord[]> {
    const reply = await fetch(this.#url(`/records?from=${from}&idle=PT10S${query}`));
    const text = await reply.text();
    if (!reply.ok) throw new Error(text);
    return text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as ZeebeRecord);
  }

  close(): void {
    this.#gateway?.close();
  }
}

/** What comes from outside the test's own realm is made again inside it, or strict equality would not know it. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
