import { Client, credentials, type Metadata, Server, ServerCredentials, status } from '@grpc/grpc-js';
import { loadSync, type ServiceDefinition } from '@grpc/proto-loader';

export const protocol = 'engine/zeebe/gateway.proto';

/** What becomes of a call: a status instead of it (OK: with an empty answer), or `after`: it is carried out, and then that status is the answer. Undefined: it passes. */
export type Ruling = { status: keyof typeof status; after?: boolean } | undefined;

const raw = (bytes: Buffer): Buffer => bytes;

/** A gRPC proxy before a gateway that passes calls on, byte by byte, unless told to answer otherwise: a broker under pressure, or one that wants a token. */
export class Gate {
  /** Method names of all calls, in order. */
  readonly calls: string[] = [];
  rule: (method: string, metadata: Metadata) => Ruling = () => undefined;
  readonly #server = new Server();
  readonly #client: Client;
  #port = 0;

  constructor(to: number) {
    this.#client = new Client(`127.0.0.1:${to}`, credentials.createInsecure());
    const service = loadSync(protocol)['gateway_protocol.Gateway'] as ServiceDefinition;
    for (const [name, { path, responseStream }] of Object.entries(service)) {
      const definition = {
        [name]: {
          path,
          requestStream: false,
          responseStream,
          requestSerialize: raw,
          requestDeserialize: raw,
          responseSerialize: raw,
          responseDeserialize: raw,
        },
      };
      this.#server.addService(definition, {
        [name]: responseStream ? this.#stream(name, path) : this.#unary(name, path),
      });
    }
  }

  get port(): number {
    return this.#port;
  }

  async open(keys = ServerCredentials.createInsecure()): Promise<void> {
    this.#port = await new Promise((done, failed) =>
      this.#server.bindAsync('127.0.0.1:0', keys, (error, port) => (error ? failed(error) : done(port))),
    );
  }

  close(): void {
    this.#client.close();
    this.#server.forceShutdown();
  }

  // biome-ignore lint/suspicious/noExplicitAny: bytes go through whatever the method
  #unary = (name: string, path: string) => (call: any, answer: any) => {
    this.calls.push(name);
    const ruling = this.rule(name, call.metadata);
    if (ruling?.status === 'OK') return answer(null, Buffer.alloc(0));
    const refusal = ruling && { code: status[ruling.status], details: 'so it was told' };
    if (refusal && !ruling.after) return answer(refusal);
    this.#client.makeUnaryRequest(path, raw, raw, call.request, (error, reply) =>
      refusal ? answer(refusal) : answer(error && { code: error.code, details: error.details }, reply),
    );
  };

  // biome-ignore lint/suspicious/noExplicitAny: bytes go through whatever the method
  #stream = (name: string, path: string) => (call: any) => {
    this.calls.push(name);
    const ruling = this.rule(name, call.metadata);
    if (ruling) return call.emit('error', { code: status[ruling.status], details: 'so it was told' });
    const through = this.#client.makeServerStreamRequest(path, raw, raw, call.request);
    call.on('cancelled', () => through.cancel());
    through.on('data', (bytes: Buffer) => call.write(bytes));
    through.on('end', () => call.end());
    through.on('error', (error: { code?: number; details?: string }) =>
      call.emit('error', { code: error.code, details: error.details }),
    );
  };
}
