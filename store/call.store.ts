import type { Instant } from '../domain/instant.ts';
import { Conditions } from './conditions.ts';
import { type PageOf, pageOf, placeOf } from './page.ts';
import { insertInto, run, writeAll } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

/** A telephone call: the source of the service level, and the evidence of a confirmation. */
export interface CallRecord {
  id: string;
  direction: 'in' | 'out';
  offeredAt: Instant;
  answeredAt: Instant | null;
  abandonedAt: Instant | null;
  endedAt: Instant | null;
  operatorId: string | null;
  endedAs: string | null;
  caseIds: string[];
}

const columns = `k.id, k.direction, k.offered_at as "offeredAt", k.answered_at as "answeredAt", k.abandoned_at as "abandonedAt",
  k.ended_at as "endedAt", k.operator_id as "operatorId", k.ended_as as "endedAs",
  coalesce((select array_agg(x.case_id order by x.case_id) from case_calls x where x.tenant_id = k.tenant_id and x.call_id = k.id), '{}') as "caseIds"`;

export function callStore(unit: Unit, tenant: string) {
  return {
    async byId(id: string): Promise<CallRecord | undefined> {
      const text = `select ${columns} from calls k where k.tenant_id = $1 and k.id = $2`;
      return (await run<CallRecord>(unit, { text, values: [tenant, id] }))[0];
    },

    /** Writes a call as it is now; a second time it replaces what was known. */
    async keep(call: CallRecord): Promise<void> {
      const row = {
        tenant_id: tenant,
        id: call.id,
        direction: call.direction,
        offered_at: call.offeredAt,
        answered_at: call.answeredAt,
        abandoned_at: call.abandonedAt,
        ended_at: call.endedAt,
        operator_id: call.operatorId,
        ended_as: call.endedAs,
      };
      await run(
        unit,
        insertInto(
          'calls',
          [row],
          `on conflict (tenant_id, id) do update set answered_at = excluded.answered_at, abandoned_at = excluded.abandoned_at,
             ended_at = excluded.ended_at, operator_id = excluded.operator_id, ended_as = excluded.ended_as`,
        ),
      );
      const links = call.caseIds.map((caseId) => ({ tenant_id: tenant, case_id: caseId, call_id: call.id }));
      if (links.length > 0) await writeAll(unit, [insertInto('case_calls', links, 'on conflict do nothing')]);
    },

    async list(filter: {
      from?: Instant | undefined;
      to?: Instant | undefined;
      operator?: string | undefined;
      after?: string | undefined;
      limit: number;
    }): Promise<PageOf<CallRecord>> {
      const where = new Conditions()
        .add('k.tenant_id = ?', tenant)
        .when(filter.from, 'k.offered_at >= ?::timestamptz')
        .when(filter.to, 'k.offered_at < ?::timestamptz')
        .when(filter.operator, 'k.operator_id = ?');
      const place = placeOf(filter.after, 2);
      if (place) where.add('(k.offered_at, k.id) < (?::timestamptz, ?)', ...place);
      const text = `select ${columns} from calls k where ${where} order by k.offered_at desc, k.id desc limit ${where.value(filter.limit + 1)}`;
      const rows = await run<CallRecord>(unit, { text, values: where.values });
      return pageOf(
        rows,
        filter.limit,
        (row) => [row.offeredAt, row.id],
        (row) => row,
      );
    },
  };
}
