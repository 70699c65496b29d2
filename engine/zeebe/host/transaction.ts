import type { Knex } from 'knex';
import type { Client, QueryResultRow } from 'pg';

export type { Transact, Transaction } from '../../transaction.ts';

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
