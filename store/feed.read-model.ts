import type { Instant } from '../domain/instant.ts';
import { run } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

/** A place in the feed: the transaction and the number of an event in it. Both grow for ever, so they are text. */
export interface FeedPlace {
  tx: string;
  seq: string;
}

export interface FeedRow extends FeedPlace {
  type: string;
  caseId: string;
  caseNumber: string | null;
  source: string | null;
  externalNumber: string | null;
  departmentId: string | null;
  organisationId: string | null;
  openedBy: string | null;
  /** Of an event about a task: whose it was to do, also when the case is with others by now. */
  groups: string[] | null;
  at: Instant;
  payload: Record<string, unknown>;
}

/**
 * Events after a place, in the order of transactions. Only transactions that nobody can fall behind any more are told (the horizon): an
 * event that took a low number early and commits late is never left out.
 */
export function feedAfter(unit: Unit, tenant: string, place: FeedPlace, limit: number): Promise<FeedRow[]> {
  const text = `select e.tx::text as tx, e.seq::text as seq, e.type, e.case_id as "caseId", c.number as "caseNumber", c.source,
      c.external_number as "externalNumber", c.department_id as "departmentId", c.organisation_id as "organisationId",
      c.opened_by as "openedBy", e.occurred_at as at, e.payload,
      case when e.type like 'task-%' then (select t.candidate_groups from tasks t
        where t.tenant_id = e.tenant_id and t.case_id = e.case_id and t.key = e.payload ->> 'task' limit 1) end as groups
    from case_events e left join cases c on c.tenant_id = e.tenant_id and c.id = e.case_id
    where e.tenant_id = $1 and (e.tx, e.seq) > ($2::text::xid8, $3::bigint) and e.tx < pg_snapshot_xmin(pg_current_snapshot())
    order by e.tx, e.seq limit $4`;
  return run<FeedRow>(unit, { text, values: [tenant, place.tx, place.seq, limit] });
}

/** The place behind all that is told by now. */
export async function feedEnd(unit: Unit): Promise<FeedPlace> {
  const text = `select pg_snapshot_xmin(pg_current_snapshot())::text as tx, '0' as seq`;
  return (await run<FeedPlace>(unit, { text, values: [] }))[0]!;
}
