import { insertInto, run } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

export interface NewPerson {
  id: string;
  issuer: string;
  subject: string;
  name: string;
  email: string | null;
  language: string;
}

/** People and their roles. A person is seen through a membership, so both are written in one unit of work. */
export function personStore(unit: Unit) {
  return {
    async add(person: NewPerson): Promise<void> {
      await run(unit, insertInto('person', [{ ...person }]));
    },

    async join(membership: {
      tenant: string;
      id: string;
      person: string;
      role: string;
      organisation?: string | null;
      department?: string | null;
      /** Of a system: it is told the codes of cases that it opens. */
      receivesCodes?: boolean;
    }): Promise<void> {
      await run(
        unit,
        insertInto('membership', [
          {
            tenant_id: membership.tenant,
            id: membership.id,
            person_id: membership.person,
            role: membership.role,
            organisation_id: membership.organisation ?? null,
            department_id: membership.department ?? null,
            receives_codes: membership.receivesCodes ?? false,
          },
        ]),
      );
    },

    async setLanguage(person: string, language: string): Promise<void> {
      await run(unit, { text: 'update person set language = $2 where id = $1', values: [person, language] });
    },
  };
}

/** The first rows of a tenant. */
export async function addTenant(
  unit: Unit,
  tenant: { id: string; name: Record<string, string>; zone: string; languages: string[] },
): Promise<void> {
  await run(unit, insertInto('tenant', [{ ...tenant }]));
}
