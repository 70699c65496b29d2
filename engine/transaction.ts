import type { Knex } from 'knex';

/** What an engine needs of a unit of work: its transaction, its tenants, and a word after the commit. */
export interface Transaction {
  sql: Knex.Transaction;
  reach: { tenants: string[] };
  afterCommit(work: () => void): void;
}

/** Runs `work` in one transaction of this pool, walled to these tenants; rolls back when it throws. */
export type Transact<Tx> = <T>(
  database: Knex,
  reach: { tenants: string[] },
  work: (tx: Tx) => Promise<T>,
) => Promise<T>;
