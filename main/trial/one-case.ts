import { type Instant, instantOf, millisecondsOf } from '../../domain/instant.ts';
import { type MemoryEngine, memoryEngine } from '../../engine/embedded/memory/engine.ts';
import type { MemoryJob } from '../../engine/embedded/memory/tables.ts';
import { userTaskJobType } from '../../engine/embedded/types.ts';
import type { Resource, Variables } from '../../engine/port.ts';
import type { JobView } from '../../workers/context.ts';
import { type AnyWorker, BusinessError } from '../../workers/define-worker.ts';
import type { CompiledRelease } from '../../workers/shared/release-content.ts';
import { memoryContext } from '../../workers/trial/memory-context.ts';
import type { TrialState, TrialTown } from '../../workers/trial/state.ts';
import { type CheckedWorker, checkedWorkers } from '../work/validation.ts';

export interface OneCaseNeed {
  town: TrialTown;
  release: CompiledRelease;
  /** The diagrams of the release. */
  resources: Resource[];
  process: string;
  workers: ReadonlyMap<string, AnyWorker>;
  state: TrialState;
}

type After = () => void;

/**
 * One case that lives in memory from its opening to its end: the embedded engine's core, the workers on their in-memory context, a clock
 * that moves only when told to. No database, no wall, no network.
 */
export class OneCase {
  state: TrialState;
  readonly #need: OneCaseNeed;
  readonly #engine: MemoryEngine;
  readonly #workers: Map<string, CheckedWorker>;
  #instance = '';

  private constructor(need: OneCaseNeed) {
    this.#need = need;
    this.#workers = checkedWorkers(need.workers);
    this.state = need.state;
    this.#engine = memoryEngine(millisecondsOf(need.state.case.openedAt));
  }

  /** Deploys, starts the case's run, and carries it to where it first waits. */
  static async open(need: OneCaseNeed): Promise<OneCase> {
    const one = new OneCase(need);
    await one.#engine.deploy(need.resources);
    one.#instance = one.#engine.start(need.process, { caseId: need.state.case.id, runId: need.state.run.id });
    await one.#settle();
    return one;
  }

  get now(): Instant {
    return instantOf(this.#engine.now);
  }

  /** Elements of the tasks that wait for people, oldest first. */
  get tasks(): string[] {
    return this.#jobs()
      .filter((job) => job.type === userTaskJobType)
      .map((job) => job.element);
  }

  /** Candidate groups of a waiting task. */
  groupsOf(element: string): string[] {
    return this.#taskAt(element).task?.candidateGroups ?? [];
  }

  get incidents(): { element: string; message: string }[] {
    return [...this.#engine.tables.incidents.values()].map(({ element, message }) => ({ element, message }));
  }

  get ended(): boolean {
    return !this.#engine.instances.has(this.#instance);
  }

  /** Somebody completes the waiting task at an element. */
  async answer(element: string, by: string, answers: { [name: string]: unknown }): Promise<void> {
    const task = this.#taskAt(element);
    this.state.answers.push({ element, task: task.key, answers, by, at: this.now });
    this.#engine.complete(task.key, answers as Variables);
    await this.#settle();
  }

  async publish(message: { name: string; correlationKey: string; id: string; variables?: Variables }): Promise<void> {
    this.#engine.publish({ ttl: 60_000, ...message });
    await this.#settle();
  }

  /** Moves the clock, one instant at a time at which something falls due. */
  async moveTo(instant: Instant): Promise<void> {
    const until = millisecondsOf(instant);
    for (;;) {
      const next = this.#engine.nextInstant();
      if (next === undefined || next > until) break;
      this.#engine.advance(Math.max(0, next - this.#engine.now));
      await this.#settle();
    }
    this.#engine.advance(Math.max(0, until - this.#engine.now));
  }

  #jobs(): MemoryJob[] {
    return [...this.#engine.tables.jobs.values()];
  }

  #taskAt(element: string): MemoryJob {
    const task = this.#jobs().find((job) => job.type === userTaskJobType && job.element === element);
    if (!task) throw new Error(`expected a task at ${element} but waiting are: ${this.tasks.join(', ') || 'none'}`);
    return task;
  }

  async #settle(): Promise<void> {
    for (;;) {
      const job = this.#jobs().find((each) => each.state === 'ready' && this.#workers.has(each.type));
      if (!job) return;
      await this.#work(job, this.#workers.get(job.type)!);
    }
  }

  async #work(job: MemoryJob, { worker, inputFault, outputFault }: CheckedWorker): Promise<void> {
    const draft = structuredClone(this.state);
    const after: After[] = [];
    const input = this.#engine.variablesOf(job.elementInstance);
    try {
      const fault = inputFault(input);
      if (fault) throw new Error(fault);
      const output = await worker.handle(input as never, this.#context(job, draft, after));
      const wrong = outputFault(output);
      if (wrong) throw new Error(wrong);
      this.state = draft;
      this.#engine.complete(job.key, output as Variables);
      for (const then of after) then();
    } catch (error) {
      const { message } = error as Error;
      this.#engine.command(
        job.instance,
        error instanceof BusinessError
          ? { kind: 'throwError', job: job.key, code: error.code, message }
          : { kind: 'failJob', job: job.key, retries: 0, message },
      );
    }
  }

  #context(job: MemoryJob, draft: TrialState, after: After[]) {
    const { town, release } = this.#need;
    const view: JobView = {
      tenant: town.tenant.id,
      release: 'trial',
      run: draft.run.id,
      case: draft.case.id,
      type: job.type,
      element: job.element,
      elementKey: job.elementInstance,
      headers: job.headers,
    };
    return memoryContext({
      town,
      state: draft,
      release: { ...release, classify: async (...asked) => release.classify(...asked) },
      job: view,
      instance: job.instance,
      at: this.now,
      publish: (message) => void after.push(() => this.#engine.publish({ ttl: 60_000, ...message })),
      cancelInstance: () => void after.push(() => this.#engine.cancel(job.instance)),
    });
  }
}
