import type { Client } from 'pg';

const slug = /^[a-z][a-z0-9-]*$/;

/** A handler has failed where what came before it cannot be kept without a mark. */
export class Unmarked extends Error {}

/**
 * The savepoints of one transaction that moves several instances: a unit for each instance, and in a careful one marks before each handler.
 * Handlers hardly ever fail, so a unit goes without marks at first, and again from its start, carefully, when one of them did. The
 * tenants are set anew after every savepoint and cleared before its release, because a local setting outlives RELEASE and is undone by
 * ROLLBACK TO. Round trips are dear, so the end of a unit travels with the beginning of the next.
 */
export class Savepoints {
  /** So many this transaction may have: a backend keeps 64 subtransactions at hand, and handlers have savepoints of their own. */
  static readonly most = 30;
  readonly #connection: Client;
  #used = 0;
  #tenant = '';
  #dirty = false;
  #marked = false;
  #careful = false;
  #ending: ((error?: unknown) => void) | undefined;

  constructor(connection: Client) {
    this.#connection = connection;
  }

  get spent(): boolean {
    return this.#used >= Savepoints.most;
  }

  async begin(tenant: string, careful: boolean): Promise<void> {
    if (!slug.test(tenant)) throw new Error(`expected a tenant id but got ${JSON.stringify(tenant)}`);
    this.#used += 1;
    this.#tenant = tenant;
    this.#dirty = false;
    this.#marked = false;
    this.#careful = careful;
    const begin = `savepoint unit; ${this.#wall()}`;
    if (!this.#ending) return this.#send(begin);
    if (!(await this.#finish(`; ${begin}`))) await this.#send(begin);
  }

  /** The unit is complete. `ended` hears it when the database has agreed, at the latest at `flush`; with an error it was undone. */
  end(ended: (error?: unknown) => void): void {
    this.#ending = ended;
  }

  async flush(): Promise<void> {
    if (this.#ending) await this.#finish('');
  }

  /** Undoes the unit that has begun and not ended. */
  async undo(): Promise<void> {
    await this.#send('rollback to savepoint unit; release savepoint unit');
  }

  /** Something has been written that the next handler's failure must not undo. */
  wrote(): void {
    this.#dirty = true;
  }

  /** Before a handler: what comes after can be undone alone. Costs nothing when nothing was written since the last savepoint. */
  async mark(): Promise<void> {
    if (!this.#dirty || !this.#careful) return;
    this.#used += 1;
    this.#dirty = false;
    this.#marked = true;
    await this.#send('savepoint handler');
  }

  /** @throws Unmarked when there is no mark after what must stay. */
  async undoToMark(): Promise<void> {
    if (this.#dirty) throw new Unmarked('expected a mark before the handler but the unit has none');
    this.#dirty = false;
    await this.#send(this.#marked ? 'rollback to savepoint handler' : `rollback to savepoint unit; ${this.#wall()}`);
  }

  /** Deferred constraints are looked at here, where their failure is still this unit's alone. False: it was undone. */
  async #finish(next: string): Promise<boolean> {
    const ended = this.#ending!;
    this.#ending = undefined;
    try {
      await this.#send(`set constraints all immediate; set local sakin.tenants = ''; release savepoint unit${next}`);
    } catch (error) {
      await this.undo();
      ended(error);
      return false;
    }
    ended();
    return true;
  }

  #wall(): string {
    return `set local sakin.tenants = '${this.#tenant}'`;
  }

  async #send(text: string): Promise<void> {
    await this.#connection.query(text);
  }
}
