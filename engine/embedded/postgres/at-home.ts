import type { Client } from 'pg';
import { keyOf } from '../keys.ts';
import type { Meeting } from './carry.ts';
import type { Held } from './held.ts';
import type { Message } from './message.ts';
import { run, statement, type Transaction } from './transaction.ts';

const lock = statement(
  'lock-messages',
  `select pg_try_advisory_xact_lock(engine_message_lock(tenant_id, name, correlation_key)) as alone
    from unnest($1::text[], $2::text[], $3::text[]) with ordinality as m(tenant_id, name, correlation_key, place) order by place`,
);
// Somebody else who waits for it, or could be started by it; a message before it, or itself.
const elsewhere = statement(
  'heard-elsewhere',
  `select exists (select from engine_subscription s where s.tenant_id = m.tenant_id and s.correlation_key = m.correlation_key and s.name = m.name
        and s.what = 'message' and s.instance_key <> m.instance_key)
      or exists (select from engine_start s where s.tenant_id = m.tenant_id and s.message_name = m.name)
      or exists (select from engine_message k where k.tenant_id = m.tenant_id and k.correlation_key = m.correlation_key
        and (k.pending or (k.name = m.name and k.message_id = m.message_id))) as yes
    from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) with ordinality as m(tenant_id, name, correlation_key, message_id, instance_key, place)
    order by place`,
);

interface Homing<Tx extends Transaction> {
  held: Held<Tx>;
  message: Message;
  subscription: string;
}

/**
 * Messages that only their senders wait for: these take them in the same transaction, as they would in the next one. Whoever else could
 * take a message, and all that could go before it, is looked for under its lock, as when messages are claimed; whatever is in doubt goes
 * the long way.
 */
export async function atHome<Tx extends Transaction>(
  connection: Client,
  moved: Held<Tx>[],
): Promise<Map<Held<Tx>, Meeting[]>> {
  const homing = moved.flatMap(candidateOf);
  const meetings = new Map<Held<Tx>, Meeting[]>();
  if (homing.length === 0) return meetings;
  const of = (what: (each: Homing<Tx>) => string): string[] => homing.map(what);
  const keys = [of((m) => m.message.tenant), of((m) => m.message.name), of((m) => m.message.correlationKey)];
  const [locks, others] = await Promise.all([
    run<{ alone: boolean }>(connection, lock, keys),
    run<{ yes: boolean }>(connection, elsewhere, [...keys, of((m) => m.message.id), of((m) => m.held.is.key)]),
  ]);
  for (const [place, { held, message, subscription }] of homing.entries()) {
    if (!locks[place]!.alone || others[place]!.yes) continue;
    const taken = () => {
      message.takenBy = held.is.process;
    };
    meetings.set(held, [{ subscription, variables: message.variables, taken }]);
  }
  return meetings;
}

/** The first message of an instance that is still on its way, when exactly one subscription of its own waits for it. */
function candidateOf<Tx extends Transaction>(held: Held<Tx>): Homing<Tx>[] {
  const message = held.sent.find(({ takenBy }) => takenBy === undefined);
  if (message?.what !== 'message' || message.correlationKey === '' || held.ended) return [];
  const waiting = Object.values(held.instance.elements).flatMap(({ deaf, subscriptions = {} }) =>
    Object.entries(subscriptions)
      .filter(
        ([, { what, name, correlationKey }]) =>
          what === 'message' && name === message.name && correlationKey === message.correlationKey,
      )
      .map(([n]) => ({ n: Number(n), deaf })),
  );
  const [only, ...others] = waiting;
  if (!only || only.deaf || others.length > 0) return [];
  return [{ held, message, subscription: keyOf(held.instance, only.n) }];
}
