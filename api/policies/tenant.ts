import { allow, kindOf } from './allow.ts';

/** Things of which a tenant has one list; policies ask only who comes. */
export const Calls = kindOf<null>('calls');
export const Incidents = kindOf<null>('incidents');
export const Releases = kindOf<null>('releases');
export const Changes = kindOf<null>('changes');
export const Mailbox = kindOf<null>('mailbox');
export const Outbox = kindOf<null>('outbox');
/** What residents must be told by telephone. */
export const Tellings = kindOf<null>('tellings');
export const Registers = kindOf<null>('registers');
export const Integrators = kindOf<null>('integrators');
/** People, departments, categories, calendars and what else an authority is. */
export const Authority = kindOf<null>('authority');

allow('record', Calls, (who) => who.is('operator', 'supervisor', 'integrator'));
allow('list', Calls, (who) => who.is('operator', 'supervisor', 'analyst', 'administrator', 'integrator'));
allow('list', Incidents, (who) => who.is('administrator', 'analyst', 'supervisor'));
allow('resolve', Incidents, (who) => who.is('administrator'));
allow('list', Releases, (who) => who.is('administrator', 'analyst', 'supervisor'));
allow('deploy', Releases, (who) => who.is('administrator', 'analyst'));
// Whoever draws a process does not put it in force alone.
allow('put in force', Releases, (who) => who.is('administrator'));
allow('read', Changes, (who) => who.is('integrator', 'administrator', 'analyst'));
allow('watch', Changes, (who) => who.kind === 'person');
allow('read', Mailbox, (who) => who.is('operator', 'supervisor', 'administrator'));
allow('decide about', Outbox, (who) => who.is('administrator', 'supervisor'));
allow('make', Tellings, (who) => who.kind === 'person' && who.is('operator', 'supervisor'));
allow('read', Registers, (who) => who.readOnly || who.memberships.length > 0);
allow('see colleagues in', Registers, (who) => who.kind === 'person' && !who.readOnly);
allow('create', Integrators, (who) => who.is('administrator'));
allow('administer', Authority, (who) => who.kind === 'person' && who.is('administrator'));
