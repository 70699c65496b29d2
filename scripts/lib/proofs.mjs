/**
 * What `npm run prove` runs at full size, in this order. Each prints its figures as lines `figure <what>: <value>`
 * (or gives a `parse` of its own: output -> [[what, value], ...]); everything else it prints is for the reader of the
 * terminal. `needs` names files without which there is nothing to run, and `limitSeconds` ends one that hangs.
 * @type {{ name: string, about: string, command: string[], needs?: string[], limitSeconds?: number, parse?: (output: string) => [string, string][] }[]}
 */
export const proofs = [
  {
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
    name: 'Start',
    about: 'A first start over an empty folder, a second one, and one after a kill -9, until the address answers.',
    command: ['node', 'scripts/run.mjs', 'measure-start'],
    needs: ['scripts/measure-start.ts', 'main/main.ts'],
  },
];

/** The lines `figure <what>: <value>` of an output. */
export const figuresOf = (output) =>
  [...output.matchAll(/^figure (.+?): (.+)$/gm)].map(([, what, value]) => [what, value.trim()]);
