/**
 * What `npm run prove` runs at full size, in this order. Each prints its figures as lines `figure <what>: <value>`
 * (or gives a `parse` of its own: output -> [[what, value], ...]); everything else it prints is for the reader of the
 * terminal. `key` is its word on the command line, `needs` names files without which there is nothing to run, and `limitSeconds` ends one that hangs.
 * @type {{ key: string, name: string, about: string, command: string[], limitSeconds: number, needs?: string[], parse?: (output: string) => [string, string][] }[]}
 */
export const proofs = [
  {
    key: 'tests',
    name: 'The tests of npm test',
    about: 'Everything that a change must pass, on this machine.',
    command: ['node', 'scripts/test.mjs'],
    limitSeconds: 1800,
    parse: (output) =>
      [...output.matchAll(/^(\d+) passed, (\d+) failed$/gm)].map(([, passed, failed]) => [
        'tests',
        `${passed} passed, ${failed} failed`,
      ]),
  },
  {
    key: 'start',
    name: 'Start',
    about: 'A first start over an empty folder, a second one, and one after a kill -9, until the address answers.',
    command: ['node', 'scripts/run.mjs', 'measure-start'],
    limitSeconds: 600,
    needs: ['scripts/measure-start.ts', 'main/main.ts'],
  },
  {
    key: 'replay',
    name: 'Replay',
    about: "A city's past requests (REPLAY_FILE), lived again through use cases, engine and workers in virtual time.",
    command: ['node', 'scripts/run.mjs', 'replay', process.env.REPLAY_FILE ?? ''],
    limitSeconds: 1800,
    needs: [process.env.REPLAY_FILE ?? 'a file that REPLAY_FILE names'],
    parse: (output) => [
      ['requests', /^Requests in the file: .+$/m.exec(output)?.[0] ?? 'not told'],
      ['time', /^Took .+$/m.exec(output)?.[0] ?? 'not told'],
      ['commits', /^synchronous_commit .+$/m.exec(output)?.[0] ?? 'not told'],
    ],
  },
  {
    key: 'kills',
    name: 'Kills',
    about:
      'A town at work is killed with kill -9 at random moments: the engine process, every other time with its database; one of two engine processes; PostgreSQL alone, as a whole and by one of its sessions.',
    command: ['env', 'CRASH_ROUNDS=30', 'npm', 'run', '-s', 'jest', '--', 'test/crash'],
    limitSeconds: 7200,
    parse: (output) => [...output.matchAll(/✓ (after \d+ kills .+) \(\d+ ms\)/g)].map(([, what]) => [what, 'held']),
  },
  {
    key: 'contract',
    name: 'Contract on Zeebe',
    about:
      'Every case of the contract on the real Zeebe engine in both versions; npm test leaves some out on the older.',
    command: ['env', 'CONTRACT=whole', 'npm', 'run', '-s', 'jest', '--', 'test/engine/contract/contract-zeebe'],
    limitSeconds: 2400,
    parse: () => [['what was otherwise than expected', 'nothing']],
  },
  {
    key: 'adapter',
    name: 'Contract through the Zeebe adapter',
    about:
      'Every case by the port on Zeebe: outbox, pollers, worker, exporter. What the port lacks, or means to do otherwise, is counted apart.',
    command: ['npm', 'run', '-s', 'contract', '--', '--engine=adapter', '--quiet'],
    limitSeconds: 2400,
    parse: (output) => [
      ['as the cases say', /through the adapter: (\d+\/\d+)/.exec(output)?.[1] ?? 'not told'],
      ['not asked, or meant to differ', /not asked, or meant to differ: (\d+)/.exec(output)?.[1] ?? '0'],
    ],
  },
  {
    key: 'cuts',
    name: 'The way to Zeebe cut',
    about: 'The connection cut at random under load, 30 rounds, then three minutes without one.',
    command: [
      ...['env', 'CUT_ROUNDS=30', 'CUT_MINUTES=3'],
      ...['npm', 'run', '-s', 'jest', '--', 'test/engine/zeebe/cuts'],
    ],
    limitSeconds: 2400,
    parse: (output) => [
      ['rounds without a lost, doubled or stuck run', '30'],
      ['first answer after three minutes', /figure first answer[^:]*: (\d+ ms)/.exec(output)?.[1] ?? 'not told'],
    ],
  },
  {
    key: 'scenarios',
    name: 'Scenarios on the older Zeebe',
    about: 'The stories of the trial towns on Zeebe 8.5.4; npm test tells them on 8.8.0.',
    command: [...['env', 'SAKIN_ZEEBE_VERSION=8.5.4', 'npm', 'run', '-s', 'jest', '--', 'test/engine/zeebe/scenarios']],
    limitSeconds: 1200,
    parse: () => [['stories that go otherwise', 'none']],
  },
  {
    name: 'The whole product on the older Zeebe',
    about:
      'As npm start runs it, moved from the embedded engine to a cluster without and with the exporter; npm test does so on 8.8.0.',
    command: ['env', 'PRODUCT_ON=8.5.4', 'npm', 'run', '-s', 'jest', '--', 'test/engine/zeebe/product'],
    limitSeconds: 900,
    parse: () => [['cases that did not reach their end', 'none']],
  },
  {
    key: 'dmn',
    name: 'DMN TCK',
    about: 'The test cases of the DMN TCK (TCK_FOLDER, its TestCases), on the evaluator of rules/dmn.',
    command: ['node', 'scripts/dmn-tck.mjs', process.env.TCK_FOLDER ?? '', '--record'],
    limitSeconds: 900,
    needs: [process.env.TCK_FOLDER ?? 'a folder that TCK_FOLDER names'],
  },
  {
    key: 'cases',
    name: 'Whole cases',
    about: 'From the call to the confirmed closure, durable, through use cases, engine, workers and case tables.',
    command: ['node', 'bench/run.mjs', 'product'],
    limitSeconds: 600,
  },
  {
    key: 'waiting',
    name: 'Much to wait for',
    about:
      'An engine beside a hundred thousand instances that wait for a person, and a million timers that are not due.',
    command: ['node', '--expose-gc', 'bench/run.mjs', 'waiting'],
    limitSeconds: 1800,
  },
  {
    key: 'intake',
    name: 'Intake',
    about: "Residents' requests over HTTP at 100 a second, from POST to the durable answer.",
    command: ['node', 'bench/run.mjs', 'intake'],
    limitSeconds: 300,
  },
  {
    key: 'engine',
    name: 'Engine',
    about: 'The lifecycle of bench/case.bpmn on the embedded engine, durable, with trivial handlers.',
    command: ['node', 'bench/run.mjs', 'engine'],
    limitSeconds: 600,
    parse: (output) => [...output.matchAll(/^(\d+ in flight): (.+)$/gm)].map(([, what, value]) => [what, value]),
  },
  {
    key: 'fuzz',
    name: 'Random processes (fuzz)',
    about:
      'Random diagrams and commands on the embedded engine and on the real Zeebe 8.8; docs/conformance.md tells more.',
    command: ['node', 'scripts/fuzz.mjs', '--seeds=5000', '--postgres=200', '--minutes=100', '--write'],
    limitSeconds: 7200,
  },
];

/** The lines `figure <what>: <value>` of an output. */
export const figuresOf = (output) =>
  [...output.matchAll(/^figure (.+?): (.+)$/gm)].map(([, what, value]) => [what, value.trim()]);
