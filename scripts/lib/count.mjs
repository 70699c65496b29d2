import { existsSync, readFileSync } from 'node:fs';

/**
 * What a finished step adds to the total: tests of jest by its report, where a file that could not run is a failure
 * too; any other step counts as one test.
 * @returns {{ passed: number, failed: number, pending: string[] }}
 */
export function count({ report }, ok) {
  if (!report) return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, pending: [] };
  if (!existsSync(report)) return { passed: 0, failed: 1, pending: [] };
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, testResults } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  const pending = testResults
    .flatMap((file) => file.assertionResults)
    .filter(({ status }) => status === 'pending' || status === 'todo');
  return {
    passed: numPassedTests,
    // Jest can fail beside its tests: in its set-up, or because a run found no test at all.
    failed: failed === 0 && !ok ? 1 : failed,
    pending: pending.map(({ fullName }) => `${fullName} (not run by the test itself)`),
  };
}
