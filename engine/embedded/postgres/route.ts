import type { Meeting } from './carry.ts';
import type { Pending, Taker } from './messages.ts';
import type { Routed } from './write.ts';

/** A pending message on its way: who could take it, and who has. */
export class Route {
  readonly message: Pending;
  readonly takers: Taker[];
  readonly #had: string[] = [];
  #again = false;

  constructor(message: Pending, takers: Taker[]) {
    this.message = message;
    this.takers = takers;
  }

  /** Buffered once, and then not met in time. */
  expired(now: number): boolean {
    return this.message.buffered && Date.parse(this.message.expiresAt) <= now;
  }

  /** What an instance does with the message; it counts only when `counts` is called, after its savepoint. */
  meeting(taker: Taker & { how: 'subscription' }): { meeting: Meeting; counts(): void } {
    let took = false;
    const subscription = `${taker.instance}.${taker.n}`;
    return {
      meeting: {
        subscription,
        variables: this.message.variables,
        taken: () => {
          took = true;
        },
      },
      // Not taken: the subscription was closed in the meantime, and the next oldest of the process gets its turn.
      counts: () => {
        // A process takes a message once, an instance a signal.
        if (took) this.had(this.message.what === 'signal' ? taker.instance : taker.process);
        else this.again();
      },
    };
  }

  had(process: string): void {
    this.#had.push(process);
  }

  /** It stays pending: somebody who could take it is busy, or failed. */
  again(): void {
    this.#again = true;
  }

  /** What becomes of its row; undefined when nothing changes. */
  result(now: number): Routed | undefined {
    const { seq, keeps, taken } = this.message;
    if (this.expired(now)) return { seq, gone: true };
    if (this.#again && this.#had.length === 0) return undefined;
    const pending = this.#again;
    if (!pending && (!keeps || Date.parse(this.message.expiresAt) <= now)) return { seq, gone: true };
    return { seq, taken: [...taken, ...this.#had], pending };
  }
}
