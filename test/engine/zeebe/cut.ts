import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/**
 * What happens to connections: `pass` both ways; `mute` lets questions through and swallows the answers; `hang` swallows both; `refuse`
 * does not even listen.
 */
export type Mode = 'pass' | 'mute' | 'hang' | 'refuse';

/** A small TCP proxy before a gateway, which can be cut, so that the network fails as networks do. */
export class Cut {
  readonly #to: number;
  #server: Server | undefined;
  readonly #pairs = new Set<[Socket, Socket]>();
  #mode: Mode = 'pass';
  #port = 0;
  /** How many connections were tried: a client that spins shows here. */
  connections = 0;
  /** How many times something came from a client. */
  questions = 0;

  constructor(to: number) {
    this.#to = to;
  }

  get port(): number {
    return this.#port;
  }

  async open(): Promise<void> {
    this.#server = createServer((client) => this.#pair(client));
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as { port: number }).port;
  }

  async become(mode: Mode): Promise<void> {
    this.#mode = mode;
    if (mode === 'refuse') await this.close();
    else if (!this.#server) await this.open();
  }

  /** Breaks every connection that stands, as a reset. */
  reset(): void {
    for (const [client, server] of this.#pairs) {
      client.resetAndDestroy();
      server.destroy();
    }
    this.#pairs.clear();
  }

  async close(): Promise<void> {
    this.reset();
    if (!this.#server) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server = undefined;
    await closed;
  }

  #pair(client: Socket): void {
    this.connections += 1;
    const server = connect(this.#to, '127.0.0.1');
    const pair: [Socket, Socket] = [client, server];
    this.#pairs.add(pair);
    const end = () => {
      this.#pairs.delete(pair);
      client.destroy();
      server.destroy();
    };
    for (const socket of pair) socket.on('error', end).on('close', end);
    client.on('data', (bytes) => {
      this.questions += 1;
      if (this.#mode === 'pass' || this.#mode === 'mute') server.write(bytes);
    });
    server.on('data', (bytes) => {
      if (this.#mode === 'pass') client.write(bytes);
    });
  }
}
