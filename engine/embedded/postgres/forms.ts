import type { Client } from 'pg';
import type { Resource } from '../../port.ts';
import { formsIn } from '../model/forms.ts';
import { run, statement } from './transaction.ts';

const add = statement(
  'add-form',
  `insert into engine_form as t (tenant_id, id, deployed_at, tags) values ($1, $2, $3, $4)
    on conflict (tenant_id, id) do update set deployed_at = excluded.deployed_at,
      tags = t.tags || array(select unnest(excluded.tags) except select unnest(t.tags))`,
);
const all = statement('forms', 'select id, tags from engine_form where tenant_id = $1');

/** Remembers the ids and tags of the forms among these files. */
export async function deployForms(connection: Client, tenant: string, at: string, files: Resource[]): Promise<void> {
  for (const { id, tag } of formsIn(files))
    await run(connection, add, [tenant, id, at, tag === undefined ? [] : [tag]]);
}

/** Version tags of forms, by their ids. */
export type FormTags = ReadonlyMap<string, readonly string[]>;

const keptMs = 1_000;

/** The forms of tenants, each looked up again after a second: another process may have deployed one. */
export class Forms {
  readonly #wall: () => number;
  readonly #known = new Map<string, { until: number; forms: FormTags }>();

  constructor(wall: () => number) {
    this.#wall = wall;
  }

  stale(tenant: string): void {
    this.#known.delete(tenant);
  }

  /** Without asking; undefined when that was too long ago. */
  at(tenant: string): FormTags | undefined {
    const known = this.#known.get(tenant);
    return known && this.#wall() < known.until ? known.forms : undefined;
  }

  async of(connection: Client, tenant: string): Promise<FormTags> {
    const known = this.at(tenant);
    if (known) return known;
    const rows = await run<{ id: string; tags: string[] }>(connection, all, [tenant]);
    const forms = new Map(rows.map(({ id, tags }) => [id, tags]));
    this.#known.set(tenant, { until: this.#wall() + keptMs, forms });
    return forms;
  }
}
