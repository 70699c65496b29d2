import type { Calendar } from './calendar/calendar.ts';
import { computeDeadline, type DeadlineQuestion, endOf } from './calendar/deadline.ts';
import type { DeadlineExplanation } from './calendar/explanation.ts';
import type { Term } from './calendar/term.ts';
import { type Instant, instantOf, millisecondsOf } from './instant.ts';
import type { ServiceSettings, TermLimit } from './settings.ts';

export type TermChangeKind = 'extend' | 'shorten' | 'pause' | 'resume';

/** What somebody wants of a promise. */
export interface TermChangeWish {
  readonly kind: TermChangeKind;
  /** Of an extension what is added, of a shortening the whole term that then holds; else null. */
  readonly term: Term | null;
}

/** A promise as it stands. */
export interface StandingPromise {
  readonly dueAt: Instant | null;
  readonly paused: boolean;
  readonly metAt: Instant | null;
  readonly explanation: DeadlineExplanation;
}

/**
 * Why a change is not made. `role`: by no rule of the settings for these roles; `times` and `amount`: beyond what the rules of these roles
 * allow, so that another role decides; `passed`: the due instant is over, and what is late stays late.
 */
export type TermChangeFault =
  | 'no-deadline'
  | 'work-done'
  | 'paused-already'
  | 'not-paused'
  | 'passed'
  | 'term-missing'
  | 'not-later'
  | 'not-earlier'
  | 'role'
  | 'times'
  | 'amount';

/** What a change would make of a promise, and why it may or may not be. */
export interface TermPreview {
  readonly fault: TermChangeFault | null;
  readonly before: Instant | null;
  /** The new due instant; null while paused, or when it cannot be told. */
  readonly dueAt: Instant | null;
  readonly explanation: DeadlineExplanation | null;
  /** Changes of this kind that the promise has had. */
  readonly made: number;
  /** What the settings allow to these roles for this kind. */
  readonly limits: readonly TermLimit[];
  /** Roles whose rules would allow it: who decides where these roles may not. */
  readonly decidedBy: readonly string[];
  /** Of an extension: a length to begin with; null without a promise. */
  readonly proposed: Term | null;
}

export interface TermChangeQuestion {
  readonly settings: Pick<ServiceSettings, 'termChanges'>;
  readonly promise: StandingPromise | undefined;
  readonly wish: TermChangeWish;
  /** Roles that the asker holds for this case. */
  readonly roles: readonly string[];
  readonly calendar: Calendar;
  readonly at: Instant;
}

/** The rules for a kind of change. Whoever may pause may resume: nobody is kept waiting for another's return. */
export const limitsFor = (settings: Pick<ServiceSettings, 'termChanges'>, kind: TermChangeKind): readonly TermLimit[] =>
  settings.termChanges[kind === 'resume' ? 'pause' : kind];

/** How many changes of a kind the promise has had, whoever made them. A resumption is counted with its pause. */
export function madeSoFar(explanation: DeadlineExplanation, kind: TermChangeKind): number {
  if (kind === 'extend') return explanation.extensions.length;
  if (kind === 'shorten') return explanation.shortenings ?? 0;
  return explanation.pauses.length;
}

/**
 * An extension to begin with when somebody thinks about one: half the term again, in its own unit, and no more than the rule allows. For an
 * emergency of 24 hours that is 12 hours, and not days.
 */
export function proposedExtension({ term }: DeadlineExplanation, limits: readonly TermLimit[]): Term {
  const half = Math.max(1, Math.ceil(term.amount / 2));
  const most = limits.flatMap(({ atMost }) => (atMost?.unit === term.unit ? [atMost.amount] : []));
  return { amount: most.length > 0 ? Math.min(half, Math.max(...most)) : half, unit: term.unit };
}

/** What was asked when this explanation was given, but for the calendar: to be asked anew. */
export const questionOf = ({
  start,
  term,
  extensions,
  pauses,
  shortenings = 0,
  department,
  urgency,
  heldAgainst,
}: DeadlineExplanation): Omit<DeadlineQuestion, 'calendar'> => ({
  start,
  term,
  extensions,
  pauses,
  shortenings,
  department,
  urgency,
  heldAgainst,
});

/** The question of the deadline, with what the change adds to it. A shortened term counts from the same start, without extensions. */
export function changedQuestion(
  explanation: DeadlineExplanation,
  wish: TermChangeWish,
  at: Instant,
): Omit<DeadlineQuestion, 'calendar'> {
  const question = questionOf(explanation);
  const { extensions, pauses } = explanation;
  switch (wish.kind) {
    case 'extend':
      return { ...question, extensions: [...extensions, wish.term!] };
    case 'shorten':
      return {
        ...question,
        term: wish.term!,
        heldAgainst: undefined,
        extensions: [],
        shortenings: madeSoFar(explanation, 'shorten') + 1,
      };
    case 'pause':
      return { ...question, pauses: [...pauses, { from: at, to: null }] };
    case 'resume':
      return { ...question, pauses: pauses.map((pause) => (pause.to === null ? { ...pause, to: at } : pause)) };
  }
}

/** Can the promise be changed so at all, whoever asks? */
function faultOfState({ promise, wish, at }: TermChangeQuestion): TermChangeFault | undefined {
  if (!promise) return 'no-deadline';
  if (promise.metAt !== null) return 'work-done';
  if ((wish.kind === 'extend' || wish.kind === 'shorten') && !wish.term) return 'term-missing';
  if (wish.kind === 'resume') return promise.paused ? undefined : 'not-paused';
  if (promise.paused && wish.kind !== 'extend') return 'paused-already';
  return promise.dueAt !== null && at > promise.dueAt ? 'passed' : undefined;
}

/** Is the added time no longer than the most? Measured in the calendar, from where it would be added: days against hours too. */
function within(added: Term, most: Term, from: Instant, calendar: Calendar): boolean {
  const end = (term: Term) => endOf(term, millisecondsOf(from), calendar, true);
  return end(added) <= end(most);
}

/** Why a rule does not allow the change; undefined when it does. */
function faultOfLimit(limit: TermLimit, question: TermChangeQuestion, made: number): 'times' | 'amount' | undefined {
  const { wish, promise, calendar, at } = question;
  if (wish.kind === 'resume') return undefined;
  if (made >= limit.times) return 'times';
  if (wish.kind !== 'extend' || !limit.atMost) return undefined;
  return within(wish.term!, limit.atMost, promise?.dueAt ?? at, calendar) ? undefined : 'amount';
}

function faultOfRoles(question: TermChangeQuestion, limits: readonly TermLimit[], made: number) {
  const mine = limits.filter((limit) => question.roles.includes(limit.role));
  if (mine.length === 0) return 'role';
  const faults = mine.map((limit) => faultOfLimit(limit, question, made));
  // The rule that comes nearest says why: too much is nearer than too often.
  return faults.includes(undefined) ? undefined : faults.includes('amount') ? 'amount' : 'times';
}

/**
 * What a change of the term would do, and whether these roles may make it: asked before somebody decides, when it is asked for, and once more
 * when it is made, for two may ask at once. An extension must end later than the promise that stands and a shortening earlier, but not
 * before now; a promise that has passed is not changed, or what is late would no longer look late.
 */
export function previewTermChange(question: TermChangeQuestion): TermPreview {
  const { settings, promise, wish, calendar, at } = question;
  const before = promise?.dueAt ?? null;
  const all = limitsFor(settings, wish.kind);
  const made = promise ? madeSoFar(promise.explanation, wish.kind) : 0;
  const limits = all.filter((limit) => question.roles.includes(limit.role));
  // Whoever may not decide asks for it within what the others may.
  const proposed =
    promise && wish.kind === 'extend' ? proposedExtension(promise.explanation, limits.length > 0 ? limits : all) : null;
  const none = { before, dueAt: null, explanation: null, made, limits, proposed };
  const unfit = faultOfState(question);
  if (unfit || !promise) return { ...none, fault: unfit ?? 'no-deadline', decidedBy: [] };

  const decidedBy = all.filter((limit) => !faultOfLimit(limit, question, made)).map((limit) => limit.role);
  const { dueAt, explanation } = computeDeadline({ ...changedQuestion(promise.explanation, wish, at), calendar });
  const told = { before, dueAt, explanation, made, limits, proposed };
  const wrong = faultOfInstant(question, dueAt);
  if (wrong) return { ...told, fault: wrong, decidedBy: [] };
  return { ...told, fault: faultOfRoles(question, all, made) ?? null, decidedBy };
}

function faultOfInstant({ promise, wish, at, calendar }: TermChangeQuestion, dueAt: Instant | null) {
  if (wish.kind === 'extend') {
    // While paused there is no due instant: then the extension itself must last.
    const from = promise!.dueAt ?? at;
    const later = dueAt ?? instantOf(endOf(wish.term!, millisecondsOf(from), calendar, true));
    return later > from ? undefined : 'not-later';
  }
  if (wish.kind !== 'shorten') return undefined;
  return dueAt !== null && dueAt > at && (promise!.dueAt === null || dueAt < promise!.dueAt)
    ? undefined
    : 'not-earlier';
}
