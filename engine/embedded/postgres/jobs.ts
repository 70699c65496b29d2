import type { Client } from 'pg';
import type { JobAtHand } from './carry.ts';
import { run, statement } from './transaction.ts';

const ready = statement(
  'jobs-of',
  `select instance_key || '.' || n as key, instance_key as instance, type, element_id as element, element_n, headers from engine_job
    where instance_key = any($1::text[]) and (state = 'ready' and type = any($2::text[]) or state = 'backing-off') and ready_at <= $3
    order by ready_at, instance_key, n`,
);

/**
 * The jobs that these instances have for workers here, and those of any type whose back-off has passed; by instance. Read after the lock,
 * so nobody else is at them.
 */
export async function jobsOf(
  connection: Client,
  instances: string[],
  types: string[],
  wall: string,
): Promise<Map<string, JobAtHand[]>> {
  const found = new Map<string, JobAtHand[]>();
  if (instances.length === 0) return found;
  const rows = await run<Omit<JobAtHand, 'headers'> & { instance: string; element_n: number; headers: string }>(
    connection,
    ready,
    [instances, types, wall],
  );
  for (const { instance, element_n, headers, ...job } of rows) {
    const elementInstance = element_n === 0 ? instance : `${instance}.${element_n}`;
    const list = found.get(instance) ?? [];
    list.push({ ...job, elementInstance, headers: JSON.parse(headers) });
    found.set(instance, list);
  }
  return found;
}
