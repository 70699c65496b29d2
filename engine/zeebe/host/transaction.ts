import type { Knex } from 'knex';
import type { Client, QueryResultRow } from 'pg';

/** What this host needs of a unit of work: its transaction, its tenants, and a word after the commit. */
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

interface Pool {
  acquireConnection(): Promise<Client>;
  /** Of a pool; a transaction keeps its connection. */
  releaseConnection?(connection: Client): Promise<void>;
}

/** One statement in a transaction, or by itself on a pool. Values are numbered: `$1`. */
export async function ask<Row extends QueryResultRow>(sql: Knex, text: string, values: unknown[] = []): Promise<Row[]> {
  const { client } = sql as unknown as { client: Pool };
  const connection = await client.acquireConnection();
  try {
    return (await connection.query<Row>(text, values)).rows;
  } finally {
    await client.releaseConnection?.(connection);
  }
}
