import { allow, kindOf } from './allow.ts';

/** Figures and lists about the work of an authority. */
export const Reports = kindOf<null>('reports');

allow('read', Reports, (who) => who.readOnly || (who.kind === 'person' && who.memberships.length > 0));
/** What a meeting talks about names requests one by one: those who see all requests, never who is measured by them alone. */
allow('prepare a meeting with', Reports, (who) => who.is('operator', 'supervisor', 'analyst', 'administrator'));
