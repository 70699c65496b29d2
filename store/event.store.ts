import type { Instant } from '../domain/instant.ts';
import type { Unit } from './unit-of-work.ts';

/** A fact about a case. `payload` holds ids and codes only: persons and texts lie in tables that can be erased. */
export interface CaseEvent {
  tenant: string;
  case: string;
  run?: string | undefined;
  release?: string | undefined;
  /** Stable name, kebab-case, in the past: `case-opened`, `task-claimed`. */
  type: string;
  at: Instant;
  /** Person id, `resident`, `client:<id>`, `worker:<type>` or `engine`. */
  actor: string;
  element?: string | undefined;
  elementKey?: string | undefined;
  payload?: Record<string, unknown> | undefined;
}

/** A fact as its row. */
export const eventRow = (e: CaseEvent) => ({
  tenant_id: e.tenant,
  case_id: e.case,
  run_id: e.run ?? null,
  release_id: e.release ?? null,
  type: e.type,
  occurred_at: e.at,
  actor: e.actor,
  element_id: e.element ?? null,
  element_key: e.elementKey ?? null,
  payload: e.payload ?? {},
});

/** Appends facts, in this order. */
export async function appendEvents(unit: Unit, events: CaseEvent[]): Promise<void> {
  if (events.length > 0) await unit.sql('case_events').insert(events.map(eventRow));
}
