import { examplePhone } from '../../domain/phone.ts';
import type { Database } from '../../store/database.ts';
import { readinessOf, takesCases } from '../../store/readiness.read-model.ts';
import { registerReadModel, type TenantRow } from '../../store/register.read-model.ts';
import { transact, type Unit } from '../../store/unit-of-work.ts';
import { countryOf } from '../cases/phones.ts';
import {
  Authority,
  Calls,
  Cases,
  can,
  Incidents,
  Mailbox,
  memberOf,
  Outbox,
  Releases,
  Tasks,
  Tellings,
  type Who,
} from '../policies/index.ts';

async function tenantOf(unit: Unit, who: Who, row: TenantRow) {
  const register = registerReadModel(unit, row.id);
  const departments = await register.departments();
  const member = memberOf(
    who,
    row.id,
    departments.map((each) => ({ id: each.id, organisation: each.organisationId })),
  )!;
  return {
    id: row.id,
    name: row.name,
    languages: row.languages,
    zone: row.zone,
    examplePhone: examplePhone(await countryOf(unit, row.id)),
    readOnly: member.readOnly,
    takesCases: takesCases(await readinessOf(unit, row.id)),
    memberships: member.memberships.map((each) => ({
      role: each.role,
      organisationId: each.organisation,
      departmentId: each.department,
      departmentName: departments.find((department) => department.id === each.department)?.name ?? null,
    })),
    groups: [...member.groups],
    abilities: {
      administer: can(member, 'administer', Authority, null),
      openCase: can(member, 'open', Cases, null),
      recordCall: can(member, 'record', Calls, null),
      listIncidents: can(member, 'list', Incidents, null),
      deployRelease: can(member, 'deploy', Releases, null),
      readMailbox: can(member, 'read', Mailbox, null),
      decideUnsent: can(member, 'decide about', Outbox, null),
      tellByPhone: can(member, 'make', Tellings, null),
      listAllTasks: can(member, 'list all', Tasks, null),
      searchPersons: can(member, 'seek persons in', Cases, null),
    },
  };
}

/** Who is signed in, with each tenant they have to do with. */
export async function meOf(database: Database, who: Who) {
  const own = [...new Set(who.memberships.map((each) => each.tenant))];
  const reads = [...who.reads.keys()].filter((each) => !own.includes(each));
  const tenants =
    own.length === 0
      ? []
      : await transact(database, { tenants: own, reads }, async (unit) => {
          const all = [];
          for (const id of [...own, ...reads]) {
            const row = await registerReadModel(unit, id).tenant();
            if (row) all.push(await tenantOf(unit, who, row));
          }
          return all;
        });
  return { id: who.person, name: who.name, language: who.language, csrfToken: who.csrf ?? null, tenants };
}
