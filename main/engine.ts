import type { FastifyBaseLogger } from 'fastify';
import type { PostgresEngine } from '../engine/embedded/postgres/engine.ts';
import { openDatabase } from '../store/database.ts';
import type { Unit } from '../store/unit-of-work.ts';
import type { Config } from './config.ts';
import type { Databases } from './databases.ts';
import { endAll } from './end-all.ts';
import { type MovingNeed, quietEngine, startMoving } from './moving.ts';
import type { ProductEngine } from './product-engine.ts';
import { releasesFollow } from './zeebe/releases-follow.ts';
import { sideBySide } from './zeebe/side-by-side.ts';
import { hearExporter, reachZeebe, workHere, zeebeLanes } from './zeebe/start-zeebe.ts';

/** The engine of a process, as configured. */
export interface ChosenEngine {
  engine: ProductEngine;
  /** Always there: the samples' past is lived in it, and what began in it ends in it. */
  embedded: PostgresEngine<Unit>;
  /** To be called once the first authorities are there: from then on new cases find their release. */
  ready(logger: FastifyBaseLogger): Promise<void>;
  stop(): Promise<void>;
}

type Need = Omit<MovingNeed, 'database' | 'beside'>;

/** ENGINE: the embedded engine alone, or Zeebe with the embedded one beside it. `moves`: whether this process moves cases. @throws Refusal */
export async function chosenEngine(
  config: Config,
  databases: Databases,
  need: Need,
  moves: boolean,
): Promise<ChosenEngine> {
  const local = { ...need, database: databases.engine };
  const embedded = moves ? await startMoving(local) : await quietEngine(local);
  if (config.ENGINE === 'embedded')
    return { engine: embedded, embedded, ready: async () => undefined, stop: () => embedded.stop() };
  const database = openDatabase(databases.urls.engine, { max: zeebeLanes + 5, name: 'sakin-zeebe' });
  const there = { ...need, database, check: embedded.check };
  const begun: (() => Promise<unknown>)[] = [() => database.destroy(), () => embedded.stop()];
  const stop = () => endAll(begun.splice(0).reverse());
  try {
    const zeebe = await reachZeebe(config, there);
    const deploying = releasesFollow({ database, engine: zeebe, clock: need.clock });
    // An attempt under way ends with the cluster.
    begun.push(() => Promise.all([deploying.stop(), zeebe.stop()]));
    const endpoint = moves && (await hearExporter(config, zeebe, (error) => need.trouble(error, undefined)));
    if (endpoint) begun.push(() => endpoint.close());
    if (moves) await workHere(zeebe, there);
    const ready = moves ? deploying.start : async () => undefined;
    return { engine: sideBySide(zeebe, embedded), embedded, ready, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
