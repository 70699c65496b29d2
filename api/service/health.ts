import type { ApiDeps } from '../deps.ts';

const silentMs = 60_000;

/** Is everything alive: the database, the engine's last contact and the age of what waits, the relay. */
export async function healthOf({ database, engine, relay, wall }: ApiDeps) {
  const alive = await database.raw('select 1').then(
    () => true,
    () => false,
  );
  const engineHealth = alive ? await engine.health() : { backlog: {}, timersOverdue: 0, incidents: 0 };
  const relayHealth = alive ? await relay?.health() : undefined;
  const {
    lastContact = null,
    backlog,
    timersOverdue,
    incidents,
  } = engineHealth as Awaited<ReturnType<typeof engine.health>>;
  const silent = lastContact !== null && Date.parse(wall.now()) - Date.parse(lastContact) > silentMs;
  return {
    ok: alive && !silent,
    database: { ok: alive },
    engine: { ok: alive && !silent, lastContact, timersOverdue, incidents, workers: backlog },
    relay: relayHealth ? { ...relayHealth, lastContact: relayHealth.lastContact ?? null } : null,
  };
}
