import { type Instant, plusMilliseconds } from '../../domain/instant.ts';
import type { EngineHealth, Fetching, Way } from '../../engine/port.ts';
import { type Contact, contacts, waysSince } from '../../store/heartbeat.store.ts';
import type { ApiDeps } from '../deps.ts';

const beatMs = 10_000;
/** Three heartbeats long: one may be late on a busy machine. */
const silentMs = 3 * beatMs;

const nobody = { lastContact: null, runningContact: null };
const noBacklog = { ready: 0, oldestMs: 0 };
const notFetching: { inHand: number | null; backOff: Required<Fetching>['backOff'] | null } = {
  inHand: null,
  backOff: null,
};

/** What is known when the database is away. */
const nothing = {
  engine: { backlog: {}, timersOverdue: 0, timersOldestMs: 0, incidents: 0 },
  relay: { queued: 0, oldestMs: 0, failed: 0 },
  heard: { services: new Map(), workers: new Map() },
  ways: [],
};

type Known = Awaited<ReturnType<typeof ask>>;

async function ask({ database, engine, relay, wall }: ApiDeps) {
  const known = await engine.health();
  return {
    engine: known,
    ways: known.way ? await waysSince<Way>(database, plusMilliseconds(wall.now(), -silentMs)) : [],
    relay: (await relay?.health()) ?? nothing.relay,
    heard: await contacts(database),
  };
}

/** What only some engines tell, of what screens show. */
const tellable = ['incidents', 'history', 'withdrawn-tasks'] as const;

/** Of the processes that work for an engine elsewhere, the one that was answered last; else this very process, though it does not work. */
function bestWay(own: NonNullable<EngineHealth['way']>, others: Way[]): Way {
  const working = [...(own.fetching ? [own] : []), ...others];
  const newer = (a: Way, b: Way): Way => ((b.lastContact ?? '') > (a.lastContact ?? '') ? b : a);
  return working.length > 0 ? working.reduce(newer) : own;
}

/** Of what is wrong only the code is told, for the words name places inside the house. */
function wayOf({ commands, oldestMs }: NonNullable<EngineHealth['way']>, best: Way) {
  const { trouble, pressedAt = null, lastContact = null, sending = null } = best;
  const code = trouble ? { since: trouble.since, code: trouble.words.split(':')[0]! } : null;
  return { ok: trouble === undefined, lastContact, trouble: code, pressedAt, sending, commands, oldestMs };
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
  const { engine, relay, heard, ways }: Known = alive ? await ask(deps) : nothing;
  const now = Date.parse(wall.now());
  const best = engine.way && bestWay(engine.way, ways);
  // An engine elsewhere may hold a request open for longer than a beat.
  const engineSilentMs = Math.max(silentMs, (best?.silentMs ?? 0) + beatMs);
  const recent = (contact: Instant | null, within: number) =>
    alive && contact !== null && now - Date.parse(contact) <= within;
  const shown = (contact: Contact | typeof nobody, within: number, own?: Instant) => {
    const running = newest(contact, own);
    return { ok: recent(running, within), lastContact: running ?? contact.lastContact };
  };

  const moving = shown(heard.services.get('engine') ?? nobody, engineSilentMs, engine.lastContact);
  const sending = shown(heard.services.get('relay') ?? nobody, silentMs);
  /** Where jobs are fetched from elsewhere, it counts whether their own requests are answered. */
  const fetched = ({ lastContact, inHand, backOff }: Fetching) => {
    const known = { lastContact: lastContact ?? null, inHand, backOff: backOff ?? null };
    const answered = inHand > 0 || recent(known.lastContact, engineSilentMs);
    return { ok: moving.ok && backOff === undefined && answered, ...known };
  };
  const workerOf = (type: string) => ({
    ...shown(heard.workers.get(type) ?? nobody, engineSilentMs),
    ...notFetching,
    ...(engine.backlog[type] ?? noBacklog),
    ...(best?.fetching?.[type] && fetched(best.fetching[type])),
  });
  const types = [...heard.workers.keys(), ...Object.keys(engine.backlog), ...Object.keys(best?.fetching ?? {})];
  const workers = [...new Set(types)].sort().map((type) => [type, workerOf(type)]);
  return {
    ok: alive && moving.ok && sending.ok,
    database: { ok: alive },
    engine: {
      ...moving,
      incidents: engine.incidents,
      heldBack: engine.heldBack ?? 0,
      workers: Object.fromEntries(workers) as { [type: string]: ReturnType<typeof workerOf> },
      way: engine.way && best ? wayOf(engine.way, best) : null,
      untold: tellable.filter((ability) => !deps.engine.abilities.has(ability)),
      timers: { lastContact: moving.lastContact, overdue: engine.timersOverdue, oldestMs: engine.timersOldestMs },
    },
    relay: { ...sending, ...relay },
  };
}
