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

/** Opens a pool. `url` carries the role; `max` is the number of connections. */
export function openDatabase(
  url: string,
  { max = 10, name = 'sakin' }: { max?: number; name?: string } = {},
): Database {
  return knex({
    client: 'pg',
    // What is asked together is sent together, without waiting for each answer.
    connection: { connectionString: url, application_name: name, pipeline: true } as Knex.PgConnectionConfig,
    pool: { min: 0, max, afterCreate },
    acquireConnectionTimeout: 30_000,
  });
}
