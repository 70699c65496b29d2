import { type Lab, startLab } from '../../support/zeebe-lab/lab.ts';
import type { Driver, Files } from './driver.ts';
import { ZeebeClient } from './zeebe-client.ts';
import { ZeebeHost } from './zeebe-host.ts';

/** Everything beyond the first size that a case may need: Zeebe runs it all. */
export const abilitiesOfZeebe: ReadonlySet<string> = new Set([
  'call-activity',
  'compensation',
  'escalation',
  'inclusive-gateway',
  'link',
  'multi-instance',
  'signal',
  'nested-event-sub-process',
  'called-decision',
]);

/**
 * A real Zeebe engine of this version, in a process of its own until `close`. After a case over which Zeebe breaks down the engine may
 * refuse to be emptied, and its process ends: then another one takes its place.
 */
export async function zeebeDriver(version: string): Promise<Driver> {
  let lab: Lab = await startLab(version);
  let client = new ZeebeClient(lab);
  const another = async () => {
    client.close();
    await lab.stop();
    lab = await startLab(version);
    client = new ZeebeClient(lab);
    await client.reset();
  };
  return {
    name: `zeebe ${version}`,
    version: async () => version,
    async load(files: Files, { keep = false } = {}) {
      if (!keep || !client.connected) await client.reset().catch(another);
      const host = new ZeebeHost(client);
      await host.deploy(files);
      return host;
    },
    async close() {
      client.close();
      await lab.stop();
    },
    abilities: abilitiesOfZeebe,
    wordsOfZeebe: true,
  };
}
