import type { Instant } from '../domain/instant.ts';
import { insertInto, run } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

/** Notes that somebody of one tenant has read the persons of another's case. */
export async function notePersonRead(
  unit: Unit,
  read: { id: string; tenant: string; read: string; case: string; person: string; at: Instant },
): Promise<void> {
  const row = {
    tenant_id: read.tenant,
    id: read.id,
    read_tenant_id: read.read,
    case_id: read.case,
    person_id: read.person,
    read_at: read.at,
  };
  await run(unit, insertInto('person_read', [row]));
}
