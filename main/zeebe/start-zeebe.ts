import type { Finding, Resource } from '../../engine/port.ts';
import { GatewayFailure } from '../../engine/zeebe/gateway/failure.ts';
import { type ZeebeEngine, zeebeEngine } from '../../engine/zeebe/host/engine.ts';
import { AnotherCluster } from '../../engine/zeebe/host/identity.ts';
import { transact, type Unit } from '../../store/unit-of-work.ts';
import { workers } from '../../workers/index.ts';
import type { Config } from '../config.ts';
import { linkTo } from '../links.ts';
import type { MovingNeed } from '../moving.ts';
import { Refusal } from '../refusal.ts';
import { jobExecutor } from '../work/executor.ts';
import { productListener } from '../work/listener.ts';
import { ReleaseLibrary } from '../work/release-library.ts';
import { reserveCases } from '../work/reserve-cases.ts';
import { type ExporterEndpoint, exporterEndpoint } from './exporter-endpoint.ts';
import { gatewaySettings } from './settings.ts';

export interface ZeebeNeed extends Omit<MovingNeed, 'beside'> {
  /** What is wrong with files: the embedded engine knows, which behaves as Zeebe does. */
  check(resources: Resource[]): Promise<Finding[]>;
}

/** How many handlers work at once; with what is settled beside them each takes a connection. */
export const zeebeLanes = 3;

/** The cluster as the product's engine; it moves cases only when `workHere` is called. @throws Refusal */
export async function reachZeebe(config: Config, need: ZeebeNeed): Promise<ZeebeEngine<Unit>> {
  const gateway = gatewaySettings(config);
  const { database, clock, wall, check, trouble } = need;
  try {
    return await zeebeEngine<Unit>({
      gateway,
      database,
      transact,
      clock,
      wall,
      dice: Math.random,
      check,
      listener: productListener,
      reserve: reserveCases,
      trouble,
      lanes: zeebeLanes,
      acceptNew: config.ZEEBE_NEW_CLUSTER,
      exporter: config.ZEEBE_EXPORTER_LISTEN !== undefined,
    });
  } catch (error) {
    if (error instanceof AnotherCluster) throw new Refusal(error.message);
    if (!(error instanceof GatewayFailure)) throw error;
    throw new Refusal(`The Zeebe cluster at ${gateway.address} cannot be met for the first time: ${error.message}`);
  }
}

/** Where the cluster's exporter posts, if it is to. */
export async function hearExporter(
  config: Config,
  engine: Pick<ZeebeEngine<Unit>, 'hear'>,
  trouble: (error: unknown) => void,
): Promise<ExporterEndpoint | undefined> {
  const { ZEEBE_EXPORTER_LISTEN: listen, ZEEBE_EXPORTER_TOKEN: token } = config;
  if (listen === undefined || token === undefined) return undefined;
  const hear = (partition: number, batch: string) => engine.hear(partition, batch);
  return exporterEndpoint({ listen, token, hear, trouble }).catch((error: Error) => {
    throw new Refusal(`ZEEBE_EXPORTER_LISTEN=${listen} cannot be listened on: ${error.message}`);
  });
}

/** Carries out the cluster's jobs in this process. */
export async function workHere(engine: ZeebeEngine<Unit>, need: ZeebeNeed): Promise<void> {
  const { wall, publicUrl, codes, version, library = new ReleaseLibrary() } = need;
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
  await engine.work(productListener(engine.id), executor);
}
