import { randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import type { Wall } from '../../domain/clock.ts';
import type { Database } from '../../store/database.ts';
import { oidcPayloadStore, trialAccounts } from '../../store/oidc-payload.store.ts';
import { sameSecret } from '../secrets.ts';

const derive = promisify(scrypt) as (password: string, salt: string, length: number) => Promise<Buffer>;
const hash = async (password: string, salt: string): Promise<string> =>
  (await derive(password.normalize('NFKC'), salt, 32)).toString('base64url');

/** Passwords of the embedded provider: one for all people of the sample data, an own one for whom set-up made. */
export function passwords(database: Database, wall: Wall, trialPassword: string) {
  const store = oidcPayloadStore(database, 'SakinPassword');
  return {
    async set(subject: string, password: string): Promise<void> {
      const salt = randomBytes(16).toString('base64url');
      await store.keep(subject, { salt, hash: await hash(password, salt) } as object, null);
    },

    /** Was one set for this subject? */
    has: async (subject: string): Promise<boolean> => (await store.byId(subject, wall.now())) !== undefined,

    /** Those of the subjects for whom one was set. */
    among: (subjects: readonly string[]): Promise<Set<string>> => store.present(subjects),

    async fits(subject: string, password: string): Promise<boolean> {
      const own = (await store.byId(subject, wall.now())) as { salt: string; hash: string } | undefined;
      if (own) return sameSecret(own.hash, await hash(password, own.salt));
      const trial = await trialAccounts(database);
      return trial.some((each) => each.subject === subject) && sameSecret(password, trialPassword);
    },
  };
}
