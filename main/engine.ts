import type { FastifyBaseLogger } from 'fastify';
import type { PostgresEngine } from '../engine/embedded/postgres/engine.ts';
import type { ZeebeEngine } from '../engine/zeebe/host/engine.ts';
import { openDatabase } from '../store/database.ts';
import type { Unit } from '../store/unit-of-work.ts';
import type { Config } from './config.ts';
import type { Databases } from './databases.ts';
import { endAll } from './end-all.ts';
import { type MovingNeed, quietEngine, startMoving } from './moving.ts';
import type { ProductEngine } from './product-engine.ts';
import { deployReleases } from './zeebe/deploy-releases.ts';
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

/** Another attempt at what the cluster could not do while it was away. */
const againMs = 30_000;

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
    begun.push(() => zeebe.stop());
    const endpoint = moves && (await hearExporter(config, zeebe, (error) => need.trouble(error, undefined)));
    if (endpoint) begun.push(() => endpoint.close());
    if (moves) await workHere(zeebe, there);
    const deploying = releasesFollow(zeebe, there);
    begun.push(async () => deploying.stop());
    const ready = moves ? deploying.start : async () => undefined;
    return { engine: sideBySide(zeebe, embedded), embedded, ready, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Gives the cluster the releases that it lacks, again and again until it has them. */
function releasesFollow(engine: ZeebeEngine<Unit>, { database, clock }: Need & { database: Databases['engine'] }) {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const start = async (logger: FastifyBaseLogger): Promise<void> => {
    try {
      const deployed = await deployReleases({ database, engine, clock });
      if (deployed > 0) logger.info({ deployed }, 'the cluster has the releases that it lacked');
    } catch (error) {
      logger.error({ err: error }, 'the cluster could not be given the releases that it lacks; it is tried again');
      if (!stopped) timer = setTimeout(() => void start(logger), againMs);
    }
  };
  return {
    start,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
