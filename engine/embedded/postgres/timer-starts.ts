import type { Client } from 'pg';
import { instantOf } from '../../../domain/instant.ts';
import type { Model } from '../model/model.ts';
import { nextStart } from './starts.ts';
import { run, statement } from './transaction.ts';

/** A timer start event whose instant has come, in hand of this transaction. */
export interface DueStart {
  definition: string;
  element: string;
  tenant: string;
  release: string;
  dueAt: string;
  left: number;
}

const claim = statement(
  'claim-starts',
  `select s.definition_key as definition, s.element_id as element, s.tenant_id as tenant, d.release_id as release, s.due_at as "dueAt",
      s.repetitions as left
    from unnest($1::text[], $2::timestamptz[]) as c(tenant_id, now)
      join engine_start s on s.tenant_id = c.tenant_id and s.due_at <= c.now join engine_definition d on d.key = s.definition_key
    where s.hold_until is null or s.hold_until <= $4
    order by s.due_at limit $3 for update of s skip locked`,
);
const again = statement(
  'start-again',
  'update engine_start set due_at = $3, repetitions = $4, failures = 0, hold_until = null where definition_key = $1 and element_id = $2',
);
const never = statement('start-never', 'delete from engine_start where definition_key = $1 and element_id = $2');

export const claimStarts = (
  connection: Client,
  tenants: { tenant: string; now: string }[],
  wall: string,
  max: number,
): Promise<DueStart[]> =>
  tenants.length === 0
    ? Promise.resolve([])
    : run<DueStart & { [column: string]: unknown }>(connection, claim, [
        tenants.map((t) => t.tenant),
        tenants.map((t) => t.now),
        max,
        wall,
      ]);

/** Sets it for its next instant, or takes it away when it was the last time. */
export async function rearm(
  connection: Client,
  model: Model,
  { definition, element, dueAt, left }: DueStart,
  now: number,
): Promise<void> {
  const next = nextStart(model, { element, due: Date.parse(dueAt), left }, now);
  if (next) await run(connection, again, [definition, element, instantOf(next.due!), next.left]);
  else await run(connection, never, [definition, element]);
}
