import type { Client } from 'pg';
import { run, statement } from './transaction.ts';

const known = statement(
  'tenants',
  `select tenant_id as tenant, bool_or(exists (select from engine_start s where s.definition_key = d.key and s.due_at is not null)) as "starts"
    from engine_definition d group by tenant_id`,
);

/** Who has something deployed, so whose clock must be asked. Looked up again after a deployment here, and every second for those elsewhere. */
export class Tenants {
  readonly #wall: () => number;
  #all: { tenant: string; starts: boolean }[] = [];
  #until = 0;

  constructor(wall: () => number) {
    this.#wall = wall;
  }

  stale(): void {
    this.#until = 0;
  }

  get list(): string[] {
    return this.#all.map(({ tenant }) => tenant);
  }

  /** Tenants with processes that a timer starts. */
  get withStarts(): string[] {
    return this.#all.filter(({ starts }) => starts).map(({ tenant }) => tenant);
  }

  async refresh(connection: Client): Promise<void> {
    if (this.#wall() < this.#until) return;
    this.#until = this.#wall() + 1_000;
    this.#all = await run<{ tenant: string; starts: boolean }>(connection, known, []);
  }
}
