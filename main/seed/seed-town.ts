import { deployRelease } from '../../api/releases/deploy-release.ts';
import type { CaseCodes } from '../../api/secrets.ts';
import type { Wall } from '../../domain/clock.ts';
import { type Instant, plusMilliseconds } from '../../domain/instant.ts';
import type { PostgresEngine } from '../../engine/embedded/postgres/engine.ts';
import type { Database } from '../../store/database.ts';
import { setReach, transact, type Unit } from '../../store/unit-of-work.ts';
import { contracts } from '../../workers/contracts.ts';
import type { VirtualClock } from '../clocks.ts';
import { Playback } from '../playback/playback.ts';
import { letRead, loadAuthority } from './load-authority.ts';
import { readAuthority, type SeededAuthority } from './read-authority.ts';
import { earliest, parseSampleRequests, type SampleRequest, scheduleSamples } from './sample-requests.ts';
import { folderOf, type TrialSet, trialSets } from './trial-sets.ts';

export interface SeedNeed {
  /** Under sakin_app. */
  database: Database;
  engine: PostgresEngine<Unit>;
  clock: VirtualClock;
  wall: Wall;
  codes?: CaseCodes | undefined;
}

/** Puts up authorities of the seeds with their services, in one transaction: all are there whole, or none is. */
export async function putUp({ database, engine, clock }: SeedNeed, ...ids: string[]): Promise<void> {
  // One after the other in the walls of its own: what is of one tenant is written for no other.
  const towns = ids.map((id) => ({ id, ...readAuthority(folderOf(id), id) }));
  await transact(database, { tenants: [] }, async (unit) => {
    for (const town of towns) {
      await setReach(unit.sql, { tenants: [town.id] });
      await putUpOne({ ...unit, reach: { tenants: [town.id] } }, { engine, clock }, town);
    }
    // A grant names its reader, who must be there.
    for (const { id, authority } of towns) {
      await setReach(unit.sql, { tenants: [id] });
      const readers = (authority.tenant.readableBy ?? []).filter((each) => ids.includes(each));
      await letRead({ ...unit, reach: { tenants: [id] } }, id, readers, clock.now(id));
    }
  });
}

async function putUpOne(
  unit: Unit,
  deps: Pick<SeedNeed, 'engine' | 'clock'>,
  { id, authority, services }: SeededAuthority & { id: string },
): Promise<void> {
  await loadAuthority(unit, authority, deps.clock.now(id), { trial: true });
  const actor = authority.people.find((person) => person.memberships.some((m) => m.role === 'administrator'))!.id;
  for (const service of services) {
    const release = { tenant: id, ...service, message: 'The first release', live: true, actor };
    await deployRelease(unit, { ...deps, workers: contracts }, release);
  }
}

/**
 * The sample data: the towns of the seeds, and the sample requests of some of them run through the product, their past in virtual time, up
 * to the present. What was cut short stays as it is: a case that is there goes on by itself, one that is not there is not missed.
 */
export async function seedTowns(need: SeedNeed): Promise<void> {
  const sets = trialSets();
  const now = need.wall.now();
  const lives = sets.flatMap((set) => lifeOf(set, now) ?? []);
  for (const { tenant, begins } of lives) need.clock.moveTo(tenant, begins);
  // The next start makes samples where there is no authority at all: a town alone would stay alone.
  await putUp(need, ...sets.flatMap((set) => set.towns));
  for (const life of lives) await live(need, life, now);
}

interface Life {
  tenant: string;
  zone: string;
  requests: SampleRequest[];
  /** An hour before the first request. */
  begins: Instant;
}

function lifeOf({ folder, requests: file }: TrialSet, now: Instant): Life | undefined {
  if (!file) return undefined;
  const { tenant } = file;
  const requests = parseSampleRequests(file.requests);
  const { zone } = readAuthority(folder, tenant).authority.tenant;
  return { tenant, zone, requests, begins: plusMilliseconds(earliest(requests, now, zone), -3_600_000) };
}

async function live({ database, engine, clock, codes }: SeedNeed, life: Life, now: Instant): Promise<void> {
  const { tenant, requests, zone } = life;
  const playback = new Playback({ database, engine, clock, codes }, tenant, zone);
  scheduleSamples(playback, requests, now, zone);
  await playback.run({ until: now });
  clock.release(tenant);
}
