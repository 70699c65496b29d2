export { can, demand, mustSee, policyNames } from './allow.ts';
export { Case, type CaseSubject, Cases } from './case.ts';
export { type Member, type Membership, memberOf, type Who } from './member.ts';
export { Task, type TaskSubject } from './task.ts';
export { Calls, Changes, Incidents, Integrators, Mailbox, Registers, Releases } from './tenant.ts';
