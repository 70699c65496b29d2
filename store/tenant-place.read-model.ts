import { run } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

/** Where a tenant is: its zone, and its country where the settings name one. */
export async function tenantPlace(unit: Unit, tenant: string): Promise<{ zone: string; country: string | null }> {
  const [row] = await run<{ zone: string; country: string | null }>(unit, {
    text: `select zone, settings ->> 'country' as country from tenant where id = $1`,
    values: [tenant],
  });
  if (!row) throw new Error(`expected a tenant ${tenant} but there is none`);
  return row;
}
