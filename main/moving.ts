import type { CaseCodes } from '../api/secrets.ts';
import type { Clock, Wall } from '../domain/clock.ts';
import { type PostgresEngine, postgresEngine } from '../engine/embedded/postgres/engine.ts';
import type { Listener } from '../engine/port.ts';
import type { Database } from '../store/database.ts';
import { besides, transact, type Unit } from '../store/unit-of-work.ts';
import { workers } from '../workers/index.ts';
import { engineLanes } from './databases.ts';
import { linkTo } from './links.ts';
import { jobExecutor } from './work/executor.ts';
import { gather } from './work/gather.ts';
import { productListener } from './work/listener.ts';
import { ReleaseLibrary } from './work/release-library.ts';
import { reserveCases } from './work/reserve-cases.ts';

export interface MovingNeed {
  /** Under sakin_engine. */
  database: Database;
  clock: Clock;
  wall: Wall;
  publicUrl: string;
  /** The secret codes of cases; letters do without when left out. */
  codes?: CaseCodes | undefined;
  /** What the releases say, kept for the whole process; one of its own when left out. */
  library?: ReleaseLibrary;
  /** Which program carries out the jobs; kept with receipts. */
  version: string;
  trouble(error: unknown, instance: string | undefined): void;
  /** Hears beside the product what the engine tells, such as a bench that waits for tasks. */
  beside?(product: Listener<Unit>): Listener<Unit>;
}

/** The embedded engine of a process that asks it but does not move it: another process with engine and workers does. */
export const quietEngine = ({
  database,
  clock,
  wall,
}: Pick<MovingNeed, 'database' | 'clock' | 'wall'>): Promise<PostgresEngine<Unit>> =>
  postgresEngine<Unit>({ database, transact, clock, wall, listener: productListener });

/** The embedded engine with the product's workers and listener, already moving. */
export async function startMoving(need: MovingNeed): Promise<PostgresEngine<Unit>> {
  const { database, clock, wall, publicUrl, codes, version, trouble, beside = (product) => product } = need;
  const { library = new ReleaseLibrary() } = need;
  const engine = await postgresEngine<Unit>({
    database,
    transact,
    clock,
    wall,
    trouble,
    lanes: engineLanes,
    reserve: reserveCases,
    gather,
    waiting: () => besides(database),
  });
  const executor = jobExecutor({
    engine: engine.id,
    workers,
    library,
    wall,
    version,
    intents: (unit) => engine.intents(unit),
    codes,
    link: (tenant, page, ...secrets) => linkTo(publicUrl, tenant, page, ...secrets),
  });
  await engine.work(beside(productListener(engine.id)), executor);
  return engine;
}
