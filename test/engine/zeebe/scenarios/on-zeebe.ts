import { afterAll, beforeAll, it, jest } from '@jest/globals';
import { stand } from '../../../support/stand.ts';
import { type Lab, labMissing, startLab } from '../../../support/zeebe-lab/lab.ts';
import { standOn } from '../stand.ts';

/** SAKIN_ZEEBE_VERSION=8.5.4 tells them on another version. */
const version = process.env.SAKIN_ZEEBE_VERSION ?? '8.8.0';

/** Tells a scenario as it stands, with a real Zeebe in the place of the embedded engine. With CI it must be told. */
export async function onZeebe(scenario: () => Promise<unknown>): Promise<void> {
  const missing = labMissing();
  if (missing && !process.env.CI) return it.skip(`needs the lab: ${missing}`, () => undefined);
  // Each step waits until a real engine is idle: some 30 ms, more on a busy machine.
  jest.setTimeout(180_000);
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLab(version);
  }, 180_000);
  afterAll(() => lab.stop());
  stand.open = (need) => standOn(lab, need);
  await scenario();
}
