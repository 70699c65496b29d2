import type { Instant } from '../domain/instant.ts';
import type { Database } from './database.ts';

interface Row {
  payload: Record<string, unknown>;
  consumed_at: Instant | null;
}

/** What the embedded identity provider keeps: sessions, grants, codes, clients. It knows no tenants. */
export function oidcPayloadStore(database: Database, model: string) {
  const one = async (column: 'id' | 'uid' | 'user_code', value: string, now: Instant) => {
    const { rows } = await database.raw<{ rows: Row[] }>(
      `select payload, consumed_at from oidc_payload where model = ? and ${column} = ? and (expires_at is null or expires_at > ?)`,
      [model, value, now],
    );
    const [row] = rows;
    return row && { ...row.payload, ...(row.consumed_at ? { consumed: true } : {}) };
  };
  return {
    byId: (id: string, now: Instant) => one('id', id, now),
    byUid: (uid: string, now: Instant) => one('uid', uid, now),
    byUserCode: (code: string, now: Instant) => one('user_code', code, now),

    /** Those of the ids for which something is kept. */
    async present(ids: readonly string[]): Promise<Set<string>> {
      const { rows } = await database.raw<{ rows: { id: string }[] }>(
        'select id from oidc_payload where model = ? and id = any(?)',
        [model, [...ids]],
      );
      return new Set(rows.map((row) => row.id));
    },

    async keep(
      id: string,
      payload: { grantId?: string | undefined; userCode?: string | undefined; uid?: string | undefined },
      expiresAt: Instant | null,
    ): Promise<void> {
      await database.raw(
        `insert into oidc_payload (model, id, payload, grant_id, user_code, uid, expires_at) values (?, ?, ?, ?, ?, ?, ?)
         on conflict (model, id) do update set payload = excluded.payload, grant_id = excluded.grant_id, user_code = excluded.user_code,
           uid = excluded.uid, expires_at = excluded.expires_at`,
        [
          model,
          id,
          JSON.stringify(payload),
          payload.grantId ?? null,
          payload.userCode ?? null,
          payload.uid ?? null,
          expiresAt,
        ],
      );
    },

    async consume(id: string, at: Instant): Promise<void> {
      await database.raw('update oidc_payload set consumed_at = ? where model = ? and id = ?', [at, model, id]);
    },

    async remove(id: string): Promise<void> {
      await database.raw('delete from oidc_payload where model = ? and id = ?', [model, id]);
    },

    /** Takes one away and answers what it kept, once: of two that come at the same time only one gets it. */
    async take(id: string, now: Instant): Promise<Record<string, unknown> | undefined> {
      const { rows } = await database.raw<{ rows: Row[] }>(
        'delete from oidc_payload where model = ? and id = ? and (expires_at is null or expires_at > ?) returning payload',
        [model, id, now],
      );
      return rows[0]?.payload;
    },

    async removeGrant(grantId: string): Promise<void> {
      await database.raw('delete from oidc_payload where grant_id = ?', [grantId]);
    },
  };
}

type Name = Record<string, string>;

export interface TrialAccount {
  subject: string;
  name: string;
  email: string | null;
  language: string;
  roles: string[];
  memberships: { role: string; tenant: Name; department: Name | null }[];
}

/** The people of the sample data, who sign in with one password; in the order of their towns. */
export async function trialAccounts(database: Database): Promise<TrialAccount[]> {
  return (await database.raw('select * from sakin_trial_accounts()')).rows;
}
