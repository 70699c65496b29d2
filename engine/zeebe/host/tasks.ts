import type { Knex } from 'knex';
import type { Instant } from '../../../domain/instant.ts';
import type { Key, OpenTask } from '../../port.ts';
import { ask } from './transaction.ts';

/** A user task that the cluster waits for: a job of it that we hold. */
export interface TaskRow {
  key: Key;
  tenant: string;
  release: string;
  run: string;
  instance: Key;
  retries: number;
  /** As the product was told of it; null of one that was opened by a version that did not keep it. */
  told: OpenTask | null;
}

const columns =
  'key, tenant_id as tenant, release_id as release, run_id as run, instance_key as instance, retries, told';

/** The user tasks that a cluster waits for. */
export class Tasks {
  readonly #engine: string;

  constructor(engine: string) {
    this.#engine = engine;
  }

  /** False: it is known already. */
  async opened(sql: Knex, task: OpenTask, retries: number, wall: Instant): Promise<boolean> {
    const { key, tenant, release, run, instance } = task;
    const text = `insert into zeebe_task (engine_id, key, tenant_id, release_id, run_id, instance_key, retries, told, seen_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (engine_id, key) do nothing returning key`;
    const values = [this.#engine, key, tenant, release, run, instance, retries, JSON.stringify(task), wall];
    return (await ask(sql, text, values)).length > 0;
  }

  async changed(sql: Knex, task: OpenTask): Promise<void> {
    const text = 'update zeebe_task set told = $3 where engine_id = $1 and key = $2';
    await ask(sql, text, [this.#engine, task.key, JSON.stringify(task)]);
  }

  /** What the product was told of it last, while it is waited for. */
  async told(sql: Knex, key: Key): Promise<OpenTask | undefined> {
    const text = 'select told from zeebe_task where engine_id = $1 and key = $2';
    return (await ask<{ told: OpenTask | null }>(sql, text, [this.#engine, key]))[0]?.told ?? undefined;
  }

  /** Its completion goes on its way; false when it is not waited for, or has been completed. */
  async completing(sql: Knex, tenant: string, key: Key): Promise<boolean> {
    const text = `update zeebe_task set completing = true
      where engine_id = $1 and tenant_id = $2 and key = $3 and not completing returning key`;
    return (await ask(sql, text, [this.#engine, tenant, key])).length > 0;
  }

  async gone(sql: Knex, key: Key, { completing }: { completing: boolean }): Promise<TaskRow | undefined> {
    const text = `delete from zeebe_task where engine_id = $1 and key = $2 and completing = $3 returning ${columns}`;
    return (await ask<TaskRow>(sql, text, [this.#engine, key, completing]))[0];
  }

  async ofRun(sql: Knex, tenant: string, run: string): Promise<TaskRow[]> {
    const text = `select ${columns} from zeebe_task where tenant_id = $2 and run_id = $3 and engine_id = $1 and not completing`;
    return ask<TaskRow>(sql, text, [this.#engine, tenant, run]);
  }

  async unheard(sql: Knex, since: Instant, limit: number): Promise<TaskRow[]> {
    const text = `select ${columns} from zeebe_task where engine_id = $1 and seen_at < $2 and not completing order by seen_at limit $3`;
    return ask<TaskRow>(sql, text, [this.#engine, since, limit]);
  }

  /** Together with their instances, which live as long as they wait. */
  async seen(sql: Knex, keys: Key[], wall: Instant): Promise<void> {
    await ask(
      sql,
      `with t as (update zeebe_task set seen_at = $3 where engine_id = $1 and key = any($2) returning instance_key)
        update zeebe_instance i set seen_at = $3 from t where i.engine_id = $1 and i.key = t.instance_key`,
      [this.#engine, keys, wall],
    );
  }
}
