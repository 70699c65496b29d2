import type { Job, JobExecutor, JobResult } from '../../../../engine/port.ts';
import type { Unit } from '../../../../store/unit-of-work.ts';

/** A job whose handler waits for what the case says. */
export interface JobInHand {
  job: Job;
  /** Lets the handler end so; resolves when that is committed, or undone. */
  end(result: JobResult): Promise<void>;
}

/** Handlers that do what a case tells them, when it tells them. */
export class JobsInHand implements JobExecutor<Unit> {
  readonly #waiting = new Map<string, JobInHand>();
  readonly #abandon: (() => void)[] = [];
  readonly #named: ReadonlySet<string>;
  #over = false;

  constructor(named: Iterable<string>) {
    this.#named = new Set(named);
  }

  /** For the case: what is waited for. */
  get names(): ReadonlySet<string> {
    return this.#named;
  }

  types(): string[] {
    return [...this.#named];
  }

  execute(unit: Unit, job: Job): Promise<JobResult> {
    // One that was on its way when the case ended would wait for ever.
    if (this.#over) return Promise.reject(new Error('the case is over'));
    return new Promise((resolve, reject) => {
      this.#abandon.push(() => reject(new Error('the case is over')));
      const end = (result: JobResult): Promise<void> =>
        new Promise((ended) => {
          unit.afterCommit(ended);
          resolve(result);
          // Of a failure nothing is committed.
          if (result.kind === 'failed') ended();
        });
      this.#waiting.set(job.key, { job, end });
    });
  }

  take(key: string): JobInHand | undefined {
    const job = this.#waiting.get(key);
    this.#waiting.delete(key);
    return job;
  }

  /** Nobody tells them anything any more. */
  abandon(): void {
    this.#over = true;
    for (const abandon of this.#abandon) abandon();
  }
}
