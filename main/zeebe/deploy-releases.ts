import { resourcesOf } from '../../api/releases/check-release.ts';
import type { Clock } from '../../domain/clock.ts';
import type { Engine } from '../../engine/port.ts';
import type { Database } from '../../store/database.ts';
import { releaseStore } from '../../store/release.store.ts';
import { transact, type Unit } from '../../store/unit-of-work.ts';

export interface DeployingNeed {
  /** Under sakin_engine, which knows all tenants. */
  database: Database;
  engine: Pick<Engine<Unit>, 'id' | 'deploy'>;
  clock: Clock;
}

/**
 * Gives an engine every release that it does not have: so new cases can begin there, and old ones be reopened, under the release they have.
 * What was done stays done when it is broken off. Answers how many it were.
 */
export async function deployReleases({ database, engine, clock }: DeployingNeed): Promise<number> {
  const { rows: tenants } = await database.raw('select id from tenant order by id');
  let deployed = 0;
  for (const { id: tenant } of tenants as { id: string }[]) {
    for (const release of await missing(database, tenant, engine.id)) {
      await transact(database, { tenants: [tenant] }, async (unit) => {
        const store = releaseStore(unit, tenant);
        const resources = resourcesOf(tenant, release, await store.files(release));
        const definitions = await engine.deploy(unit, { tenant, release, at: clock.now(tenant) }, resources);
        await store.deployed(release, engine.id, definitions);
      });
      deployed += 1;
    }
  }
  return deployed;
}

function missing(database: Database, tenant: string, engine: string): Promise<string[]> {
  return transact(database, { tenants: [tenant] }, async (unit) => {
    const { rows } = await unit.sql.raw(
      `select r.id from release r where r.tenant_id = ? and r.state <> 'draft' and not exists (
         select from release_definition d where d.tenant_id = r.tenant_id and d.release_id = r.id and d.engine_id = ?)
       order by r.made_at, r.number`,
      [tenant, engine],
    );
    return rows.map((row: { id: string }) => row.id);
  });
}
