import type { DeadlineQuestion } from './calendar/deadline.ts';
import type { DeadlineExplanation } from './calendar/explanation.ts';
import type { Instant } from './instant.ts';
import type { ServiceSettings } from './settings.ts';
import { type ChosenTerm, type TermFacts, termFor } from './terms.ts';

/** A promise that runs, or is paused, while another term comes to hold. */
export interface RunningPromise {
  readonly startedAt: Instant;
  readonly explanation: DeadlineExplanation;
}

export interface PromiseQuestion {
  readonly settings: Pick<ServiceSettings, 'terms'>;
  readonly facts: TermFacts;
  /** Who has the case; null while nobody has it: then the promise stands for now. */
  readonly department: string | null;
  /** The promise of this run whose work is not done; undefined when none was made. */
  readonly running: RunningPromise | undefined;
  /** From when a first promise counts. */
  readonly begins: Instant;
  readonly at: Instant;
}

export interface PromisedTerm {
  readonly chosen: ChosenTerm;
  /** What the deadline is computed from, in the calendar of the chosen term. */
  readonly question: Omit<DeadlineQuestion, 'calendar'>;
  /** Whoever was promised to do it still has it: what was changed of the term holds on. */
  readonly kept: boolean;
}

/** From when the first promise of a run counts: the registration, or the moment in which an ended or answered case is taken up again. */
export const promiseBegins = (
  { number, round }: { readonly number: number; readonly round: number },
  openedAt: Instant,
  at: Instant,
): Instant => (number > 1 || round > 1 ? at : openedAt);

/**
 * The one answer to "which term holds now, and from when": for the first promise, after a correction, and when a request is passed on.
 *
 * - A promise that runs keeps its start: the resident waits since then, whoever has the request.
 * - While the department stays, extensions, pauses and the count of shortenings stay.
 * - Passed on to another department, the published term of what it is now about holds: what the department that did not keep it had
 *   added falls, and it counts anew who has changed the term. Pauses that are over stay, for they were told to the resident when
 *   the clock stood still; one that lasts ends now, for its reason was the other department's.
 * - Not classified yet, no category is asked: the authority's own term for this urgency, which is longer than that of most categories.
 *   A shorter one would be told to callers as a promise that nobody could keep.
 *
 * Throws an Error when no rule of the settings fits.
 */
export function promisedTerm({ settings, facts, department, running, begins, at }: PromiseQuestion): PromisedTerm {
  const chosen = termFor(settings, facts);
  const before = running?.explanation;
  // A promise of before this was kept does not say whose it was.
  const kept = before === undefined || before.department === undefined || before.department === department;
  const { pauses = [], extensions = [], shortenings = 0 } = before ?? {};
  const changes = kept
    ? { pauses, extensions, shortenings }
    : { pauses: pauses.map((pause) => (pause.to === null ? { ...pause, to: at } : pause)), extensions: [] };
  return { chosen, kept, question: { start: running?.startedAt ?? begins, term: chosen.term, department, ...changes } };
}
