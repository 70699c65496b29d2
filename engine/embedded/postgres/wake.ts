import type { Knex } from 'knex';
import type { Client } from 'pg';

const channel = 'sakin_engine';
const reconnectMs = 1_000;

/**
 * Tells the movers of other processes that there is something to do, and hears it from them. A notification inside a transaction would
 * make commits wait for each other, so it goes outside, and once for however many commits came meanwhile. Polling covers what is lost.
 */
export class Wake {
  readonly #database: Knex;
  #sending = false;
  #again = false;
  #listening: Client | undefined;
  #stopped = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(database: Knex) {
    this.#database = database;
  }

  /** Never throws: what it says is found by polling too. */
  notify(): void {
    this.#again = true;
    if (this.#sending) return;
    this.#sending = true;
    void this.#send().finally(() => {
      this.#sending = false;
    });
  }

  async #send(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      await this.#database.raw(`select pg_notify('${channel}', '')`).catch(() => undefined);
    }
  }

  /** Listens on a connection of its own, and again after it was lost. */
  async listen(wake: () => void): Promise<void> {
    const { client } = this.#database as unknown as { client: { acquireRawConnection(): Promise<Client> } };
    const connection = await client.acquireRawConnection();
    connection.on('notification', wake);
    connection.on('error', () => this.#lost(connection, wake));
    connection.on('end', () => this.#lost(connection, wake));
    await connection.query(`listen ${channel}`);
    this.#listening = connection;
  }

  #lost(connection: Client, wake: () => void): void {
    if (this.#stopped || this.#listening !== connection) return;
    this.#listening = undefined;
    connection.end().catch(() => undefined);
    this.#retry(wake);
  }

  #retry(wake: () => void): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.listen(wake).then(wake, () => this.#retry(wake));
    }, reconnectMs);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#listening?.end().catch(() => undefined);
  }
}
