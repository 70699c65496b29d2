/**
 * The folder list is the architecture: who may import what. One rule a folder, which names all it may reach of ours.
 * Checked by npm test (npm run rules).
 */
const ours = '^(domain|rules|engine|checks|store|workers|api|client|main|seeds|scripts|bench|test|types|[a-z]+-ui|ui-kit)/';

const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: ours, pathNot: allowed },
});

/** The times of a clock and an instant are the words that everybody shares. */
const TIME = '^domain/(instant|clock)\\.ts$';

module.exports = {
  forbidden: [
    only('domain', '^domain/', '^domain/', 'The rules of the trade know nothing but themselves.'),
    only('rules', '^rules/', '^rules/', 'FEEL and DMN know nothing of ours.'),
    only('port', '^engine/[^/]+\\.ts$', `^engine/[^/]+\\.ts$|${TIME}`, 'The port knows no engine.'),
    only('embedded', '^engine/embedded/', `^engine/(embedded/|[^/]+\\.ts$)|^rules/|${TIME}`, 'An adapter knows the port and the rules.'),
    only('zeebe', '^engine/zeebe/', `^engine/(zeebe/|[^/]+\\.ts$)|^rules/|${TIME}`, 'An adapter knows the port and the rules.'),
    only('checks', '^checks/', `^(checks|domain|rules)/|^engine/[^/]+\\.ts$`, 'What a folder of a service must hold is asked of its files alone.'),
    only('workers', '^workers/', '^(workers|domain|rules)/|^engine/[^/]+\\.ts$', 'A worker reaches the world through workers/context.ts.'),
    only('store', '^store/', '^(store|domain)/', 'Stores know the domain.'),
    only('api', '^api/', '^(api|checks|domain|rules|store)/|^engine/[^/]+\\.ts$', 'The API knows no engine and no worker.'),
    only('client', '^client/', '^client/', 'The client is generated from openapi.json.'),
    only('ui-kit', '^ui-kit/', '^(ui-kit|client)/', 'What browser applications share.'),
    {
      name: 'ui',
      comment: 'A browser application knows the client and the kit: needing more means that the API lacks something.',
      severity: 'error',
      from: { path: '^([a-z]+-ui)/' },
      to: { path: ours, pathNot: '^(client|ui-kit|$1)/' },
    },
    {
      name: 'nobody-imports-main',
      comment: 'main composes; who needs something of it needs it passed in.',
      severity: 'error',
      from: { pathNot: '^(main|scripts|bench|test)/' },
      to: { path: '^main/' },
    },
    {
      name: 'nobody-imports-tests-and-commands',
      severity: 'error',
      from: { pathNot: '^(scripts|bench|test)/' },
      to: { path: '^(scripts|bench|test)/' },
    },
    {
      name: 'pure-core',
      comment: 'The step function of the engine runs anywhere: only its hosts touch Node.',
      severity: 'error',
      from: { path: '^engine/embedded/', pathNot: '^engine/embedded/(memory|postgres)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-io-in-rules-and-handlers',
      comment: 'Files and networks are reached through the outbox, never from a rule or a handler.',
      severity: 'error',
      from: { path: '^(domain|rules|checks|workers)/' },
      to: { path: '^(node:)?(fs|fs/promises|net|tls|http|https|http2|dns|dgram|child_process|worker_threads)$' },
    },
    {
      name: 'no-node-in-browsers',
      severity: 'error',
      from: { path: '^([a-z]+-ui|ui-kit|client)/', pathNot: 'vite\\.config\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-cycles',
      comment: 'Types count too: a cycle of types is two files that are one.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'Every import leads somewhere, and to a library that package.json names.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-development-library-in-the-product',
      severity: 'error',
      from: { path: '^(domain|rules|checks|engine|store|workers|api|main|seeds|client|[a-z]+-ui|ui-kit)/', pathNot: 'vite\\.config\\.ts$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.cache|\\.data|test/support/zeebe-lab)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
