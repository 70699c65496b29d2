import type { Knex } from 'knex';
import type { Instant } from '../../../domain/instant.ts';
import type { Key } from '../../port.ts';
import { ask } from './transaction.ts';

/** Which instance of the cluster moves which run. */
export interface InstanceRow {
  key: Key;
  tenant: string;
  release: string;
  run: string;
  definition: Key;
}

const columns = 'key, tenant_id as tenant, release_id as release, run_id as run, definition_key as definition';

/** The living instances of a cluster, as far as we were told of them. */
export class Instances {
  readonly #engine: string;

  constructor(engine: string) {
    this.#engine = engine;
  }

  async found(sql: Knex, { key, tenant, release, run, definition }: InstanceRow, wall: Instant): Promise<void> {
    await ask(
      sql,
      `insert into zeebe_instance (engine_id, key, tenant_id, release_id, run_id, definition_key, seen_at)
        values ($1, $2, $3, $4, $5, $6, $7) on conflict (engine_id, key) do nothing`,
      [this.#engine, key, tenant, release, run, definition, wall],
    );
  }

  async ofRun(sql: Knex, tenant: string, run: string): Promise<InstanceRow[]> {
    return ask<InstanceRow>(
      sql,
      `select ${columns} from zeebe_instance where tenant_id = $2 and run_id = $3 and engine_id = $1 order by key`,
      [this.#engine, tenant, run],
    );
  }

  /** Those that nobody heard of since. */
  async unheard(sql: Knex, since: Instant, limit: number): Promise<InstanceRow[]> {
    return ask<InstanceRow>(
      sql,
      `select ${columns} from zeebe_instance where engine_id = $1 and seen_at < $2 order by seen_at limit $3`,
      [this.#engine, since, limit],
    );
  }

  async seen(sql: Knex, keys: Key[], wall: Instant): Promise<void> {
    await ask(sql, 'update zeebe_instance set seen_at = $3 where engine_id = $1 and key = any($2)', [
      this.#engine,
      keys,
      wall,
    ]);
  }

  async migrated(sql: Knex, key: Key, definition: Key): Promise<void> {
    const text = 'update zeebe_instance set definition_key = $3 where engine_id = $1 and key = $2';
    await ask(sql, text, [this.#engine, key, definition]);
  }

  async gone(sql: Knex, key: Key): Promise<boolean> {
    const text = 'delete from zeebe_instance where engine_id = $1 and key = $2 returning key';
    return (await ask(sql, text, [this.#engine, key])).length > 0;
  }

  async count(sql: Knex): Promise<number> {
    const text = 'select count(*)::integer as n from zeebe_instance where engine_id = $1';
    return (await ask<{ n: number }>(sql, text, [this.#engine]))[0]!.n;
  }
}
