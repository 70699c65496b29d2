import { type Instant, millisecondsOf } from '../../domain/instant.ts';
import type { VirtualClock } from '../clocks.ts';

/** What of the engine a playback needs. */
export interface Playable {
  runUntilIdle(): Promise<void>;
  nextTimerAt(tenant: string): Promise<Instant | undefined>;
}

interface Act {
  at: Instant;
  order: number;
  act(): Promise<void>;
}

/**
 * Lives a tenant's past in virtual time: people act at their instants, timers fire at theirs. Time moves only when nothing is left to run,
 * to one instant at a time: what falls due at the same instant as an act happens before it.
 */
export class Playback {
  private readonly acts: Act[] = [];
  private order = 0;
  private readonly engine: Playable;
  private readonly clock: VirtualClock;
  private readonly tenant: string;

  constructor(engine: Playable, clock: VirtualClock, tenant: string) {
    this.engine = engine;
    this.clock = clock;
    this.tenant = tenant;
  }

  /** Something a person does at an instant; acts of one instant happen in the order of these calls. */
  at(instant: Instant, act: () => Promise<void>): void {
    const made: Act = { at: instant, order: this.order++, act };
    let low = 0;
    for (let high = this.acts.length; low < high; ) {
      const middle = (low + high) >> 1;
      if (this.acts[middle]!.at <= instant) high = middle;
      else low = middle + 1;
    }
    // Kept latest first, so that the next one is taken off the end; of equal instants the earlier call lies nearer to it.
    this.acts.splice(low, 0, made);
  }

  /** Until every act is done and no timer is left before `until` (or, without it, before the last act). */
  async run({ until, told }: { until?: Instant; told?: (now: Instant, left: number) => void } = {}): Promise<void> {
    let idleTimer = await this.engine.nextTimerAt(this.tenant);
    for (;;) {
      const act = this.acts.at(-1);
      const horizon = act?.at ?? until;
      if (horizon === undefined) return;
      if (idleTimer !== undefined && idleTimer <= horizon) {
        this.moveTo(idleTimer);
      } else if (act) {
        this.acts.pop();
        this.moveTo(act.at);
        await act.act();
      } else return;
      await this.engine.runUntilIdle();
      idleTimer = await this.engine.nextTimerAt(this.tenant);
      told?.(this.clock.now(this.tenant), this.acts.length);
    }
  }

  private moveTo(instant: Instant): void {
    if (millisecondsOf(instant) > millisecondsOf(this.clock.now(this.tenant))) this.clock.moveTo(this.tenant, instant);
  }
}
