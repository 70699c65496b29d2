import { labMissing } from '../../support/zeebe-lab/lab.ts';
import { allCases } from './case-files.ts';
import type { Case, Driver } from './driver.ts';
import { runCase } from './run-case.ts';
import { zeebeDriver } from './zeebe-driver.ts';

// The oracle: the cases on the real Zeebe engine, in several processes side by side, for each step waits a little. With CI it must run.
const missing = labMissing();
/** The version whose behaviour ours has, and the oldest one that the product works with. */
const [ours, oldest] = ['8.8.0', '8.5.4'];
/** CONTRACT=whole, as `npm run prove` asks: every case on both. */
const whole = process.env.CONTRACT === 'whole';
const lanes = 2;

const cases = await allCases();

/** Does it say of itself that versions differ? */
const knowsVersions = ({ fn, refused, breaks }: Case): boolean =>
  fn.length > 1 || typeof refused === 'function' || typeof breaks === 'function';

/** Every case on ours; on the oldest those that know of versions, and each third of the others: what holds on one mostly holds on the other. */
function casesFor(version: string): Case[] {
  if (version === ours || whole) return cases;
  return cases.filter((each, at) => knowsVersions(each) || at % 3 === 0);
}

/** Runs the cases on several labs of one version; each takes the next when it is free. Answers what was otherwise than expected. */
async function runAll(version: string): Promise<string[]> {
  const wrong: string[] = [];
  const left = [...casesFor(version)];
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
    test.concurrent.each([ours, oldest])(
      'Zeebe %s behaves as every case says',
      async (version) => {
        expect(await runAll(version)).toEqual([]);
      },
      // On an idle machine about a minute and a half; the bound is for one that builds the labs first, or has other work.
      1_800_000,
    );

    test('at least 250 cases run on each version', () => {
      for (const version of [ours, oldest]) expect(casesFor(version).length).toBeGreaterThanOrEqual(250);
    });
  },
);
