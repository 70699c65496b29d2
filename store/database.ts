import type { Writable } from 'node:stream';
import knex, { type Knex } from 'knex';
import pg from 'pg';
import { instantOf } from '../domain/instant.ts';

/** A pool of connections under one role. */
export type Database = Knex;

// timestamptz comes as an Instant, date as a CivilDate, bigint as a string (none of ours is calculated with), so no Date objects wander about.
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) =>
  instantOf(Date.parse(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'))),
);
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

/** What is asked in one go travels in one packet. */
function afterCreate(client: pg.Client, done: (error: unknown, client: pg.Client) => void): void {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  const query = client.query.bind(client) as (...asked: unknown[]) => unknown;
  const together = (...asked: unknown[]) => {
    stream.cork();
    process.nextTick(() => stream.uncork());
    return query(...asked);
  };
  done(undefined, Object.assign(client, { query: together }));
}

/**
 * Lists of keys look to the planner as if it were worth planning for each anew, which costs more than the statement does. A plan that was
 * made while a table was empty goes when its first statistics come.
 */
function plannedOnce(client: pg.Client, done: (error: unknown, client: pg.Client) => void): void {
  client.query('set plan_cache_mode = force_generic_plan').then(
    () => afterCreate(client, done),
    (error: unknown) => done(error, client),
  );
}

/**
 * Opens a pool. `url` carries the role; `max` is the number of connections. `hot`: for the same few statements again and again, with lists
 * of keys.
 */
export function openDatabase(
  url: string,
  { max = 10, name = 'sakin', hot = false }: { max?: number; name?: string; hot?: boolean } = {},
): Database {
  return knex({
    client: 'pg',
    // What is asked together is sent together, without waiting for each answer.
    connection: { connectionString: url, application_name: name, pipeline: true } as Knex.PgConnectionConfig,
    pool: { min: 0, max, afterCreate: hot ? plannedOnce : afterCreate },
    acquireConnectionTimeout: 30_000,
  });
}
