import type { PostgresEngine } from '../../engine/embedded/postgres/engine.ts';
import { machineWall, type VirtualClock, virtualClock } from '../../main/clocks.ts';
import { startMoving } from '../../main/moving.ts';
import { type Database, openDatabase } from '../../store/database.ts';
import type { Unit } from '../../store/unit-of-work.ts';
import { type TestDatabase, testDatabase } from './database.ts';

/** The product's engine and workers on a database of their own, with a clock of the trade that can be moved. */
export interface MovingProduct {
  server: TestDatabase;
  /** Under sakin_app. */
  app: Database;
  engine: PostgresEngine<Unit>;
  clock: VirtualClock;
  /** What the engine complained of: a test expects nothing here. */
  troubles: unknown[];
  close(): Promise<void>;
}

export async function movingProduct(): Promise<MovingProduct> {
  const server = await testDatabase();
  const [app, moving] = [openDatabase(server.urls.app), openDatabase(server.urls.engine)];
  const clock = virtualClock();
  const troubles: unknown[] = [];
  const need = { database: moving, clock, wall: machineWall, publicUrl: 'http://localhost', version: 'test' };
  const engine = await startMoving({ ...need, trouble: (error) => troubles.push(error) });
  return {
    server,
    app,
    engine,
    clock,
    troubles,
    close: async () => {
      await engine.stop();
      await Promise.all([app.destroy(), moving.destroy()]);
      await server.drop();
    },
  };
}
