import type { Instant } from '../../../domain/instant.ts';

/** Epoch milliseconds -> instant of the port. */
export const instantOf = (milliseconds: number): Instant => new Date(milliseconds).toISOString();

/** Instant -> epoch milliseconds, in which the core counts. Throws RangeError for a text without an offset. */
export function millisecondsOf(instant: Instant): number {
  const value = /(?:Z|[+-]\d\d:?\d\d)$/.test(instant) ? Date.parse(instant) : Number.NaN;
  if (Number.isNaN(value))
    throw new RangeError(`expected an instant with an offset but got ${JSON.stringify(instant)}`);
  return value;
}
