import type { Instant } from './instant.ts';

/** The time of the trade: events, deadlines, timers, calendars. A replay of the past gives each tenant its own. */
export interface Clock {
  now(tenant: string): Instant;
  /**
   * The instant at which a run of the tenant is carried on, where runs live at instants of their own, as in a replay; `due`: when the
   * earliest of its timers was due that has come. Left out: all of them are carried on at `now`.
   */
  of?(tenant: string, run: string, due: Instant | undefined): Instant;
}

/** The time on the wall: locks, back-off, sessions, tokens, rate limits, logs. Never virtual. */
export interface Wall {
  now(): Instant;
}
