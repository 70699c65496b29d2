import type { Calendar } from './calendar.ts';
import { isWorkingUnit, type TermUnit } from './term.ts';
import { type Span, timelineOf } from './timeline.ts';

/** A stretch in which a deadline does not run; `to` null while it lasts. */
export interface Pause {
  readonly from: number;
  readonly to: number | null;
}

/** Time that counts, as spans in order from a moment on. */
export interface Flow {
  spansFrom(moment: number): Iterable<Span>;
}

/** Time that always counts. */
export const elapsed: Flow = { spansFrom: (moment) => [[moment, Number.POSITIVE_INFINITY]] };

/** The working time of a calendar. */
export const working = (calendar: Calendar): Flow => timelineOf(calendar);

/** What counts for a unit: working time for working units, else all time. */
export const flowOf = (unit: TermUnit, calendar: Calendar): Flow => (isWorkingUnit(unit) ? working(calendar) : elapsed);

function* cut(spans: Iterable<Span>, pauses: readonly Pause[]): Generator<Span> {
  for (const [start, end] of spans) {
    let from = start;
    for (const pause of pauses) {
      const to = pause.to ?? Number.POSITIVE_INFINITY;
      if (to <= from || pause.from >= end) continue;
      if (pause.from > from) yield [from, pause.from];
      from = Math.min(Math.max(from, to), end);
      if (from === Number.POSITIVE_INFINITY) return;
    }
    if (from < end) yield [from, end];
  }
}

/** A flow that stands still in the pauses. */
export const withoutPauses = (flow: Flow, pauses: readonly Pause[]): Flow => {
  const sorted = [...pauses].sort((a, b) => a.from - b.from);
  return { spansFrom: (moment) => cut(flow.spansFrom(moment), sorted) };
};

/**
 * The first moment at which so much of the flow has run since `from`: it lies at the end of a span, never at the
 * opening of the next. Nothing to run (0) gives `from` itself.
 */
export function advance(flow: Flow, from: number, milliseconds: number): number {
  if (milliseconds <= 0) return from;
  let left = milliseconds;
  for (const [start, end] of flow.spansFrom(from)) {
    if (left <= end - start) return start + left;
    left -= end - start;
  }
  throw new RangeError('expected time that counts but the flow ends');
}

/** How much of the flow runs in `[from, to)`; 0 when `to` is not after `from`. */
export function runBetween(flow: Flow, from: number, to: number): number {
  let sum = 0;
  if (to <= from) return sum;
  for (const [start, end] of flow.spansFrom(from)) {
    if (start >= to) break;
    sum += Math.min(end, to) - start;
    if (end >= to) break;
  }
  return sum;
}

/** Does the moment lie in the flow, its closing instants included? */
export function countsAt(flow: Flow, moment: number): boolean {
  for (const [start] of flow.spansFrom(moment - 1)) return start < moment;
  return false;
}
