import type { Clock } from '../../domain/clock.ts';
import type { Engine } from '../../engine/port.ts';
import { administrationStore } from '../../store/administration.store.ts';
import { contentStore } from '../../store/content.store.ts';
import type { Database } from '../../store/database.ts';
import { transact, type Unit } from '../../store/unit-of-work.ts';
import { type Rearmed, rearmDeadlines } from './rearm-deadlines.ts';
import { ReleaseLibrary } from './release-library.ts';

export interface RearmingNeed {
  /** Under sakin_app. */
  database: Database;
  engine: Pick<Engine<Unit>, 'intents'>;
  library?: ReleaseLibrary;
  clock: Clock;
  trouble(error: unknown): void;
}

/** Deadlines a transaction: others who wait for the same cases wait that long. */
const limit = 100;

/** Computes running deadlines anew behind a revised calendar, in the background; what a stop cut short goes on at the next start. */
export function rearming({ database, engine, library = new ReleaseLibrary(), clock, trouble }: RearmingNeed) {
  const need = { library, intents: (unit: Unit) => engine.intents(unit) };
  let stopped = false;
  let work: Promise<void> = Promise.resolve();

  async function rearm(tenant: string, calendar: string, by: string): Promise<void> {
    const next = (after: string): Promise<Rearmed> =>
      transact(database, { tenants: [tenant] }, (unit) =>
        rearmDeadlines(unit, need, { tenant, calendar, at: clock.now(tenant), by, after, limit }),
      );
    let after: string | null = '';
    while (after !== null && !stopped) after = (await next(after)).after;
  }
  /** One after the other: two at a time would only wait for each other. */
  const start = (tenant: string, calendar: string, by: string): void => {
    work = work.then(() => rearm(tenant, calendar, by)).catch(trouble);
  };

  return {
    start,

    /** What an earlier process began. */
    async resume(): Promise<void> {
      const { rows } = await database.raw('select id from sakin_portals()');
      for (const { id: tenant } of rows as { id: string }[])
        for (const { calendar, by } of await transact(database, { tenants: [tenant] }, (unit) =>
          unfinished(unit, tenant),
        ))
          start(tenant, calendar, by);
    },

    idle: (): Promise<void> => work,

    async stop(): Promise<void> {
      stopped = true;
      await work;
    },
  };
}

/** Calendars by whose newest revision some deadline is not counted yet, with who made it. */
async function unfinished(unit: Unit, tenant: string): Promise<{ calendar: string; by: string }[]> {
  const left = (await contentStore(unit, tenant).calendars()).filter((each) => each.outdated > 0);
  return Promise.all(
    left.map(async ({ id }) => {
      const { items } = await administrationStore(unit, tenant).page({
        subjectKind: 'calendar',
        subjectId: id,
        limit: 1,
      });
      return { calendar: id, by: items[0]?.actor ?? 'import' };
    }),
  );
}
