import { setTimeout as pause } from 'node:timers/promises';
import { type Instant, millisecondsOf, plusMilliseconds } from '../../../domain/instant.ts';
import type { Job, JobResult, Variables } from '../../port.ts';
import { parseExactly } from '../gateway/exact-json.ts';
import type { ActivatedJob } from '../gateway/gateway.ts';
import type { Command } from './command.ts';
import { giveBack, refuseStranger, tryLater } from './give-back.ts';
import { handed } from './in-hand.ts';
import { Lanes } from './lanes.ts';
import type { HostNeed } from './need.ts';
import { Stranger, type Whose, whose } from './owner.ts';
import type { Probes } from './probes.ts';
import type { Transaction } from './transaction.ts';

/** How long an instance is left alone whose case somebody else is writing. */
const busyMs = 20;
const bugMs = 10_000;
/** Clocks that are kept by the network differ by less; who is further ahead is wrong. */
const mostAheadMs = 5_000;

/** Undoes the attempt: what a handler wrote before it failed must not stay. */
class Undone extends Error {
  readonly result: JobResult & { kind: 'failed' };
  constructor(result: JobResult & { kind: 'failed' }) {
    super(result.message);
    this.result = result;
  }
}

/** Somebody else writes the case just now. */
class Busy extends Error {}

/**
 * Carries out service jobs: the handler's receipt, all it wrote, and the job's completion on its way to the cluster are one transaction. A
 * job that comes again is answered from its receipt, whoever had it before.
 */
export class Worker<Tx extends Transaction> {
  readonly #need: HostNeed<Tx>;
  readonly #probes: Probes<Tx>;
  readonly #lanes: Lanes;

  constructor(need: HostNeed<Tx>, probes: Probes<Tx>, lanes: number) {
    this.#need = need;
    this.#probes = probes;
    this.#lanes = new Lanes(lanes);
  }

  /** Never throws: what can't be done now is given back. */
  async handle(activated: ActivatedJob): Promise<void> {
    const { gateway, trouble } = this.#need;
    try {
      await this.#lanes.run(() => this.#work(activated));
    } catch (error) {
      if (error instanceof Stranger) return refuseStranger(this.#need, activated, error.message);
      trouble(error, activated.processInstanceKey);
      await giveBack(gateway, activated, bugMs, error instanceof Error ? error.message : String(error));
    }
  }

  async #work(activated: ActivatedJob): Promise<void> {
    const { database, incidents, gateway } = this.#need;
    const of = await whose(this.#need, activated);
    // Its lock ran out while it was held back: a person has not looked at it yet.
    const held = await incidents.ofJob(database, activated.key);
    if (held) return this.#probes.holdOn(held.key, activated.key);
    const result = await this.#attempt(activated, of);
    if (result.kind !== 'failed') return this.#need.wake();
    const { retries, backOffMs, message } = result;
    if (retries > 0) return tryLater(gateway, activated, retries, backOffMs, message);
    await this.#hold(activated, of, message);
  }

  async #attempt(activated: ActivatedJob, of: Whose): Promise<JobResult> {
    for (;;) {
      try {
        return await this.#carryOut(activated, of);
      } catch (error) {
        if (error instanceof Undone) return error.result;
        if (!(error instanceof Busy)) throw error;
        await pause(busyMs);
      }
    }
  }

  #carryOut(activated: ActivatedJob, of: Whose): Promise<JobResult> {
    const { database, transact, jobs, outbox, instances, tasks, wall, reserve } = this.#need;
    const { tenant, release, run } = of;
    const job = this.#jobOf(activated, of);
    return transact(database, { tenants: [tenant] }, async (tx) => {
      if (reserve && (await reserve(tx, [{ run }])).size > 0) throw new Busy();
      const { tx: inHand, wanted } = handed(tx, { instance: job.instance, run });
      const result = await jobs.execute(inHand, job);
      if (result.kind === 'failed') throw new Undone(result);
      const own = wanted.filter(({ origin }) => origin.run === run).map(({ command }) => command);
      await outbox.add(
        tx.sql,
        { tenant, release, run, at: job.at },
        [...answerOf(job, result, own), ...own],
        wall.now(),
      );
      for (const { origin, command } of wanted)
        if (origin.run !== run) await outbox.add(tx.sql, origin, [command], wall.now());
      if (of.fresh)
        await instances.found(
          tx.sql,
          { key: job.instance, tenant, release, run, definition: job.definition },
          wall.now(),
        );
      // The process went on: what it waited for besides may have been withdrawn.
      const open = await tasks.ofRun(tx.sql, tenant, run);
      tx.afterCommit(() => this.#probes.soon(open));
      return result;
    });
  }

  #jobOf(activated: ActivatedJob, { tenant, release, run }: Whose): Job {
    return {
      key: activated.key,
      type: activated.type,
      element: activated.elementId,
      elementInstance: activated.elementInstanceKey,
      instance: activated.processInstanceKey,
      definition: activated.processDefinitionKey,
      tenant,
      release,
      run,
      variables: parseExactly(activated.variables) as Variables,
      headers: JSON.parse(activated.customHeaders || '{}') as { [name: string]: string },
      retries: activated.retries,
      at: this.#at(activated, tenant),
    };
  }

  /**
   * The tenant's clock, or the cluster's where that is a little ahead: for a timer that has fired there, its instant has come. Else a
   * handler that looks again would be called again at once, and again, until our clock is there too.
   */
  #at({ deadline }: ActivatedJob, tenant: string): Instant {
    const ours = this.#need.clock.now(tenant);
    const ahead = Number(deadline) - this.#need.lockMs - millisecondsOf(ours);
    return ahead > 0 && ahead < mostAheadMs ? plusMilliseconds(ours, ahead) : ours;
  }

  /** It failed for good. */
  async #hold(activated: ActivatedJob, of: Whose, message: string): Promise<void> {
    const { database, transact, incidents, listener, wall } = this.#need;
    const { key, elementInstance, instance, element, at } = this.#jobOf(activated, of);
    const { tenant, release, run } = of;
    const place = { element, elementInstance, instance };
    const incident = { key, job: key, kind: 'job-no-retries' as const, message, ...place, tenant, release, run, at };
    await transact(database, { tenants: [tenant] }, async (tx) => {
      if (await incidents.raised(tx.sql, incident, wall.now())) await listener.incidentRaised(tx, incident);
    });
    await this.#probes.holdOn(key, key);
  }
}

/** What the cluster is told of a job. One whose handler wants its own instance cancelled is not completed first: it would go on meanwhile. */
function answerOf(job: Job, result: Exclude<JobResult, { kind: 'failed' }>, wanted: Command[]): Command[] {
  if (wanted.some(({ kind }) => kind === 'cancel-instance')) return [];
  if (result.kind === 'done') return [{ kind: 'complete-job', job: job.key, variables: result.variables }];
  const { code, message, variables = {} } = result;
  return [{ kind: 'throw-error', job: job.key, code, message, variables }];
}
