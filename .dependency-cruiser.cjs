// The floors of the house, from the ground up. A slice may use what stands below it, and nothing above.
const floors = [
  ['kernel'],
  ['platform'],
  ['email'],
  ['identity'],
  ['customers'],
  ['catalog'],
  ['ledger'],
  ['invoices'],
  ['methods'],
  ['payments'],
  ['refunds', 'disputes', 'credit', 'collection'],
  ['purchases'],
  ['schedules'],
  ['changes'],
  ['carts'],
  ['gateways', 'shop', 'documents', 'overviews'],
]

const upward = floors.slice(0, -1).map((names, at) => ({
  name: `${names[0]}-stays-below`,
  comment: 'Floors are used downward only.',
  severity: 'error',
  from: { path: `^src/(${names.join('|')})/`, pathNot: '^src/email/templates/' },
  to: {
    path: `^src/(${floors
      .slice(at + 1)
      .flat()
      .join('|')})/`,
  },
}))

module.exports = {
  forbidden: [
    ...upward,
    {
      name: 'slices-know-no-roots',
      comment: 'Only the composition roots know everything.',
      severity: 'error',
      from: { path: `^src/(${floors.flat().join('|')})/` },
      to: { path: '^src/[^/]+\\.ts$|^src/(http|demo|cli|areas)/' },
    },
    {
      name: 'commands-know-the-app',
      comment: 'A door sees what the App lists; besides it, commands know how a program is opened.',
      severity: 'error',
      from: { path: '^src/cli/' },
      to: {
        path: '^src/',
        pathNot: [
          '^src/(cli|kernel)/',
          '^src/(app|runtime)\\.ts$',
          '^src/platform/(actor|config|log|migrate|own-postgres)\\.ts$',
        ],
      },
    },
    {
      name: 'packages-stand-alone',
      comment: 'A package of its own knows nothing of the house.',
      severity: 'error',
      from: { path: '^packages/([^/]+)/' },
      to: { path: '^(src|web|test|scripts|bench|packages)/', pathNot: '^packages/$1/' },
    },
    {
      name: 'kernel-is-pure',
      severity: 'error',
      from: { path: '^src/kernel/' },
      to: { pathNot: ['^src/kernel/', 'node_modules/zod/'] },
    },
    {
      name: 'states-are-pure',
      comment: 'What a state allows is asked by pages, too.',
      severity: 'error',
      from: { path: '^src/.+-states\\.ts$' },
      to: { pathNot: ['^src/kernel/'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'pages-know-types-only',
      comment:
        'Pages are bundled apart: of the server they import types and what states allow, of the kernel everything.',
      severity: 'error',
      from: { path: '^web/' },
      to: {
        path: '^src/',
        pathNot: ['^src/kernel/', '^src/http/refusals\\.ts$', '^src/.+-states\\.ts$'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['\\+types/', '\\.gen\\.ts$'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
