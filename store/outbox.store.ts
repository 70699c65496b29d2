import { newId } from '../domain/id.ts';
import type { Instant } from '../domain/instant.ts';
import type { Unit } from './unit-of-work.ts';

/** Something that must leave the database once: a mail, a message to another system. */
export interface Outgoing {
  tenant: string;
  case?: string | undefined;
  run?: string | undefined;
  /** What is sent in order: one lane after another row of the same lane; usually the run. */
  lane?: string | undefined;
  kind: string;
  /** By this the other side, or we, remove duplicates: the same kind and key is queued once. */
  key: string;
  payload: Record<string, unknown>;
  /** Not before this instant of the wall clock. */
  dueAt: Instant;
  madeAt: Instant;
}

/** Something outgoing as its row. */
export const outgoingRow = (o: Outgoing) => ({
  tenant_id: o.tenant,
  id: newId(),
  case_id: o.case ?? null,
  run_id: o.run ?? null,
  lane: o.lane ?? null,
  kind: o.kind,
  key: o.key,
  payload: o.payload,
  due_at: o.dueAt,
  made_at: o.madeAt,
});

/** Queues for the relay; a second one of the same kind and key is dropped. Answers how many were new. */
export async function queueOutgoing(unit: Unit, rows: Outgoing[]): Promise<number> {
  if (rows.length === 0) return 0;
  const queued = await unit
    .sql('outbox')
    .insert(rows.map(outgoingRow))
    .onConflict(['tenant_id', 'kind', 'key'])
    .ignore()
    .returning('id');
  return queued.length;
}
