import type { Database } from '../../store/database.ts';
import { readableBy, type SignInRow } from '../../store/session.store.ts';
import type { Who } from '../policies/index.ts';

/** The rows of a sign-in -> who it is; undefined when there are none. */
export async function whoOf(
  database: Database,
  rows: SignInRow[],
  as: { kind: Who['kind']; actor?: string; csrf?: string },
): Promise<Who | undefined> {
  const [first] = rows;
  if (!first) return undefined;
  const memberships = rows.flatMap((row) =>
    row.tenant_id && row.role
      ? [{ tenant: row.tenant_id, role: row.role, organisation: row.organisation_id, department: row.department_id }]
      : [],
  );
  const grants = await readableBy(database, [...new Set(memberships.map((each) => each.tenant))]);
  return {
    kind: as.kind,
    person: first.person_id,
    actor: as.actor ?? first.person_id,
    name: first.name,
    language: first.language,
    memberships,
    reads: new Map(grants.map((grant) => [grant.tenant_id, grant.reader_id])),
    csrf: as.csrf,
  };
}
