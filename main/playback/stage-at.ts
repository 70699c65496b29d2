import type { UseCaseDeps } from '../../api/cases/engine-deps.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Intents, Origin } from '../../engine/port.ts';
import type { Database } from '../../store/database.ts';
import type { VirtualClock } from '../clocks.ts';
import { type Stage, stageOf } from './stage.ts';

export interface StageNeed extends UseCaseDeps {
  database: Database;
  clock: VirtualClock;
}

/** A stage at one instant, whatever others do at theirs: the clock hears which runs live there, and so does `met`. */
export function stageAt(need: StageNeed, tenant: string, at: Instant, met: (run: string) => void): Stage {
  const { database, engine, clock, codes } = need;
  const note = (origin: Origin): void => {
    clock.lives(tenant, origin.run, at);
    met(origin.run);
  };
  const heard: UseCaseDeps['engine'] = { ...engine, intents: (unit) => noting(engine.intents(unit), note) };
  return stageOf(database, { engine: heard, clock: { now: () => at }, codes }, tenant);
}

/** The same intents; of each command it is heard first whose it is. */
function noting(intents: Intents, note: (origin: Origin) => void): Intents {
  const commands = Object.entries(intents).map(([name, command]) => [
    name,
    (origin: Origin, ...more: unknown[]) => {
      note(origin);
      return (command as (...all: unknown[]) => unknown)(origin, ...more);
    },
  ]);
  return Object.fromEntries(commands) as Intents;
}
