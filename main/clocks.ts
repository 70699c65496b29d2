import type { Clock, Wall } from '../domain/clock.ts';
import { type Instant, instantOf, millisecondsOf } from '../domain/instant.ts';

/** The machine's clock: the one place of the product that asks it. */
export const machineWall: Wall = { now: () => instantOf(Date.now()) };

/** The time of the trade as it is now, for every tenant. */
export const presentClock: Clock = { now: () => machineWall.now() };

/** A clock of the trade that stands where it was put; it only moves forward. One tenant's past is replayed while the others live on. */
export interface VirtualClock extends Clock {
  moveTo(tenant: string, instant: Instant): void;
  /** From here on the tenant lives in the present again. */
  release(tenant: string): void;
}

/** Tenants that were never moved live in the present. */
export function virtualClock(present: Clock = presentClock): VirtualClock {
  const standing = new Map<string, Instant>();
  return {
    now: (tenant) => standing.get(tenant) ?? present.now(tenant),
    moveTo(tenant, instant) {
      const before = standing.get(tenant);
      if (before !== undefined && millisecondsOf(instant) < millisecondsOf(before))
        throw new RangeError(`expected the clock of ${tenant} to move forward from ${before} but got ${instant}`);
      standing.set(tenant, instant);
    },
    release: (tenant) => void standing.delete(tenant),
  };
}
