import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium, findJdk, onPath } from './machine.mjs';
import { root } from './root.mjs';

const node = process.execPath;
const tool = (path) => join(root, 'node_modules', path);
/** Tests that need more than Node are told by where they lie and what they are called. */
const BROWSER = '/test/e2e/';
const ZEEBE = '/test/engine/(zeebe/|contract/contract-zeebe)';
const ZEEBE_JDK = 21;

/** Jest over the test files that these patterns name; the figures are read from its report. */
const jest = (name, patterns, { not = [], workers, ...rest } = {}) => ({
  name,
  command: [
    ...[node, '--experimental-vm-modules', '--no-warnings', tool('jest/bin/jest.js'), ...patterns],
    ...not.flatMap((pattern) => ['--testPathIgnorePatterns', pattern]),
    ...(workers ? ['--maxWorkers', String(workers)] : []),
    ...['--json', '--outputFile', reportOf(name)],
  ],
  report: reportOf(name),
  live: true,
  limitSeconds: 1500,
  ...rest,
});

const reportOf = (name) => join(root, '.cache', 'test', `${name.replaceAll(/\W+/g, '-')}.json`);

/**
 * What `npm test` does, in order: groups of lanes, which run side by side, of steps one after the other. A step whose folder is not there
 * is no step; one that this machine cannot run says why in `missing`.
 */
export function steps() {
  return [
    // As long as each other, so that no core waits.
    [
      [{ name: 'types of the server', command: [node, tool('typescript/bin/tsc'), '-p', 'tsconfig.json'] }],
      [
        { name: 'format and lint', command: [node, tool('@biomejs/biome/bin/biome'), 'check', '.'] },
        {
          name: 'types of the browser',
          command: [node, tool('typescript/bin/tsc'), '-p', 'tsconfig.ui.json'],
          when: hasUi(),
        },
        { name: 'who imports what', command: [node, 'scripts/rules.mjs'] },
      ],
    ],
    [[{ name: 'build', command: [node, 'scripts/build.mjs'] }]],
    // Browsers and the real engine make their tests wait, this one so much that three of its files fit; the others have the machine.
    [
      [jest('tests', [], { not: [BROWSER, ZEEBE] })],
      [
        jest('browser tests', [BROWSER], { when: hasTests(BROWSER), ...browser() }),
        jest('contract on the real Zeebe engine', [ZEEBE], { when: hasTests(ZEEBE), workers: 3, ...zeebe() }),
      ],
    ],
  ].map((group) => group.map((lane) => lane.filter(({ when = true }) => when)));
}

const hasTests = (pattern) =>
  readdirSync(join(root, 'test'), { recursive: true }).some(
    (path) => path.endsWith('.test.ts') && new RegExp(pattern).test(`/test/${path}`),
  );

const hasUi = () => readdirSync(root).some((name) => name.endsWith('-ui'));

function browser() {
  const CHROMIUM = findChromium();
  if (CHROMIUM) return { env: { CHROMIUM } };
  return { missing: 'no Chromium: install the Debian package chromium, or name one in CHROMIUM' };
}

function zeebe() {
  const JAVA_HOME = findJdk(ZEEBE_JDK);
  if (!JAVA_HOME) return { missing: `no JDK ${ZEEBE_JDK} or later in JAVA_HOME or /usr/lib/jvm` };
  if (!onPath('mvn')) return { missing: 'no Maven (mvn) on the PATH' };
  return { env: { JAVA_HOME } };
}
