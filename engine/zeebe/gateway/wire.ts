import { type ChannelCredentials, Client, type ClientOptions, credentials, Metadata, status } from '@grpc/grpc-js';
import { loadSync, type MethodDefinition, type ServiceDefinition } from '@grpc/proto-loader';
import { GatewayFailure } from './failure.ts';
import type { GatewaySettings } from './settings.ts';

type Method = MethodDefinition<object, object>;

/** Keys are texts: an int64 does not fit into a number. */
const format = { longs: String, enums: String, defaults: true, oneofs: true };

const options: ClientOptions = {
  // Below 30 s the gateway takes it for an attack and cuts every open call ("excess pings").
  'grpc.keepalive_time_ms': 45_000,
  'grpc.keepalive_timeout_ms': 8_000,
  'grpc.keepalive_permit_without_calls': 0,
  'grpc.initial_reconnect_backoff_ms': 200,
  // The usual two minutes would leave a cluster alone that came back long ago.
  'grpc.max_reconnect_backoff_ms': 2_000,
  'grpc.use_local_subchannel_pool': 1,
  'grpc.max_receive_message_length': 64 * 1024 * 1024,
};

/** One connection to a gateway, which speaks its protocol as the file says. It knows calls and failures, nothing of what they mean. */
export class Wire {
  readonly #client: Client;
  readonly #methods: ServiceDefinition;
  #closed = false;

  constructor({ address, protocol, tls }: GatewaySettings) {
    this.#methods = loadSync(protocol, format)['gateway_protocol.Gateway'] as ServiceDefinition;
    this.#client = new Client(address, credentialsOf(tls), options);
  }

  /** One question, one answer. @throws GatewayFailure */
  call(name: string, request: object, deadline: Date, token?: string): Promise<object> {
    const { path, requestSerialize, responseDeserialize } = this.#method(name);
    return new Promise((done, failed) => {
      this.#client.makeUnaryRequest(
        path,
        requestSerialize,
        responseDeserialize,
        request,
        metadataOf(token),
        { deadline },
        (error, reply) => (error ? failed(failureOf(error)) : done(reply!)),
      );
    });
  }

  /** One question, many answers, each given to `hear`. `cancel` ends it early. */
  stream(name: string, request: object, deadline: Date, token: string | undefined, hear: (reply: object) => void) {
    const { path, requestSerialize, responseDeserialize } = this.#method(name);
    const call = this.#client.makeServerStreamRequest(
      path,
      requestSerialize,
      responseDeserialize,
      request,
      metadataOf(token),
      { deadline },
    );
    const ended = new Promise<void>((done, failed) => {
      call.on('data', hear);
      call.on('end', () => done());
      call.on('error', (error) => failed(failureOf(error)));
    });
    return { ended, cancel: () => call.cancel() };
  }

  /** Tells whenever the connection stands (again), and keeps trying while it does not. Ends with `close`. */
  watch(connected: () => void): void {
    const channel = this.#client.getChannel();
    const look = (): void => {
      if (this.#closed) return;
      const now = channel.getConnectivityState(true);
      channel.watchConnectivityState(now, Number.POSITIVE_INFINITY, (error) => {
        if (error || this.#closed) return;
        // READY of grpc's connectivity states, whose enumeration is not exported as a value to erasable code.
        if (channel.getConnectivityState(false) === 2) connected();
        look();
      });
    };
    look();
  }

  close(): void {
    this.#closed = true;
    this.#client.close();
  }

  #method(name: string): Method {
    return this.#methods[name] as Method;
  }
}

function credentialsOf(tls: GatewaySettings['tls']): ChannelCredentials {
  if (!tls) return credentials.createInsecure();
  return credentials.createSsl(tls.roots ?? null, tls.key ?? null, tls.certificate ?? null);
}

function metadataOf(token: string | undefined): Metadata {
  const metadata = new Metadata();
  if (token) metadata.set('authorization', `Bearer ${token}`);
  return metadata;
}

const failureOf = (error: Error & { code?: number; details?: string }): GatewayFailure =>
  new GatewayFailure(status[error.code ?? status.UNKNOWN] ?? 'UNKNOWN', error.details || error.message);
