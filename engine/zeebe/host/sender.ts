import { plusMilliseconds } from '../../../domain/instant.ts';
import { backOffMs } from '../gateway/back-off.ts';
import { GatewayFailure } from '../gateway/failure.ts';
import { Pause } from '../gateway/pause.ts';
import { isUnrepeatable, type Underway } from './command.ts';
import type { HostNeed } from './need.ts';
import { say } from './say.ts';
import type { Settle } from './settle.ts';
import type { Transaction } from './transaction.ts';
import { outcomeOf } from './verdict.ts';
import { most, Window } from './window.ts';

/** Longer than any call to the cluster with what is written after it: who holds a command longer has died. */
const lockMs = 60_000;
const pollMs = 500;

/**
 * Sends what lies in the outbox, in order within a run, runs side by side. Each command is repeated until the cluster has taken or refused
 * it; as many are under way as the cluster takes well.
 */
export class Sender<Tx extends Transaction> {
  readonly #need: HostNeed<Tx>;
  readonly #settle: Settle<Tx>;
  readonly #window = new Window();
  readonly #idle = new Pause();
  readonly #stopped = new AbortController();
  readonly #underway = new Set<Promise<void>>();
  #running: Promise<void> | undefined;
  #woken = false;

  constructor(need: HostNeed<Tx>, settle: Settle<Tx>) {
    this.#need = need;
    this.#settle = settle;
  }

  get underway(): number {
    return this.#underway.size;
  }

  get sending(): { atOnce: number; most: number } {
    return { atOnce: this.#window.size, most };
  }

  start(): void {
    this.#running = this.#loop();
  }

  /** There is something to send. */
  wake(): void {
    this.#woken = true;
    this.#idle.wake();
  }

  /** Takes nothing more, and finishes what is under way. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    this.#idle.end();
    await this.#running;
    await Promise.all(this.#underway);
  }

  async #loop(): Promise<void> {
    const { database, outbox, wall, trouble } = this.#need;
    while (!this.#stopped.signal.aborted) {
      this.#woken = false;
      const room = this.#window.size - this.#underway.size;
      const now = wall.now();
      const claim = { now, until: plusMilliseconds(now, lockMs), limit: room };
      const claimed = await (room > 0 ? outbox.claim(database, claim) : Promise.resolve([])).catch((error: unknown) => {
        trouble(error, undefined);
        return [];
      });
      for (const one of claimed) this.#take(one);
      // While nothing ends and nobody calls there is nothing new; a back-off that runs out is found by the poll.
      if (!this.#woken) await this.#idle.for(pollMs);
    }
  }

  #take(one: Underway): void {
    const sending = this.#send(one)
      .catch((error: unknown) => this.#need.trouble(error, undefined))
      .finally(() => {
        this.#underway.delete(sending);
        // Its run may have another, and the cluster something to hand out.
        this.#need.wake();
      });
    this.#underway.add(sending);
  }

  async #send(one: Underway): Promise<void> {
    const { database, gateway, instances } = this.#need;
    // Who had it before has died over it.
    if (one.doubtful && isUnrepeatable(one.command))
      return this.#settle.ended(one, 'refused', new GatewayFailure('UNKNOWN', 'its sender died before the answer'));
    try {
      const said = await say(gateway, one.command, () => instances.ofRun(database, one.tenant, one.run));
      this.#window.taken();
      await this.#settle.done(one, said);
    } catch (error) {
      if (!(error instanceof GatewayFailure)) throw error;
      await this.#failed(one, error);
    }
  }

  async #failed(one: Underway, error: GatewayFailure): Promise<void> {
    const { gateway, dice } = this.#need;
    const outcome = outcomeOf(one.command, error);
    if (outcome.kind !== 'later') {
      this.#window.taken();
      return this.#settle.ended(one, outcome.kind, error);
    }
    await this.#settle.later(one, backOffMs(one.attempts, dice), error, outcome.doubtful);
    if (error.verdict === 'refused') return;
    // The way, not the command, is the trouble: less is sent, and this place in the window stays taken for a while.
    this.#window.turnedAway();
    await gateway.contact.backOff(backOffMs(this.#window.failures, dice), this.#stopped.signal);
  }
}
