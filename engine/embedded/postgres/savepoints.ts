import type { Client } from 'pg';

const slug = /^[a-z][a-z0-9-]*$/;

/**
 * The savepoints of one transaction that moves several instances: a unit for each instance, and marks in it before each handler.
 * Several statements go in one round trip. The tenants are set anew after every savepoint and cleared before its release, because a
 * local setting outlives RELEASE and is undone by ROLLBACK TO.
 */
export class Savepoints {
  /** So many this transaction may have: a backend keeps 64 subtransactions at hand, and handlers have savepoints of their own. */
  static readonly most = 30;
  readonly #connection: Client;
  #used = 0;
  #tenant = '';
  #dirty = false;
  #marked = false;

  constructor(connection: Client) {
    this.#connection = connection;
  }

  get spent(): boolean {
    return this.#used >= Savepoints.most;
  }

  async begin(tenant: string): Promise<void> {
    if (!slug.test(tenant)) throw new Error(`expected a tenant id but got ${JSON.stringify(tenant)}`);
    this.#used += 1;
    this.#tenant = tenant;
    this.#dirty = false;
    this.#marked = false;
    await this.#send(`savepoint unit; ${this.#wall()}`);
  }

  /** Something has been written that the next handler's failure must not undo. */
  wrote(): void {
    this.#dirty = true;
  }

  /** Before a handler: what comes after can be undone alone. Costs nothing when nothing was written since the last savepoint. */
  async mark(): Promise<void> {
    if (!this.#dirty) return;
    this.#used += 1;
    this.#dirty = false;
    this.#marked = true;
    await this.#send('savepoint handler');
  }

  async undoToMark(): Promise<void> {
    this.#dirty = false;
    await this.#send(this.#marked ? 'rollback to savepoint handler' : `rollback to savepoint unit; ${this.#wall()}`);
  }

  /** Deferred constraints are looked at here, where their failure is still this unit's alone. */
  async end(): Promise<void> {
    await this.#send(`set constraints all immediate; set local sakin.tenants = ''; release savepoint unit`);
  }

  async undo(): Promise<void> {
    await this.#send('rollback to savepoint unit; release savepoint unit');
  }

  #wall(): string {
    return `set local sakin.tenants = '${this.#tenant}'`;
  }

  async #send(text: string): Promise<void> {
    await this.#connection.query(text);
  }
}
