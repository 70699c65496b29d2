import type { Instant } from '../../domain/instant.ts';
import type { EngineHealth } from '../../engine/port.ts';
import { type Contact, contacts } from '../../store/heartbeat.store.ts';
import type { ApiDeps } from '../deps.ts';

/** Three heartbeats long: one may be late on a busy machine. */
const silentMs = 30_000;

const nobody = { lastContact: null, runningContact: null };
const noBacklog = { ready: 0, oldestMs: 0 };

/** What is known when the database is away. */
const nothing = {
  engine: { backlog: {}, timersOverdue: 0, timersOldestMs: 0, incidents: 0 },
  relay: { queued: 0, oldestMs: 0, failed: 0 },
  heard: { services: new Map(), workers: new Map() },
};

type Known = Awaited<ReturnType<typeof ask>>;

async function ask({ database, engine, relay }: ApiDeps) {
  return {
    engine: await engine.health(),
    relay: (await relay?.health()) ?? nothing.relay,
    heard: await contacts(database),
  };
}

/** The way to an engine elsewhere. Of what is wrong only the code is told, for the words name places inside the house. */
function wayOf({ way }: Pick<EngineHealth, 'way'>) {
  if (!way) return null;
  const { trouble, pressedAt = null, commands, oldestMs } = way;
  const code = trouble ? { since: trouble.since, code: trouble.words.split(':')[0]! } : null;
  return { ok: trouble === undefined, trouble: code, pressedAt, commands, oldestMs };
}

/** The newest of two contacts: of this very process, which has not said so yet, and of all by their heartbeats. */
const newest = (heard: { runningContact: Instant | null }, own: Instant | undefined): Instant | null =>
  [heard.runningContact, own ?? null].reduce((a, b) => (a === null || (b !== null && b > a) ? b : a));

/**
 * Is everything alive, in whatever process it runs: the database, who moves cases and carries out which jobs, timers, the relay; and for
 * how long the oldest of each has waited.
 */
export async function healthOf(deps: ApiDeps) {
  const { database, wall } = deps;
  const alive = await database.raw('select 1').then(
    () => true,
    () => false,
  );
  const { engine, relay, heard }: Known = alive ? await ask(deps) : nothing;
  const now = Date.parse(wall.now());
  const recent = (contact: Instant | null) => alive && contact !== null && now - Date.parse(contact) <= silentMs;
  const shown = (contact: Contact | typeof nobody, own?: Instant) => {
    const running = newest(contact, own);
    return { ok: recent(running), lastContact: running ?? contact.lastContact };
  };

  const moving = shown(heard.services.get('engine') ?? nobody, engine.lastContact);
  const sending = shown(heard.services.get('relay') ?? nobody);
  const types = [...new Set([...heard.workers.keys(), ...Object.keys(engine.backlog)])].sort();
  const workers = types.map((type) => [
    type,
    { ...shown(heard.workers.get(type) ?? nobody), ...(engine.backlog[type] ?? noBacklog) },
  ]);
  return {
    ok: alive && moving.ok && sending.ok,
    database: { ok: alive },
    engine: {
      ...moving,
      incidents: engine.incidents,
      heldBack: engine.heldBack ?? 0,
      workers: Object.fromEntries(workers) as { [type: string]: typeof moving & typeof noBacklog },
      way: wayOf(engine),
      timers: { lastContact: moving.lastContact, overdue: engine.timersOverdue, oldestMs: engine.timersOldestMs },
    },
    relay: { ...sending, ...relay },
  };
}
