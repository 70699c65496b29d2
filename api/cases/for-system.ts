import type { FeedRow } from '../../store/feed.read-model.ts';
import type { Member } from '../policies/index.ts';
import type { casePage } from './case-page.ts';

type Shown = Awaited<ReturnType<typeof casePage>>;
type Actor = Shown['openedBy'];

/** What another system is told of: the way of its case, not how the staff work on it. */
const told = [
  'case-opened',
  'case-classified',
  'case-corrected',
  'department-assigned',
  'deadline-set',
  'deadline-passed',
  'term-changed',
  'outcome-recorded',
  'resident-told',
  'confirmation-opened',
  'confirmation-answered',
  'confirmation-second-answer',
  'case-denied',
  'late-answer-given',
  'objection-opened',
  'objection-made',
  'objection-decided',
  'dispute-decided',
  'cancellation-requested',
  'cancellation-recorded',
  'case-reopened',
  'case-ended',
];

/** Tasks during which an answer is a draft. */
const drafting = ['work', 'review'];

/**
 * A case as the system sees it that sent it: what it sent itself, what the resident may read, and where the case stands. No notes, drafts,
 * tasks or reasons of the staff, and no names of them.
 */
export function asSystemSees(shown: Shown, who: Member): Shown {
  const actor = (one: Actor): Actor =>
    one.kind === 'person' && one.id !== who.actor ? { id: 'staff', kind: 'person', name: null } : one;
  const drafted = shown.tasks.some((each) => each.state === 'open' && drafting.includes(each.elementId));
  const mine = (one: Actor) => one.id === who.actor;
  return {
    ...shown,
    openedBy: actor(shown.openedBy),
    tasks: [],
    texts: shown.texts
      .filter((each) => mine(each.writtenBy) || (each.public && !(each.kind === 'answer' && drafted)))
      .map((each) => ({ ...each, writtenBy: actor(each.writtenBy) })),
    documents: shown.documents
      .filter((each) => each.public || mine(each.addedBy))
      .map((each) => ({ ...each, addedBy: actor(each.addedBy) })),
    reasons: shown.reasons.filter((each) => mine(each.actor) || each.actor.kind === 'resident'),
    history: shown.history
      .filter((each) => told.includes(each.type))
      .map((each) => ({ ...each, actor: actor(each.actor) })),
  };
}

/** Which changes concern somebody: a system those of its own cases, of the kinds that it is told. */
export const concerns = (who: Member, row: FeedRow): boolean =>
  who.kind !== 'client' || (row.openedBy === who.actor && told.includes(row.type));
