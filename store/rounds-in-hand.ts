import type { Instant } from '../domain/instant.ts';
import { Batch } from './batch.ts';
import { newestRounds, type RoundAnswer, type RoundRecord } from './confirmation.store.ts';
import type { RowValues } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

type Changed = RoundRecord & { answeredAt?: Instant };

/**
 * The newest rounds of confirmation of runs, as the unit of work has read and changed them. A resident's answer needs no lock of the case:
 * so each change says in which state it has found the round.
 */
export class RoundsInHand {
  readonly #rounds = new Map<string, Changed>();
  readonly #changed = new Map<string, RoundRecord['state']>();
  readonly #batch: Batch<string, RoundRecord>;

  constructor(unit: Unit, tenant: string, flush: () => Promise<void>) {
    this.#batch = new Batch(async (runs) => {
      await flush();
      const found = new Map((await newestRounds(unit, tenant, [...new Set(runs)])).map((round) => [round.run, round]));
      return runs.map((run) => found.get(run));
    });
  }

  async newest(run: string): Promise<RoundRecord | undefined> {
    const known = this.#rounds.get(run);
    if (known) return known;
    const found = await this.#batch.of(run);
    if (found && !this.#rounds.has(run)) this.#rounds.set(run, found);
    return this.#rounds.get(run);
  }

  /** A round that has just been opened. */
  put(round: RoundRecord): void {
    this.#rounds.set(round.run, round);
  }

  /** Somebody writes it past this: to be read anew. */
  forget(run: string): void {
    this.#rounds.delete(run);
  }

  /** From open to answered; false when the round is not the newest, or not open. */
  async answer(run: string, id: string, answer: RoundAnswer, at: Instant): Promise<boolean> {
    return this.#change(run, id, { state: 'answered', ...answer, answeredAt: at });
  }

  /** From open to over. */
  async giveUp(run: string, id: string): Promise<boolean> {
    return this.#change(run, id, { state: 'over', nextAttemptAt: null });
  }

  attempted(run: string, id: string, attempts: number, nextAttemptAt: Instant | null): void {
    this.#set(run, id, { attempts, nextAttemptAt });
  }

  async #change(run: string, id: string, change: Partial<Changed>): Promise<boolean> {
    const round = await this.newest(run);
    return round?.state === 'open' && this.#set(run, id, change);
  }

  #set(run: string, id: string, change: Partial<Changed>): boolean {
    const round = this.#rounds.get(run);
    if (round?.id !== id) throw new Error(`expected the newest round of run ${run} but ${id} is an older one`);
    if (!this.#changed.has(run)) this.#changed.set(run, round.state);
    this.#rounds.set(run, { ...round, ...change });
    return true;
  }

  take(): RowValues[] {
    const rows = [...this.#changed].map(([run, was]) => {
      const r = this.#rounds.get(run)!;
      return {
        id: r.id,
        was,
        state: r.state,
        attempts: r.attempts,
        next_attempt_at: r.nextAttemptAt,
        answer: r.answer,
        reason_id: r.reason,
        evidence: r.evidence,
        evidence_id: r.evidenceId,
        recorded_by: r.recordedBy,
        answered_at: r.answeredAt ?? null,
      };
    });
    this.#changed.clear();
    return rows;
  }
}
