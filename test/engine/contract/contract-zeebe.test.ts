import { labMissing } from '../../support/zeebe-lab/lab.ts';
import { allCases } from './case-files.ts';
import type { Driver } from './driver.ts';
import { runCase } from './run-case.ts';
import { zeebeDriver } from './zeebe-driver.ts';

// The oracle: every case on the real Zeebe engine, in several processes side by side, for each step mostly waits. With CI it must run.
const missing = labMissing();
const versions = ['8.5.4', '8.8.0'];
const lanes = 4;

const cases = await allCases();

/** Runs all cases on several labs of one version; each takes the next when it is free. Answers what was otherwise than expected. */
async function runAll(version: string): Promise<string[]> {
  const wrong: string[] = [];
  const left = [...cases];
  const work = async (driver: Driver) => {
    for (let each = left.shift(); each; each = left.shift()) {
      const { name } = each;
      await runCase(driver, each).catch((error: Error) => wrong.push(`${name}: ${error.message}`));
    }
  };
  const first = await zeebeDriver(version);
  const others = await Promise.all(Array.from({ length: lanes - 1 }, () => zeebeDriver(version)));
  const drivers = [first, ...others];
  await Promise.all(drivers.map(work)).finally(() => Promise.all(drivers.map((driver) => driver.close())));
  return wrong;
}

(missing && !process.env.CI ? describe.skip : describe)(
  `the contract on the real Zeebe${missing ? ` (${missing})` : ''}`,
  () => {
    test.concurrent.each(versions)(
      'Zeebe %s behaves as every case says',
      async (version) => {
        expect(await runAll(version)).toEqual([]);
      },
      // On an idle machine about two minutes; the bound is for one that builds the labs first, or has other work.
      900_000,
    );
  },
);
