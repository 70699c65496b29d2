import type { Instant } from '../domain/instant.ts';
import { Batch } from './batch.ts';
import { gatheredIn, shared } from './gathered.ts';
import { insertInto, run } from './statement.ts';
import type { Unit } from './unit-of-work.ts';

export interface KeptReply {
  requestHash: string;
  status: number;
  response: unknown;
}

interface Asked {
  actor: string;
  key: string;
}

async function found(unit: Unit, tenant: string, asked: Asked[]): Promise<(KeptReply | undefined)[]> {
  const text = `select k.place::integer as place, i.request_hash as "requestHash", i.status, i.response
    from unnest($2::text[], $3::text[]) with ordinality as k(actor, key, place)
    join idempotency_keys i on i.tenant_id = $1 and i.actor = k.actor and i.key = k.key`;
  const values = [tenant, asked.map(({ actor }) => actor), asked.map(({ key }) => key)];
  const rows = await run<KeptReply & { place: number }>(unit, { text, values });
  const replies = new Map(rows.map(({ place, ...reply }) => [place, reply]));
  return asked.map((_, i) => replies.get(i + 1));
}

/** What was answered to a key. */
export function idempotencyStore(unit: Unit, tenant: string) {
  return {
    find: (actor: string, key: string): Promise<KeptReply | undefined> =>
      shared(unit, 'replies', () => new Batch<Asked, KeptReply>((asked) => found(unit, tenant, asked))).of({
        actor,
        key,
      }),

    /**
     * Keeps an answer; false when another request with this key was faster (it waits for that one's end). Where several requests share the
     * unit of work, they hear of it when all is written.
     */
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
      const gathered = gatheredIn(unit);
      if (gathered) {
        gathered.add('replies', { ...row, response: reply.response });
        return true;
      }
      const kept = await run(
        unit,
        insertInto('idempotency_keys', [row], 'on conflict (tenant_id, actor, key) do nothing returning key'),
      );
      return kept.length > 0;
    },
  };
}
