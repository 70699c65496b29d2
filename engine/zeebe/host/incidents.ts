import type { Knex } from 'knex';
import type { Instant } from '../../../domain/instant.ts';
import type { Incident, IncidentKind, Key } from '../../port.ts';
import { ask } from './transaction.ts';

interface Row {
  key: Key;
  tenant: string;
  release: string;
  run: string;
  instance: Key;
  element: string;
  elementInstance: Key;
  job: Key | null;
  command: string | null;
  kind: IncidentKind;
  message: string;
  at: Instant;
}

/** An incident with what it hangs on: a job that we hold back, a command that was refused, or one of the cluster's own. */
export type Held = Incident & { command?: string };

const columns = `key, tenant_id as tenant, release_id as release, run_id as run, instance_key as instance, element_id as element,
  element_key as "elementInstance", job_key as job, command_seq as command, kind, message, raised_at as at`;

const held = ({ job, command, ...row }: Row): Held => ({ ...row, ...(job && { job }), ...(command && { command }) });

/**
 * Steps that can't go on. A job that failed for good is held back here and stays locked in the cluster: a client can't resolve an incident
 * there whose key it never learns.
 */
export class Incidents {
  readonly #engine: string;

  constructor(engine: string) {
    this.#engine = engine;
  }

  /** False: it is known already. */
  async raised(sql: Knex, incident: Held, wall: Instant): Promise<boolean> {
    const { key, tenant, release, run, instance, element, elementInstance, job, command, kind, message, at } = incident;
    const text = `insert into zeebe_incident (engine_id, key, tenant_id, release_id, run_id, instance_key, element_id, element_key, job_key,
        command_seq, kind, message, raised_at, seen_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) on conflict (engine_id, key) do nothing returning key`;
    const what = [
      instance,
      element,
      elementInstance,
      job ?? null,
      command ?? null,
      kind,
      message.slice(0, 10_000),
      at,
      wall,
    ];
    return (await ask(sql, text, [this.#engine, key, tenant, release, run, ...what])).length > 0;
  }

  async resolved(sql: Knex, key: Key): Promise<Held | undefined> {
    const text = `delete from zeebe_incident where engine_id = $1 and key = $2 returning ${columns}`;
    return (await ask<Row>(sql, text, [this.#engine, key])).map(held)[0];
  }

  /** The incident for which a job is held back. */
  async ofJob(sql: Knex, job: Key): Promise<Held | undefined> {
    const text = `select ${columns} from zeebe_incident where engine_id = $1 and job_key = $2`;
    return (await ask<Row>(sql, text, [this.#engine, job])).map(held)[0];
  }

  /** Within reach of the unit of work, oldest first; of one run when it is named. */
  async all(sql: Knex, run?: string): Promise<Incident[]> {
    const text = `select ${columns} from zeebe_incident
      where engine_id = $1 and ($2::text is null or run_id = $2) order by raised_at, key`;
    return (await ask<Row>(sql, text, [this.#engine, run ?? null])).map((row) => {
      const { command, ...incident } = held(row);
      return incident;
    });
  }

  /** Jobs held back that nobody asked the cluster for since. */
  async unheard(sql: Knex, since: Instant, limit: number): Promise<(Held & { job: Key })[]> {
    const text = `select ${columns} from zeebe_incident
      where engine_id = $1 and seen_at < $2 and job_key is not null order by seen_at limit $3`;
    return (await ask<Row>(sql, text, [this.#engine, since, limit])).map(held) as (Held & { job: Key })[];
  }

  async seen(sql: Knex, keys: Key[], wall: Instant): Promise<void> {
    await ask(sql, 'update zeebe_incident set seen_at = $3 where engine_id = $1 and key = any($2)', [
      this.#engine,
      keys,
      wall,
    ]);
  }

  async count(sql: Knex): Promise<number> {
    const text = 'select count(*)::integer as n from zeebe_incident where engine_id = $1';
    return (await ask<{ n: number }>(sql, text, [this.#engine]))[0]!.n;
  }
}
