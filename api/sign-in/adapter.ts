import type { Adapter, AdapterPayload } from 'oidc-provider';
import type { Wall } from '../../domain/clock.ts';
import { plusMilliseconds } from '../../domain/instant.ts';
import type { Database } from '../../store/database.ts';
import { oidcPayloadStore } from '../../store/oidc-payload.store.ts';

/** Where oidc-provider keeps its things, one adapter for each kind. */
export const adapterOn =
  (database: Database, wall: Wall) =>
  (model: string): Adapter => {
    const store = oidcPayloadStore(database, model);
    const as = async (payload: Promise<object | undefined>) => (await payload) as AdapterPayload | undefined;
    return {
      // Without an end (a client) the seconds are not given.
      upsert: (id, payload, seconds) =>
        store.keep(id, payload, seconds ? plusMilliseconds(wall.now(), seconds * 1000) : null),
      find: (id) => as(store.byId(id, wall.now())),
      findByUid: (uid) => as(store.byUid(uid, wall.now())),
      findByUserCode: (code) => as(store.byUserCode(code, wall.now())),
      consume: (id) => store.consume(id, wall.now()),
      destroy: (id) => store.remove(id),
      revokeByGrantId: (grantId) => store.removeGrant(grantId),
    };
  };
