import { plusMilliseconds } from '../../../domain/instant.ts';
import type { Key } from '../../port.ts';
import type { GatewayFailure } from '../gateway/failure.ts';
import type { Command, Underway } from './command.ts';
import type { HostNeed } from './need.ts';
import type { Said } from './say.ts';
import type { Transaction } from './transaction.ts';

/** Writes down what became of a command, with all that follows from it, in one unit of work. */
export class Settle<Tx extends Transaction> {
  readonly #need: HostNeed<Tx>;

  constructor(need: HostNeed<Tx>) {
    this.#need = need;
  }

  async done(one: Underway, { instance, ended }: Said): Promise<void> {
    const { outbox, instances, wall, database } = this.#need;
    const { command, tenant, release, run } = one;
    if (instance !== undefined && command.kind === 'start') {
      const row = { key: instance, tenant, release, run, definition: command.definition };
      await this.#with(one, async (tx) => {
        await instances.found(tx.sql, row, wall.now());
        await outbox.done(tx.sql, [one.seq]);
      });
    } else if (command.kind === 'migrate') await this.#migrated(one, command);
    else if (command.kind === 'complete-task') await this.#taskCompleted(one, command.task);
    else if (ended) await this.#ended(one, ended);
    else await outbox.done(database, [one.seq]);
  }

  /** The cluster heard it and did not do it. */
  async ended(one: Underway, how: 'done' | 'gone' | 'refused', error: GatewayFailure): Promise<void> {
    const { command } = one;
    if (how === 'refused') return this.#refused(one, error);
    if (command.kind !== 'complete-task') return this.done(one, {});
    // An attempt whose answer was lost has most likely done it; else somebody was faster, or the process went another way.
    return one.doubtful ? this.#taskCompleted(one, command.task) : this.#taskGone(one, command.task);
  }

  async later(one: Underway, inMs: number, error: GatewayFailure, doubtful: boolean): Promise<void> {
    const { outbox, database, wall } = this.#need;
    await outbox.later(database, one.seq, plusMilliseconds(wall.now(), inMs), error.message, doubtful);
  }

  async #taskCompleted(one: Underway, task: Key): Promise<void> {
    const { tasks, outbox, listener } = this.#need;
    await this.#with(one, async (tx) => {
      await tasks.gone(tx.sql, task, { completing: true });
      await listener.taskCompleted?.(tx, { key: task, tenant: one.tenant, run: one.run, at: one.at });
      await outbox.done(tx.sql, [one.seq]);
    });
  }

  async #taskGone(one: Underway, task: Key): Promise<void> {
    const { tasks, outbox, listener } = this.#need;
    await this.#with(one, async (tx) => {
      await tasks.gone(tx.sql, task, { completing: true });
      await listener.taskWithdrawn(tx, { key: task, tenant: one.tenant, run: one.run, at: one.at });
      await outbox.done(tx.sql, [one.seq]);
    });
  }

  async #ended(one: Underway, keys: Key[]): Promise<void> {
    const { tasks, instances, outbox, listener } = this.#need;
    const { tenant, run, at } = one;
    await this.#with(one, async (tx) => {
      for (const task of await tasks.ofRun(tx.sql, tenant, run)) {
        if (!keys.includes(task.instance) || !(await tasks.gone(tx.sql, task.key, { completing: false }))) continue;
        await listener.taskWithdrawn(tx, { key: task.key, tenant, run, at });
      }
      for (const key of keys) {
        await instances.gone(tx.sql, key);
        await listener.runEnded(tx, { tenant, run, instance: key, how: 'cancelled', at });
      }
      await outbox.done(tx.sql, [one.seq]);
    });
  }

  /** The instance is one of another definition now, and its open tasks are those of other elements. */
  async #migrated(one: Underway, { instance, definition, elements }: Command & { kind: 'migrate' }): Promise<void> {
    const { tasks, instances, outbox, listener } = this.#need;
    await this.#with(one, async (tx) => {
      await instances.migrated(tx.sql, instance, definition);
      for (const { told } of await tasks.ofRun(tx.sql, one.tenant, one.run)) {
        const element = told?.instance === instance ? elements[told.element] : undefined;
        if (!told || element === undefined) continue;
        const task = { ...told, element, definition };
        await tasks.changed(tx.sql, task);
        await listener.taskChanged?.(tx, task);
      }
      await outbox.done(tx.sql, [one.seq]);
    });
  }

  /** It will never be taken as it is: a person must look at it. */
  async #refused(one: Underway, error: GatewayFailure): Promise<void> {
    const { incidents, outbox, instances, listener, wall } = this.#need;
    const { tenant, release, run, at, seq } = one;
    await this.#with(one, async (tx) => {
      const [instance] = await instances.ofRun(tx.sql, tenant, run);
      const whole = instance?.key ?? '';
      const what = one.command.kind.replace('-', ' ');
      const message =
        error.verdict === 'unknown'
          ? `the cluster may have done it, or not, and to ${what} twice would be wrong: ${error.message}`
          : `the cluster refused to ${what}: ${error.message}`;
      const place = { element: '', elementInstance: whole, instance: whole };
      const incident = { key: `command-${seq}`, kind: 'unknown' as const, message, ...place, tenant, release, run, at };
      if (await incidents.raised(tx.sql, { ...incident, command: seq }, wall.now()))
        await listener.incidentRaised(tx, incident);
      await outbox.refused(tx.sql, seq, error.message);
    });
  }

  #with<T>({ tenant }: Underway, work: (tx: Tx) => Promise<T>): Promise<T> {
    const { transact, database } = this.#need;
    return transact(database, { tenants: [tenant] }, work);
  }
}
