import type { Instant } from './instant.ts';

/** The time of the trade: events, deadlines, timers, calendars. A replay of the past gives each tenant its own. */
export interface Clock {
  now(tenant: string): Instant;
}

/** The time on the wall: locks, back-off, sessions, tokens, rate limits, logs. Never virtual. */
export interface Wall {
  now(): Instant;
}
