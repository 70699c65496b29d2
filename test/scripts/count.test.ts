import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const { count } = (await import(join(import.meta.dirname, '..', '..', 'scripts', 'lib', 'count.mjs'))) as {
  count(step: { report?: string }, ok: boolean): { passed: number; failed: number; pending: string[] };
};

const { slowest } = (await import(join(import.meta.dirname, '..', '..', 'scripts', 'lib', 'slowest.mjs'))) as {
  slowest(reports: string[], amount: number): { seconds: number; file: string }[];
};
const { runStep } = (await import(join(import.meta.dirname, '..', '..', 'scripts', 'lib', 'step.mjs'))) as {
  runStep(step: object): Promise<{ ok: boolean; output: string }>;
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sakin-count-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function counted(report: { passed?: number; failed?: number; broken?: number; results?: object[] }, ok: boolean) {
  const file = join(folder, 'report.json');
  const { passed = 0, failed = 0, broken = 0, results = [] } = report;
  writeFileSync(
    file,
    JSON.stringify({
      numPassedTests: passed,
      numFailedTests: failed,
      numRuntimeErrorTestSuites: broken,
      testResults: [{ assertionResults: results }],
    }),
  );
  return count({ report: file }, ok);
}

test('a step without a report counts as one test', () => {
  expect(count({}, true)).toMatchObject({ passed: 1, failed: 0 });
  expect(count({}, false)).toMatchObject({ passed: 0, failed: 1 });
});

test('tests are counted by the report, and a file that could not run has failed', () => {
  expect(counted({ passed: 7 }, true)).toMatchObject({ passed: 7, failed: 0 });
  expect(counted({ passed: 7, failed: 2, broken: 1 }, false)).toMatchObject({ passed: 7, failed: 3 });
});

test('a run that failed beside its tests, or wrote no report, has failed', () => {
  expect(counted({ passed: 7 }, false)).toMatchObject({ passed: 7, failed: 1 });
  expect(count({ report: join(folder, 'absent.json') }, true)).toMatchObject({ passed: 0, failed: 1 });
});

test('a test that does not run itself is named', () => {
  const results = [
    { status: 'pending', fullName: 'left out' },
    { status: 'passed', fullName: 'done' },
  ];
  expect(counted({ passed: 1, results }, true).pending).toEqual(['left out (not run by the test itself)']);
});

test('the slowest files of all reports are named, slowest first', () => {
  const files: [string, string, number][] = [
    ['one', 'quick.test.ts', 1_000],
    ['one', 'slow.test.ts', 9_000],
    ['two', 'slower.test.ts', 9_500],
  ];
  for (const report of ['one', 'two']) {
    const testResults = files
      .filter(([of]) => of === report)
      .map(([, file, endTime]) => ({ name: join(import.meta.dirname, '..', '..', file), startTime: 500, endTime }));
    writeFileSync(join(folder, report), JSON.stringify({ testResults }));
  }
  expect(slowest([join(folder, 'one'), join(folder, 'two'), join(folder, 'absent')], 2)).toEqual([
    { seconds: 9, file: 'slower.test.ts' },
    { seconds: 8.5, file: 'slow.test.ts' },
  ]);
});

test('a step tells whether its command went well, and keeps what it said', async () => {
  const say = (text: string, code: number) => [
    process.execPath,
    '-e',
    `process.stdout.write(${JSON.stringify(text)}); process.exitCode = ${code}`,
  ];
  expect(await runStep({ command: say('one\ntwo', 0), cwd: folder })).toMatchObject({ ok: true, output: 'one\ntwo' });
  expect(await runStep({ command: say('wrong', 3), cwd: folder })).toMatchObject({ ok: false, output: 'wrong' });
});
