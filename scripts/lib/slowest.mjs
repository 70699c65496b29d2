import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { root } from './root.mjs';

/**
 * The test files that took longest, of several of jest's reports.
 * @returns {{ seconds: number, file: string }[]}
 */
export function slowest(reports, amount) {
  return reports
    .filter((report) => existsSync(report))
    .flatMap((report) => JSON.parse(readFileSync(report, 'utf8')).testResults)
    .map(({ name, startTime, endTime }) => ({ seconds: (endTime - startTime) / 1000, file: relative(root, name) }))
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, amount);
}
