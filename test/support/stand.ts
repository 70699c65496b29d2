import type { Instant } from '../../domain/instant.ts';
import { postgresEngine } from '../../engine/embedded/postgres/engine.ts';
import type { Engine, Incident } from '../../engine/port.ts';
import { machineWall, type VirtualClock } from '../../main/clocks.ts';
import { gather } from '../../main/work/gather.ts';
import { reserveCases } from '../../main/work/reserve-cases.ts';
import type { Database } from '../../store/database.ts';
import { transact, type Unit } from '../../store/unit-of-work.ts';

/** An engine under a test that moves the clock: beside the port it tells when nothing is left to do. */
export interface StandEngine extends Engine<Unit> {
  /** Returns when nothing is left but what waits for people, messages or time. */
  runUntilIdle(): Promise<void>;
  nextTimerAt(tenant: string): Promise<Instant | undefined>;
  incidents(unit: Unit, run?: string): Promise<Incident[]>;
  /** How much of a run is left in the engine: nothing when its instance is gone. */
  left(run: string): Promise<number>;
  /** When the timers of a run are due, earliest first. */
  timers(run: string): Promise<Instant[]>;
}

export interface StandNeed {
  /** Under sakin_engine. */
  database: Database;
  clock: VirtualClock;
  tenant: string;
  trouble(error: unknown): void;
}

/** What the product stands on in a test: its usual engine, or, where a test file says so, another one. */
export const stand: { open(need: StandNeed): Promise<StandEngine> } = {
  async open({ database, clock, trouble }) {
    const product = { reserve: reserveCases, gather };
    const walls = { clock, wall: machineWall };
    const engine = await postgresEngine<Unit>({ database, transact, ...walls, ...product, pollMs: 50, trouble });
    return {
      ...engine,
      async left(run) {
        const { rows } = await database.raw(
          `select (select count(*) from engine_instance where run_id = :run)
            + (select count(*) from engine_job j join engine_instance i on i.key = j.instance_key where i.run_id = :run) as n`,
          { run },
        );
        return Number(rows[0].n);
      },
      async timers(run) {
        const { rows } = await database.raw(
          'select t.due_at from engine_timer t join engine_instance i on i.key = t.instance_key where i.run_id = ? order by t.due_at',
          [run],
        );
        return rows.map((row: { due_at: Instant }) => row.due_at);
      },
    };
  },
};
