import type { Knex } from 'knex';
import type { Client, QueryResultRow } from 'pg';

export type { Transact, Transaction } from '../../transaction.ts';

/** A statement that is parsed and planned once a connection. */
export interface Statement {
  name: string;
  text: string;
}

let statements = 0;

/** Gives a statement's text its name. The number keeps names apart; PostgreSQL cuts them at 63 bytes. */
export const statement = (name: string, text: string): Statement => ({ name: `engine-${name}-${statements++}`, text });

/**
 * The connection under a transaction. The hot path speaks to it directly: knex's raw() costs more than the statement itself, and it has
 * no prepared statements of its own.
 */
export async function connectionOf(sql: Knex.Transaction): Promise<Client> {
  const { client } = sql as unknown as { client: { acquireConnection(): Promise<Client> } };
  return client.acquireConnection();
}

/** Runs a prepared statement on a connection. */
export async function run<Row extends QueryResultRow>(
  connection: Client,
  { name, text }: Statement,
  values: unknown[],
): Promise<Row[]> {
  return (await connection.query<Row>({ name, text, values })).rows;
}
