import type { Client } from 'pg';
import { run, statement } from './transaction.ts';

/** Who has something deployed, and whether a timer starts any of it. */
export interface Deployer {
  tenant: string;
  starts: boolean;
}

export const deployers = `select tenant_id as tenant,
    bool_or(exists (select from engine_start s where s.definition_key = d.key and s.due_at is not null)) as starts
  from engine_definition d group by tenant_id`;
const known = statement('tenants', deployers);

/** Whose clock must be asked. Looked up again after a deployment here, and every second for those elsewhere. */
export class Tenants {
  readonly #wall: () => number;
  #all: Deployer[] = [];
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
    if (this.#wall() >= this.#until)
      this.are(await run<Deployer & { [column: string]: unknown }>(connection, known, []));
  }

  /** As just looked up. */
  are(deployers: Deployer[]): void {
    this.#until = this.#wall() + 1_000;
    this.#all = deployers;
  }
}
