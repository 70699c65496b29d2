import type { CivilDate, Instant } from '../instant.ts';
import type { LocalText } from '../language.ts';
import type { FreeReason } from './day.ts';
import type { Term } from './term.ts';

/** A day that did not count, or not wholly, and why. */
export interface DayLeftOut {
  readonly date: CivilDate;
  readonly why: FreeReason;
  /** Of the holiday or the decision. */
  readonly name?: LocalText;
}

export interface ExplainedPause {
  readonly from: Instant;
  readonly to: Instant | null;
}

/** Why a deadline is when it is, as data: a screen puts it in words in the reader's language. */
export interface DeadlineExplanation {
  readonly start: Instant;
  /** The civil date of the start, in the calendar's zone. Day terms never count it. */
  readonly startDay: CivilDate;
  /** Day 1 of a day term; the day on which an hour term begins to run. */
  readonly firstDay: CivilDate;
  /** The day on which it is due; null while paused. */
  readonly lastDay: CivilDate | null;
  readonly zone: string;
  readonly calendar: string;
  readonly term: Term;
  /** Terms added to the first one, in their order. */
  readonly extensions: readonly Term[];
  /** Days from the start to the end that did not count (working units), or by which the end moved (calendar days). */
  readonly leftOut: readonly DayLeftOut[];
  /** Half days on the way: they count as a working day, but close earlier. */
  readonly shortened: readonly DayLeftOut[];
  readonly pauses: readonly ExplainedPause[];
  /** How often the term was replaced by a shorter one; left out = never. */
  readonly shortenings?: number;
  /** Whose promise it is: another department is not bound by what this one had changed. null = nobody's yet; left out = not known. */
  readonly department?: string | null;
  /** How urgent it was taken for when this was promised; left out = not known. */
  readonly urgency?: string;
  /** What is published for the facts as they are now, and would end later: the promise that was given holds. Left out = it is what was published. */
  readonly heldAgainst?: Term;
}
