import { allow, kindOf } from './allow.ts';

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
allow('seek by phone', Cases, (who) => who.is('operator', 'supervisor'));

allow('read', Case, (who, c) => who.readOnly || who.is(...everywhere) || who.worksOn(c) || c.openedBy === who.actor);
// A region's reading of persons is recorded: see person_read.
allow(
  'read persons of',
  Case,
  (who, c) =>
    who.readOnly || who.is('operator', 'supervisor', 'reviewer') || who.worksOn(c) || c.openedBy === who.actor,
);
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
const mayChangeTerm = (who: Parameters<Parameters<typeof allow>[2]>[0], c: CaseSubject) =>
  who.is('supervisor') || (who.is('head') && who.worksOn(c));
const term = (wanted: 'extend' | 'pause' | 'resume') =>
  allow(`${wanted} the term of`, Case, (who, c) => {
    if (!mayChangeTerm(who, c)) return 'forbidden';
    if (c.status !== 'open') return 'case-ended';
    if (c.outcome !== null) return 'work-done';
    return (c.hasDeadline && c.paused === (wanted === 'resume')) || 'term-not-changeable';
  });
term('extend');
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
