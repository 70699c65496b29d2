import { createHash } from 'node:crypto';
import type { Instant } from '../domain/instant.ts';
import type { Database } from '../store/database.ts';
import { idempotencyStore, type KeptReply } from '../store/idempotency.store.ts';
import { transact, type Unit } from '../store/unit-of-work.ts';
import { ApiError } from './errors/api-error.ts';
import { hashOf, seal, unseal } from './secrets.ts';

export interface Once {
  tenant: string;
  actor: string;
  /** The Idempotency-Key; undefined: nothing is kept. */
  key: string | undefined;
  /** What is asked: another body under the same key is refused. */
  body: unknown;
  now: Instant;
}

const reachOf = ({ tenant }: Once) => ({ tenants: [tenant] });

/** Somebody with this key was faster; the transaction is undone, and theirs is answered. */
class TooLate extends Error {}

function answerOf<T>(kept: KeptReply, once: Once, requestHash: string): T {
  if (kept.requestHash !== requestHash) throw new ApiError('idempotency-key-reused');
  return JSON.parse(unseal(String(kept.response), once.key!, `${once.tenant}:${once.actor}`)) as T;
}

/**
 * Does `work` once for a key, and gives the same answer to whoever asks again. The answer is kept sealed by the key itself, of which
 * only the hash is stored: secret codes in it can't be read from the database. `carry`: in which transaction; one of its own when left out.
 */
export async function onceOnly<T>(
  database: Database,
  once: Once,
  work: (unit: Unit) => Promise<T>,
  carry: (work: (unit: Unit) => Promise<T>) => Promise<T> = (each) => transact(database, reachOf(once), each),
): Promise<T> {
  const { tenant, actor, key } = once;
  if (!key) return carry(work);
  const keyHash = hashOf(key);
  const requestHash = createHash('sha256').update(JSON.stringify(once.body)).digest('hex');
  const kept = (unit: Unit) => idempotencyStore(unit, tenant).find(actor, keyHash);
  try {
    return await carry(async (unit) => {
      const known = await kept(unit);
      if (known) return answerOf<T>(known, once, requestHash);
      const reply = await work(unit);
      const response = seal(JSON.stringify(reply), key, `${tenant}:${actor}`);
      const row = { requestHash, status: 201, response };
      if (!(await idempotencyStore(unit, tenant).keep(actor, keyHash, row, once.now))) throw new TooLate();
      return reply;
    });
  } catch (error) {
    if (!(error instanceof TooLate)) throw error;
    const known = await transact(database, reachOf(once), kept);
    if (!known) throw error;
    return answerOf<T>(known, once, requestHash);
  }
}
