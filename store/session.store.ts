import type { Knex } from 'knex';
import type { Instant } from '../domain/instant.ts';
import type { Database } from './database.ts';

/** A session is found only by the hash of its cookie: row-level security compares it with the setting. */
const under = <T>(database: Database, idHash: string, work: (sql: Knex.Transaction) => Promise<T>): Promise<T> =>
  database.transaction(async (sql) => {
    await sql.raw(`select set_config('sakin.session', ?, true)`, [idHash]);
    return work(sql);
  });

export const keepSession = (
  database: Database,
  session: { idHash: string; person: string | null; content: object; madeAt: Instant; expiresAt: Instant },
): Promise<void> =>
  under(database, session.idHash, async (sql) => {
    await sql.raw('insert into session (id_hash, person_id, content, made_at, expires_at) values (?, ?, ?, ?, ?)', [
      session.idHash,
      session.person,
      JSON.stringify(session.content),
      session.madeAt,
      session.expiresAt,
    ]);
  });

export const endSession = (database: Database, idHash: string): Promise<void> =>
  under(database, idHash, async (sql) => {
    await sql.raw('delete from session where id_hash = ?', [idHash]);
  });

export const sessionContent = <Content>(database: Database, idHash: string): Promise<Content | undefined> =>
  under(database, idHash, async (sql) => {
    const { rows } = await sql.raw('select content from session where id_hash = ?', [idHash]);
    return rows[0]?.content;
  });

/** Takes a session away and answers what it kept, once: two that come at the same time get it only one of them. */
export const takeSession = <Content>(database: Database, idHash: string, now: Instant): Promise<Content | undefined> =>
  under(database, idHash, async (sql) => {
    const { rows } = await sql.raw('delete from session where id_hash = ? and expires_at > ? returning content', [
      idHash,
      now,
    ]);
    return rows[0]?.content;
  });

/** A membership as sign-in finds it. */
export interface SignInRow {
  person_id: string;
  name: string;
  email: string | null;
  language: string;
  trial: boolean;
  tenant_id: string | null;
  role: string | null;
  organisation_id: string | null;
  department_id: string | null;
}

/** Who has this session now, with all memberships; empty when it is over, or the person is not active any more. */
export const sessionMemberships = <Content>(
  database: Database,
  idHash: string,
  now: Instant,
): Promise<(SignInRow & { content: Content })[]> =>
  under(database, idHash, async (sql) => {
    const { rows } = await sql.raw(
      `select s.content, m.* from session s cross join lateral sakin_sign_in(s.content ->> 'issuer', s.content ->> 'subject') m
       where s.id_hash = ? and s.person_id is not null and s.expires_at > ?`,
      [idHash, now],
    );
    return rows;
  });

/** The same by the identity that a provider vouches for. */
export async function membershipsOf(database: Database, issuer: string, subject: string): Promise<SignInRow[]> {
  const { rows } = await database.raw('select * from sakin_sign_in(?, ?)', [issuer, subject]);
  return rows;
}

/** Tenants that the people of these may read besides. */
export async function readableBy(
  database: Database,
  tenants: string[],
): Promise<{ tenant_id: string; reader_id: string }[]> {
  if (tenants.length === 0) return [];
  const { rows } = await database.raw('select * from sakin_readable(?)', [tenants]);
  return rows;
}
