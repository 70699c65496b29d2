import type { CaseFilter } from '../../store/case-list.read-model.ts';
import type { Member } from '../policies/index.ts';

/** The cases of whoever does not see all: those of their departments, of organisations they work for as a whole, and their own. */
export function ownCases(who: Member): NonNullable<CaseFilter['only']> {
  const executing = who.memberships.filter((each) => each.role === 'clerk' || each.role === 'head');
  return {
    departments: executing.flatMap((each) => each.department ?? []),
    organisations: executing.flatMap((each) => (each.department ? [] : (each.organisation ?? []))),
    openedBy: who.actor,
  };
}
