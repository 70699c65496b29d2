import type { Knex } from 'knex';
import type pg from 'pg';
import type { Database } from './database.ts';

/** What a pool can do besides what its type says. */
interface Pool {
  config: object;
  acquireConnection(): Promise<pg.Client>;
  releaseConnection(connection: pg.Client): Promise<void>;
}

const poolOf = (database: Database): Pool => (database as unknown as { client: Pool }).client;

/**
 * One transaction of the pool. The query builder has transactions of its own, but each costs more processor time than most of our
 * statements, and waits for the answer to BEGIN: here the first statements travel with it. What is given to `work` is the part of the
 * builder's transaction that the product uses.
 */
export async function inTransaction<T>(
  database: Database,
  begin: string,
  work: (sql: Knex.Transaction) => Promise<T>,
): Promise<T> {
  const pool = poolOf(database);
  const connection = await pool.acquireConnection();
  let end: (error?: unknown) => void = () => undefined;
  const ended = new Promise<void>((resolve, reject) => {
    end = (error) => (error === undefined ? resolve() : reject(error));
  });
  ended.catch(() => undefined);
  try {
    const begun = connection.query(begin);
    begun.catch(() => undefined);
    const result = await work(builderOn(database, connection, { executionPromise: ended }));
    await begun;
    const { command } = await connection.query('commit');
    // After a statement has failed, a COMMIT is a rollback and says so only here.
    if (command !== 'COMMIT') throw new Error('expected the transaction to commit but a statement in it had failed');
    end();
    return result;
  } catch (error) {
    await connection.query('rollback').catch(() => undefined);
    end(error);
    throw error;
  } finally {
    await pool.releaseConnection(connection);
  }
}

/** The query builder on this connection. */
function builderOn(database: Database, connection: pg.Client, more: object): Knex.Transaction {
  const on = <Built extends object>(built: Built): Built => Object.assign(built, { _connection: connection });
  const sql = (table: string) => on(database(table));
  const raw = (text: string, values: Knex.RawBinding[] = []) => on(database.raw(text, values));
  const { config } = poolOf(database);
  const client = { config, acquireConnection: async () => connection };
  return Object.assign(sql, { raw, client, database, ...more }) as unknown as Knex.Transaction;
}

let savepoints = 0;

/** Runs `work` behind a savepoint of the transaction: when it throws, only what it did is undone. */
export async function behindSavepoint<T>(
  outer: Knex.Transaction,
  work: (sql: Knex.Transaction) => Promise<T>,
): Promise<T> {
  const connection: pg.Client = await outer.client.acquireConnection();
  const { database, executionPromise } = outer as unknown as { database: Database; executionPromise: Promise<void> };
  const name = `nested_${savepoints++}`;
  await connection.query(`savepoint ${name}`);
  try {
    const result = await work(builderOn(database, connection, { executionPromise, parentTransaction: outer }));
    await connection.query(`release savepoint ${name}`);
    return result;
  } catch (error) {
    await connection.query(`rollback to savepoint ${name}; release savepoint ${name}`);
    throw error;
  }
}
