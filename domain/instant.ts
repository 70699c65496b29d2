/** A point in time: RFC 3339 in UTC with milliseconds and `Z`, such as `2026-11-21T22:32:20.000Z`. Such strings sort as the instants do. */
export type Instant = string;

/** A day of the calendar without time or zone: `YYYY-MM-DD`. */
export type CivilDate = string;

/** Epoch milliseconds -> instant. */
export const instantOf = (milliseconds: number): Instant => new Date(milliseconds).toISOString();

/** Instant (or any RFC 3339 text with an offset) -> epoch milliseconds. Throws RangeError for anything else. */
export function millisecondsOf(instant: Instant): number {
  const value = /(?:Z|[+-]\d\d:?\d\d)$/.test(instant) ? Date.parse(instant) : Number.NaN;
  if (Number.isNaN(value))
    throw new RangeError(`expected an instant with an offset but got ${JSON.stringify(instant)}`);
  return value;
}

/** Any RFC 3339 text with an offset -> the one form used everywhere. */
export const asInstant = (text: string): Instant => instantOf(millisecondsOf(text));

/** The instant that lies so many milliseconds later (earlier when negative). */
export const plusMilliseconds = (instant: Instant, milliseconds: number): Instant =>
  instantOf(millisecondsOf(instant) + milliseconds);
