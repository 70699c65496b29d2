import type { Instant } from '../domain/instant.ts';
import { insertInto, run } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

export interface KeptReply {
  requestHash: string;
  status: number;
  response: unknown;
}

/** What was answered to a key. */
export function idempotencyStore(unit: Unit, tenant: string) {
  return {
    async find(actor: string, key: string): Promise<KeptReply | undefined> {
      const text = `select request_hash as "requestHash", status, response from idempotency_keys
        where tenant_id = $1 and actor = $2 and key = $3`;
      return (await run<KeptReply>(unit, { text, values: [tenant, actor, key] }))[0];
    },

    /** Keeps an answer; false when another request with this key was faster (it waits for that one's end). */
    async keep(actor: string, key: string, reply: KeptReply, at: Instant): Promise<boolean> {
      const row = {
        tenant_id: tenant,
        actor,
        key,
        request_hash: reply.requestHash,
        status: reply.status,
        response: JSON.stringify(reply.response),
        made_at: at,
      };
      const kept = await run(
        unit,
        insertInto('idempotency_keys', [row], 'on conflict (tenant_id, actor, key) do nothing returning key'),
      );
      return kept.length > 0;
    },
  };
}
