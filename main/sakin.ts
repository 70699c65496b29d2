import type { FastifyBaseLogger } from 'fastify';
import { buildApi } from '../api/build-api.ts';
import type { ApiConfig } from '../api/deps.ts';
import { diskFiles } from '../api/documents/disk-files.ts';
import { caseCodes } from '../api/secrets.ts';
import type { Wall } from '../domain/clock.ts';
import { contracts } from '../workers/contracts.ts';
import { workers } from '../workers/index.ts';
import { apiConfig } from './api-config.ts';
import { machineWall, type VirtualClock, virtualClock } from './clocks.ts';
import { type Config, refuseExposedTrial } from './config.ts';
import { type Databases, openDatabases } from './databases.ts';
import { endAll } from './end-all.ts';
import { chosenEngine } from './engine.ts';
import { filesFolder } from './folders.ts';
import { freePort } from './free-port.ts';
import { type HeartbeatNeed, startHeartbeat } from './heartbeat.ts';
import { keptSecret } from './kept-secret.ts';
import { keepMonths, keepMonthsDaily } from './months.ts';
import { Refusal } from './refusal.ts';
import { relayHealth } from './relay/relay-health.ts';
import { startRelay } from './relay/start-relay.ts';
import { prepareFirstStart, trialUsers } from './seed/first-start.ts';
import { standardServices } from './seed/service-files.ts';
import { version } from './version.ts';
import { rearming } from './work/rearming.ts';
import { ReleaseLibrary } from './work/release-library.ts';

/** A running installation. */
export interface Sakin {
  /** Where it listens, without a slash at the end; undefined when this process serves nobody. */
  address: string | undefined;
  databases: Databases;
  /** For a person who starts it the first time: trial users, or the way to the first administrator. */
  welcome: string[];
  /** Lets everything go in order: no new requests, work in hand finished, the database last. */
  stop(): Promise<void>;
}

export interface Surroundings {
  logger: FastifyBaseLogger;
  clock?: VirtualClock;
  wall?: Wall;
  /** Other than configured; tests serve no screens. */
  api?: Partial<ApiConfig>;
}

/** Starts what the configuration asks of this process. @throws Refusal, with the sentence for the administrator */
export async function startSakin(
  config: Config,
  { logger, clock = virtualClock(), wall = machineWall, api: change = {} }: Surroundings,
): Promise<Sakin> {
  const databases = await openDatabases(config);
  const ends: (() => Promise<unknown>)[] = [databases.close];
  const stop = () => endAll(ends.splice(0).reverse());
  try {
    const serves = (name: Config['SERVICES'][number]) => config.SERVICES.includes(name);
    const port = config.PORT === 0 ? await freePort(config.HOST) : config.PORT;
    const publicUrl = (config.PUBLIC_URL ?? `http://${config.HOST}:${port}`).replace(/\/$/, '');
    const trouble = (error: unknown, instance: string | undefined) =>
      logger.error({ err: error, instance }, 'the engine met a bug');
    const codes = caseCodes(await keptSecret(config.SAKIN_DATA, 'case-codes'));
    const library = new ReleaseLibrary();
    const chosen = await chosenEngine(
      config,
      databases,
      { clock, wall, publicUrl, codes, library, version, trouble },
      moves(config),
    );
    const { engine, embedded } = chosen;
    ends.push(() => chosen.stop());
    const beating = (need: Pick<HeartbeatNeed, 'database' | 'service' | 'workerTypes' | 'lastContact' | 'way'>) => {
      const beat = startHeartbeat({ ...need, version, wall, trouble: heartless(logger) });
      ends.push(() => beat.stop());
    };
    if (moves(config))
      beating({
        database: databases.engine,
        service: 'engine',
        workerTypes: [...workers.keys()],
        lastContact: () => engine.lastContact(),
        ...(engine.way && { way: engine.way }),
      });
    const seeding = moves(config) ? { database: databases.app, engine: embedded, clock, wall, codes } : undefined;
    const first = await prepareFirstStart(config, databases, seeding, logger);
    if (first.trialPeople) refuseExposedTrial(config);
    await chosen.ready(logger);
    if (moves(config)) {
      // After the samples, whose past goes into months of its own.
      await keepMonths(databases.engine, wall);
      const untold = (error: unknown) => logger.error({ err: error }, 'the coming months could not be made');
      ends.push(keepMonthsDaily(databases.engine, wall, untold));
    }
    const welcome = first.setupToken
      ? [`First administrator: ${publicUrl}/staff/setup#${first.setupToken}`]
      : await trialUsers(databases);

    if (serves('relay')) {
      const relay = startRelay(config, databases.relay, wall, logger);
      ends.push(() => relay.stop());
      beating({ database: databases.relay, service: 'relay', lastContact: () => relay.contact });
    }
    if (!serves('api')) return { address: undefined, databases, welcome, stop };

    const behindCalendars = rearming({
      database: databases.app,
      engine,
      library,
      clock,
      trouble: (error) => logger.error({ err: error }, 'deadlines could not be computed anew; the next start goes on'),
    });
    ends.push(() => behindCalendars.stop());
    await behindCalendars.resume();
    const api = await buildApi({
      database: databases.app,
      engine,
      workers: contracts,
      rearm: behindCalendars.start,
      standardServices: standardServices(),
      words: library,
      clock,
      wall,
      codes,
      logger,
      relay: { health: () => relayHealth(databases.relay, wall) },
      files: diskFiles(filesFolder(config.SAKIN_DATA)),
      config: { ...apiConfig(config, publicUrl, first.setupToken), ...change },
    });
    ends.push(() => api.close());
    const address = await api.listen({ host: config.HOST, port });
    return { address, databases, welcome, stop };
  } catch (error) {
    // What kept it from starting is what the administrator must hear.
    await stop().catch((also) => logger.error({ err: also }, 'not everything could be stopped'));
    throw error;
  }
}

const heartless = (logger: FastifyBaseLogger) => (error: unknown) =>
  logger.warn({ err: error }, 'a heartbeat could not be written');

/** The embedded engine carries out jobs in the transaction that moves the instance, so the two services are one, on Zeebe too. @throws Refusal */
function moves({ SERVICES }: Config): boolean {
  const [engine, workers] = [SERVICES.includes('engine'), SERVICES.includes('workers')];
  if (engine !== workers)
    throw new Refusal('SERVICES: the engine and its workers go together: name both engine and workers, or neither.');
  return engine;
}
