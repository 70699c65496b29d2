import type { TermChangeSettings } from '../../domain/settings.ts';
import { limitsFor, type TermChangeKind } from '../../domain/term-change.ts';
import { allow, kindOf } from './allow.ts';
import type { Member } from './member.ts';

/** What policies ask of a case. */
export interface CaseSubject {
  department: string | null;
  organisation: string | null;
  status: string;
  outcome: string | null;
  /** Whoever opened it: an integrator sees its own. */
  openedBy: string;
  hasDeadline: boolean;
  paused: boolean;
  /** The due instant is over. */
  passed: boolean;
  /** Who may change the promise, and how often it was changed. */
  termChanges: TermChangeSettings;
  changesMade: Readonly<Record<TermChangeKind, number>>;
  /** Roles that may cancel, by the settings of its release. */
  cancelRoles: readonly string[];
  /** The resident's time for reopening is not over. */
  reopenable: boolean;
}

export const Case = kindOf<CaseSubject>('case');
export const Cases = kindOf<null>('cases');

const everywhere = ['operator', 'supervisor', 'reviewer', 'analyst', 'administrator'];

allow('open', Cases, (who) => who.is('operator', 'supervisor', 'integrator'));
/** All cases of the tenant; others see those of their department, or those they sent. */
allow('list all', Cases, (who) => who.readOnly || who.is(...everywhere));
allow('list', Cases, (who) => who.readOnly || who.memberships.length > 0);
/** May find cases by what only their persons have: who sees the persons of all cases that are listed to them. */
allow(
  'seek persons in',
  Cases,
  (who) =>
    who.readOnly ||
    who.is('operator', 'supervisor', 'reviewer') ||
    (who.memberships.length > 0 && !who.is(...everywhere)),
);

allow('read', Case, (who, c) => who.readOnly || who.is(...everywhere) || who.worksOn(c) || c.openedBy === who.actor);
// A region's reading of persons is recorded: see person_read.
allow(
  'read persons of',
  Case,
  (who, c) =>
    who.readOnly || who.is('operator', 'supervisor', 'reviewer') || who.worksOn(c) || c.openedBy === who.actor,
);
/** Whoever opened the case for a resident without e-mail reads the code out; whoever does the work never learns it. */
allow('tell the code of', Case, (who, c) => {
  if (who.kind !== 'person' || !who.is('operator', 'supervisor') || c.openedBy !== who.actor) return 'forbidden';
  return who.executesFor(c.organisation) ? 'executing-organisation' : true;
});
allow('cancel', Case, (who, c) => {
  if (!who.is(...c.cancelRoles)) return 'forbidden';
  if (who.executesFor(c.organisation)) return 'executing-organisation';
  if (c.status !== 'open') return 'case-ended';
  return c.outcome === null || 'work-done';
});
allow('reopen', Case, (who, c) => {
  if (!who.is('operator', 'supervisor')) return 'forbidden';
  if (c.status === 'open') return 'case-open';
  return c.reopenable || 'reopening-too-late';
});
/** What a person says stands above the rules, so it is not said by who is measured by it. */
allow('correct', Case, (who, c) => {
  if (!who.is('operator', 'supervisor')) return 'forbidden';
  if (who.executesFor(c.organisation)) return 'executing-organisation';
  if (c.status !== 'open') return 'case-ended';
  return c.outcome === null || 'work-done';
});
allow('correct the contact of', Case, (who, c) => {
  if (!who.is('operator', 'supervisor')) return 'forbidden';
  // Who did the work must not choose whom the question whether it is done goes to.
  if (who.executesFor(c.organisation)) return 'executing-organisation';
  return c.status === 'open' || 'case-ended';
});
/** Roles that one holds for the case itself: a department's only where the case is with it. */
export const rolesFor = (who: Member, c: Pick<CaseSubject, 'department' | 'organisation'>): string[] =>
  [...new Set(who.memberships.map((each) => each.role))].filter(
    (role) => (role !== 'head' && role !== 'clerk') || who.worksOn(c),
  );
const term = (wanted: TermChangeKind) =>
  allow(`${wanted} the term of`, Case, (who, c) => {
    const mine = limitsFor(c, wanted).filter((limit) => rolesFor(who, c).includes(limit.role));
    if (mine.length === 0) return 'forbidden';
    if (c.status !== 'open') return 'case-ended';
    if (c.outcome !== null) return 'work-done';
    if (!c.hasDeadline || c.paused !== (wanted === 'resume')) return 'term-not-changeable';
    if (wanted === 'resume') return true;
    if (c.passed) return 'term-not-changeable';
    return mine.some((limit) => c.changesMade[wanted] < limit.times) || 'term-beyond-limit';
  });
/** Whoever does the work and may not extend the term asks those who may. */
allow('ask for more time of', Case, (who, c) => {
  if (who.kind !== 'person' || !who.worksOn(c)) return 'forbidden';
  if (limitsFor(c, 'extend').length === 0) return 'forbidden';
  if (c.status !== 'open') return 'case-ended';
  if (c.outcome !== null) return 'work-done';
  return (c.hasDeadline && !c.paused && !c.passed) || 'term-not-changeable';
});
/** By role alone: a wish that comes too late for an extension can still be refused. */
allow('decide about more time of', Case, (who, c) => {
  const mine = limitsFor(c, 'extend').filter((limit) => rolesFor(who, c).includes(limit.role));
  return mine.length > 0 && c.status === 'open' && c.outcome === null;
});
allow('hurry', Case, (who, c) => {
  if (!who.is('supervisor') && !(who.is('head') && who.worksOn(c))) return 'forbidden';
  if (c.status !== 'open') return 'case-ended';
  return c.outcome === null || 'work-done';
});
term('extend');
term('shorten');
term('pause');
term('resume');
allow('record a late answer of', Case, (who, c) => {
  if (!who.is('operator', 'supervisor')) return 'forbidden';
  if (who.executesFor(c.organisation)) return 'executing-organisation';
  return c.status === 'unconfirmed' || 'not-unconfirmed';
});
allow(
  'attach to',
  Case,
  (who, c) =>
    who.is('operator', 'supervisor', 'reviewer') || who.worksOn(c) || (!who.readOnly && c.openedBy === who.actor),
);
allow('write a note on', Case, (who, c) => who.is('operator', 'supervisor', 'reviewer') || who.worksOn(c));
