import type { Wall } from '../domain/clock.ts';
import { newId } from '../domain/id.ts';
import type { Instant } from '../domain/instant.ts';
import type { Database } from '../store/database.ts';
import { type BeatingService, beat, lastBeat } from '../store/heartbeat.store.ts';

const lookMs = 500;
/** Rare enough to cost nothing, often enough to tell a dead process within half a minute. */
const usualMs = 10_000;

export interface HeartbeatNeed {
  /** Under the service's role. */
  database: Database;
  service: BeatingService;
  workerTypes?: string[];
  version: string;
  wall: Wall;
  /** When the service itself last did its round; undefined before the first. A timer alone would beat for a service that hangs. */
  lastContact(): Instant | undefined;
  /** What it knows of the way to an engine elsewhere, if it is. */
  way?(): unknown;
  trouble(error: unknown): void;
  everyMs?: number;
}

export interface Beating {
  /** Beats now; tests need not wait. */
  now(): Promise<void>;
  /** The last beat says that the process was stopped. */
  stop(): Promise<void>;
}

/** Writes down, again and again, when a service of this process last looked for work. A beat that fails is told, and the next one tries again. */
export function startHeartbeat(need: HeartbeatNeed): Beating {
  const { database, service, wall, lastContact, trouble } = need;
  const process = newId();
  const startedAt = wall.now();
  let written: Instant | 'never' | undefined;
  let running: Promise<void> = Promise.resolve();

  async function once(): Promise<void> {
    const contactAt = lastContact();
    const way = need.way?.();
    // Whoever looks in this very database has nothing to say before the first look; of an engine elsewhere it is news that it does not answer.
    if (contactAt === undefined && way === undefined) return;
    if (way === undefined && contactAt === written) return;
    const { workerTypes = [], version } = need;
    await beat(database, { service, process, workerTypes, version, startedAt, contactAt, at: wall.now(), way });
    written = contactAt ?? 'never';
  }
  const now = () => {
    running = running.then(once).catch(trouble);
    return running;
  };

  const everyMs = need.everyMs ?? usualMs;
  let timer: NodeJS.Timeout;
  // Looking costs nothing: the first contact is written at once, the later ones now and then.
  const again = () => {
    void now();
    timer = setTimeout(again, written === undefined ? lookMs : everyMs);
  };
  again();
  return {
    now,
    async stop() {
      clearTimeout(timer);
      await running;
      if (written !== undefined) await lastBeat(database, service, process, wall.now()).catch(trouble);
    },
  };
}
