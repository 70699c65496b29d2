import type { CaseCodes } from '../../api/secrets.ts';
import type { Wall } from '../../domain/clock.ts';
import type { Intents, Job, JobExecutor, JobResult, Variables } from '../../engine/port.ts';
import type { CaseRow, RunRow } from '../../store/cases-in-hand.ts';
import { Gathered, gatheredIn } from '../../store/gathered.ts';
import { type Receipt, type ReceiptOf, receiptCompleted, receiptRow, receiptStore } from '../../store/receipt.store.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { type AnyWorker, BusinessError } from '../../workers/define-worker.ts';
import { aheadAtOnce, aheadInHand } from './ahead.ts';
import { factsOf } from './facts-of.ts';
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
  link(tenant: string, page: 'confirmation' | 'objection' | 'status', ...secrets: string[]): string;
  /** The secret codes of cases; letters do without when left out. */
  codes?: CaseCodes | undefined;
}

type AttemptNeed = ExecutorNeed & { trees: Trees };

/** The case and run that a job is for. */
interface Subject {
  case: CaseRow;
  run: RunRow;
}

/** Messages to the own process are there when it listens again, should it be between two scopes; after a day nothing needs them. */
const messageTtl = 24 * 3_600_000;

const usualBackOffMs = (failures: number): number => 1_000 * 5 ** Math.min(failures - 1, 5);
const usualRetries = 3;

/** No repetition mends this: the job becomes an incident at once. */
class Unmendable extends Error {}

/**
 * Carries out jobs, each once: first its receipt, then the handler, then all it wrote together with the completed receipt. A job that
 * comes again is answered from its receipt.
 *
 * Where the host carries several instances side by side, their jobs share what they have read, and what they write is gathered and written
 * together, receipts among it: a job that has its receipt already makes that fail, and the host carries each alone. What a failed attempt
 * has written is undone by whoever owns the unit of work; a business error is undone here, for its receipt stays.
 */
export function jobExecutor(need: ExecutorNeed): JobExecutor<Unit> {
  const checked = checkedWorkers(need.workers);
  const backOffMs = need.backOffMs ?? usualBackOffMs;
  const trees = new Trees();
  return {
    types: () => [...checked.keys()],
    async execute(unit, job) {
      try {
        const worker = checked.get(job.type);
        if (!worker) throw new Unmendable(`expected a worker for ${job.type} but there is none`);
        return await attempt({ ...need, trees }, worker, unit, job);
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        const retries = error instanceof Unmendable ? 0 : Math.max(job.retries - 1, 0);
        return { kind: 'failed', message, retries, backOffMs: backOffMs(usualRetries - retries) };
      }
    },
  };
}

async function attempt(need: AttemptNeed, checked: CheckedWorker, unit: Unit, job: Job): Promise<JobResult> {
  const { worker } = checked;
  const together = gatheredIn(unit);
  const gathered = together ?? new Gathered(unit, job.tenant);
  const alone = together === undefined;
  const subject = alone ? await begin(need, unit, job, gathered) : await gathered.cases.of(job.run);
  if (subject === 'handled') return again(need, unit, job);
  if (!subject) throw new Unmendable(`expected a run ${job.run} of ${job.tenant} but there is none`);
  await assertOwned(need, unit, job, subject.run);
  const fault = checked.inputFault(job.variables);
  if (fault) throw new Unmendable(fault);
  if (job.variables.caseId !== subject.case.id)
    throw new Unmendable(`expected the case ${subject.case.id} of the run but got ${String(job.variables.caseId)}`);

  const savepoint = new Savepoint(unit, worker.raises.length > 0);
  const live = await contextOf(need, unit, job, subject, gathered, savepoint);
  const output = await worker.handle(job.variables as never, live.context).catch(async (error: unknown) => {
    if (!(error instanceof BusinessError) || !worker.raises.includes(error.code)) throw error;
    await savepoint.undo();
    return error;
  });
  const receipt = (outcome: Receipt['outcome'], content: unknown, read: unknown): void => {
    if (alone) gathered.statement(receiptCompleted(need.engine, job.key, outcome, content, read));
    else
      gathered.add('receipts', receiptRow({ ...receiptOf(need, job), case: subject.case.id }, outcome, content, read));
  };
  if (output instanceof BusinessError) {
    const { code, message } = output;
    receipt('error', { code, message }, live.read);
    if (alone) await gathered.flush();
    return { kind: 'error', code, message };
  }
  const outputFault = checked.outputFault(output);
  if (outputFault) throw new Unmendable(outputFault);
  // A recorded worker is never computed anew, so what its case looked like need not be kept.
  const { facts, ...read } = live.read;
  live.pending.join(gathered);
  receipt('done', output, worker.trial === 'recompute' ? live.read : read);
  if (alone) await gathered.flush();
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

async function begin(
  need: ExecutorNeed,
  unit: Unit,
  job: Job,
  gathered: Gathered,
): Promise<Subject | 'handled' | undefined> {
  const begun = await receiptStore(unit).begin(receiptOf(need, job));
  if (!begun) return undefined;
  if (!begun.fresh) return 'handled';
  gathered.cases.put(begun);
  return begun;
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
async function assertOwned(need: ExecutorNeed, unit: Unit, job: Job, { release_id: release }: RunRow): Promise<void> {
  const owner = await need.library.ownerOf(unit, job.tenant, need.engine, job.definition);
  if (owner !== release)
    throw new Unmendable(
      `expected the definition ${job.definition} to be of release ${release} but it is of ${owner ?? 'none of the tenant'}`,
    );
}

async function contextOf(
  need: AttemptNeed,
  unit: Unit,
  job: Job,
  subject: Subject,
  gathered: Gathered,
  savepoint: Savepoint,
): Promise<Live> {
  const { tenant, run, instance, at, type, element, elementInstance: elementKey, headers } = job;
  const { release_id: release, case_id: caseId } = subject.run;
  const before = () => savepoint.set();
  const aheadOf = gathered === gatheredIn(unit) ? aheadInHand : aheadAtOnce;
  return liveContext({
    unit,
    gathered,
    ahead: aheadOf({ unit, gathered, tenant, run, engine: need.engine, instance, at, before }),
    engine: need.engine,
    job: { tenant, release, run, case: caseId, type, element, elementKey, headers },
    at,
    facts: factsOf(subject),
    release: await need.library.view(unit, tenant, release),
    link: (page, ...secrets) => need.link(tenant, page, ...secrets),
    codes: need.codes,
    trees: need.trees,
    wall: need.wall.now(),
    beforeWrite: before,
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
    if (!gatheredIn(this.#unit)) await this.#unit.sql.raw('savepoint business_error');
  }

  /** @throws when what was written has been gathered with others' writes: then the host carries each alone. */
  async undo(): Promise<void> {
    if (!this.#is) return;
    if (gatheredIn(this.#unit))
      throw new Error('expected to be alone for undoing what was written ahead of a business error');
    await this.#unit.sql.raw('rollback to savepoint business_error');
  }
}
