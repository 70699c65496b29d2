import type { Wall } from '../../../domain/clock.ts';
import type { Instant } from '../../../domain/instant.ts';
import { GatewayFailure } from './failure.ts';
import { Pause } from './pause.ts';

/** What is known of the way to the cluster, for health and screens. */
export interface ContactState {
  /** The last instant on the wall at which the cluster answered, be it with a refusal. */
  lastContact?: Instant;
  /** Since when nothing but trouble comes back, and the last of it in words; absent while all is well. */
  trouble?: { since: Instant; words: string; failures: number };
  /** When the cluster last said that it has too much to do. */
  pressedAt?: Instant;
}

/** The way to the cluster: when it last answered, what is wrong, and who waits for it to be well again. */
export class Contact {
  readonly #wall: Wall;
  readonly #pause = new Pause();
  #state: ContactState = {};

  constructor(wall: Wall) {
    this.#wall = wall;
  }

  get state(): ContactState {
    return this.#state;
  }

  /** By the wall. */
  now(): Instant {
    return this.#wall.now();
  }

  /** The cluster answered: whoever backs off because it did not tries again now. */
  answered(): void {
    const { trouble, ...rest } = this.#state;
    this.#state = { ...rest, lastContact: this.#wall.now() };
    if (trouble) this.#pause.wake();
  }

  failed(error: unknown): void {
    if (error instanceof GatewayFailure && error.verdict === 'busy') {
      this.answered();
      this.#state.pressedAt = this.#wall.now();
      return;
    }
    const { since, failures } = this.#state.trouble ?? { since: this.#wall.now(), failures: 0 };
    const words = error instanceof Error ? error.message : String(error);
    this.#state = { ...this.#state, trouble: { since, words, failures: failures + 1 } };
  }

  /** The connection stands again, though nobody has answered yet. */
  connected(): void {
    if (this.#state.trouble) this.#pause.wake();
  }

  /** Sleeps out a back-off, shorter when the cluster answers somebody else. */
  backOff(milliseconds: number, unless?: AbortSignal): Promise<void> {
    return this.#pause.for(milliseconds, unless);
  }

  end(): void {
    this.#pause.end();
  }
}
