// Who may import whom: the house of ARCHITECTURE.md, checked on every run of the tests. Type-only imports count.

/** Engines stand beside each other; what two of them share belongs to the model, the ledger or access. */
const engines = ['sheet', 'figure', 'closing', 'target', 'match', 'duty', 'trace', 'report'];

const shared = 'declare|model|ports|ledger|access';

/** A rule that everything under `from` may import, inside the house, nothing but `to`. */
function only(name, from, to, comment) {
  return { name, comment, severity: 'error', from: { path: from }, to: { path: '^(src|packs|tests|bench|scripts|bin)/', pathNot: to } };
}

export default {
  forbidden: [
    only('declare-alone', '^src/kernel/declare/', '^src/kernel/declare/', 'Declarations are the ground: they import nothing of the house.'),
    only('ports-are-interfaces', '^src/kernel/ports/', '^src/kernel/(ports|declare)/', 'A port knows its own interface and the declarations.'),
    only('model-over-declare', '^src/kernel/model/', '^src/kernel/(model|declare|ports)/', 'The model reads declarations and no engine.'),
    only(
      'ledger-before-engines',
      '^src/kernel/(ledger|access)/',
      `^src/kernel/(${shared})/`,
      'The ledger knows no other engine: what moves with a commit reaches it by an interface of its own, joined in apps.',
    ),
    ...engines.map((engine) =>
      only(`${engine}-apart`, `^src/kernel/${engine}/`, `^src/kernel/(${engine}|${shared})/`, 'Engines never import each other; all may use the ledger.'),
    ),
    only('assess-runs-anywhere', '^src/kernel/assess/', '^src/kernel/(assess|declare)/', 'Scoring is pure: what-if in the browser, the server and an evidence pack score by the same files.'),
    only('kernel-alone', '^src/kernel/', '^src/kernel/', 'The kernel imports nothing from outside the kernel.'),
    only('domains-declare', '^src/domains/([^/]+)/', '^src/(kernel/declare/|domains/$1/|domains/[^/]+/index\\.ts$)', 'A domain declares, and knows other domains by their index.ts.'),
    only('domains-root-declares', '^src/domains/[^/]+$', '^src/(kernel/declare/|domains/[^/]+$|domains/[^/]+/index\\.ts$)', 'The list of the domains knows each by its index.ts.'),
    only(
      'adapters-apart',
      '^src/adapters/([^/]+)/',
      '^src/(kernel/|adapters/$1/|adapters/dialect/)',
      'An adapter knows the kernel and itself. Both databases share what they have in common, the dialect.',
    ),
    only('web-over-domains', '^src/web/', '^src/(web|domains|kernel/(declare|assess)|client)/', 'Pages know declarations, domains, the API client, and score as the server does.'),
    {
      name: 'client-knows-answers-by-type',
      comment: 'The API client is typed by the answers of the server, and takes nothing of it along into the browser.',
      severity: 'error',
      from: { path: '^src/client/' },
      to: { path: '^src/(?!client/|kernel/declare/)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'browser-runs-anywhere',
      comment: 'What the browser loads knows nothing of Node.',
      severity: 'error',
      from: { path: '^src/(web|client)/' },
      to: { dependencyTypes: ['core'] },
    },
    only(
      'packs-are-programmes',
      '^packs/',
      '^(packs/|src/domains/|src/kernel/declare/|src/adapters/workbook/write)',
      'A pack is a programme as data; only its generator writes workbooks.',
    ),
    {
      name: 'packs-data-apart-from-generator',
      comment: 'Loading a pack must not load a workbook library.',
      severity: 'error',
      from: { path: '^packs/[^/]+/index\\.ts$' },
      to: { path: '^src/adapters/' },
    },
    {
      name: 'apps-on-top',
      comment: 'Only apps join the parts, so nothing beneath may know them.',
      severity: 'error',
      from: { pathNot: '^(src/apps|src/client|tests|bench|scripts|bin)/' },
      to: { path: '^src/apps/' },
    },
    {
      name: 'tests-outside',
      comment: 'What ships must not lean on tests, benchmarks or scripts.',
      severity: 'error',
      from: { path: '^(src|packs)/' },
      to: { path: '^(tests|bench|scripts|bin)/' },
    },
    {
      name: 'kernel-few-packages',
      comment: 'Drivers, workbook libraries and web frameworks stay behind ports, in adapters and apps.',
      severity: 'error',
      from: { path: '^src/(kernel|domains)/' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg'], pathNot: '^node_modules/(big\\.js|uuid|@types/big\\.js)/' },
    },
    {
      name: 'declare-runs-anywhere',
      comment: 'Rules and field kinds run in the importer, the API and the browser alike.',
      severity: 'error',
      from: { path: '^src/(kernel/(declare|assess)|domains)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'ships-with-its-packages',
      comment: 'What runs for a user must be in dependencies.',
      severity: 'error',
      from: { path: '^(src|packs|bin)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg'], dependencyTypesNot: ['type-only'], pathNot: '^node_modules/@types/' },
    },
    { name: 'no-cycles', comment: 'Type-only cycles included.', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      comment: 'A file that nothing imports and that imports nothing is dead.',
      severity: 'error',
      from: { orphan: true, path: '^(src|packs|bench)/', pathNot: '\\.d\\.ts$|/web/public/' },
      to: {},
    },
    { name: 'resolvable', comment: 'Every import leads somewhere.', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
    },
    skipAnalysisNotInRules: true,
  },
};
