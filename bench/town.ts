import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PostgresEngine } from '../engine/embedded/postgres/engine.ts';
import type { Listener } from '../engine/port.ts';
import { machineWall, type VirtualClock, virtualClock } from '../main/clocks.ts';
import { startMoving } from '../main/moving.ts';
import { startEmbedded } from '../main/postgres/embedded.ts';
import { durable, type ServerSettings } from '../main/postgres/settings.ts';
import { putUp } from '../main/seed/seed-town.ts';
import { type Database, openDatabase } from '../store/database.ts';
import { migrate } from '../store/migrate.ts';
import { projectRoot } from '../store/root.ts';
import type { Unit } from '../store/unit-of-work.ts';

/** The town whose sample requests come with the product. */
export const { tenant } = JSON.parse(readFileSync(join(projectRoot(), 'seeds', 'town', 'requests.json'), 'utf8')) as {
  tenant: string;
};

export interface BenchTown {
  data: string;
  app: Database;
  admin: Database;
  engine: PostgresEngine<Unit>;
  clock: VirtualClock;
}

/** The sample town without its requests, on a durable PostgreSQL of its own, at a Wednesday's noon; ends with `work`. */
export async function withTown(
  beside: (product: Listener<Unit>) => Listener<Unit>,
  work: (town: BenchTown) => Promise<void>,
  settings: ServerSettings = {},
): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'sakin-bench-'));
  const server = await startEmbedded(data, { ...durable, ...settings });
  const pools: Database[] = [];
  const open = (url: string, max: number, hot = false) => {
    const pool = openDatabase(url, { max, hot });
    pools.push(pool);
    return pool;
  };
  try {
    await migrate(server.urls.owner);
    const [app, moving, admin] = [
      open(server.urls.app, 8),
      open(server.urls.engine, 8, true),
      open(server.adminUrl(), 8),
    ];
    const clock = virtualClock();
    clock.moveTo(tenant, '2026-11-18T08:00:00.000Z');
    const need = { database: moving, clock, wall: machineWall, publicUrl: 'http://localhost', version: 'bench' };
    const engine = await startMoving({ ...need, beside, trouble: (error) => console.error(error) });
    await putUp({ database: app, engine, clock, wall: machineWall }, tenant);
    await work({ data, app, admin, engine, clock });
    await engine.stop();
  } finally {
    await Promise.all(pools.map((pool) => pool.destroy()));
    await server.stop();
    rmSync(data, { recursive: true });
  }
}
