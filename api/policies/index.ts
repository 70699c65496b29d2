export { can, demand, mustSee, policyNames, refusalOf } from './allow.ts';
export { Case, type CaseSubject, Cases, rolesFor } from './case.ts';
export { type Member, type Membership, memberOf, type Who } from './member.ts';
export { Task, type TaskSubject, Tasks } from './task.ts';
export {
  Authority,
  Calls,
  Changes,
  Incidents,
  Integrators,
  Mailbox,
  Outbox,
  Registers,
  Releases,
  Tellings,
} from './tenant.ts';
