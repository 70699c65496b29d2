import type { Wall } from '../../domain/clock.ts';
import type { Database } from '../../store/database.ts';

/** What waits to leave, over all tenants. */
export interface RelayHealth {
  queued: number;
  /** Age in milliseconds of the oldest row that is due. */
  oldestMs: number;
  /** Rows that a person must look at. */
  failed: number;
}

/** Asked under sakin_relay, which sees the outbox of all tenants; by a process that sends nothing itself, too. */
export async function relayHealth(database: Database, wall: Wall): Promise<RelayHealth> {
  const { rows } = await database.raw(
    `select count(*) filter (where state in ('queued', 'sending'))::int as queued,
            count(*) filter (where state in ('failed', 'unknown'))::int as failed,
            coalesce(max(extract(epoch from (:now::timestamptz - due_at)) * 1000) filter (where state in ('queued', 'sending') and due_at <= :now), 0)::float8 as "oldestMs"
     from outbox where state in ('queued', 'sending', 'failed', 'unknown')`,
    { now: wall.now() },
  );
  return rows[0];
}
