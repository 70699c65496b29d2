import type { Calendar } from './calendar/calendar.ts';
import { computeDeadline, type DeadlineQuestion } from './calendar/deadline.ts';
import type { DeadlineExplanation } from './calendar/explanation.ts';
import type { Term } from './calendar/term.ts';
import type { Instant } from './instant.ts';
import type { ServiceSettings, Urgency } from './settings.ts';
import { questionOf } from './term-change.ts';
import { type ChosenTerm, type TermFacts, termFor } from './terms.ts';
import { moreUrgent } from './urgency.ts';

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

type Question = Omit<DeadlineQuestion, 'calendar'>;

export interface PromisedTerm {
  /** What is published for the facts as they are. */
  readonly chosen: ChosenTerm;
  /** What the deadline is computed from, in the calendar of its term. */
  readonly question: Question;
  /** What the resident has been promised already, less what falls: it holds where it ends earlier. Undefined where nothing binds. */
  readonly standing: Question | undefined;
  /** Whoever was promised to do it still has it: what was changed of the term holds on. */
  readonly kept: boolean;
}

/** From when the first promise of a run counts: the registration, or the moment in which an ended or answered case is taken up again. */
export const promiseBegins = (
  { number, round }: { readonly number: number; readonly round: number },
  openedAt: Instant,
  at: Instant,
): Instant => (number > 1 || round > 1 ? at : openedAt);

/** What of the changes stays: all of them while the department stays; of another's only the pauses that are over, which the resident was told. */
function changesOf({ pauses, extensions, shortenings = 0 }: DeadlineExplanation, kept: boolean, at: Instant) {
  return kept
    ? { pauses, extensions, shortenings }
    : { pauses: pauses.map((pause) => (pause.to === null ? { ...pause, to: at } : pause)), extensions: [] };
}

/**
 * Does a promise that was given bind? Not one that stood for now, before anybody had the request; and not when a person has said that it
 * is less urgent than it was taken for, for an emergency is taken on the mere word.
 */
const binds = ({ department, urgency, heldAgainst }: DeadlineExplanation, now: Urgency): boolean =>
  (department !== null || heldAgainst !== undefined) && !(urgency && moreUrgent(urgency as Urgency, now));

/**
 * The one answer to "which term holds now, and from when": for the first promise, after a correction, and when a request is passed on.
 *
 * - A promise that runs keeps its start: the resident waits since then, whoever has the request.
 * - **What was promised never gets later** because the request was passed on, or is about something else: the published term of what it is
 *   about now holds only where it ends earlier (`earlierOf`). Later it gets by an extension or a pause alone, which somebody decides and
 *   the resident is told; or when it turns out less urgent than it was taken for.
 * - While the department stays, extensions, pauses and the count of shortenings stay.
 * - Passed on to another department, what the department that did not keep it had added falls, and it counts anew who has changed the
 *   term. Pauses that are over stay, for they were told to the resident when the clock stood still; one that lasts ends now, for its
 *   reason was the other department's.
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
  const whose = { department, urgency: facts.urgency };
  const changes = before ? changesOf(before, kept, at) : { pauses: [], extensions: [], shortenings: 0 };
  const question = { start: running?.startedAt ?? begins, ...changes, ...whose, term: chosen.term };
  const standing = before && binds(before, facts.urgency) ? { ...question, term: before.term } : undefined;
  return { chosen, kept, question, standing };
}

/** What stays of a promise when the department that has the request says "not ours": told before they say so. */
export const standingAfterReturn = (before: DeadlineExplanation, at: Instant): Question => ({
  ...questionOf(before),
  ...changesOf(before, false, at),
  department: null,
});

/** When it would end if no pause lasted: while one does, there is no instant to compare. */
const endOf = (question: Question, calendar: Calendar): Instant =>
  computeDeadline({ ...question, calendar, pauses: question.pauses?.filter((pause) => pause.to !== null) ?? [] })
    .dueAt!;

/** What is published against what was promised: the one that ends earlier holds. A day that was promised is never taken back for "as soon as possible". */
export function earlierOf(
  { question, standing }: Pick<PromisedTerm, 'question' | 'standing'>,
  calendarOf: (term: Term) => Calendar,
): DeadlineQuestion {
  const published = { ...question, calendar: calendarOf(question.term) };
  if (!standing || standing.term.asSoonAsPossible) return published;
  const calendar = calendarOf(standing.term);
  const held = endOf(standing, calendar) < endOf(question, published.calendar) || question.term.asSoonAsPossible;
  return held ? { ...standing, calendar, heldAgainst: question.term } : published;
}
