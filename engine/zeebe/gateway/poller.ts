import { type Instant, plusMilliseconds } from '../../../domain/instant.ts';
import type { Fetching } from '../../port.ts';
import { backOffMs, type Dice } from './back-off.ts';
import { GatewayFailure } from './failure.ts';
import type { ActivatedJob, Activation, Gateway } from './gateway.ts';
import { Pause } from './pause.ts';

export interface PollerNeed extends Activation {
  gateway: Gateway;
  dice: Dice;
  /** A gateway that does not hold requests open is asked at least this often, in milliseconds. */
  seldomMs?: number;
  /** Handles one job; it never throws. No more than `max` are in hand at once. */
  handle(job: ActivatedJob): Promise<void>;
}

/** Where a gateway answers at once that there is nothing, it is asked soon again, then more seldom. */
const [soonMs, usualSeldomMs] = [50, 400];

/**
 * Fetches the jobs of one type by long polling: no more than can be worked now, again as soon as there is room. Whatever goes wrong, it
 * goes on; after each failure it waits longer, up to half a minute, and less when the cluster answers somebody else.
 */
export class Poller {
  readonly #need: PollerNeed;
  readonly #idle = new Pause();
  readonly #stopped = new AbortController();
  readonly #inHand = new Set<Promise<void>>();
  #room: (() => void) | undefined;
  #running: Promise<void> | undefined;
  #lastContact: Instant | undefined;
  #backOff: Fetching['backOff'];

  constructor(need: PollerNeed) {
    this.#need = need;
  }

  get type(): string {
    return this.#need.type;
  }

  get inHand(): number {
    return this.#inHand.size;
  }

  /** For health and screens. */
  get state(): Fetching {
    return {
      inHand: this.inHand,
      ...(this.#lastContact && { lastContact: this.#lastContact }),
      ...(this.#backOff && { backOff: this.#backOff }),
    };
  }

  start(): void {
    this.#running = this.#loop();
  }

  /** There may be jobs: a gateway that does not hold requests open is asked now. */
  nudge(): void {
    this.#idle.wake();
  }

  /** Fetches nothing more and finishes what is in hand. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    this.#idle.end();
    this.#room?.();
    await this.#running;
    await Promise.all(this.#inHand);
  }

  async #loop(): Promise<void> {
    const { gateway, dice, seldomMs = usualSeldomMs } = this.#need;
    let failures = 0;
    let empty = 0;
    while (!this.#stopped.signal.aborted) {
      await this.#hasRoom();
      if (this.#stopped.signal.aborted) return;
      try {
        const some = await this.#poll();
        failures = 0;
        this.#lastContact = gateway.contact.now();
        this.#backOff = undefined;
        empty = some ? 0 : empty + 1;
        if (!some) await this.#idle.for(Math.min(seldomMs, soonMs * 2 ** Math.min(empty, 12)));
      } catch (error) {
        // What went wrong stands in words with the gateway's contact.
        if (this.#stopped.signal.aborted) return;
        const pauseMs = backOffMs(failures++, dice);
        const code = error instanceof GatewayFailure ? error.code : 'UNKNOWN';
        this.#backOff = { failures, code, until: plusMilliseconds(gateway.contact.now(), pauseMs) };
        await gateway.contact.backOff(pauseMs, this.#stopped.signal);
      }
    }
  }

  async #poll(): Promise<boolean> {
    const { gateway, type, worker, lockMs, max, variables } = this.#need;
    let some = false;
    const activation = { type, worker, lockMs, max: max - this.#inHand.size, ...(variables && { variables }) };
    await gateway.activate(
      activation,
      (jobs) => {
        some ||= jobs.length > 0;
        for (const job of jobs) this.#take(job);
      },
      this.#stopped.signal,
    );
    return some;
  }

  #take(job: ActivatedJob): void {
    const handling = this.#need.handle(job).finally(() => {
      this.#inHand.delete(handling);
      this.#room?.();
    });
    this.#inHand.add(handling);
  }

  async #hasRoom(): Promise<void> {
    while (this.#inHand.size >= this.#need.max && !this.#stopped.signal.aborted)
      await new Promise<void>((done) => {
        this.#room = done;
      });
  }
}
