import type { Client } from 'pg';
import type { Resource } from '../../port.ts';
import { run, statement } from './transaction.ts';

const add = statement(
  'add-form',
  `insert into engine_form (tenant_id, id, deployed_at) select $1, id, $3 from unnest($2::text[]) as f(id)
    on conflict (tenant_id, id) do update set deployed_at = excluded.deployed_at`,
);
const all = statement('forms', 'select id from engine_form where tenant_id = $1');

const isForm = ({ name }: Resource): boolean => name.endsWith('.form');
const idOf = ({ content }: Resource): string => String((JSON.parse(content) as { id?: string }).id);

/** Remembers the ids of the forms among these files. */
export async function deployForms(connection: Client, tenant: string, at: string, files: Resource[]): Promise<void> {
  const ids = files.filter(isForm).map(idOf);
  if (ids.length > 0) await run(connection, add, [tenant, [...new Set(ids)], at]);
}

const keptMs = 1_000;

/** The forms of tenants, each looked up again after a second: another process may have deployed one. */
export class Forms {
  readonly #wall: () => number;
  readonly #known = new Map<string, { until: number; ids: ReadonlySet<string> }>();

  constructor(wall: () => number) {
    this.#wall = wall;
  }

  stale(tenant: string): void {
    this.#known.delete(tenant);
  }

  /** Without asking; undefined when that was too long ago. */
  at(tenant: string): ReadonlySet<string> | undefined {
    const known = this.#known.get(tenant);
    return known && this.#wall() < known.until ? known.ids : undefined;
  }

  async of(connection: Client, tenant: string): Promise<ReadonlySet<string>> {
    const known = this.at(tenant);
    if (known) return known;
    const rows = await run<{ id: string }>(connection, all, [tenant]);
    const ids = new Set(rows.map(({ id }) => id));
    this.#known.set(tenant, { until: this.#wall() + keptMs, ids });
    return ids;
  }
}
