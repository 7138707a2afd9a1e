/** Who may import whom (docs/decisions and the README's layout say why). `npm run deps` fails on any other import. */
const only = (name, from, allowed, npm = []) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { pathNot: [...allowed, ...npm.map((pkg) => `node_modules/${pkg}/`)], dependencyTypesNot: ['core', 'type-only'] },
});

const noNode = (name, from) => ({ name, severity: 'error', from: { path: from }, to: { dependencyTypes: ['core'] } });

const never = (name, from, to, fromNot = []) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: fromNot },
  to: { path: to },
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: ['^virtual:', '\\.(css|woff2)'] } },
    only('shared-domain', '^shared/(domain|catalogs)', ['^shared/(domain|catalogs)'], [
      '@paralleldrive/cuid2',
      '@noble/hashes',
      'fractional-indexing',
    ]),
    only('shared-contract', '^shared/contract', ['^shared/(contract|domain|schema/values)'], ['zod', '@orpc/contract']),
    only('shared-schema', '^shared/schema', ['^shared/schema'], ['drizzle-orm']),
    never('schema-rows-are-for-storage', '^shared/(domain|contract)', '^shared/schema/(sqlite|postgres)'),
    noNode('shared-is-pure', '^shared/'),
    only('core', '^electron/core', ['^electron/core', '^shared/']),
    noNode('core-is-pure', '^electron/core'),
    only('storage', '^electron/storage', ['^electron/(core|storage)', '^shared/'], ['better-sqlite3', 'drizzle-orm', '@paralleldrive/cuid2']),
    only('remote', '^electron/remote', ['^electron/(core|remote)', '^shared/'], ['postgres', '@electric-sql/pglite', '@clerk/clerk-js']),
    only('api', '^electron/api', ['^electron/(core|api)', '^shared/'], ['@orpc']),
    only('gateways', '^electron/gateways', ['^electron/(api|gateways)', '^shared/'], ['@orpc', 'ws', 'mrmime']),
    never('electron-only-in-desktop', '^(?!electron/desktop|tests/desktop)', '^node_modules/electron/'),
    never('hosts-are-imported-by-nobody', '.', '^electron/(desktop|node-host)', ['^electron/(desktop|node-host)', '^tests/']),
    never('renderer-never-reaches-the-main-process', '^renderer', '^electron'),
    never('main-process-never-reaches-the-renderer', '^electron', '^renderer'),
    {
      name: 'no-zod-in-the-renderer',
      severity: 'error',
      from: { path: '^renderer' },
      to: { path: ['^shared/(contract|schema)', 'node_modules/zod/'], dependencyTypesNot: ['type-only'] },
    },
    never('ui-knows-no-domain', '^renderer/ui', '^(renderer/(?!ui)|shared)'),
    never('features-never-import-steps', '^renderer/features', '^renderer/(steps|app)'),
    never('connection-knows-no-page', '^renderer/connection', '^renderer/(steps|app|features|ui)'),
    {
      name: 'a-step-never-imports-another',
      severity: 'error',
      from: { path: '^renderer/steps/([^/]+)/' },
      to: { path: '^renderer/steps/([^/]+)/', pathNot: '^renderer/steps/$1/' },
    },
    { name: 'tests-are-imported-by-nobody', severity: 'error', from: { pathNot: '^(tests|bench)' }, to: { path: '^(tests|bench)' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig/tests.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
