import { type Lab, startLab } from '../../support/zeebe-lab/lab.ts';
import type { Driver, Files } from './driver.ts';
import { ZeebeClient } from './zeebe-client.ts';
import { ZeebeHost } from './zeebe-host.ts';

/** Everything beyond the first size that a case may need: Zeebe runs it all. */
const all = [
  'call-activity',
  'compensation',
  'escalation',
  'inclusive-gateway',
  'link',
  'multi-instance',
  'signal',
  'nested-event-sub-process',
  'called-decision',
];

/** A real Zeebe engine of this version, in a process of its own until `close`. */
export async function zeebeDriver(version: string): Promise<Driver> {
  const lab: Lab = await startLab(version);
  const client = new ZeebeClient(lab);
  return {
    name: `zeebe ${version}`,
    version: async () => version,
    async load(files: Files, { keep = false } = {}) {
      if (!keep || !client.connected) await client.reset();
      const host = new ZeebeHost(client);
      await host.deploy(files);
      return host;
    },
    async close() {
      client.close();
      await lab.stop();
    },
    abilities: new Set(all),
    wordsOfZeebe: true,
  };
}
