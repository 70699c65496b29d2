import type { Clock, Wall } from '../domain/clock.ts';
import { type Instant, instantOf, millisecondsOf } from '../domain/instant.ts';

/** The machine's clock: the one place of the product that asks it. */
export const machineWall: Wall = { now: () => instantOf(Date.now()) };

/** The time of the trade as it is now, for every tenant. */
export const presentClock: Clock = { now: () => machineWall.now() };

/** A clock of the trade that stands where it was put; it only moves forward. One tenant's past is replayed while the others live on. */
export interface VirtualClock extends Clock {
  /** All of the tenant lives at this instant. */
  moveTo(tenant: string, instant: Instant): void;
  /**
   * What is due up to this instant may happen, each of it at its own: a run is carried on at the instant of what was last done to it,
   * or of its own timer, and never earlier than where the clock had been moved to.
   */
  lookTo(tenant: string, instant: Instant): void;
  /** Something is done to a run at this instant, while the tenant lives through a span of time. */
  lives(tenant: string, run: string, at: Instant): void;
  /** From here on the tenant lives in the present again. */
  release(tenant: string): void;
}

/** Where a tenant stands: between two instants, and its runs at their own. */
interface Span {
  from: Instant;
  to: Instant;
  runs: Map<string, Instant>;
}

const later = (a: Instant, b: Instant | undefined): Instant => (b !== undefined && b > a ? b : a);

/** Tenants that were never moved live in the present. */
export function virtualClock(present: Clock = presentClock): VirtualClock {
  const standing = new Map<string, Span>();
  const now = (tenant: string): Instant => standing.get(tenant)?.to ?? present.now(tenant);
  const forward = (tenant: string, instant: Instant): void => {
    const before = standing.get(tenant)?.to;
    if (before !== undefined && millisecondsOf(instant) < millisecondsOf(before))
      throw new RangeError(`expected the clock of ${tenant} to move forward from ${before} but got ${instant}`);
  };
  return {
    now,
    of(tenant, run, due) {
      const span = standing.get(tenant);
      if (!span) return present.now(tenant);
      const at = later(span.runs.get(run) ?? span.from, due);
      span.runs.set(run, at);
      return at;
    },
    moveTo(tenant, instant) {
      forward(tenant, instant);
      standing.set(tenant, { from: instant, to: instant, runs: new Map() });
    },
    lookTo(tenant, instant) {
      forward(tenant, instant);
      const span = standing.get(tenant);
      if (span) span.to = instant;
    },
    lives(tenant, run, at) {
      const span = standing.get(tenant);
      if (span) span.runs.set(run, later(span.runs.get(run) ?? span.from, at));
    },
    release: (tenant) => void standing.delete(tenant),
  };
}
