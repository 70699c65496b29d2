import { answerFaults, type ConfirmationFacts } from './confirmation.ts';
import { needsConfirmation, type WorkAnswer } from './outcome.ts';
import type { Ending } from './status.ts';

/** What is recorded of a run when it ends: facts of the database, never variables of the process. */
export interface RunFacts {
  /** The current round of work and confirmation, from 1. */
  readonly round: number;
  readonly cancelled: boolean;
  /** The newest recorded outcome. */
  readonly outcome: WorkAnswer | null;
  /** The review of the newest outcome, when it was `explained` or `referred`; null = not reviewed. */
  readonly reviewApproved: boolean | null;
  /** The objection against the newest explained answer: none, not yet decided, or decided. */
  readonly objection: 'none' | 'open' | 'upheld' | 'rejected';
  /** The confirmation of the current round. */
  readonly confirmation: ConfirmationFacts | null;
  /** The newest decision on a dispute, of the current round. */
  readonly disputeDecision: 'rework' | 'disputed' | null;
  /** Organisations whose departments did the work of this run. */
  readonly executingOrganisations: readonly string[];
}

/** Why no ending follows from the facts: the process came to its end too early, and a person has to look at it. */
export type NoEnding =
  | 'no-outcome'
  | 'not-reviewed'
  | 'objection-undecided'
  | 'not-asked'
  | 'not-answered'
  | 'denied-undecided'
  | 'not-allowed'
  | 'other-round'
  | 'no-evidence'
  | 'recorded-by-executing-organisation';

export type EndingResult = { readonly ending: Ending } | { readonly ending: null; readonly because: NoEnding };

const none = (because: NoEnding): EndingResult => ({ ending: null, because });

function confirmed(facts: RunFacts, confirmation: ConfirmationFacts): EndingResult {
  if (confirmation.answer === 'yes') {
    const [fault] = answerFaults(confirmation, facts);
    return fault ? none(fault) : { ending: 'closed' };
  }
  if (confirmation.round !== facts.round) return none('other-round');
  if (confirmation.answer === 'no') return none('denied-undecided');
  if (confirmation.reach === 'none') return { ending: 'no-contact' };
  return confirmation.answer === 'no-answer' ? { ending: 'unconfirmed' } : none('not-answered');
}

function explained(facts: RunFacts): EndingResult {
  if (facts.reviewApproved !== true) return none('not-reviewed');
  if (facts.objection === 'open' || facts.objection === 'upheld') return none('objection-undecided');
  return { ending: 'explained' };
}

function referred(facts: RunFacts): EndingResult {
  return facts.reviewApproved === true ? { ending: 'referred' } : none('not-reviewed');
}

function fromFacts(facts: RunFacts): EndingResult {
  if (facts.cancelled) return { ending: 'cancelled' };
  if (facts.outcome === null) return none('no-outcome');
  if (facts.outcome === 'explained') return explained(facts);
  if (facts.outcome === 'referred') return referred(facts);
  if (!needsConfirmation(facts.outcome)) return none('no-outcome');
  if (facts.disputeDecision === 'disputed') return { ending: 'disputed' };
  return facts.confirmation ? confirmed(facts, facts.confirmation) : none('not-asked');
}

/**
 * The ending of a run, from recorded facts alone. `explained` and `referred` need a second person's approval. `closed` follows only from a yes of the current round with its
 * evidence, recorded by nobody of the executing organisations. An ending that the release does not allow is none.
 */
export function endingOf(facts: RunFacts, allowed: readonly Ending[]): EndingResult {
  const result = fromFacts(facts);
  return result.ending !== null && !allowed.includes(result.ending) ? none('not-allowed') : result;
}
