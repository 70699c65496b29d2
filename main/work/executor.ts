import type { Wall } from '../../domain/clock.ts';
import type { Intents, Job, JobExecutor, JobResult, Variables } from '../../engine/port.ts';
import {
  type BeginRow,
  type Receipt,
  type ReceiptOf,
  receiptCompleted,
  receiptKept,
  receiptStore,
} from '../../store/receipt.store.ts';
import { type Statement, writeAll } from '../../store/statement.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { type AnyWorker, BusinessError } from '../../workers/define-worker.ts';
import { factsOf } from './facts-of.ts';
import { changed, LeftBy } from './left-by.ts';
import { type Live, liveContext } from './live-context.ts';
import type { ReleaseLibrary } from './release-library.ts';
import { Trees } from './trees.ts';
import { type CheckedWorker, checkedWorkers } from './validation.ts';

export interface ExecutorNeed {
  /** Id of the engine whose jobs come here. */
  engine: string;
  workers: ReadonlyMap<string, AnyWorker>;
  library: ReleaseLibrary;
  wall: Wall;
  /** Kept with receipts: which program did it. */
  version: string;
  /** The engine's intents in a unit of work. */
  intents(unit: Unit): Intents;
  /** How long a job waits after so many failures, in milliseconds; one second, then five times as long each, when left out. */
  backOffMs?(failures: number): number;
  /** Address of a page for the resident. */
  link(tenant: string, page: 'confirmation' | 'objection' | 'status', secret: string): string;
}

type AttemptNeed = ExecutorNeed & { trees: Trees; leftBy: LeftBy };

/** Messages to the own process are there when it listens again, should it be between two scopes; after a day nothing needs them. */
const messageTtl = 24 * 3_600_000;

const usualBackOffMs = (failures: number): number => 1_000 * 5 ** Math.min(failures - 1, 5);
const usualRetries = 3;

/** No repetition mends this: the job becomes an incident at once. */
class Unmendable extends Error {}

/**
 * Carries out jobs, each once: first its receipt, then the handler, then all it wrote together with the completed receipt. A job that
 * comes again is answered from its receipt. A job that follows another in the same unit of work is new by the engine's word: it begins
 * with the case as the other left it, and its receipt comes with what it wrote. What a failed attempt has written is undone by whoever owns the unit of work (the engine's
 * host keeps a savepoint before each job); a business error is undone here, for its receipt stays.
 */
export function jobExecutor(need: ExecutorNeed): JobExecutor<Unit> {
  const checked = checkedWorkers(need.workers);
  const backOffMs = need.backOffMs ?? usualBackOffMs;
  const trees = new Trees();
  const leftBy = new LeftBy();
  return {
    types: () => [...checked.keys()],
    async execute(unit, job) {
      try {
        const worker = checked.get(job.type);
        if (!worker) throw new Unmendable(`expected a worker for ${job.type} but there is none`);
        return await attempt({ ...need, trees, leftBy }, worker, unit, job);
      } catch (error) {
        leftBy.forget(unit);
        const message = error instanceof Error ? error.message : String(error);
        const retries = error instanceof Unmendable ? 0 : Math.max(job.retries - 1, 0);
        return { kind: 'failed', message, retries, backOffMs: backOffMs(usualRetries - retries) };
      }
    },
  };
}

async function attempt(need: AttemptNeed, checked: CheckedWorker, unit: Unit, job: Job): Promise<JobResult> {
  const { worker } = checked;
  const left = job.follows && need.leftBy.find(unit, job.run);
  const begun = left || (await begin(need, unit, job));
  if (!begun.fresh) return again(need, unit, job);
  await assertOwned(need, unit, job, begun);
  const fault = checked.inputFault(job.variables);
  if (fault) throw new Unmendable(fault);
  if (job.variables.caseId !== begun.case_id)
    throw new Unmendable(`expected the case ${begun.case_id} of the run but got ${String(job.variables.caseId)}`);

  const savepoint = new Savepoint(unit, worker.raises.length > 0);
  const live = await contextOf(need, unit, job, begun, savepoint);
  const output = await worker.handle(job.variables as never, live.context).catch(async (error: unknown) => {
    if (!(error instanceof BusinessError) || !worker.raises.includes(error.code)) throw error;
    await savepoint.undo();
    return error;
  });
  const receipt = (outcome: Receipt['outcome'], content: unknown, read: unknown): Statement =>
    left
      ? receiptKept({ ...receiptOf(need, job), case: begun.case_id }, outcome, content, read)
      : receiptCompleted(need.engine, job.key, outcome, content, read);
  if (output instanceof BusinessError) {
    const { code, message } = output;
    await writeAll(unit, [receipt('error', { code, message }, live.read)]);
    need.leftBy.keep(unit, job.run, begun);
    return { kind: 'error', code, message };
  }
  const outputFault = checked.outputFault(output);
  if (outputFault) throw new Unmendable(outputFault);
  // A recorded worker is never computed anew, so what its case looked like need not be kept.
  const { facts, ...read } = live.read;
  const kept = worker.trial === 'recompute' ? live.read : read;
  await writeAll(unit, [...live.pending.statements(), receipt('done', output, kept)]);
  need.leftBy.keep(unit, job.run, changed(begun, live.pending.changes));
  await fulfil(need.intents(unit), live, job);
  return { kind: 'done', variables: output as Variables };
}

const receiptOf = (need: ExecutorNeed, job: Job): ReceiptOf => ({
  engine: need.engine,
  job: job.key,
  tenant: job.tenant,
  run: job.run,
  element: job.element,
  elementKey: job.elementInstance,
  type: job.type,
  workerVersion: need.version,
  at: job.at,
});

async function begin(need: ExecutorNeed, unit: Unit, job: Job): Promise<BeginRow> {
  const row = await receiptStore(unit).begin(receiptOf(need, job));
  if (!row) throw new Unmendable(`expected a run ${job.run} of ${job.tenant} but there is none`);
  return row;
}

/** A job that was handled before: its receipt answers. One that is another job's by the same key is nobody's answer. */
async function again(need: ExecutorNeed, unit: Unit, job: Job): Promise<JobResult> {
  const receipt = await receiptStore(unit).byKey(need.engine, job.key);
  if (!receipt || receipt.run !== job.run || receipt.element !== job.element || receipt.type !== job.type)
    throw new Unmendable(
      `expected the receipt of job ${job.key} to be of ${job.type} at ${job.element} in run ${job.run} but it is of ${shown(receipt)}`,
    );
  if (receipt.outcome === 'done') return { kind: 'done', variables: receipt.output as Variables };
  const { code, message } = receipt.output as { code: string; message: string };
  return { kind: 'error', code, message };
}

const shown = (receipt: Receipt | undefined): string =>
  receipt ? `${receipt.type} at ${receipt.element} in run ${receipt.run}` : 'another tenant';

/** A job acts for its run's tenant only when its definition is of the run's own release. */
async function assertOwned(need: ExecutorNeed, unit: Unit, job: Job, begun: BeginRow): Promise<void> {
  const owner = await need.library.ownerOf(unit, job.tenant, need.engine, job.definition);
  if (owner !== begun.release_id)
    throw new Unmendable(
      `expected the definition ${job.definition} to be of release ${begun.release_id} but it is of ${owner ?? 'none of the tenant'}`,
    );
}

async function contextOf(
  need: AttemptNeed,
  unit: Unit,
  job: Job,
  begun: BeginRow,
  savepoint: Savepoint,
): Promise<Live> {
  const { tenant, run, type, element, elementInstance: elementKey, headers } = job;
  return liveContext({
    unit,
    engine: need.engine,
    instance: job.instance,
    job: { tenant, release: begun.release_id, run, case: begun.case_id, type, element, elementKey, headers },
    at: job.at,
    facts: factsOf(begun, run),
    release: await need.library.view(unit, tenant, begun.release_id),
    link: (page, secret) => need.link(tenant, page, secret),
    trees: need.trees,
    wall: need.wall.now(),
    beforeWrite: () => savepoint.set(),
  });
}

/** After the handler's own writes; the engine carries them out once the job is completed. */
async function fulfil(intents: Intents, { wishes }: Live, job: Job): Promise<void> {
  const { tenant, release, run, at } = job;
  const origin = { tenant, release, run, at };
  for (const wish of wishes)
    if (wish.kind === 'cancel-instance') await intents.cancel(origin);
    else await intents.publish(origin, { ...wish.message, ttl: messageTtl });
}

/** Set before a handler that may end in a business error writes ahead of its end; most write only at their end and need none. */
class Savepoint {
  readonly #unit: Unit;
  readonly #wanted: boolean;
  #is = false;

  constructor(unit: Unit, wanted: boolean) {
    this.#unit = unit;
    this.#wanted = wanted;
  }

  async set(): Promise<void> {
    if (!this.#wanted || this.#is) return;
    this.#is = true;
    await this.#unit.sql.raw('savepoint business_error');
  }

  async undo(): Promise<void> {
    if (this.#is) await this.#unit.sql.raw('rollback to savepoint business_error');
  }
}
