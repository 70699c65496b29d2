import { describe, jest } from '@jest/globals';
import { labMissing } from '../../support/zeebe-lab/lab.ts';

const missing = labMissing();

/** Runs a suite against each of these versions of the real engine, one after the other. With CI it must run. */
export function onTheLab(versions: string[], name: string, suite: (version: string) => void): void {
  jest.setTimeout(180_000);
  const run = missing && !process.env.CI ? describe.skip : describe;
  for (const version of versions)
    run(`${name}${missing ? ` (${missing})` : ''}, Zeebe ${version}`, () => suite(version));
}
