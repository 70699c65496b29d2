import type { Client } from 'pg';
import { run, statement } from './transaction.ts';

/** A pending message or signal in hand of this transaction. */
export interface Pending {
  seq: string;
  tenant: string;
  release: string;
  run: string;
  what: 'message' | 'signal';
  name: string;
  correlationKey: string;
  variables: string;
  /** Instant of the tenant's clock. */
  expiresAt: string;
  keeps: boolean;
  buffered: boolean;
  taken: string[];
  /** Nobody opens a subscription for it just now. */
  alone: boolean;
}

/** Who could take a message: a subscription, a process that it may start, or the living instance that keeps it from starting one. */
export type Taker =
  | { how: 'subscription'; seq: string; process: string; instance: string; n: number }
  | { how: 'start'; seq: string; process: string; definition: string; element: string }
  | { how: 'blocked'; seq: string; process: string; instance: string };

// One message of a key at a time, the oldest, so that none overtakes another; messages without a key have no order to keep.
// The lock is tried after the row is in hand, and before the next statement looks who waits (see engine_subscription_opened).
const claim = statement(
  'claim-messages',
  `with head as materialized (
      select m.seq from engine_message m
        where m.pending and (m.hold_until is null or m.hold_until <= $1)
          and (m.correlation_key = '' or not exists (select from engine_message e
            where e.tenant_id = m.tenant_id and e.correlation_key = m.correlation_key and e.pending and e.seq < m.seq))
        order by m.seq limit $2),
    claimed as materialized (
      select m.* from engine_message m where m.seq in (select seq from head) and m.pending for update skip locked)
    select seq, tenant_id as tenant, release_id as release, run_id as run, what, name, correlation_key as "correlationKey", variables,
        expires_at as "expiresAt", keeps, buffered, taken,
        what = 'signal' or pg_try_advisory_xact_lock(engine_message_lock(tenant_id, name, correlation_key)) as alone
      from claimed order by seq`,
);

const takers = statement(
  'takers',
  `with waiting as (
      select m.seq, s.seq as place, s.process_id as process, s.instance_key as instance, s.n
        from engine_message m join engine_subscription s
          on s.tenant_id = m.tenant_id and s.name = m.name and s.correlation_key = m.correlation_key and s.what = m.what
        where m.seq = any($1::bigint[])
          and not case m.what when 'signal' then s.instance_key else s.process_id end = any(m.taken)
          and (m.what = 'message' or s.seq <= m.heard_by)),
    starting as (
      select m.seq, s.process_id as process, s.definition_key as definition, s.element_id as element, i.key as instance
        from engine_message m join engine_start s on s.tenant_id = m.tenant_id and s.message_name = m.name and m.what = 'message'
          left join engine_instance i on i.tenant_id = m.tenant_id and i.process_id = s.process_id and i.start_key = m.correlation_key
        where m.seq = any($1::bigint[]) and not s.process_id = any(m.taken)
      union all
      select m.seq, s.process_id, s.definition_key, s.element_id, null
        from engine_message m join engine_start s on s.tenant_id = m.tenant_id and s.signal_name = m.name and m.what = 'signal'
        where m.seq = any($1::bigint[]) and not s.process_id = any(m.taken))
    select 'subscription' as how, seq, place, process, instance, n, null as definition, null as element from waiting
    union all
    select case when instance is null then 'start' else 'blocked' end, seq, null, process, instance, null, definition, element from starting
    order by seq, place nulls last`,
);
const sweep = statement(
  'sweep-messages',
  `delete from engine_message m using unnest($1::text[], $2::timestamptz[]) as c(tenant_id, now)
    where m.tenant_id = c.tenant_id and m.expires_at <= c.now and m.buffered and not m.pending`,
);

export const claimMessages = (connection: Client, wall: string, max: number): Promise<Pending[]> =>
  run<Pending>(connection, claim, [wall, max]);

/**
 * Who could take each of these messages: of each process the oldest subscription, or a start where it has none; signals reach every
 * instance and start every process besides.
 * Zeebe's rule: one instance of a process, and a process that has an instance waiting is not started besides.
 */
export async function takersOf(connection: Client, messages: Pending[]): Promise<Map<string, Taker[]>> {
  const seqs = messages.map(({ seq }) => seq);
  const signals = new Set(messages.filter(({ what }) => what === 'signal').map(({ seq }) => seq));
  const bySeq = new Map<string, Taker[]>(seqs.map((seq) => [seq, []]));
  const seen = new Set<string>();
  const found = await run<Taker>(connection, takers, [seqs]);
  for (const taker of found) {
    const one = signals.has(taker.seq) && taker.how === 'subscription' ? taker.instance : taker.process;
    const place = `${taker.seq} ${one}`;
    if (!seen.has(place)) bySeq.get(taker.seq)!.push(taker);
    seen.add(place);
  }
  return bySeq;
}

/** Forgets what has expired by each tenant's clock; until then an expired message only is not delivered any more. */
export async function sweepMessages(connection: Client, tenants: { tenant: string; now: string }[]): Promise<void> {
  await run(connection, sweep, [tenants.map((t) => t.tenant), tenants.map((t) => t.now)]);
}
