import { type Instant, plusMilliseconds } from '../../../domain/instant.ts';
import type { Key } from '../../port.ts';
import { backOffMs } from '../gateway/back-off.ts';
import { isGone, isRefused } from '../gateway/failure.ts';
import { Pause } from '../gateway/pause.ts';
import type { Held } from './incidents.ts';
import type { InstanceRow } from './instances.ts';
import type { HostNeed } from './need.ts';
import type { TaskRow } from './tasks.ts';
import type { Transaction } from './transaction.ts';
import { taskLockMs } from './user-tasks.ts';

/** A task is asked for after four minutes, so that each is known within five, with a minute for the asking. */
export const askAfterMs = 240_000;
/** An instance that waits for no person: for a timer, a message, or it has ended. */
export const askInstanceAfterMs = 1_800_000;
const lookMs = 5_000;
const batch = 200;
const atOnce = 8;

type Answer = 'there' | 'gone' | 'unknown';

/**
 * Nobody tells a client that the cluster withdrew a task, a job, or ended an instance. So it is asked, by commands that change nothing:
 * whatever is gone answers NOT_FOUND.
 */
export class Probes<Tx extends Transaction> {
  readonly #need: HostNeed<Tx>;
  readonly #idle = new Pause();
  readonly #running = new Set<Promise<void>>();
  #failures = 0;
  #looping: Promise<void> | undefined;
  #sweeping: Promise<number> = Promise.resolve(0);

  constructor(need: HostNeed<Tx>) {
    this.#need = need;
  }

  /** Pieces of asking under way. */
  get running(): number {
    return this.#running.size;
  }

  start(): void {
    this.#looping = this.#loop();
  }

  async stop(): Promise<void> {
    this.#idle.end();
    await this.#looping;
    await Promise.all(this.#running);
  }

  /** Asks for these tasks as soon as may be. */
  soon(tasks: TaskRow[]): void {
    if (tasks.length > 0 && !this.#idle.over) this.#track(this.#tasks(tasks));
  }

  /** Keeps a job that is held back from being handed out for as long as a lock may last. */
  async holdOn(incident: Key, job: Key): Promise<void> {
    const { gateway, incidents, database, wall } = this.#need;
    await gateway.setLock(job, taskLockMs).catch(() => undefined);
    await incidents.seen(database, [incident], wall.now());
  }

  /** Everything that nobody has heard of for long, once; answers how much it was. One after the other, or they would ask for the same. */
  sweep(now?: Instant): Promise<number> {
    const sweeping = this.#sweeping.then(() => this.#sweep(now ?? this.#need.wall.now()));
    this.#sweeping = sweeping.catch(() => 0);
    return sweeping;
  }

  async #sweep(now: Instant): Promise<number> {
    const { tasks, incidents, instances, database } = this.#need;
    const since = plusMilliseconds(now, -askAfterMs);
    const open = await tasks.unheard(database, since, batch);
    const held = await incidents.unheard(database, since, batch);
    const quiet = await instances.unheard(database, plusMilliseconds(now, -askInstanceAfterMs), batch);
    await this.#tasks(open);
    await incidents.seen(database, keysOf(await this.#ask(held, (one) => this.#held(one))), now);
    await instances.seen(database, keysOf(await this.#ask(quiet, (one) => this.#instance(one))), now);
    return open.length + held.length + quiet.length;
  }

  async #loop(): Promise<void> {
    const { gateway, dice, trouble } = this.#need;
    while (!this.#idle.over) {
      const asked = await this.sweep().catch((error: unknown) => {
        trouble(error, undefined);
        return 0;
      });
      if (this.#failures > 0) await this.#idle.for(Math.max(lookMs, backOffMs(this.#failures, dice)));
      else if (asked < batch) await this.#idle.for(lookMs);
      else if (gateway.contact.state.trouble) await this.#idle.for(lookMs);
    }
  }

  #track(work: Promise<void>): void {
    const tracked = work
      .catch((error: unknown) => this.#need.trouble(error, undefined))
      .finally(() => this.#running.delete(tracked));
    this.#running.add(tracked);
  }

  async #tasks(all: TaskRow[]): Promise<void> {
    const { tasks, database, wall } = this.#need;
    await tasks.seen(database, keysOf(await this.#ask(all, (task) => this.#task(task))), wall.now());
  }

  /** A few at once, and no more once the cluster does not answer well. Answers those that are there. */
  async #ask<T>(all: T[], one: (each: T) => Promise<Answer>): Promise<T[]> {
    const left = [...all];
    const there: T[] = [];
    let well = true;
    const work = async () => {
      for (let each = left.shift(); each !== undefined && well && !this.#idle.over; each = left.shift()) {
        const answer = await one(each);
        if (answer === 'unknown') well = false;
        if (answer === 'there') there.push(each);
      }
    };
    await Promise.all(Array.from({ length: Math.min(atOnce, left.length) }, work));
    this.#failures = well ? 0 : this.#failures + 1;
    return there;
  }

  async #task({ key, retries, tenant, run }: TaskRow): Promise<Answer> {
    const { gateway, database, transact, tasks, listener, clock } = this.#need;
    const answer = await asked(gateway.setRetries(key, retries));
    if (answer === 'gone')
      await transact(database, { tenants: [tenant] }, async (tx) => {
        // Where its completion is on its way by now, that tells what became of it.
        if (await tasks.gone(tx.sql, key, { completing: false }))
          await listener.taskWithdrawn(tx, { key, tenant, run, at: clock.now(tenant) });
      });
    return answer;
  }

  async #held({ key, job, tenant, run }: Held & { job: Key }): Promise<Answer> {
    const { gateway, database, transact, incidents, listener, clock } = this.#need;
    const answer = await asked(gateway.setRetries(job, 1));
    if (answer === 'gone')
      await transact(database, { tenants: [tenant] }, async (tx) => {
        if (await incidents.resolved(tx.sql, key))
          await listener.incidentResolved(tx, { key, tenant, run, at: clock.now(tenant) });
      });
    return answer;
  }

  async #instance({ key, tenant, run }: InstanceRow): Promise<Answer> {
    const { gateway, database, transact, instances, listener, clock } = this.#need;
    const answer = await asked(gateway.setVariables(key, {}, true));
    if (answer === 'gone')
      await transact(database, { tenants: [tenant] }, async (tx) => {
        // Who ended it well has said so by a job; the product knows which runs that did not happen to.
        if (await instances.gone(tx.sql, key))
          await listener.runEnded(tx, { tenant, run, instance: key, how: 'cancelled', at: clock.now(tenant) });
      });
    return answer;
  }
}

const keysOf = (all: { key: Key }[]): Key[] => all.map(({ key }) => key);

const asked = (command: Promise<void>): Promise<Answer> =>
  command.then(
    (): Answer => 'there',
    // A refusal for another reason is an answer too: it is there, in a state that does not let itself be asked.
    (error: unknown): Answer => (isGone(error) ? 'gone' : isRefused(error) ? 'there' : 'unknown'),
  );
